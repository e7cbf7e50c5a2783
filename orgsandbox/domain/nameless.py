"""Texts without the names of people, for papers that are to name nobody."""

from __future__ import annotations

import re

from orgsandbox.domain.model import Org
from orgsandbox.domain.names import folded

_SHORT = 2
"""Signs up to which a whole name may be a common word (森 林 in 森林管理部)."""
_SHORTEST_CODE = 4
_AFTER_A_NAME = re.compile(r"\s*(の\s*)?(チーム|班|組|グループ|さん|氏|[’']s\b)")
_LEFT_BEHIND = re.compile(r"^\s*(の|さんの|さん|氏の|氏|[’']s\b)\s*|[(（\[［]\s*[)）\]］]")


class Nameless:
    """Takes names of an organisation's people out of texts: whole names and readings, employee
    numbers, and surnames or given names that are followed by what follows a name (佐藤チーム)."""

    def __init__(self, org: Org) -> None:
        whole: set[str] = set()
        parts: set[str] = set()
        for person in org.people.values():
            for written in (person.name, person.kana):
                whole.add(folded(written))
                parts.update(map(folded, written.split()))
            if len(person.code) >= _SHORTEST_CODE:
                whole.add(folded(person.code))
        self._whole = whole - {""}
        self._parts = (parts | whole) - {""}
        self._longest = max(map(len, self._parts), default=0) + _SHORT

    def text(self, text: str, instead: str = "") -> str:
        """Return a text without names; `instead` where nothing else remains."""
        cut = text
        at = 0
        while at < len(cut):
            end = self._end_of_name(cut, at)
            if end is None:
                at += 1
            else:
                cut = cut[:at] + _LEFT_BEHIND.sub("", cut[end:])
        if cut == text:
            return text
        return _LEFT_BEHIND.sub("", cut).strip(" 　・-–—") or instead

    def _end_of_name(self, text: str, at: int) -> int | None:
        """Return where a name that begins here ends; None where none begins."""
        if text[at].isspace() or _joined(text, at):
            return None
        for end in range(min(len(text), at + self._longest), at, -1):
            window = text[at:end]
            key = folded(window)
            if window[-1].isspace() or key not in self._parts or _joined(text, end):
                continue
            if _AFTER_A_NAME.match(text, end) or (key in self._whole and _sure(text, window, key)):
                return end
        return None


def _sure(text: str, window: str, key: str) -> bool:
    """Say whether a whole name is meant as one: a short one needs its space, or stands alone."""
    return len(key) > _SHORT or len(window) > len(key) or window == text.strip()


def _joined(text: str, at: int) -> bool:
    """Say whether a word of Latin letters or figures goes on over this place."""
    return 0 < at < len(text) and all(
        sign.isascii() and sign.isalnum() for sign in (text[at - 1], text[at])
    )
