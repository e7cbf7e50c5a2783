"""The rows of a table of people: each person as the organisation has her now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgsandbox.domain import tree
from orgsandbox.domain.model import Absence, Org, Person, Role, Unit
from orgsandbox.domain.names import folded
from orgsandbox.domain.people_table import Column, PeopleTable, VacantRow
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.domain.tree import Place
from orgsandbox.files.exporting.columns import columns_out, posts_in
from orgsandbox.files.exporting.departments import DepartmentCells, is_of_department
from orgsandbox.files.importing.name_remarks import AWAY_WORDS, last_first, parted
from orgsandbox.files.importing.words import WORDS
from orgsandbox.files.managers import manager_cell
from orgsandbox.files.spelling import spelled_amount, spelled_day, spelled_mark

_FILLERS = frozenset(words[key] for words in WORDS.values() for key in ("member", "head"))
"""Names of roles that stand for no title in a table."""

_POST = re.compile(r"post([1-9])_(department|title|share|code)$")
_JOINED = "、"
_NAMES = {
    "surname": ("name", 0),
    "given_name": ("name", 1),
    "surname_kana": ("kana", 0),
    "given_kana": ("kana", 1),
}
"""Parts of a name: of which text, the first or the rest."""

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class PeopleRows:
    """The headers and the rows, in the order of the people, vacant posts last."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def people_rows(project: Project, scenario: Scenario) -> PeopleRows:
    """Return the people of a scenario in the columns in which they came in."""
    table = columns_out(project.people_table, scenario.org)
    rows = tuple(_Rows(project, scenario.org, table).rows())
    return PeopleRows(tuple(column.header for column in table.columns), rows)


class _Rows:
    def __init__(self, project: Project, org: Org, table: PeopleTable) -> None:
        self._org = org
        self._table = table
        self._columns = table.columns
        self._full_time = project.assumptions.full_time_hours
        self._departments = DepartmentCells(org, table.columns)
        self._posts = posts_in(table.columns)
        self._told = {column.field for column in table.columns}
        self._made_up = frozenset(table.made_up) or _FILLERS
        self._has_names = any(column.field == "name" for column in table.columns)

    def rows(self) -> Iterator[tuple[str, ...]]:
        vacant = self._vacant_posts()
        for person in self._org.people.values():
            places = tree.places(self._org, person.id)
            while vacant and places and vacant[-1][0] < self._org.units[places[0].unit].order:
                yield vacant.pop()[1]
            if not self._table.row_per_post:
                yield self._row(person, places[0] if places else None, places[1:])
                continue
            for place in places or (None,):
                yield self._row(person, place, ())
        yield from (row for _order, row in vacant[::-1])

    def _vacant_posts(self) -> list[tuple[int, tuple[str, ...]]]:
        """Return the rows of vacant posts that came in and are vacant still, each with the order of
        its department, the last first."""
        left: dict[str, int] = {}
        rows = []
        for row in self._table.vacant:
            place = tree.find_role(self._org, row.role)
            if place is None:
                continue
            unit, role = place
            taken = left.get(role.id, 0)
            if taken < role.vacancies:
                left[role.id] = taken + 1
                cells = tuple(self._of_vacancy(column, row, unit) for column in self._columns)
                rows.append((unit.order, cells))
        return sorted(rows, key=lambda pair: pair[0])[::-1]

    def _of_vacancy(self, column: Column, row: VacantRow, unit: Unit) -> str:
        if is_of_department(column.field):
            return self._departments.cell(unit.id, column)
        return row.cells.get(column.header, "")

    def _row(
        self, person: Person, place: Place | None, seconds: Sequence[Place]
    ) -> tuple[str, ...]:
        return tuple(self._cell(column, person, place, seconds) for column in self._columns)

    def _cell(
        self, column: Column, person: Person, place: Place | None, seconds: Sequence[Place]
    ) -> str:
        if write := _OF_PERSON.get(column.field):
            return write(person, column)
        if column.field in _NAMES:
            return self._name_part(person, column)
        if column.field in ("fte", "hours"):
            return spelled_amount(person.fte, column.form, self._full_time)
        if post := _POST.match(column.field):
            return self._of_second(column, int(post[1]), post[2], seconds)
        if place is not None:
            return self._of_place(column, person, place)
        return {"title": person.title, "manager_id": self._manager(person, column)}.get(
            column.field, ""
        )

    def _manager(self, person: Person, column: Column) -> str:
        """Return the manager as he or she came in while the departments lead as they did then."""
        manager = tree.manager(self._org, person.id)
        told = self._table.managers.get(person.id)
        if told is not None and told.manager == (manager or ""):
            return told.cell
        return manager_cell(self._org, manager, column)

    def _name_part(self, person: Person, column: Column) -> str:
        """Return surname or given name: as it came in while the name still holds it."""
        of, at = _NAMES[column.field]
        whole = person.name if of == "name" else person.kana
        kept = person.columns.get(column.header, "")
        if kept and (self._has_names or folded(kept) in folded(whole)):
            return kept
        first, _space, rest = whole.partition(" ")
        return rest if at else first

    def _of_place(self, column: Column, person: Person, place: Place) -> str:
        unit = self._org.units[place.unit]
        if column.field == "title":
            return self._title(person, place)
        if column.field == "manager_id":
            return self._manager(person, column) if place.seat.main else ""
        if column.field == "post_kind":
            main, _bar, second = (column.form or "主務|兼務").partition("|")
            return main if place.seat.main else second
        if column.field == "post_share":
            return spelled_amount(place.seat.share / _WHOLE, column.form, self._full_time)
        if column.field in ("head_flag", "responsible"):
            return self._of_head(column, person, unit)
        return self._departments.cell(unit.id, column) if is_of_department(column.field) else ""

    def _of_head(self, column: Column, person: Person, unit: Unit) -> str:
        head = tree.head(unit)
        if column.form or column.field == "head_flag":
            return spelled_mark(column.form, yes=head == person.id)
        return "" if head is None else self._org.people[head].code

    def _title(self, person: Person, place: Place) -> str:
        """Return the title of a post: what the head's post is called, else the person's rank."""
        role = self._role(place)
        name = "" if role.name in self._made_up else role.name
        if role.is_head or not place.seat.main:
            return name or (person.title if place.seat.main else "")
        return person.title or name

    def _role(self, place: Place) -> Role:
        roles = self._org.units[place.unit].roles
        return next(role for role in roles if role.id == place.role)

    def _of_second(self, column: Column, number: int, part: str, places: Sequence[Place]) -> str:
        """Return a part of a second post; the last columns take all posts that are left."""
        at = self._posts.index(number) if number in self._posts else len(self._posts)
        mine = places[at : at + 1] if number != self._posts[-1] else places[at:]
        texts = [self._part(column, number, part, place) for place in mine]
        return _JOINED.join(texts) if any(texts) else ""

    def _part(self, column: Column, number: int, part: str, place: Place) -> str:
        unit = self._org.units[place.unit]
        share = place.seat.share
        if part == "code":
            return unit.code
        if part == "share":
            return spelled_amount(share / _WHOLE, column.form, self._full_time) if share else ""
        if part == "title":
            name = self._role(place).name
            return "" if name in self._made_up else name
        named = self._departments.named(unit.id, column)
        title = self._part(column, number, "title", place)
        if title and f"post{number}_title" not in self._told:
            named = f"{named} {title}"
        if share and f"post{number}_share" not in self._told:
            named = f"{named}（{share}%）"
        return named


def _kept(person: Person, column: Column) -> str:
    return person.columns.get(column.header, "")


def _name(person: Person, column: Column) -> str:
    """Return a name with the remark that stood behind it, while that is so."""
    kept = person.columns.get(column.header, "")
    plain, remark = parted(kept)
    is_away = any(word in remark.casefold() for word in AWAY_WORDS)
    if remark and plain == person.name and (person.absences or not is_away):
        return kept
    return last_first(person.name) if column.form else person.name


def _away(person: Person) -> Absence | None:
    return person.absences[-1] if person.absences else None


_OF_PERSON: Mapping[str, Callable[[Person, Column], str]] = {
    "id": lambda person, _column: person.code,
    "name": _name,
    "kana": lambda person, _column: person.kana,
    "grade": lambda person, _column: person.grade,
    "employment": lambda person, _column: person.employment,
    "location": lambda person, _column: person.location,
    "joined": lambda person, column: spelled_day(person.joined, column.form),
    "leaving": lambda person, column: spelled_day(person.leaving, column.form),
    "leave_from": lambda person, column: spelled_day(
        away.start if (away := _away(person)) else None, column.form
    ),
    "leave_until": lambda person, column: spelled_day(
        away.end if (away := _away(person)) else None, column.form
    ),
    **dict.fromkeys(("", "email", "assigned", "status", "remark"), _kept),
}
"""What a column says of a person herself, whatever her post."""
