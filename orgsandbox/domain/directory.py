"""Who or what a file means by a name or a number: one rule of identity for every reader.

A reference is resolved in three steps: exactly as given; then as spellings are compared (widths,
case, spaces, kinds of kana); then only proposed, by a rule that guesses (lost leading zeros, a name
where a number belongs, a variant character). What is proposed is applied only when chosen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from orgsandbox.domain.names import folded

_Key = TypeVar("_Key")

LEADING_ZEROS = "leading_zeros"
BY_NAME = "by_name"
BY_EMAIL = "by_email"
VARIANTS = "variant_characters"

_VARIANTS = str.maketrans(
    "髙﨑濵邉邊齋齊斎嶋嶌冨德廣澤瀧眞國櫻惠榮栁桒𠮷𠮟凜祇槗彅圡",
    "高崎浜辺辺斉斉斉島島富徳広沢滝真国桜恵栄柳桑吉叱凛祗橋剪土",
)
"""異体字 that people and systems swap for each other; they match only as a proposal."""

_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_ZEROS = re.compile(r"0+(?=\d)")


def without_variants(text: str) -> str:
    """Return a name as it is compared once its variant characters are taken for the usual ones.

    >>> without_variants("髙橋 﨑子") == without_variants("高橋崎子")
    True
    """
    return folded(_SELECTORS.sub("", text).translate(_VARIANTS))


def without_zeros(text: str) -> str:
    """Return a number as text without leading zeros, also behind a letter code.

    >>> without_zeros("０００１２"), without_zeros("A007"), without_zeros("0")
    ('12', 'a7', '0')
    """
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    return _ZEROS.sub("", plain, count=1)


@dataclass(frozen=True, slots=True)
class Match(Generic[_Key]):
    """What a reference means: `key` where it is certain; else `candidates`, and by which mend.

    Certain: `key` is set. Proposed: `mend` names the rule and `candidates` holds the one it finds.
    Ambiguous: `candidates` holds those that match equally and `mend` is empty. Unknown: nothing.
    """

    key: _Key | None = None
    candidates: tuple[_Key, ...] = ()
    mend: str = ""

    @property
    def is_ambiguous(self) -> bool:
        """Say whether several match equally, so that nobody but the planner can tell."""
        return self.key is None and len(self.candidates) > 1


@dataclass(slots=True)
class _Index(Generic[_Key]):
    """The entries by one way of spelling; a spelling may stand for several."""

    entries: dict[str, list[_Key]] = field(default_factory=dict)

    def add(self, spelling: str, key: _Key) -> None:
        if spelling:
            known = self.entries.setdefault(spelling, [])
            if key not in known:
                known.append(key)

    def get(self, spelling: str) -> tuple[_Key, ...]:
        return tuple(self.entries.get(spelling, ()))


class Directory(Generic[_Key]):
    """The people, the units or the tasks that a file may name, and how it may name them.

    Numbers go before names: who is given by a number is never somebody whose name it is.
    """

    def __init__(self) -> None:
        self._exact_codes: _Index[_Key] = _Index()
        self._codes: _Index[_Key] = _Index()
        self._exact_names: _Index[_Key] = _Index()
        self._names: _Index[_Key] = _Index()
        self._emails: _Index[_Key] = _Index()
        self._short_codes: _Index[_Key] = _Index()
        self._usual_names: _Index[_Key] = _Index()

    def add(
        self, key: _Key, names: Iterable[str] = (), codes: Iterable[str] = (), email: str = ""
    ) -> None:
        """Enter somebody or something under its names, numbers and e-mail address."""
        for code in codes:
            self._exact_codes.add(code, key)
            self._codes.add(folded(code), key)
            self._short_codes.add(without_zeros(code), key)
        for name in names:
            self._exact_names.add(name, key)
            self._names.add(folded(name), key)
            self._usual_names.add(without_variants(name), key)
        self._emails.add(folded(email), key)

    def find(self, text: str, *, mends: Iterable[str] = (), by_name: bool = True) -> Match[_Key]:
        """Return what a cell means.

        `mends` are the proposals that were chosen: with them a proposal is as good as certain.
        Without `by_name` a name or an address where a number belongs is itself only proposed.
        """
        if not text.strip():
            return Match()
        certain = self._certain(text, by_name)
        if certain is not None:
            return certain
        proposed = self._proposed(text, by_name)
        chosen = frozenset(mends)
        if proposed.mend in chosen and len(proposed.candidates) == 1:
            return Match(proposed.candidates[0], proposed.candidates, proposed.mend)
        return proposed

    def _certain(self, text: str, by_name: bool) -> Match[_Key] | None:
        steps = [self._exact_codes.get(text), self._codes.get(folded(text))]
        if by_name:
            steps += [self._exact_names.get(text), self._names.get(folded(text))]
            steps.append(self._emails.get(folded(text)))
        for candidates in steps:
            if len(candidates) == 1:
                return Match(candidates[0], candidates)
            if candidates:
                return Match(None, candidates)
        return None

    def _proposed(self, text: str, by_name: bool) -> Match[_Key]:
        steps = [(LEADING_ZEROS, self._short_codes.get(without_zeros(text)))]
        if not by_name:
            steps.append((BY_NAME, self._names.get(folded(text))))
            steps.append((BY_EMAIL, self._emails.get(folded(text))))
        steps.append((VARIANTS, self._usual_names.get(without_variants(text))))
        for mend, candidates in steps:
            if len(candidates) == 1:
                return Match(None, candidates, mend)
            if candidates:
                return Match(None, candidates)
        return Match()


def directory(entries: Mapping[_Key, tuple[Iterable[str], Iterable[str]]]) -> Directory[_Key]:
    """Return a directory of entries by key, each with its names and its numbers."""
    made: Directory[_Key] = Directory()
    for key, (names, codes) in entries.items():
        made.add(key, names, codes)
    return made
