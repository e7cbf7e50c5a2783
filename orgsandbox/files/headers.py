"""Headers as they are compared: every spelling under which a column may be known."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UNIMPORTANT = str.maketrans("", "", " _-.・:　\t\r\n'\"*※")
_BRACKETED = re.compile(r"\[([^\]]*)\]")
_ROUND = re.compile(r"\([^)]*\)")
_SEGMENT = re.compile(r"[_/]| - ")
_OF_SECOND = re.compile(r"^([^()]+)\((?:兼務|兼任|兼|副)(?:先)?(\d{0,2})\)$")
"""役職(兼務2) is not 役職, but 兼務役職2."""

_ENDING = re.compile(r"(?<=..)名$")
_CODE = re.compile(r"(?<=[^a-z])cd(?=\d{0,2}$)", re.IGNORECASE)
_KANA = re.compile(r"よみがな|ヨミガナ|読み?仮名|よみ仮名|ふりがな|フリガナ|カナ氏名|かな")
_NOT_A_PROPERTY = ("required", "upload only")


def folded_header(text: str) -> str:
    """Return a header as it is compared: widths, case, spaces and marks do not count.

    >>> folded_header("社員\\n番号") == folded_header("社員 番号")
    True
    """
    return unicodedata.normalize("NFKC", text).casefold().translate(_UNIMPORTANT)


@lru_cache(maxsize=4096)
def spellings(header: str) -> tuple[str, ...]:
    """Return the ways to read a header, the whole first: without brackets, by the property in them
    (Entra ID's "Name [displayName] Required"), by the last part (HRMOS' "主務 - 部署_部署名").
    """
    plain = unicodedata.normalize("NFKC", header)
    inside = [
        text
        for text in _BRACKETED.findall(plain)
        if not text.casefold().startswith(_NOT_A_PROPERTY)
    ]
    outside = _BRACKETED.sub("", plain)
    outside = re.sub(r"\]?\s*required\s*$", "", outside, flags=re.IGNORECASE)
    second = _OF_SECOND.sub(r"兼務\1\2", outside)
    if second != outside:
        return tuple(dict.fromkeys(map(folded_header, (outside, second))))
    bare = _ROUND.sub("", outside)
    readings = [plain, outside, *inside, bare, _usual(outside), _ENDING.sub("", _usual(bare))]
    parts = [part for part in _SEGMENT.split(outside) if part.strip()]
    if len(parts) > 1:
        readings.append(parts[-1])
    folded = (folded_header(reading) for reading in readings)
    return tuple(dict.fromkeys(text for text in folded if text))


def _usual(header: str) -> str:
    """Return a header with usual words for rare ones: 職位名称, 姓(ヨミガナ), 社員CD."""
    return _CODE.sub("コード", _KANA.sub("カナ", re.sub(r"(?<=.)名称", "名", header)))


def column_letter(number: int) -> str:
    """Return what a spreadsheet calls its column of this number, from 0.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
