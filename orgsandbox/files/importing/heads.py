"""Who heads a department, as practice has it: the mark, the line, the post; none where two could."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from orgsandbox.files.importing.departments import WHOLE, Departments, Path
from orgsandbox.files.importing.fates import Entry
from orgsandbox.files.importing.line import Line
from orgsandbox.files.importing.posts import Post
from orgsandbox.files.importing.titles import Ranks

_TWO = 2
"""People of whom one can report to the other."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a post in a department; `place` is the entry's, `main` says 主務."""

    place: int
    post: Post
    main: bool


Members = Mapping[Path, Sequence[Member]]


@dataclass(frozen=True, slots=True)
class Heads:
    """The head of each department that has one, and departments with several equal candidates."""

    by_path: Mapping[Path, Member]
    undecided: Mapping[Path, tuple[Member, ...]]


def heads_of(
    departments: Departments, members: Members, entries: Sequence[Entry], line: Line, ranks: Ranks
) -> Heads:
    """Return who heads each department.

    In this order: the mark (組織長フラグ, 責任者); the one whom the others report to; without any
    line the one highest rank; the post that fits the department; 兼務 where no 主務 does; 代理 and
    心得 only where the post is empty. Who has left heads nothing.
    """
    chooser = _Chooser(departments, members, entries, line, ranks)
    by_path: dict[Path, Member] = {}
    undecided: dict[Path, tuple[Member, ...]] = {}
    for path in departments.names:
        candidates = chooser.candidates(path)
        if len(candidates) == 1:
            by_path[path] = candidates[0]
        elif candidates:
            undecided[path] = tuple(candidates)
    return Heads(by_path, undecided)


class _Chooser:
    def __init__(
        self,
        departments: Departments,
        members: Members,
        entries: Sequence[Entry],
        line: Line,
        ranks: Ranks,
    ) -> None:
        self._departments = departments
        self._members = members
        self._entries = entries
        self._line = line
        self._ranks = ranks

    def candidates(self, path: Path) -> list[Member]:
        """Return the head alone, or several who could be it, or nobody."""
        present = [m for m in self._members.get(path, ()) if not self._entries[m.place].has_left]
        own = [member for member in present if member.main]
        second = [member for member in present if not member.main]
        for find in (self._marked, self._led):
            found = find(path, present)
            if found:
                return found
        if not self._line.exists:
            return self._fitting(path, own, second) or self._highest(path, own, second)
        return self._by_post(path, own, second)

    def _marked(self, _path: Path, present: list[Member]) -> list[Member]:
        flagged = [member for member in present if member.post.is_head]
        if flagged:
            return _main_first(flagged)
        named = {self._entries[m.place].responsible for m in present if m.main} - {""}
        places = {self._line.place(text) for text in named}
        return _main_first([member for member in present if member.place in places])

    def _led(self, path: Path, present: list[Member]) -> list[Member]:
        """Return the one to whom the others report, else to whom the departments below do."""
        inside = {member.place for member in present if member.main}
        leading = [m for m in present if self._has_reports(m, inside.__contains__)]
        outside = [
            member
            for member in leading
            if not member.main or self._line.above[member.place] not in inside
        ]
        if outside:
            return self._foremost(path, _main_first(outside))
        if len(inside) > _FEW:
            return []

        def is_below(place: int) -> bool:
            home = self._departments.home[place]
            return home is not None and len(home) > len(path) and home[: len(path)] == path

        leading = [member for member in present if self._has_reports(member, is_below)]
        return self._foremost(path, _main_first(leading))

    def _has_reports(self, member: Member, among: Callable[[int], bool]) -> bool:
        reports = self._line.reports.get(member.place, ())
        return any(place != member.place and among(place) for place in reports)

    def _foremost(self, path: Path, members: list[Member]) -> list[Member]:
        """Return of several who lead the one whose post fits, or whose rank is the highest."""
        if len(members) < _TWO:
            return members
        name = self._departments.names[path]
        fitting = [member for member in members if self._ranks.fits(member.post.title, name)]
        if len(fitting) == 1:
            return fitting
        return self._at_the_top(fitting or members)

    def _fitting(self, path: Path, own: list[Member], second: list[Member]) -> list[Member]:
        """Return those with the post that heads a department of this name, a main post first."""
        name = self._departments.names[path]
        for among in (own, second):
            fitting = [member for member in among if self._ranks.fits(member.post.title, name)]
            if fitting:
                return fitting
        return []

    def _highest(self, path: Path, own: list[Member], second: list[Member]) -> list[Member]:
        ranked = [
            member
            for member in own
            if member.post.title
            and not self._ranks.is_beside(member.post.title)
            and self._ranks.height(member.post.title) < len(self._ranks.titles)
        ]
        return self._at_the_top(ranked) or self._by_post(path, own, second)

    def _at_the_top(self, members: list[Member]) -> list[Member]:
        if not members:
            return []
        top = min(self._ranks.height(member.post.title) for member in members)
        return [member for member in members if self._ranks.height(member.post.title) == top]

    def _by_post(self, path: Path, own: list[Member], second: list[Member]) -> list[Member]:
        name = self._departments.names[path]
        if name == WHOLE:
            return []
        if fitting := self._fitting(path, own, second):
            return fitting
        for among in (own, second):
            acting = [member for member in among if self._ranks.is_acting(member.post.title, name)]
            if acting:
                return acting
        return []


_FEW = 3
"""Where more people than these have their main post, those below report to their own heads."""


def _main_first(members: list[Member]) -> list[Member]:
    """Return those with a main post here, or the others where there are none."""
    return [member for member in members if member.main] or members
