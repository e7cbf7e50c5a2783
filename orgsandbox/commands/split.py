"""部署を分ける: split a department into named groups, in three styles.

The rules are those of design.md, "Splitting a unit". The work that crosses the new lines is the
business of `crossing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from orgsandbox.commands.base import OrgCommand, the_unit
from orgsandbox.commands.crossing import REST, Part, handed_over, kept_as_second_posts
from orgsandbox.commands.head_posts import with_head_post
from orgsandbox.commands.units import next_order
from orgsandbox.domain import tree, work
from orgsandbox.domain.ids import derived_id, new_id
from orgsandbox.domain.levels import level_of_name
from orgsandbox.domain.model import Org, Role, Seat, Task, Unit
from orgsandbox.domain.problem import Refused
from orgsandbox.i18n import N_, Message

_MOST_NAMED = 5
"""Names that a message tells before it says that there are more."""


class Style(Enum):
    """How the split is drawn."""

    HEADQUARTERS = "headquarters"
    SIBLINGS = "siblings"
    GENERAL_AFFAIRS = "general-affairs"


class Crossing(Enum):
    """What becomes of work that crosses the new line."""

    HANDOVER = "handover"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Group:
    """A new department: its name, the people and tasks it gets, and its id."""

    name: str
    people: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class SplitUnit(OrgCommand):
    """Split a department by hand.

    `day` is remembered as the date of the division. `rest_name` renames what stays in the unit:
    the 総務部 that keeps the rest, or the ○○本部 above the new departments. Every new department
    has a head post, and its level where its name says one.
    """

    unit: str
    groups: tuple[Group, ...]
    style: Style = Style.HEADQUARTERS
    crossing: Crossing = Crossing.HANDOVER
    day: date | None = None
    rest_name: str = ""

    TITLE = N_("Split the department")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the new departments, or refuse."""
        unit = the_unit(org, self.unit)
        _refuse_bad_groups(self.groups)
        if any(group.id in org.units for group in self.groups):
            raise Refused(Message(N_("This department is already in the scenario.")))
        plan = _Plan(self, org, unit)
        plan.refuse_strangers()
        plan.refuse_one_name_twice()
        after = plan.with_departments(plan.parts_after())
        return work.keep_demand(org, after)


class _Plan:
    """One split being worked out: who and what goes where, before the new value is built."""

    def __init__(self, command: SplitUnit, org: Org, unit: Unit) -> None:
        self.command = command
        self.org = org
        self.unit = unit
        owners = work.owners(org)
        self.owned = [task for task in org.tasks if owners.get(task) == unit.id]
        self.group_of_person = {
            person: number for number, group in enumerate(command.groups) for person in group.people
        }
        chosen = {task: n for n, group in enumerate(command.groups) for task in group.tasks}
        self.group_of_task = {task: chosen.get(task, REST) for task in self.owned}

    @property
    def seats(self) -> Iterator[tuple[Role, Seat]]:
        """Every seat of the unit with its role."""
        return ((role, seat) for role in self.unit.roles for seat in role.seats)

    def _home(self, person: str) -> int:
        return self.group_of_person.get(person, REST)

    def refuse_strangers(self) -> None:
        """Refuse people and tasks the unit does not have, and what the style leaves over."""
        here = {seat.person for _role, seat in self.seats}
        for group in self.command.groups:
            for person in group.people:
                if person not in here:
                    raise Refused(
                        Message(
                            N_("Somebody in “{name}” is not in this department."),
                            {"name": group.name},
                        )
                    )
            for task in group.tasks:
                if task not in self.group_of_task:
                    raise Refused(
                        Message(
                            N_("A task in “{name}” does not belong to this department."),
                            {"name": group.name},
                        )
                    )
        if self.command.style is Style.SIBLINGS:
            self._refuse_leftovers(here)
        else:
            self._refuse_moving_head()

    def refuse_one_name_twice(self) -> None:
        """Refuse a department above that is called like one of those below it."""
        name = self.command.rest_name.strip() or self.unit.name
        if self._below and name in {group.name.strip() for group in self.command.groups}:
            text = N_("The department above needs a name of its own: {name} is below it.")
            raise Refused(Message(text, {"name": name}))

    def _refuse_leftovers(self, here: set[str]) -> None:
        people = [self.org.people[key].name for key in here if key not in self.group_of_person]
        tasks = [self.org.tasks[key].name for key, n in self.group_of_task.items() if n == REST]
        if people or tasks:
            text = N_("Nothing may be left over in this style: {names}.")
            raise Refused(Message(text, {"names": _shortened(sorted(people) + tasks)}))

    def _refuse_moving_head(self) -> None:
        head = tree.head(self.unit)
        if head is not None and head in self.group_of_person:
            text = N_("{name} heads {unit} and stays there in this style.")
            values = {"name": self.org.people[head].name, "unit": self.unit.name}
            raise Refused(Message(text, values))

    def parts_after(self) -> tuple[Part, ...]:
        """Return every seat of the unit as it will be, duties turned into own work."""
        parts = [
            Part(
                seat.person,
                role.id,
                self._home(seat.person),
                seat.share,
                seat.main,
                work.seat_work(self.org.people[seat.person], role, seat),
            )
            for role, seat in self.seats
        ]
        if self.command.crossing is Crossing.KEEP:
            return kept_as_second_posts(parts, self.group_of_task)
        supply = work.supply(self.org)
        needed = {task: work.demand(self.org.tasks[task]) for task in self.owned}
        demand = {
            task: supply.get(task, 0.0) if amount is None else amount
            for task, amount in needed.items()
        }
        return handed_over(parts, self.group_of_task, demand, supply)

    def with_departments(self, parts: tuple[Part, ...]) -> Org:
        """Return the organisation with the parts seated in the new departments."""
        roles = self._roles(parts)
        made = [self._department(n, roles.get(n, ())) for n in range(len(self.command.groups))]
        after = self.org.with_units(*made).with_tasks(*self._tasks_owned())
        if self.command.style is Style.SIBLINGS:
            return self._without_unit(after)
        name = self.command.rest_name.strip() or self.unit.name
        level = self.unit.level if name == self.unit.name else level_of_name(name)
        kept = replace(
            self.unit, name=name, level=level or self.unit.level, roles=roles.get(REST, ())
        )
        above = self._below and name != self.unit.name
        after = after.with_units(with_head_post(kept) if above else kept)
        return after.with_units(*self._later_siblings(after)) if not self._below else after

    def _department(self, number: int, roles: tuple[Role, ...]) -> Unit:
        group, below = self.command.groups[number], self._below
        first = next_order(self.org, self.unit.id) if below else self.unit.order
        stays = self.command.style is Style.GENERAL_AFFAIRS
        name = group.name.strip()
        unit = Unit(
            group.id,
            name,
            parent=self.unit.id if below else self.unit.parent,
            level=level_of_name(name) or ("" if below else self.unit.level),
            side=None if below else self.unit.side,
            order=first + number + stays,
            roles=roles,
            divided_on=self.command.day,
            split_from=self.unit.id,
        )
        return with_head_post(unit)

    def _tasks_owned(self) -> list[Task]:
        ids = [group.id for group in self.command.groups]
        return [
            replace(self.org.tasks[task], owner=self.unit.id if number == REST else ids[number])
            for task, number in self.group_of_task.items()
        ]

    def _roles(self, parts: tuple[Part, ...]) -> dict[int, tuple[Role, ...]]:
        found: dict[int, list[Role]] = {}
        for role in self.unit.roles:
            for number, copy in self._copies(role, [p for p in parts if p.role == role.id]):
                found.setdefault(number, []).append(copy)
        return {number: tuple(roles) for number, roles in found.items()}

    def _copies(self, role: Role, parts: list[Part]) -> Iterator[tuple[int, Role]]:
        """Yield the role as each group gets it; the first to keep it keeps its id and headship."""
        numbers = sorted({part.group for part in parts}) or [self._home_of_empty(role)]
        if role.vacancies and REST not in numbers and self.command.style is not Style.SIBLINGS:
            numbers.insert(0, REST)
        home = next((self._home(seat.person) for seat in role.seats), numbers[0])
        keeper = REST if REST in numbers else home if home in numbers else numbers[0]
        planned = self._planned(role, parts, numbers, keeper)
        for number in numbers:
            key = role.id if number == keeper else derived_id("role", self._id(number), role.id)
            seats = tuple(
                Seat(part.person, part.share, part.main, part.work)
                for part in parts
                if part.group == number
            )
            yield (
                number,
                replace(
                    role,
                    id=key,
                    seats=seats,
                    planned=planned[number],
                    is_head=role.is_head and number == keeper,
                    duties=self._cut(role, number),
                ),
            )

    def _planned(
        self, role: Role, parts: list[Part], numbers: list[int], keeper: int
    ) -> dict[int, int | None]:
        """Return the planned seats: they follow the people, vacancies stay with the keeper."""
        if role.planned is None:
            return dict.fromkeys(numbers)
        home = [self._home(seat.person) for seat in role.seats]
        left = role.planned
        planned: dict[int, int | None] = {}
        for number in numbers:
            planned[number] = min(left, home.count(number))
            left -= planned[number] or 0
        planned[keeper] = (planned[keeper] or 0) + left
        return planned

    def _home_of_empty(self, role: Role) -> int:
        """Return where a role without people goes: the rest, or the group with most duties."""
        if self.command.style is not Style.SIBLINGS:
            return REST
        weights = [0.0] * len(self.command.groups)
        for task, weight in role.duties.items():
            if task in self.group_of_task:
                weights[self.group_of_task[task]] += weight
        return weights.index(max(weights))

    def _cut(self, role: Role, number: int) -> dict[str, float]:
        return {
            task: weight
            for task, weight in role.duties.items()
            if self.group_of_task.get(task, number) == number
        }

    def _id(self, number: int) -> str:
        return self.unit.id if number == REST else self.command.groups[number].id

    def _without_unit(self, after: Org) -> Org:
        """Return the organisation without the unit: its place and children go to the groups."""
        children = [
            replace(after.units[key], parent=self.command.groups[self._home_of_child(key)].id)
            for key in tree.children(self.org, self.unit.id)
        ]
        after = after.with_tasks(*self._redirected(after))
        return after.with_units(*self._later_siblings(after), *children).without_units(
            (self.unit.id,)
        )

    def _redirected(self, after: Org) -> list[Task]:
        """Return the tasks whose results went to the unit: now to the groups, by their people's
        time, so that what arrives altogether stays the same."""
        times = {
            group.id: work.unit_time(after, after.units[group.id]) for group in self.command.groups
        }
        whole = sum(times.values())
        parts = {key: time / whole if whole else 1 / len(times) for key, time in times.items()}
        found = []
        for task in after.tasks.values():
            if self.unit.id in task.serves:
                serves = dict(task.serves)
                share = serves.pop(self.unit.id)
                serves |= {key: share * part for key, part in parts.items() if part}
                found.append(replace(task, serves=serves))
        return found

    @property
    def _below(self) -> bool:
        return self.command.style is Style.HEADQUARTERS

    def _later_siblings(self, after: Org) -> list[Unit]:
        """Return the siblings behind the unit, moved back to make room for the new ones."""
        parent = self.unit.parent
        held = tree.children(self.org, parent) if parent is not None else tree.roots(self.org)
        room = len(self.command.groups)
        return [
            replace(after.units[key], order=after.units[key].order + room)
            for key in held
            if after.units[key].order > self.unit.order
        ]

    def _home_of_child(self, child: str) -> int:
        """Return the group that holds most of the child's work (ties: the first)."""
        done = work.added(
            work.unit_work(self.org, self.org.units[key]) for key in tree.subtree(self.org, child)
        )
        weights = [0.0] * len(self.command.groups)
        for task, amount in done.items():
            if task in self.group_of_task:
                weights[self.group_of_task[task]] += amount
        return weights.index(max(weights))


def _refuse_bad_groups(groups: tuple[Group, ...]) -> None:
    if not groups:
        raise Refused(Message(N_("Name at least one new department.")))
    names = [group.name.strip() for group in groups]
    if not all(names):
        raise Refused(Message(N_("Every new department needs a name.")))
    if len(set(names)) < len(names):
        raise Refused(Message(N_("Two new departments have the same name.")))
    for kind in ("people", "tasks"):
        keys = [key for group in groups for key in getattr(group, kind)]
        if len(set(keys)) < len(keys):
            raise Refused(Message(N_("Somebody or something is in two of the new departments.")))


def _shortened(names: list[str]) -> str:
    shown = ", ".join(names[:5])
    return shown if len(names) <= _MOST_NAMED else f"{shown} …"
