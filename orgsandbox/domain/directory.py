"""Who or what a file means by a name or a number: one rule of identity for every reader.

A reference is resolved in three steps: exactly as given; then as spellings are compared (widths,
case, spaces, kinds of kana); then only proposed, by a rule that guesses (lost leading zeros, a name
where a number belongs, a variant character). What is proposed is applied only when chosen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
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
_ZEROS = re.compile(r"^(\D*)0+(?=\d)")


def without_variants(text: str) -> str:
    """Return a name as it is compared once its variant characters are taken for the usual ones.

    >>> without_variants("髙橋 﨑子") == without_variants("高橋崎子")
    True
    """
    return folded(_SELECTORS.sub("", text).translate(_VARIANTS))


def without_zeros(text: str) -> str:
    """Return a number as text without leading zeros, also behind a letter code.

    >>> without_zeros("０００１２"), without_zeros("A007"), without_zeros("0"), without_zeros("102")
    ('12', 'a7', '0', '102')
    """
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    return _ZEROS.sub(r"\1", plain)


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


class _Index(Generic[_Key]):
    """The entries by one way of spelling, made when it is first asked for; a spelling may be several's."""

    def __init__(self, spelled: Callable[[str], str]) -> None:
        self._spelled = spelled
        self._pending: list[tuple[str, _Key]] = []
        self._entries: dict[str, list[_Key]] = {}

    def add(self, text: str, key: _Key) -> None:
        self._pending.append((text, key))

    def get(self, text: str) -> tuple[_Key, ...]:
        for other, key in self._pending:
            known = self._entries.setdefault(self._spelled(other), [])
            if not known or known[-1] != key:  # one key's spellings are entered one after the other
                known.append(key)
        self._pending.clear()
        return tuple(self._entries.get(self._spelled(text), ())) if text.strip() else ()


def _as_given(text: str) -> str:
    return text


class Directory(Generic[_Key]):
    """The people, the units or the tasks that a file may name, and how it may name them.

    Numbers go before names: who is given by a number is never somebody whose name it is.
    """

    def __init__(self) -> None:
        self._exact_codes: _Index[_Key] = _Index(_as_given)
        self._codes: _Index[_Key] = _Index(folded)
        self._exact_names: _Index[_Key] = _Index(_as_given)
        self._names: _Index[_Key] = _Index(folded)
        self._emails: _Index[_Key] = _Index(folded)
        self._short_codes: _Index[_Key] = _Index(without_zeros)
        self._usual_names: _Index[_Key] = _Index(without_variants)

    def add(
        self, key: _Key, names: Iterable[str] = (), codes: Iterable[str] = (), email: str = ""
    ) -> None:
        """Enter somebody or something under its names, numbers and e-mail address."""
        for code in filter(None, codes):
            for index in (self._exact_codes, self._codes, self._short_codes):
                index.add(code, key)
        for name in filter(None, names):
            for index in (self._exact_names, self._names, self._usual_names):
                index.add(name, key)
        if email:
            self._emails.add(email, key)

    def find(self, text: str, *, mends: Iterable[str] = (), by_name: bool = True) -> Match[_Key]:
        """Return what a cell means.

        `mends` are the proposals that were chosen: with them a proposal is as good as certain.
        Without `by_name` a name or an address where a number belongs is itself only proposed.
        """
        if not text.strip():
            return Match()
        certain = self._certain(text, by_name=by_name)
        if certain is not None:
            return certain
        proposed = self._proposed(text, by_name=by_name)
        chosen = frozenset(mends)
        if proposed.mend in chosen and len(proposed.candidates) == 1:
            return Match(proposed.candidates[0], proposed.candidates, proposed.mend)
        return proposed

    def _certain(self, text: str, *, by_name: bool) -> Match[_Key] | None:
        steps = [self._exact_codes, self._codes]
        if by_name:
            steps += [self._exact_names, self._names, self._emails]
        for index in steps:
            candidates = index.get(text)
            if len(candidates) == 1:
                return Match(candidates[0], candidates)
            if candidates:
                return Match(None, candidates)
        return None

    def _proposed(self, text: str, *, by_name: bool) -> Match[_Key]:
        steps = [(LEADING_ZEROS, self._short_codes)]
        if not by_name:
            steps += [(BY_NAME, self._names), (BY_EMAIL, self._emails)]
        steps.append((VARIANTS, self._usual_names))
        for mend, index in steps:
            candidates = index.get(text)
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
