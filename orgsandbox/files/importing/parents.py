"""Departments nested by the parent that each of them names: by its number or by its name."""

from __future__ import annotations

from collections.abc import Sequence

from orgsandbox.domain.directory import LEADING_ZEROS, VARIANTS, Directory, Match
from orgsandbox.domain.names import folded
from orgsandbox.files.importing.departments import Departments
from orgsandbox.files.importing.fates import Entry
from orgsandbox.files.importing.posts import Home
from orgsandbox.files.importing.telling import Teller
from orgsandbox.files.marks import means_no_one
from orgsandbox.i18n import N_


def by_parents(
    entries: Sequence[Entry], mends: frozenset[str], teller: Teller
) -> Departments | None:
    """Return the departments that parents nest; None where the table gives no parents.

    A parent's name that nobody has for a department is a department without people; a parent's
    number that nobody has, and a parent below itself, are told, and the department stands at the top.
    """
    if not any(entry.post.home.parent for entry in entries):
        return None
    return _ByParents(entries, mends, teller).departments()


def _names_one(home: Home) -> bool:
    """Say whether a department has a parent: not where the cell says that there is none."""
    return bool(home.parent) and not means_no_one(home.parent)


class _ByParents:
    def __init__(self, entries: Sequence[Entry], mends: frozenset[str], teller: Teller) -> None:
        self._entries = entries
        self._mends = mends & {LEADING_ZEROS, VARIANTS}
        self._teller = teller
        self._made = Departments()
        self._parents = self._parents_of_names()
        self._known: dict[str, Entry] = {}
        for entry in entries:
            if entry.post.home.is_named:
                known = self._known.setdefault(self._key(entry.post.home), entry)
                if entry.post.home.parent and not known.post.home.parent:
                    self._known[self._key(entry.post.home)] = entry
        self._directory: Directory[str] = Directory()
        for key, entry in self._known.items():
            home = entry.post.home
            self._directory.add(key, [home.name], [home.code])
        self._matches: dict[str, Match[str]] = {}

    def _parents_of_names(self) -> dict[str, list[str]]:
        """Return the parents that each name without a number has, where it has several."""
        parents: dict[str, dict[str, None]] = {}
        for entry in self._entries:
            home = entry.post.home
            if home.name and not home.code and (home.parent or not entry.sits):
                parents.setdefault(folded(home.name), {})[folded(home.parent)] = None
        return {name: list(above) for name, above in parents.items() if len(above) > 1}

    def _key(self, home: Home) -> str:
        """Return what tells departments apart: the number; else the name, and the parent where one
        name hangs below several. A row that leaves the parent out means the first of these.
        """
        name = folded(home.code or home.name)
        above = None if home.code else self._parents.get(name)
        if above is None:
            return name
        parent = folded(home.parent)
        return f"{name}\0{parent if parent in above else above[0]}"

    def departments(self) -> Departments:
        for place, entry in enumerate(self._entries):
            self._look_at_parent(place, entry)
        above = {key: self._above(entry.post.home) for key, entry in self._known.items()}
        self._cut_circles(above)
        for entry in self._entries:
            home = entry.post.home
            names = self._names(self._key(home), above) if home.is_named else []
            self._made.home.append(self._made.enter(names, home.code) if names else None)
        return self._made

    def _match(self, parent: str) -> Match[str]:
        if parent not in self._matches:
            self._matches[parent] = self._directory.find(parent, mends=self._mends)
        return self._matches[parent]

    def _above(self, home: Home) -> str | None:
        key = self._match(home.parent).key if home.parent else None
        return None if key == self._key(home) else key

    def _look_at_parent(self, place: int, entry: Entry) -> None:
        """Tell of a parent that is not certain, and propose what would find it."""
        home = entry.post.home
        match = self._match(home.parent) if home.parent and home.is_named else Match()
        if match.mend:
            self._made.proposed.setdefault(match.mend, []).append(place)
        column = "parent_code" if home.parent_is_code else "parent"
        if match.is_ambiguous:
            text = N_("Row {row}: the department {value} may be {names}; which one is meant?")
            names = " / ".join(self._shown(key) for key in match.candidates)
            self._teller.problem(
                "ambiguous_unit", text, entry.row, column, value=home.parent, names=names
            )
        elif _names_one(home) and match.key is None and (match.mend or home.parent_is_code):
            text = N_("Row {row}: the parent department {value} is not in the table.")
            self._teller.problem("unknown_unit", text, entry.row, column, value=home.parent)

    def _shown(self, key: str) -> str:
        home = self._known[key].post.home
        return " ".join(text for text in (home.code, home.name) if text)

    def _cut_circles(self, above: dict[str, str | None]) -> None:
        settled: set[str] = set()
        for start in above:
            chain: dict[str, None] = {}
            here: str | None = start
            while here is not None and here not in settled and here not in chain:
                chain[here] = None
                here = above[here]
            if here is not None and here in chain:
                entry = self._known[here]
                text = N_("Row {row}: the department {value} stands below itself; cut here.")
                self._teller.problem("cycle", text, entry.row, "parent", value=self._shown(here))
                above[here] = None
            settled.update(chain)

    def _names(self, key: str, above: dict[str, str | None]) -> list[str]:
        """Return the names from the top to a department."""
        names: list[str] = []
        here: str | None = key
        while here is not None:
            home = self._known[here].post.home
            names.append(home.name or home.code)
            if above[here] is None and self._is_only_named(home):
                names.append(home.parent)
            here = above[here]
        return names[::-1]

    def _is_only_named(self, home: Home) -> bool:
        """Say whether a parent is a department that nobody sits in."""
        return _names_one(home) and not home.parent_is_code and self._match(home.parent) == Match()
