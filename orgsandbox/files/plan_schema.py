"""The plan file's shape, version 3: what stands in the JSON, checked as it is read."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

import msgspec

from orgsandbox.domain import bounds

Number = Annotated[float, msgspec.Meta(ge=0, le=bounds.LARGEST_WORK)]
Money = Annotated[float, msgspec.Meta(ge=0, le=bounds.LARGEST_AMOUNT)]
Key = Annotated[str, msgspec.Meta(min_length=1, max_length=bounds.LONGEST_KEY)]


class _Struct(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    pass


class AbsenceIn(_Struct):
    """Days away."""

    start: datetime.date
    end: datetime.date | None = None


class PersonIn(_Struct):
    """A person of a scenario."""

    id: Key
    name: str
    code: str = ""
    kana: str = ""
    title: str = ""
    grade: str = ""
    employment: str = ""
    joined: datetime.date | None = None
    leaving: datetime.date | None = None
    absences: tuple[AbsenceIn, ...] = ()
    fte: Number = 1.0
    location: str = ""
    own_work: dict[str, Number] = {}
    note: str = ""
    can_do: tuple[str, ...] = ()
    columns: dict[str, str] = {}
    seconded: str = ""


class FamilyIn(_Struct):
    """A task family."""

    id: Key
    name: str
    colour: Annotated[int, msgspec.Meta(ge=0, le=bounds.LARGEST_COLOUR)] = 0
    specialty: bool = True


class AnswerIn(_Struct):
    """A revenue department's answer."""

    own: str = ""
    outside: str = ""
    reasons: tuple[str, ...] = ()


class SourcingIn(_Struct):
    """The local-procurement questions of a task."""

    exempt: bool = False
    answers: dict[str, AnswerIn] = {}
    own_cost: Money | None = None
    price: Money | None = None
    transaction: Money | None = None
    specificity: (
        Annotated[int, msgspec.Meta(ge=bounds.SPECIFICITY[0], le=bounds.SPECIFICITY[1])] | None
    ) = None
    recurrent: bool = True


class TaskIn(_Struct):
    """A task."""

    id: Key
    name: str
    family: str | None = None
    owner: str | None = None
    demand: Number | None = None
    expected: Number | None = None
    serves: dict[str, Number] = {}
    depends_on: tuple[str, ...] = ()
    checked_by: str = ""
    checked_how: str = ""
    note: str = ""
    sourcing: SourcingIn = msgspec.field(default_factory=SourcingIn)
    last_side: str | None = None
    last_by: tuple[str, ...] = ()


class SeatIn(_Struct):
    """A person in a role."""

    person: Key
    share: Annotated[int, msgspec.Meta(ge=0, le=bounds.WHOLE_SHARE)] = 100
    main: bool = True
    work: dict[str, Number] | None = None
    agreement: str = "open"
    memo: str = ""


class RoleIn(_Struct):
    """A role with its seats."""

    id: Key
    name: str
    seats: tuple[SeatIn, ...] = ()
    planned: Annotated[int, msgspec.Meta(ge=0, le=bounds.MOST_PLANNED)] | None = None
    is_head: bool = False
    duties: dict[str, Number] = {}


class UnitIn(_Struct):
    """A department with its roles."""

    id: Key
    name: str
    parent: str | None = None
    level: str = ""
    side: str | None = None
    order: Annotated[int, msgspec.Meta(ge=-bounds.FARTHEST_ORDER, le=bounds.FARTHEST_ORDER)] = 0
    roles: tuple[RoleIn, ...] = ()
    divided_on: datetime.date | None = None
    note: str = ""
    survey: (
        Annotated[float, msgspec.Meta(ge=-bounds.LARGEST_MEAN, le=bounds.LARGEST_MEAN)] | None
    ) = None
    code: str = ""
    split_from: str = ""


class ScenarioIn(_Struct):
    """A scenario."""

    id: Key
    name: str
    date: datetime.date | None = None
    based_on: str | None = None
    note: str = ""
    pins: dict[str, tuple[float, float]] = {}
    people: tuple[PersonIn, ...] = ()
    units: tuple[UnitIn, ...] = ()
    tasks: tuple[TaskIn, ...] = ()
    families: tuple[FamilyIn, ...] = ()
    frozen: datetime.date | None = None


class AssumptionsIn(_Struct):
    """What every scenario takes as given."""

    theta: Annotated[float, msgspec.Meta(gt=0, le=1)] = 0.60
    full_time_hours: Annotated[float, msgspec.Meta(gt=0, le=bounds.HOURS_OF_A_WEEK)] = 40.0
    currency: str = "JPY"
    rates: dict[str, Money] = {}
    titles: tuple[str, ...] | None = None
    turnover: Annotated[float, msgspec.Meta(ge=0, le=1)] | None = None


class ColumnIn(_Struct):
    """A column of the table from which the people came."""

    header: str
    field: str = ""
    form: str = ""


class ManagerCellIn(_Struct):
    """What stood there as somebody's manager."""

    cell: str
    manager: str = ""


class VacantRowIn(_Struct):
    """The row of a vacant post there."""

    role: str
    cells: dict[str, str] = {}


class PeopleTableIn(_Struct):
    """How that table looked."""

    columns: Annotated[tuple[ColumnIn, ...], msgspec.Meta(max_length=bounds.MOST_COLUMNS)] = ()
    row_per_post: bool = False
    managers: dict[str, ManagerCellIn] = {}
    vacant: tuple[VacantRowIn, ...] = ()
    made_up: tuple[str, ...] = ()


class PlanIn(_Struct):
    """The whole file."""

    format: str
    version: int
    scenarios: Annotated[
        tuple[ScenarioIn, ...], msgspec.Meta(min_length=1, max_length=bounds.MOST_SCENARIOS)
    ]
    assumptions: AssumptionsIn = msgspec.field(default_factory=AssumptionsIn)
    baseline: str | None = None
    company: str = ""
    story: bool = False
    origin: Annotated[tuple[ScenarioIn, ...], msgspec.Meta(max_length=10_000)] = ()
    people_table: PeopleTableIn = msgspec.field(default_factory=PeopleTableIn)


def read(value: Any) -> PlanIn:
    """Return the checked plan; msgspec.ValidationError names the place of what is wrong."""
    return msgspec.convert(value, PlanIn)
