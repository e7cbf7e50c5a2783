"""What cells say that are no data: totals, remarks, vacancies, errors, signs that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from orgsandbox.domain.names import folded

_BOTH_SIDES = 2
"""Signs around a mark: one before it, one behind."""

# C0 and C1 controls but tab and line ends, zero-width signs, direction marks, non-characters. The
# joiner of emoji and the selectors of variant characters stay: they are part of names.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile(r"\s*[\r\n]+\s*")
_LISTED = re.compile(r"(本部|部|課|係|室|長|センター|グループ|チーム)\s*$")
_LEVELS = {"本部": 1, "部": 2, "課": 3, "係": 4}
_AS_FORMULA = re.compile(r'^="(.*)"$')
_NEUTRALISED = re.compile(r"^'(?=[=+\-@＝＋－＠\d])")
_ERRORS = frozenset({"#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!"})
_TOTAL = re.compile(
    r"^(.*[\s:：])?(合計|小計|総計|総合計|累計)([\s:：].*)?$|^(.*[\s:：])?計([\s:：]*[\d(（].*)?$|^.+(小計|合計|総計)$|^.+(部|課|係|室|局|班|所|店|支社|工場|センター|グループ|チーム)計$"
    r"|^(grand\s+|sub)?\s*-?totals?\b.{0,12}$|^(平均|人数|件数|総数|総人数|合計人数|在籍人数|average|count|sum|headcount)[:：]?$",
    re.IGNORECASE,
)
_MAY_BE_TOTAL = re.compile("[計均数]|total|average|count|sum", re.IGNORECASE)
"""A sign of every way to head a total: a cell without any is looked at no further."""

_BARE_TOTAL = re.compile(r"合計|小計|総計|総合計|累計|計|(grand |sub)?total", re.IGNORECASE)
_REMARK = re.compile(
    r"^\s*(※|＊|\*|[(（]?注[\s:：)）\d]|注$|備考[:：]|以上$|出力(件数|日|者)|件数[:：]|社外秘|取扱注意|以下余白|copyright|confidential|report\s|generated\s|end of |作成[者日:：]|印刷日|(ページ|page)\s*\d)",
    re.IGNORECASE,
)
_VACANT = frozenset(
    folded(word)
    for word in (
        "空席",
        "欠員",
        "未定",
        "採用予定",
        "採用予定者",
        "募集中",
        "採用中",
        "補充予定",
        "後任未定",
        "後任調整中",
        "後任選考中",
        "調整中",
        "選考中",
        "人選中",
        "空きポスト",
        "空席予定",
        "該当者なし",
        "vacant",
        "vacancy",
        "open position",
        "open",
        "tbd",
        "tbh",
        "to be hired",
        "to be decided",
    )
)
_CLOSED = frozenset(
    folded(word)
    for word in (
        "eliminated",
        "post eliminated",
        "abolished",
        "deleted post",
        "post deleted",
        "post closed",
        "closed post",
        "廃止",
        "廃止済",
        "廃止済み",
        "廃止ポスト",
        "ポスト廃止",
        "欠番",
        "廃番",
    )
)
_VACANCY = re.compile(
    r"(?:後任|担当|担当者|人選|着任者|責任者)?(?:者)?(?:未定|不在|空席|欠員|調整中|選考中|人選中|募集中|採用中|未着任|未配置)"
    r"|(?:新規|中途|新卒|追加|要|欠員|補充)?(?:採用|募集|補充|増員)(?:予定|中|枠|待ち|活動中|見込み?)?者?"
    r"|(?:\d{1,2}月)?(?:入社|着任|配属)予定(?:者|の人)?|新入社員|新人"
    r"|(?:vacant|open|unfilled|new)(?: (?:post|position|role|headcount|hire|req|requisition|seat))?"
    r"|(?:backfill|tba|tbc|to be (?:confirmed|announced|appointed|recruited|filled|determined)|unfilled|hiring)",
    re.IGNORECASE,
)
"""How planners write that nobody is there yet."""

_MAY_BE_VACANT = re.compile(
    "[空欠未採募増員後調選補人該不新追要着入配担責Ａ-Ｚａ-ｚ]|vac|open|tb|unfill|new|hir|to be|backfill",
    re.IGNORECASE,
)
"""A sign of every way to write a vacancy, or a wide letter: a name without any is looked at no further."""

_MAY_BE_CLOSED = re.compile("[廃欠Ａ-Ｚａ-ｚ]|elimin|abolish|delet|closed", re.IGNORECASE)
"""A sign of every way to write that a post is done away with, or a wide letter."""

_SEATS = re.compile(r"^(.*?)[\s×x(（]*(\d{1,3})\s*(?:名|人|席|posts?)?[)）]?$")
_COUNT = re.compile(r"\d+(?:\.\d+)?\s*(?:名|人|件|people|persons?|heads?)")
_BRACKETED_ALONE = re.compile(r"[(\[【<][^()\[\]【】<>]*[)\]】>]")
_BRACKETS = re.compile(r"^[(（\[［【〈<\"'’]+|[)）\]］】〉>\"'’]+$")
_AFTERWARDS = re.compile(r"\s*\(.*\)$|(?<=[^\x00-\x7f])\s*[A-Za-z]$|\s[A-Za-z]$")
"""What may follow: 空席(4月採用予定), 採用予定者A."""
_NO_ONE = frozenset(
    folded(word)
    for word in (
        "xx",
        "none",
        "-",
        "なし",
        "無し",
        "ー",
        "―",
        "－",
        "n/a",
        "na",
        "nil",
        "null",
        "該当なし",
        "該当無し",
        "本人",
        "self",
        "no_manager",
        "no manager",
        "0",
        "#n/a",
    )
)


def cleaned(text: str) -> str:
    """Return a cell without signs that cannot be seen, on one line, as what Excel was told to show.

    >>> cleaned('="0001"'), cleaned("松尾\\u200b 一郎\\r\\n")
    ('0001', '松尾 一郎')
    """
    if _UNSEEN.search(text):
        text = _UNSEEN.sub("", text)
    if "\n" in text or "\r" in text:
        text = _LINE_ENDS.sub(_joint, text.strip())
    text = text.strip()
    if text[:1] in ("=", "'"):
        text = _NEUTRALISED.sub("", _AS_FORMULA.sub(r"\1", text))
    return text


def _joint(line_end: re.Match[str]) -> str:
    """Return what joins two lines: a space between Latin words, nothing in Japanese.

    Departments or titles on a line each are a list (総務部、人事部), or a path where they go down.
    """
    above = line_end.string[: line_end.start()].splitlines()[-1:]
    below = line_end.string[line_end.end() :].splitlines()[:1]
    if (listed := _LISTED.search("".join(above))) and (other := _LISTED.search("".join(below))):
        falls = _LEVELS.get(listed[0], 0) < _LEVELS.get(other[0], 0)
        return " " if falls else "、"
    around = line_end.string[: line_end.start()][-1:] + line_end.string[line_end.end() :][:1]
    return " " if around.isascii() and len(around) == _BOTH_SIDES else ""


def is_error(text: str) -> bool:
    """Say whether a cell is an error of a spreadsheet (#N/A), not a value."""
    return text[:1] in ("#", "＃") and unicodedata.normalize("NFKC", text).casefold() in _ERRORS


def is_total(text: str) -> bool:
    """Say whether a cell heads a line of totals (合計, 小計, 総務部 計, Grand Total).

    >>> is_total("総務部 計"), is_total("計 300"), is_total("計 一郎")
    (True, True, False)
    """
    return bool(_MAY_BE_TOTAL.search(text) and _TOTAL.match(text.strip()))


def is_bare_total(text: str) -> bool:
    """Say whether a cell says total and nothing else: beside a number anything more may be a name."""
    return bool(_BARE_TOTAL.fullmatch(text.strip()))


def is_remark(text: str) -> bool:
    """Say whether a cell begins a remark (※, 注:), not a row of data."""
    return bool(_REMARK.match(text))


@lru_cache(maxsize=8192)
def vacant_seats(name: str) -> int:
    """Return how many posts the name of a person says to be vacant (空席, 欠員, Vacant, 空席２名), else 0."""
    if not _MAY_BE_VACANT.search(name):
        return 0
    plain = unicodedata.normalize("NFKC", name).strip()
    match = _SEATS.match(plain)
    if match is not None and _is_vacant(match[1]):
        return int(match[2])
    return 1 if _is_vacant(plain) else 0


def one_vacancy(name: str) -> str:
    """Return the name of several vacant posts in a row as that of one: 欠員 for 欠員２; others stay."""
    if vacant_seats(name) <= 1:
        return name
    match = _SEATS.match(unicodedata.normalize("NFKC", name).strip())
    return match[1] if match is not None else name


def _is_vacant(name: str) -> bool:
    forms = (name, _AFTERWARDS.sub("", name))
    bare = [_BRACKETS.sub("", form).strip() for form in forms]
    return any(folded(form) in _VACANT or _VACANCY.fullmatch(form) for form in bare)


@lru_cache(maxsize=8192)
def is_closed_post(name: str) -> bool:
    """Say whether the name of a person says that the post was done away with ('Eliminated', 廃止)."""
    if not _MAY_BE_CLOSED.search(name):
        return False
    plain = unicodedata.normalize("NFKC", name).strip()
    return folded(_BRACKETS.sub("", plain)) in _CLOSED


@lru_cache(maxsize=8192)
def is_no_name(text: str) -> bool:
    """Say whether what stands for a name can be nobody's: a count of people (3名), marks alone."""
    if text[:1].isalpha():
        return False
    plain = unicodedata.normalize("NFKC", text).strip()
    if _COUNT.fullmatch(plain) or _BRACKETED_ALONE.fullmatch(plain):
        return True
    return not any(sign.isalpha() for sign in plain)


def means_no_one(text: str) -> bool:
    """Say whether a cell for a manager says that there is none (N/A, なし, 本人)."""
    return folded(text) in _NO_ONE
