"""The tree of departments that a table names: by levels, paths, parents, or names and managers.

A department is known by its path of names from the top, as names are compared: one name under two
parents is two departments, two spellings of one name are one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from orgsandbox.domain.directory import LEADING_ZEROS, VARIANTS, Directory, Match
from orgsandbox.domain.ids import derived_id
from orgsandbox.domain.names import folded
from orgsandbox.files.importing.fates import Entry
from orgsandbox.files.importing.line import Line
from orgsandbox.files.importing.paths import parts_of
from orgsandbox.files.importing.posts import Home

Path = tuple[str, ...]
"""Names from the top, as they are compared."""

WHOLE = "\0"
"""The name, as it is compared, of the company itself: where its head stands above all departments."""

WHOLE_UNIT = derived_id("unit", "path", WHOLE)
"""The id of that department."""


_NUMBER = "\x1f"
"""Parts a name from the number in a path, where one name has several numbers."""


@dataclass(slots=True)
class Departments:
    """The departments found, in the order in which the table first names them.

    `names` are shown names by path; `codes` codes by path; `home[n]` is the path of entry n's main
    post, None where it has no department. `proposed` are, by the kind of mend, the places of those
    whose department or parent it finds, chosen or not.
    """

    names: dict[Path, str] = field(default_factory=dict)
    codes: dict[Path, str] = field(default_factory=dict)
    home: list[Path | None] = field(default_factory=list)
    proposed: dict[str, list[int]] = field(default_factory=dict)
    _directory: Directory[Path] | None = None

    def enter(self, names: Sequence[str], code: str = "") -> Path:
        """Enter a department and all above it; return its path."""
        path = tuple(WHOLE if name == WHOLE else folded(name) for name in names)
        return self.enter_at(path, names, code)

    def enter_at(self, path: Path, names: Sequence[str], code: str = "") -> Path:
        """Enter a department under a path made elsewhere, with the names to be shown."""
        for depth, name in enumerate(names, 1):
            self.names.setdefault(path[:depth], name)
        if code:
            self.codes.setdefault(path, code)
        return path

    def enter_home(self, home: Home) -> Path:
        """Enter the department that a second post names and nobody's main post does."""
        self._directory = None
        names = _without_repeats(home.levels) or [*parts_of(home.name)]
        return self.enter(names or [home.code], home.code)

    def shown(self, path: Path) -> tuple[str, ...]:
        """Return the names of a path as the table first spells them."""
        return tuple(self.names[path[: depth + 1]] for depth in range(len(path)))

    def find(self, home: Home, mends: frozenset[str]) -> Match[Path]:
        """Return the department that a second post names, by path, by code or by name."""
        parts = parts_of(home.name) if home.name else ()
        if home.levels:
            parts = tuple(_without_repeats(home.levels))
        if len(parts) > 1:
            return self._by_path(tuple(folded(part) for part in parts))
        if self._directory is None:
            self._directory = Directory()
            for path, name in self.names.items():
                if name != WHOLE:
                    self._directory.add(path, [name], [c for c in (self.codes.get(path),) if c])
        wanted = mends & {LEADING_ZEROS, VARIANTS}
        if home.code and (found := self._directory.find(home.code, mends=wanted)).candidates:
            return found
        return self._directory.find(home.name or (parts[0] if parts else ""), mends=wanted)

    def _by_path(self, wanted: Path) -> Match[Path]:
        ending = [path for path in self.names if _plain(path[-len(wanted) :]) == wanted]
        if len(ending) == 1:
            return Match(ending[0], (ending[0],))
        if ending:
            return Match(None, tuple(ending))
        last = [path for path in self.names if _plain(path[-1:]) == wanted[-1:]]
        return Match(last[0], (last[0],)) if len(last) == 1 else Match(None, tuple(last))


def _plain(path: Path) -> Path:
    return tuple(name.partition(_NUMBER)[0] for name in path)


def _without_repeats(levels: Sequence[str]) -> list[str]:
    """Return the levels that have a name; one that repeats the level above only fills its cell."""
    names: list[str] = []
    for level in levels:
        if level and (not names or folded(level) != folded(names[-1])):
            names.append(level)
    return names


def by_levels(entries: Sequence[Entry]) -> Departments:
    """Return the departments that level columns nest; an empty level is passed over."""
    made = Departments()
    for entry in entries:
        home = entry.post.home
        names = _without_repeats(home.levels)
        if not names and home.name:
            names = list(parts_of(home.name))
        made.home.append(made.enter(names, home.code) if names else None)
        if home.level_codes:
            _enter_codes(made, home)
    return made


def _enter_codes(made: Departments, home: Home) -> None:
    for depth, code in enumerate(home.level_codes, 1):
        if code and home.levels[depth - 1]:
            made.enter(_without_repeats(home.levels[:depth]), code)


def by_paths(entries: Sequence[Entry]) -> Departments:
    """Return the departments that paths in a cell nest."""
    made = Departments()
    for entry in entries:
        names = parts_of(entry.post.home.name)
        made.home.append(made.enter(names, entry.post.home.code) if names else None)
    return made


def by_names(
    entries: Sequence[Entry], line: Line, numbered: Mapping[str, Sequence[str]]
) -> Departments:
    """Return the departments of one column, nested as their people's managers are.

    A department hangs below the department of the manager of those in it whose manager is not in
    it. Where these stand in two departments that are not above one another, one name is two. So is a
    name in `numbered`, of which each number is a department.
    """
    return _ByNames(entries, line, numbered).departments()


class _ByNames:
    def __init__(
        self, entries: Sequence[Entry], line: Line, numbered: Mapping[str, Sequence[str]]
    ) -> None:
        self._entries = entries
        self._line = line
        self._numbered = numbered
        self._name = [self._known_as(entry.post.home) for entry in entries]
        self._led = {
            self._name[manager]
            for manager, places in line.reports.items()
            if any(self._name[place] == self._name[manager] for place in places)
        }
        self._posts = [self._posts_of(entry) for entry in entries]
        self._paths: dict[int, Path] = {}

    def _known_as(self, home: Home) -> str:
        """Return what tells departments of one column apart: the name, and the number if it has several."""
        name = folded(home.name or home.code)
        return f"{name}{_NUMBER}{folded(home.code)}" if name in self._numbered else name

    def _posts_of(self, entry: Entry) -> frozenset[str]:
        """Return the departments that somebody leads by a second post: those nobody else leads."""
        names = (parts_of(post.home.name) for post in entry.seconds)
        return frozenset(folded(parts[-1]) for parts in names if parts) - self._led

    def departments(self) -> Departments:
        for place in range(len(self._entries)):
            self._path(place)
        self._join_strays()
        made = Departments()
        shown: dict[str, str] = {WHOLE: WHOLE}
        for name, entry in zip(self._name, self._entries, strict=True):
            shown.setdefault(name, entry.post.home.name or entry.post.home.code)
        for place, entry in enumerate(self._entries):
            path = self._paths[place]
            names = [shown[name] for name in path]
            code = entry.post.home.code
            made.home.append(made.enter_at(path, names, code) if path else None)
        return made

    def _path(self, place: int) -> Path:
        """Return the path of somebody's department; chains are followed without recursion."""
        pending = [place]
        while pending:
            here = pending[-1]
            if here in self._paths:
                pending.pop()
                continue
            outside = self._outside(here)
            if outside is not None and outside not in self._paths:
                if outside in pending:  # two departments lead each other: cut where it comes round
                    self._paths[outside] = (self._name[outside],) if self._name[outside] else ()
                    continue
                pending.append(outside)
                continue
            above = self._paths[outside] if outside is not None else ()
            self._paths[here] = self._below(above, here)
            pending.pop()
        return self._paths[place]

    def _below(self, above: Path, place: int) -> Path:
        name = self._name[place]
        if not name:
            return above
        if name in above:
            return above[: above.index(name) + 1]
        return (*above, name)

    def _outside(self, place: int) -> int | None:
        """Return the next manager above who has no post in somebody's department."""
        name = self._name[place]
        above = self._line.above[place]
        while (
            name and above is not None and (name == self._name[above] or name in self._posts[above])
        ):
            above = self._line.above[above]
        return above

    def _join_strays(self) -> None:
        """Put who reports past the head of a department back into it, and who reports to nobody known.

        Somebody alone whose manager stands above the others' department is no second department, nor
        is who has no manager, or one that is not in the table: nothing says where that one would be.
        """
        members: dict[Path, list[int]] = {}
        for place, path in self._paths.items():
            if path and path[-1] == self._name[place]:
                members.setdefault(path, []).append(place)
        by_name: dict[str, list[Path]] = {}
        for path in members:
            by_name.setdefault(path[-1], []).append(path)
        moved: dict[Path, Path] = {}
        for paths in by_name.values():
            placed = [path for path in paths if self._is_placed(path, members[path])]
            main = max(placed or paths, key=lambda path: (len(members[path]), len(path)))
            strays = [path for path in paths if path != main and self._leads_nobody(members[path])]
            moved.update(
                (path, main)
                for path in strays
                if main[: len(path) - 1] == path[:-1]
                or (len(placed) == 1 and not self._is_placed(path, members[path]))
            )
        if moved:
            for place, path in self._paths.items():
                self._paths[place] = moved.get(path, path)

    def _is_placed(self, path: Path, members: Sequence[int]) -> bool:
        """Say whether a manager says where a department hangs, or somebody of it leads others."""
        return len(path) > 1 or any(
            self._line.above[place] is not None or place in self._line.reports for place in members
        )

    def _leads_nobody(self, members: Sequence[int]) -> bool:
        inside = set(members)
        return not any(self._line.above[place] in inside for place in members)
