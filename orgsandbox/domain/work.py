"""Who does how much of what, in FTE: the rules of design.md, "Work" and "Demand".

A seat's own work is FTE by task. A seat without own work does its role's duties: person.fte x
share x the duties' weights, normalised. A seat with neither has no work data (None here): work is
never invented.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org, Person, Role, Seat, Task, Unit, Work

_KEPT = 4
_EPSILON = 1e-9


def seat_time(person: Person, seat: Seat) -> float:
    """Return the time a seat has, in FTE: the person's FTE by the seat's share."""
    return person.fte * seat.share / 100


def seat_work(person: Person, role: Role, seat: Seat) -> Work | None:
    """Return the work done in a seat (FTE by task id), or None when there is no work data."""
    if seat.work is not None:
        return seat.work
    return duty_work(role.duties, seat_time(person, seat))


def duty_work(duties: Mapping[str, float], time: float) -> Work | None:
    """Return `time` FTE spread over duties by weight, or None when the duties weigh nothing."""
    total = sum(duties.values())
    if total <= 0:
        return None
    return {task: time * weight / total for task, weight in duties.items() if weight > 0}


def added(works: Iterable[Work | None]) -> dict[str, float]:
    """Return the sum of several pieces of work by task id; None counts as nothing."""
    total: dict[str, float] = {}
    for work in works:
        for task, amount in (work or {}).items():
            total[task] = total.get(task, 0.0) + amount
    return total


def unit_work(org: Org, unit: Unit) -> dict[str, float]:
    """Return what the seats of one unit supply, without its children (FTE by task id)."""
    return added(
        seat_work(org.people[seat.person], role, seat)
        for role in unit.roles
        for seat in role.seats
        if seat.person in org.people
    )


def person_work(org: Org, person: str) -> dict[str, float] | None:
    """Return what somebody does over all seats (FTE by task id).

    None when the person is unplaced or no seat has work data.
    """
    works = [
        seat_work(org.people[person], role, place.seat)
        for place in tree.places(org, person)
        for role in org.units[place.unit].roles
        if role.id == place.role
    ]
    if all(work is None for work in works):
        return None
    return added(works)


_supplies: OrderedDict[int, tuple[Unit, Mapping[str, Person], dict[str, float]]] = OrderedDict()
_SUPPLIES_KEPT = 4096


def _unit_supply(org: Org, unit: Unit) -> dict[str, float]:
    """Return `unit_work`, remembered while the unit and its people are the same objects."""
    held = _supplies.get(id(unit))
    if held is not None and held[0] is unit and _same_people(held[1], org, unit):
        return held[2]
    supply = unit_work(org, unit)
    _supplies[id(unit)] = (unit, org.people, supply)
    if len(_supplies) > _SUPPLIES_KEPT:
        _supplies.popitem(last=False)
    return supply


def _same_people(known: Mapping[str, Person], org: Org, unit: Unit) -> bool:
    if known is org.people:
        return True
    return all(
        known.get(seat.person) is org.people.get(seat.person)
        for role in unit.roles
        for seat in role.seats
    )


_totals: OrderedDict[Org, tuple[dict[str, float], dict[str, str]]] = OrderedDict()


def _read(org: Org) -> tuple[dict[str, float], dict[str, str]]:
    """Return the whole supply by task and the owner by task, remembered for the last few values."""
    held = _totals.get(org)
    if held is None:
        held = _sum_up(org)
        _totals[org] = held
        while len(_totals) > _KEPT:
            _totals.popitem(last=False)
    return held


def _sum_up(org: Org) -> tuple[dict[str, float], dict[str, str]]:
    total: dict[str, float] = {}
    most: dict[str, tuple[float, str]] = {}
    for unit in org.units.values():
        for task, amount in _unit_supply(org, unit).items():
            total[task] = total.get(task, 0.0) + amount
            best = most.get(task)
            if amount > 0 and (best is None or amount > best[0] + _EPSILON):
                most[task] = (amount, unit.id)
    owners: dict[str, str] = {}
    for held in org.tasks.values():
        if held.owner is not None and held.owner in org.units:
            owners[held.id] = held.owner
        elif held.id in most:
            owners[held.id] = most[held.id][1]
    return total, owners


def supply(org: Org) -> Mapping[str, float]:
    """Return the FTE that all seats supply, by task id; a task nobody does is absent."""
    return _read(org)[0]


def owners(org: Org) -> Mapping[str, str]:
    """Return the owner unit by task id: the given one, else whose people supply most.

    A task without a given owner that nobody does has none and is absent.
    """
    return _read(org)[1]


def demand(task: Task) -> float | None:
    """Return the FTE needed: given, else expected, else None (then the supply is the demand)."""
    return task.demand if task.demand is not None else task.expected


def shortages(org: Org) -> dict[str, tuple[float, float]]:
    """Return (needed, supplied) in FTE for each task whose supply is below its demand."""
    supplied = supply(org)
    found: dict[str, tuple[float, float]] = {}
    for task in org.tasks.values():
        needed = demand(task)
        held = supplied.get(task.id, 0.0)
        if needed is not None and held < needed - _EPSILON:
            found[task.id] = (needed, held)
    return found


def with_expected(org: Org, tasks: Iterable[str]) -> Org:
    """Return the organisation with today's supply written down as expected demand.

    Only for tasks that have neither a given nor an expected demand and some supply; called before
    the first change that would lower a task's supply.
    """
    supplied = supply(org)
    noted = [
        task
        for task in (org.tasks.get(key) for key in tasks)
        if task is not None and demand(task) is None and supplied.get(task.id, 0.0) > 0
    ]
    if not noted:
        return org
    return org.with_tasks(*(replace(task, expected=supplied[task.id]) for task in noted))


def keep_demand(before: Org, after: Org) -> Org:
    """Return `after` with the old supply written down for every task that is now done less.

    Only for tasks without a given or expected demand: the first change that lowers the supply is
    the one that fixes what is needed.
    """
    changed = [key for key, unit in after.units.items() if before.units.get(key) is not unit]
    gone = [key for key in before.units if key not in after.units]
    now = added(_unit_supply(after, after.units[key]) for key in changed)
    was = added(
        _unit_supply(before, before.units[key]) for key in (*changed, *gone) if key in before.units
    )
    lowered = [task for task, amount in was.items() if now.get(task, 0.0) < amount - _EPSILON]
    open_tasks = [
        task for task in lowered if task in after.tasks and demand(after.tasks[task]) is None
    ]
    if not open_tasks:
        return after
    supplied = supply(before)
    return after.with_tasks(
        *(replace(after.tasks[task], expected=supplied[task]) for task in open_tasks)
    )


def effective_number(amounts: Iterable[float]) -> float:
    """Return the effective number of tasks, e to the Shannon entropy of the shares (Hill 1973).

    Two tasks with half the time each give 2.0; nothing done gives 0.

    >>> effective_number([0.5, 0.5])
    2.0
    """
    held = [amount for amount in amounts if amount > 0]
    total = sum(held)
    if total <= 0:
        return 0.0
    entropy = -sum(amount / total * math.log(amount / total) for amount in held)
    return round(math.exp(entropy), 12)
