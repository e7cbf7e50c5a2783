"""Departments whose number and name do not go together: one name with two numbers, one number with two names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgsandbox.domain.names import folded
from orgsandbox.files.importing.fates import Entry
from orgsandbox.files.importing.posts import Home
from orgsandbox.files.importing.telling import Teller
from orgsandbox.i18n import N_


def with_names_of_codes(entries: Sequence[Entry]) -> None:
    """Let a post that gives only a department's number mean the department that has it elsewhere."""
    known: dict[str, Home] = {}
    for entry in entries:
        home = entry.post.home
        if home.code and (home.name or home.levels):
            known.setdefault(folded(home.code), home)
    for entry in entries:
        home = entry.post.home
        if home.code and not home.name and not home.levels and folded(home.code) in known:
            entry.post = replace(entry.post, home=known[folded(home.code)])


def names_with_codes(entries: Sequence[Entry], teller: Teller) -> dict[str, list[str]]:
    """Return the numbers of each name, as names are compared, that has several; both kinds are told."""
    numbers: dict[str, dict[str, Entry]] = {}
    names: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        home = entry.post.home
        if home.code and home.name:
            numbers.setdefault(folded(home.name), {}).setdefault(home.code, entry)
            names.setdefault(folded(home.code), {}).setdefault(folded(home.name), entry)
    for of_one in names.values():
        if len(of_one) > 1:
            _tell_names([*of_one.values()], teller)
    several = {name: list(of_one) for name, of_one in numbers.items() if len(of_one) > 1}
    for name, codes in several.items():
        text = N_(
            "{value} is the name of departments with the numbers {codes}: each is taken for one."
        )
        entry = numbers[name][codes[-1]]
        teller.note("name_of_several", text, value=entry.post.home.name, codes=", ".join(codes))
    return several


def _tell_names(entries: Sequence[Entry], teller: Teller) -> None:
    names = " / ".join(entry.post.home.name for entry in entries)
    text = N_("Row {row}: the department number {value} stands with several names: {names}.")
    last = entries[-1]
    teller.problem("number_of_several", text, last.row, value=last.post.home.code, names=names)
