"""What stands behind a name and is no part of it: Dan Wu (On Leave), 鈴木 ※育休中, 田中（派遣）."""

from __future__ import annotations

import re
from functools import lru_cache

from orgsandbox.files.headers import folded_header

LAST_FIRST = "Lee, Ann"
"""The form of a column of names with the surname before a comma."""

LEFT_WORDS = ("退職", "離職", "退社", "terminated", "inactive", "left")
NOT_YET_WORDS = (
    "入社予定",
    "入社前",
    "内定",
    "採用予定",
    "not started",
    "pending hire",
    "pre-hire",
)
AWAY_WORDS = ("休職", "休業", "育休", "産休", "育児休", "介護休", "on leave", "leave of absence")
_EMPLOYMENT_WORDS = (
    "派遣",
    "業務委託",
    "委託",
    "嘱託",
    "契約社員",
    "パート",
    "アルバイト",
    "再雇用",
    "出向",
    "contractor",
    "temp",
    "part-time",
    "intern",
)
_BEHIND = re.compile(
    r"^(.+?)\s*(?:[(（\[［【]([^()（）\[\]［］【】]+)[)）\]］】]|[※＊*]\s*([^※＊*]+))$"
)
_MARKED = re.compile("[※＊*]")
_ENDS = frozenset(")）]］】")


@lru_cache(maxsize=8192)
def parted(name: str) -> tuple[str, str]:
    """Return a name and the remark behind it; what is not known for a remark is part of the name.

    >>> parted("鈴木 ※育休中"), parted("Dan Wu (On Leave)"), parted("田中（旧姓 森）")
    (('鈴木', '育休中'), ('Dan Wu', 'On Leave'), ('田中（旧姓 森）', ''))
    """
    if name[-1:] not in _ENDS and not _MARKED.search(name):
        return name, ""
    match = _BEHIND.match(name)
    if match is None:
        return name, ""
    remark = (match[2] or match[3]).strip()
    lower = remark.casefold()
    words = (*LEFT_WORDS, *NOT_YET_WORDS, *AWAY_WORDS, *_EMPLOYMENT_WORDS)
    return (match[1], remark) if any(word in lower for word in words) else (name, "")


def employment_in(remark: str) -> str:
    """Return a remark that says how somebody is employed, nothing for any other."""
    lower = remark.casefold()
    return remark if any(word in lower for word in _EMPLOYMENT_WORDS) else ""


def is_last_first(header: str) -> bool:
    """Say whether a column says of its names that the surname comes first, before a comma."""
    return folded_header(header).replace(",", "") in ("lastnamefirstname", "lastfirst")


def first_first(name: str) -> str:
    """Return Ann Lee for Lee, Ann."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else name


def last_first(name: str) -> str:
    """Return Lee, Ann for Ann Lee."""
    first, space, last = name.rpartition(" ")
    return f"{last}, {first}" if space else name
