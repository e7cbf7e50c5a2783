"""From the checked values of a plan file to the plan."""

from __future__ import annotations

from typing import Any

import msgspec

from orgsandbox.domain.model import (
    NO_SOURCING,
    Absence,
    Agreement,
    Answer,
    Family,
    Org,
    Person,
    Role,
    Seat,
    Side,
    Sourcing,
    Task,
    Unit,
)
from orgsandbox.domain.people_table import Column, ManagerCell, PeopleTable, VacantRow
from orgsandbox.domain.project import Assumptions, Project, Scenario
from orgsandbox.files import plan_schema as schema


def project_of(plan: schema.PlanIn) -> Project:
    """Return the plan that the values of a file mean; msgspec.ValidationError names what cannot be."""
    given = plan.assumptions
    assumptions = Assumptions(
        given.theta,
        given.full_time_hours,
        given.currency,
        given.rates,
        Assumptions().titles if given.titles is None else given.titles,
        given.turnover,
    )
    scenarios = tuple(_read_scenario(scenario) for scenario in plan.scenarios)
    keys = {scenario.id for scenario in scenarios}
    baseline = plan.baseline if plan.baseline in keys else None
    origin = tuple(_read_scenario(scenario) for scenario in plan.origin)
    table = _table(plan.people_table)
    return Project(scenarios, plan.company, assumptions, baseline, plan.story, origin, table)


def _table(given: schema.PeopleTableIn) -> PeopleTable:
    columns = tuple(Column(**_fields(column)) for column in given.columns)
    managers = {key: ManagerCell(**_fields(cell)) for key, cell in given.managers.items()}
    vacant = tuple(VacantRow(**_fields(row)) for row in given.vacant)
    return PeopleTable(columns, given.row_per_post, managers, vacant, given.made_up)


def _read_scenario(given: schema.ScenarioIn) -> Scenario:
    people = {person.id: _person(person) for person in given.people}
    units = {unit.id: _unit(unit) for unit in given.units}
    tasks = {task.id: _task(task) for task in given.tasks}
    families = {family.id: Family(**_fields(family)) for family in given.families}
    for kind, entities in (
        (given.people, people),
        (given.units, units),
        (given.tasks, tasks),
        (given.families, families),
    ):
        if len(kind) != len(entities):
            raise msgspec.ValidationError(f"an id is used twice in scenario {given.id}")
    org = Org(people, units, tasks, families)
    pins = dict(given.pins)
    return Scenario(
        given.id, given.name, org, given.date, given.based_on, given.note, pins, given.frozen
    )


def _person(given: schema.PersonIn) -> Person:
    fields = _fields(given)
    fields["absences"] = tuple(Absence(away.start, away.end) for away in given.absences)
    return Person(**fields)


def _task(given: schema.TaskIn) -> Task:
    fields = _fields(given)
    if given.sourcing == schema.SourcingIn():
        fields["sourcing"] = NO_SOURCING
    else:
        sourcing = _fields(given.sourcing)
        answers = given.sourcing.answers.items()
        sourcing["answers"] = {unit: Answer(**_fields(answer)) for unit, answer in answers}
        fields["sourcing"] = Sourcing(**sourcing)
    if given.last_side is not None:
        fields["last_side"] = _side(given.last_side, given.id)
    return Task(**fields)


def _unit(given: schema.UnitIn) -> Unit:
    fields = _fields(given)
    fields["roles"] = tuple(_role(role) for role in given.roles)
    fields["side"] = None if given.side is None else _side(given.side, given.id)
    return Unit(**fields)


def _side(said: str, of: str) -> Side:
    try:
        return Side(said)
    except ValueError:
        raise msgspec.ValidationError(f"unknown side in {of}") from None


def _role(given: schema.RoleIn) -> Role:
    seats = tuple(_seat(seat) for seat in given.seats)
    return Role(given.id, given.name, seats, given.planned, given.is_head, given.duties)


def _seat(given: schema.SeatIn) -> Seat:
    if given.agreement == "open" and not given.memo:
        return Seat(given.person, given.share, given.main, given.work)
    try:
        agreement = Agreement(given.agreement)
    except ValueError:
        raise msgspec.ValidationError(f"unknown agreement of {given.person}") from None
    return Seat(given.person, given.share, given.main, given.work, agreement, given.memo)


def _fields(given: msgspec.Struct) -> dict[str, Any]:
    return msgspec.structs.asdict(given)
