"""The organisation as frozen values: people, tasks, units with their roles and seats.

Words are those of the field (person, unit, role, seat, task, family). Every collection is a plain
dict or tuple behind a read-only type: nobody changes a value, one makes the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import TypeVar

from orgsandbox.domain import lineage

Work = Mapping[str, float]
"""FTE by task id."""


class Side(Enum):
    """Where a unit stands towards revenue; a unit without a side of its own inherits one."""

    DIRECT = "direct"
    SUPPORT = "support"
    NONE = "none"


class Agreement(Enum):
    """How far a placement is agreed with the departments: not yet, in talks, agreed, put off."""

    OPEN = "open"
    TALKING = "talking"
    AGREED = "agreed"
    ON_HOLD = "on_hold"


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which somebody is away; dates only, never a reason."""

    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the organisation.

    `code` is the employee number as text, `kana` the reading, `title` the rank (役職), `grade` the
    pay grade (等級), `fte` the working time (1.0 = full time), `own_work` the work the person did
    before (これまでの担当業務): FTE by task id, kept while a seat does its role's duties. `can_do`
    are the ids of tasks the person could do besides those done now (できる業務), sorted. `columns`
    are the cells of an import that mean nothing to the program, by header: they go back out as
    they came in and are shown nowhere. `seconded` says where somebody works who is seconded to
    another company (出向中), empty for everybody else.
    """

    id: str
    name: str
    code: str = ""
    kana: str = ""
    title: str = ""
    grade: str = ""
    employment: str = ""
    joined: date | None = None
    leaving: date | None = None
    absences: tuple[Absence, ...] = ()
    fte: float = 1.0
    location: str = ""
    own_work: Work = field(default_factory=dict)
    note: str = ""
    can_do: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    seconded: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """A family of tasks (業務区分) with a colour slot.

    `specialty` is False for families in which nobody specialises by definition (総務・庶務・その他).
    """

    id: str
    name: str
    colour: int = 0
    specialty: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What a revenue department says of a task: would it rather do it itself (`own`), rather buy
    it outside (`outside`)? Each "yes", "either", "no" or "" (not asked). `reasons` are of
    "expertise", "speed", "quality", "cost".
    """

    own: str = ""
    outside: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The local-procurement questions of a task (現地調達の問い): answers and money a year.

    `exempt` tasks are kept inside by law or internal control. `own_cost` is what it would cost the
    revenue departments, `price` the market's, `transaction` search, contract, handover and
    checking; None where not known. `specificity` runs from 1 to 5 (Williamson 1979).
    """

    exempt: bool = False
    answers: Mapping[str, Answer] = field(default_factory=dict)
    own_cost: float | None = None
    price: float | None = None
    transaction: float | None = None
    specificity: int | None = None
    recurrent: bool = True


NO_SOURCING = Sourcing()


@dataclass(frozen=True, slots=True)
class Task:
    """Work to be done (業務), whoever does it.

    `owner` is the unit that is responsible (None: the unit whose people supply most), `demand` the
    FTE needed as given by the planner, `expected` the FTE written down before a move would have
    lowered the supply. `serves` is shares of the result by unit id, `depends_on` task ids,
    `checked_by` and `checked_how` say how the result is checked, `sourcing` what the revenue
    departments and the money say of doing it elsewhere. `last_side` and `last_by` are, of a task that
    lost its department, the side it was on and the ids of those who did it last.
    """

    id: str
    name: str
    family: str | None = None
    owner: str | None = None
    demand: float | None = None
    expected: float | None = None
    serves: Mapping[str, float] = field(default_factory=dict)
    depends_on: tuple[str, ...] = ()
    checked_by: str = ""
    checked_how: str = ""
    note: str = ""
    sourcing: Sourcing = NO_SOURCING
    last_side: Side | None = None
    last_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a role: share in whole percents of the person's time; one seat is main (主務).

    `work` is the seat's own work (FTE by task id); None means the seat does its role's duties.
    An empty mapping is own work that is known to be nothing (time set free by a split).
    `agreement` and `memo` are how far the placement is agreed; a new placement begins open.
    """

    person: str
    share: int = 100
    main: bool = True
    work: Work | None = None
    agreement: Agreement = Agreement.OPEN
    memo: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A named bundle of duties in a unit (役割) with planned seats (定員).

    `duties` are weights by task id; they need not add up to anything. `planned` None means that
    no number was planned: then there is no vacancy and nothing is over the plan.
    """

    id: str
    name: str
    seats: tuple[Seat, ...] = ()
    planned: int | None = None
    is_head: bool = False
    duties: Mapping[str, float] = field(default_factory=dict)

    @property
    def vacancies(self) -> int:
        """Planned seats not taken."""
        return max(0, (self.planned or 0) - len(self.seats))

    def with_seat(self, seat: Seat) -> Role:
        """Return the role with the seat added, or put in the place of the person's seat here."""
        if any(held.person == seat.person for held in self.seats):
            kept = tuple(seat if held.person == seat.person else held for held in self.seats)
            return replace(self, seats=kept)
        return replace(self, seats=(*self.seats, seat))

    def without_person(self, person: str) -> Role:
        """Return the role without the person's seat."""
        return replace(self, seats=tuple(held for held in self.seats if held.person != person))


@dataclass(frozen=True, slots=True)
class Unit:
    """A department (部署): `level` is free text (本部, 部, 課 …), `order` sorts siblings (組織順).

    `side` None means inherited; `split_from` is the id of the department that a split made it of,
    `divided_on` the day of that split; `survey` is the mean of a survey on how far people feel as
    one, on whatever scale was used. `code` is the department's number as text.
    """

    id: str
    name: str
    parent: str | None = None
    level: str = ""
    side: Side | None = None
    order: int = 0
    roles: tuple[Role, ...] = ()
    divided_on: date | None = None
    note: str = ""
    survey: float | None = None
    code: str = ""
    split_from: str = ""

    def with_role(self, role: Role) -> Unit:
        """Return the unit with the role added, or put in the place of the one with its id."""
        if any(held.id == role.id for held in self.roles):
            kept = tuple(role if held.id == role.id else held for held in self.roles)
            return replace(self, roles=kept)
        return replace(self, roles=(*self.roles, role))

    def without_role(self, role: str) -> Unit:
        """Return the unit without the role of that id."""
        return replace(self, roles=tuple(held for held in self.roles if held.id != role))


_Entity = TypeVar("_Entity", Person, Unit, Task, Family)


@dataclass(frozen=True, eq=False)
class Org:
    """One organisation. Compares by identity, so that it can key caches.

    The dicts keep their order: people as imported, units by entry; siblings sort by `Unit.order`.
    `day` is the day it is of, which says who is there; a scenario's is always that of the scenario.
    """

    people: Mapping[str, Person] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    tasks: Mapping[str, Task] = field(default_factory=dict)
    families: Mapping[str, Family] = field(default_factory=dict)
    day: date | None = None

    def with_people(self, *people: Person) -> Org:
        """Return the organisation with these people added or replaced."""
        return replace(self, people=_put(self.people, people))

    def without_people(self, ids: Iterable[str]) -> Org:
        """Return the organisation without these people; their seats are the caller's business."""
        return replace(self, people=_drop(self.people, ids))

    def with_units(self, *units: Unit) -> Org:
        """Return the organisation with these units added or replaced."""
        return replace(self, units=_put(self.units, units))

    def without_units(self, ids: Iterable[str]) -> Org:
        """Return the organisation without these units."""
        return replace(self, units=_drop(self.units, ids))

    def with_tasks(self, *tasks: Task) -> Org:
        """Return the organisation with these tasks added or replaced."""
        return replace(self, tasks=_put(self.tasks, tasks))

    def without_tasks(self, ids: Iterable[str]) -> Org:
        """Return the organisation without these tasks."""
        return replace(self, tasks=_drop(self.tasks, ids))

    def with_families(self, *families: Family) -> Org:
        """Return the organisation with these families added or replaced."""
        return replace(self, families=_put(self.families, families))

    def without_families(self, ids: Iterable[str]) -> Org:
        """Return the organisation without these families."""
        return replace(self, families=_drop(self.families, ids))


def written_language(org: Org) -> str:
    """Return the language an organisation's names are in: "ja", or "en" when all are ASCII."""
    return "en" if all(unit.name.isascii() for unit in org.units.values()) else "ja"


def _put(held: Mapping[str, _Entity], new: Iterable[_Entity]) -> dict[str, _Entity]:
    after = dict(held)
    keys = []
    for entity in new:
        after[entity.id] = entity
        keys.append(entity.id)
    lineage.note(after, held, keys)
    return after


def _drop(held: Mapping[str, _Entity], ids: Iterable[str]) -> dict[str, _Entity]:
    gone = frozenset(ids)
    after = {key: entity for key, entity in held.items() if key not in gone}
    lineage.note(after, held, gone)
    return after
