"""The line of people: who reports to whom, with what is wrong in it told and cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from orgsandbox.domain.directory import BY_EMAIL, BY_NAME, Directory, Match
from orgsandbox.files.importing.fates import Entry
from orgsandbox.files.importing.telling import Teller
from orgsandbox.files.marks import means_no_one
from orgsandbox.i18n import N_

_MEND_OF = {BY_NAME: "manager_by_name", BY_EMAIL: "manager_by_email"}
_RULE_OF = {mend: rule for rule, mend in _MEND_OF.items()}


def mend_name(rule: str) -> str:
    """Return what the terminal calls the mend that applies a rule of identity to managers."""
    return _MEND_OF.get(rule, rule)


class Line:
    """Managers by entry. Entries are known by their place in the table's order.

    `above[n]` is the manager's place, or None: for a root and for whose manager is unknown.
    `proposed` are, by the kind of mend, the places of those whose manager it finds, chosen or not.
    """

    def __init__(
        self, entries: Sequence[Entry], mends: Iterable[str], teller: Teller, column: str
    ) -> None:
        self._entries = entries
        self._rules = frozenset(_RULE_OF.get(mend, mend) for mend in mends)
        self._teller = teller
        self._column = column
        self._directory = directory_of(entries)
        self._by_name = self._holds_names()
        self.proposed: dict[str, list[int]] = {}
        self._declared_roots = 0
        self.above: list[int | None] = [self._manager(n) for n in range(len(entries))]
        self._cut_circles()
        self._pass_over_closed_posts()
        self.reports: dict[int, list[int]] = {}
        for place, manager in enumerate(self.above):
            if manager is not None and entries[place].sits:
                self.reports.setdefault(manager, []).append(place)

    @property
    def exists(self) -> bool:
        """Say whether anybody reports to anybody."""
        return bool(self.reports)

    @property
    def roots(self) -> int:
        """How many rows have no manager, or themselves."""
        return self._declared_roots

    def place(self, text: str) -> int | None:
        """Return the place of somebody named by number (or name), None where that is not certain."""
        return self._directory.find(text, mends=self._rules).key

    def depths(self) -> list[int]:
        """Return by entry how many steps it stands from its root, the root 1."""
        known: dict[int, int] = {}
        for start in range(len(self._entries)):
            chain = [start]
            while chain[-1] not in known and (above := self.above[chain[-1]]) is not None:
                chain.append(above)
            for place in reversed(chain):
                over = self.above[place]
                known.setdefault(place, 1 if over is None else known[over] + 1)
        return [known[place] for place in range(len(self._entries))]

    def widest_span(self) -> int:
        """Return the most direct reports that anybody has."""
        return max((len(places) for places in self.reports.values()), default=0)

    def _holds_names(self) -> bool:
        """Say whether the manager column holds names or e-mails throughout: then it is joined so."""
        texts = {entry.manager for entry in self._entries if entry.manager}
        certain = [self._directory.find(text, by_name=False).key is not None for text in texts]
        if any(certain):
            return False
        named = sum(self._directory.find(text).key is not None for text in texts)
        return named * 2 >= len(texts) > 0

    def _manager(self, place: int) -> int | None:
        entry = self._entries[place]
        match: Match[int] = self._directory.find(
            entry.manager, mends=self._rules, by_name=self._by_name
        )
        if match.mend:
            self.proposed.setdefault(mend_name(match.mend), []).append(place)
        if match.key == place:
            text = N_("Row {row}: {name} reports to himself or herself and stands at the top.")
            self._teller.note(
                "self_manager",
                text,
                entry.row,
                self._column,
                value=entry.manager,
                name=_name(entry),
            )
        elif match.key is None and entry.manager and not means_no_one(entry.manager):
            self._tell_unknown(entry, match)
            return None
        if match.key is None or match.key == place:
            self._declared_roots += entry.sits
            return None
        return match.key

    def _pass_over_closed_posts(self) -> None:
        """Let whoever reports to a post that was done away with report to the next one above it."""
        for place, manager in enumerate(self.above):
            above = manager
            while above is not None and not self._entries[above].sits:
                above = self.above[above]
            if above is None and manager is not None:
                self._declared_roots += 1
            self.above[place] = above

    def _tell_unknown(self, entry: Entry, match: Match[int]) -> None:
        if match.is_ambiguous:
            text = N_("Row {row}: {value} may be {names}; which one is meant?")
            names = " / ".join(
                f"{_name(other)} ({other.row})"
                for other in (self._entries[candidate] for candidate in match.candidates)
            )
            self._teller.problem(
                "ambiguous_manager", text, entry.row, self._column, value=entry.manager, names=names
            )
            return
        text = N_("Row {row}: the manager {value} is not in the table.")
        self._teller.problem("unknown_manager", text, entry.row, self._column, value=entry.manager)

    def _cut_circles(self) -> None:
        """Cut each circle above the one who comes first in the table, and tell it."""
        settled: set[int] = set()
        for start in range(len(self.above)):
            chain: dict[int, None] = {}
            place: int | None = start
            while place is not None and place not in settled and place not in chain:
                chain[place] = None
                place = self.above[place]
            if place is not None and place in chain:
                circle = list(chain)[list(chain).index(place) :]
                first = min(circle, key=lambda member: self._entries[member].row)
                entry = self._entries[first]
                text = N_("Row {row}: {name} is above himself or herself; cut here.")
                self._teller.problem(
                    "cycle", text, entry.row, self._column, value=entry.manager, name=_name(entry)
                )
                self.above[first] = None
            settled.update(chain)


def directory_of(entries: Sequence[Entry]) -> Directory[int]:
    """Return the entries by number, name and address, each by its place."""
    made: Directory[int] = Directory()
    taken = {entry.key for entry in entries if entry.sits}
    for place, entry in enumerate(entries):
        if not entry.sits:
            if entry.key in taken:
                continue  # a number that went to somebody else
            taken.add(entry.key)
        person = entry.person
        code = person.code if person is not None else entry.key
        names = [text for text in (person.name, person.kana) if text] if person is not None else []
        codes = [text for text in (code,) if text and not text.startswith("\0")]
        made.add(place, names, codes, entry.email)
    return made


def _name(entry: Entry) -> str:
    return entry.person.name if entry.person is not None else entry.key.replace("\0", "")


def counted(line: Line) -> Mapping[str, int]:
    """Return what is told of the line: roots, depth and the widest span."""
    return {
        "roots": line.roots,
        "depth": max(line.depths(), default=0),
        "widest_span": line.widest_span(),
    }
