"""From fates to units: each department with its head's role, the others' roles, and vacancies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from orgsandbox.domain.directory import Match
from orgsandbox.domain.ids import derived_id
from orgsandbox.domain.levels import level_of_name
from orgsandbox.domain.model import Person, Role, Seat, Unit
from orgsandbox.files.importing.departments import WHOLE, Departments, Path
from orgsandbox.files.importing.fates import Entry
from orgsandbox.files.importing.heads import Heads, Member, Members, heads_of
from orgsandbox.files.importing.line import Line
from orgsandbox.files.importing.posts import Home, Post, readings, split_title
from orgsandbox.files.importing.telling import Teller
from orgsandbox.files.importing.titles import Ranks
from orgsandbox.files.importing.words import WORDS
from orgsandbox.i18n import N_

_WHOLE_SHARE = 100


@dataclass(frozen=True, slots=True)
class Seated:
    """The people and the units of an organisation as a table has them, and of each vacant post the
    id of its role and the number of its row."""

    people: tuple[Person, ...]
    units: tuple[Unit, ...]
    vacant: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a table, handed from stage to stage."""

    entries: Sequence[Entry]
    departments: Departments
    line: Line
    ranks: Ranks
    mends: frozenset[str]
    words: Mapping[str, str]


def seated(reading: Reading, teller: Teller, column: str) -> Seated:
    """Return people and units; second posts in unknown departments and equal heads are told."""
    return _Seating(reading, teller, column).seated()


class _Seating:
    def __init__(self, reading: Reading, teller: Teller, column: str) -> None:
        self._reading = reading
        self._teller = teller
        self._column = column
        self._members: dict[Path, list[Member]] = {path: [] for path in reading.departments.names}
        self._shares: dict[int, int] = {}
        self._unset = 0
        self._vacant: list[tuple[str, int]] = []

    def seated(self) -> Seated:
        self._place_everybody()
        people = tuple(
            self._titled(place, entry)
            for place, entry in enumerate(self._reading.entries)
            if entry.person is not None
        )
        self._tell_homeless()
        members: Members = self._members
        heads = heads_of(
            self._reading.departments,
            members,
            self._reading.entries,
            self._reading.line,
            self._reading.ranks,
        )
        self._tell_undecided(heads)
        self._tell_over()
        if self._unset:
            text = N_(
                "{count} second posts have no share: 0 % there, all of the time in the main post."
            )
            self._teller.note("share_not_set", text, count=self._unset)
        units = tuple(self._units(heads))
        return Seated(people, units, tuple(self._vacant))

    def _place_everybody(self) -> None:
        reading = self._reading
        for place, entry in enumerate(reading.entries):
            if "兼" in entry.post.title:
                self._part_title(place, entry)
        for place, entry in enumerate(reading.entries):
            path = reading.departments.home[place]
            if path is not None and entry.sits:
                self._members[path].append(Member(place, entry.post, main=True))
        for place, entry in enumerate(reading.entries):
            for post in entry.seconds:
                self._second(place, entry, post)

    def _tell_homeless(self) -> None:
        """Tell of people in no department, where others are in one."""
        homes = self._reading.departments.home
        if not any(homes):
            return
        for entry, home in zip(self._reading.entries, homes, strict=True):
            if home is None and entry.person is not None:
                text = N_("Row {row}: {value} is in no department.")
                self._teller.note("no_department", text, entry.row, value=entry.person.name)

    def _part_title(self, place: int, entry: Entry) -> None:
        """Take 部長（兼）総務課長 for two posts, where the second names another department."""
        first, *others = split_title(entry.post.title)
        seconds = []
        for text in others:
            post = self._understood(Post(entry.row, Home(name=text)))
            path = self._find(post).key
            if path is None or path == self._reading.departments.home[place]:
                return
            seconds.append(post)
        if seconds:
            entry.post = replace(entry.post, title=first)
            entry.seconds.extend(seconds)

    def _find(self, post: Post) -> Match[Path]:
        return self._reading.departments.find(post.home, self._reading.mends)

    def _understood(self, post: Post) -> Post:
        """Return a post whose cell holds a department and a title (人事部長) as the two."""
        if post.title or not post.home.name or self._find(post).candidates:
            return post
        for name, title in readings(post.home.name, self._reading.ranks):
            other = replace(post, home=replace(post.home, name=name), title=title)
            if self._find(other).key is not None:
                return other
        return post

    def _second(self, place: int, entry: Entry, post: Post) -> None:
        departments = self._reading.departments
        post = self._understood(post)
        match = self._find(post)
        if match.mend:
            departments.proposed.setdefault(match.mend, []).append(place)
        path = match.key
        shown = post.home.name or "/".join(post.home.levels)
        if path is None and match.is_ambiguous:
            text = N_("Row {row}: the department {value} may be {names}; which one is meant?")
            names = " / ".join("／".join(departments.shown(path)) for path in match.candidates)
            self._teller.problem(
                "ambiguous_unit", text, post.row, self._column, value=shown, names=names
            )
            return
        if path is None and match.mend:
            text = N_("Row {row}: the department {value} of the second post is not in the table.")
            self._teller.problem("unknown_unit", text, post.row, self._column, value=shown)
            return
        if path is None:
            path = departments.enter_home(post.home)
            self._members.setdefault(path, [])
            text = N_("Row {row}: the department {value} is named only by a second post.")
            self._teller.note("new_unit", text, post.row, self._column, value=shown)
        if departments.home[place] is None:
            departments.home[place] = path
            self._members[path].append(Member(place, post, main=True))
            return
        if post.share is None:
            self._unset += 1
        self._shares[place] = self._shares.get(place, 0) + (post.share or 0)
        self._members[path].append(Member(place, post, main=False))

    def _titled(self, place: int, entry: Entry) -> Person:
        """Return somebody with the rank; a title that is none is a role's name, where there is one."""
        person = entry.person
        assert person is not None
        title = entry.post.title
        has_role = self._reading.departments.home[place] is not None
        is_kept = self._reading.ranks.is_rank(title) or not has_role
        return replace(person, title=title) if is_kept else person

    def _tell_undecided(self, heads: Heads) -> None:
        for path, members in heads.undecided.items():
            entries = [self._reading.entries[member.place] for member in members]
            names = " / ".join(
                entry.person.name if entry.person is not None else entry.post.title
                for entry in entries
            )
            unit = self._reading.departments.names[path]
            text = N_("{unit}: {names} could equally be the head; none is set.")
            self._teller.note("several_heads", text, unit=unit, names=names, value=unit)

    def _units(self, heads: Heads) -> list[Unit]:
        ids = {path: derived_id("unit", "path", *path) for path in self._members}
        names, codes = self._reading.departments.names, self._reading.departments.codes
        units = []
        for order, (path, members) in enumerate(self._members.items()):
            name = self._reading.words["whole"] if names[path] == WHOLE else names[path]
            parent = ids.get(path[:-1])
            roles = self._roles(ids[path], members, heads.by_path.get(path))
            units.append(
                Unit(
                    ids[path],
                    name,
                    parent,
                    level_of_name(name),
                    order=order,
                    roles=roles,
                    code=codes.get(path, ""),
                )
            )
        return units

    def _roles(self, unit: str, members: Sequence[Member], head: Member | None) -> tuple[Role, ...]:
        """Return the head's role, then one role for every title that is no rank, in file order."""
        roles: list[Role] = []
        by_name: dict[str, list[Member]] = {}
        for member in members:
            if head is not None and member is head:
                continue
            by_name.setdefault(self._role_name(member), []).append(member)
        if head is not None:
            name = head.post.title or self._reading.words["head"]
            roles.append(self._role(derived_id("role", unit, "head"), name, [head], is_head=True))
        for name, sharing in by_name.items():
            roles.append(self._role(derived_id("role", unit, name), name, sharing))
        return tuple(roles)

    def _role_name(self, member: Member) -> str:
        """Return the role of somebody who does not head: a title that is no rank, a second post's."""
        title = member.post.title
        vacant = self._reading.entries[member.place].person is None
        if title and (vacant or not member.main or not self._reading.ranks.is_rank(title)):
            return title
        return self._reading.words["member"]

    def _role(
        self, key: str, name: str, members: Sequence[Member], *, is_head: bool = False
    ) -> Role:
        seats: dict[str, Seat] = {}
        for member in members:
            person = self._reading.entries[member.place].person
            if person is not None and person.id not in seats:
                seats[person.id] = Seat(person.id, self._share(member), member.main)
        entries = [self._reading.entries[member.place] for member in members]
        vacant = sum(entry.person is None for entry in entries)
        self._vacant.extend((key, entry.row) for entry in entries if entry.person is None)
        return Role(
            key, name, tuple(seats.values()), len(seats) + vacant if vacant else None, is_head
        )

    def _share(self, member: Member) -> int:
        """Return a post's share: the main one as given, else what the second ones leave."""
        given = member.post.share
        if not member.main:
            return given or 0
        left = max(_WHOLE_SHARE - self._shares.get(member.place, 0), 0)
        return left if given is None else min(given, left)

    def _tell_over(self) -> None:
        """Tell of people whose posts take more than all of their time: the main one gives way."""
        for place, entry in enumerate(self._reading.entries):
            whole = (entry.post.share or 0) + self._shares.get(place, 0)
            if entry.person is not None and whole > _WHOLE_SHARE:
                text = N_("Row {row} {name}: the posts add up to {value} % of the time.")
                name = entry.person.name
                self._teller.problem(
                    "over_100_percent", text, entry.row, name=name, value=str(whole)
                )


def words(language: str) -> Mapping[str, str]:
    """Return the words that an import gives to what has no name in the table."""
    return WORDS[language]
