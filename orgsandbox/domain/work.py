"""Who does how much of what, in FTE: the rules of design.md, "Work" and "Demand".

A seat's own work is FTE by task. A seat without own work does its role's duties: person.fte x
share x the duties' weights, normalised. A seat with neither has no work data (None here): work is
never invented.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from orgsandbox.domain import lineage, tree
from orgsandbox.domain.lineage import UnitCache
from orgsandbox.domain.model import Org, Person, Role, Seat, Task, Unit, Work

_KEPT = 4
_EPSILON = 1e-9


def seat_time(person: Person, seat: Seat) -> float:
    """Return the time a seat has, in FTE: the person's FTE by the seat's share."""
    return person.fte * seat.share / 100


def unit_time(org: Org, unit: Unit) -> float:
    """Return the time of all seats of a department, in FTE."""
    seats = (seat for role in unit.roles for seat in role.seats if seat.person in org.people)
    return sum(seat_time(org.people[seat.person], seat) for seat in seats)


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


_supplies: UnitCache[dict[str, float]] = UnitCache(unit_work)


def _unit_supply(org: Org, unit: Unit) -> dict[str, float]:
    """Return `unit_work`, remembered while the unit and its people are the same objects."""
    return _supplies.get(org, unit)


@dataclass(frozen=True, slots=True)
class _Totals:
    """Supply by task, by task and unit, and owners: what `supply` and `owners` read."""

    total: dict[str, float]
    by_task: dict[str, dict[str, float]]
    owners: dict[str, str]


_totals: OrderedDict[Org, _Totals] = OrderedDict()


def _read(org: Org) -> _Totals:
    """Return the totals of an organisation, made from a recent one's where that is cheaper."""
    held = _totals.get(org)
    if held is None:
        held = _derived(org) if _totals else _summed(org)
        _totals[org] = held
        while len(_totals) > _KEPT:
            _totals.popitem(last=False)
    return held


def _summed(org: Org) -> _Totals:
    by_task: dict[str, dict[str, float]] = {}
    for unit in org.units.values():
        for task, amount in _unit_supply(org, unit).items():
            by_task.setdefault(task, {})[unit.id] = amount
    total = {task: math.fsum(amounts.values()) for task, amounts in by_task.items()}
    return _Totals(total, by_task, _all_owners(org, by_task))


def _derived(org: Org) -> _Totals:
    """Return the totals from those of a recent organisation and what differs since."""
    base, known = next(reversed(_totals.items()))
    units = set(lineage.changed(base.units, org.units))
    for person in lineage.changed(base.people, org.people):
        units.update(place.unit for place in tree.places(org, person))
    if 4 * len(units) > len(org.units):
        return _summed(org)
    by_task, touched = _resupplied(base, known, org, units)
    total = {**known.total, **{task: math.fsum(by_task[task].values()) for task in touched}}
    for task in [task for task in touched if not by_task[task]]:
        del by_task[task], total[task]
    if any(key not in org.units for key in units):
        return _Totals(total, by_task, _all_owners(org, by_task))
    owners = dict(known.owners)
    for key in touched | lineage.changed(base.tasks, org.tasks):
        owners.pop(key, None)
        owner = _owner(org, org.tasks[key], by_task) if key in org.tasks else None
        if owner is not None:
            owners[key] = owner
    return _Totals(total, by_task, owners)


def _resupplied(
    base: Org, known: _Totals, org: Org, units: set[str]
) -> tuple[dict[str, dict[str, float]], set[str]]:
    """Return supply by task and unit with these units' supply as it is now, and the tasks met."""
    by_task = dict(known.by_task)
    touched: set[str] = set()
    # One organisation after the other: what is remembered of units follows one set of people.
    were = {key: _unit_supply(base, base.units[key]) for key in units if key in base.units}
    are = {key: _unit_supply(org, org.units[key]) for key in units if key in org.units}
    for key in units:
        was, now = were.get(key, {}), are.get(key, {})
        for task in was.keys() | now.keys():
            if task not in touched:
                touched.add(task)
                by_task[task] = dict(by_task.get(task, {}))
            by_task[task].pop(key, None)
            if task in now:
                by_task[task][key] = now[task]
    return by_task, touched


def _all_owners(org: Org, by_task: Mapping[str, Mapping[str, float]]) -> dict[str, str]:
    found = {key: _owner(org, task, by_task) for key, task in org.tasks.items()}
    return {key: owner for key, owner in found.items() if owner is not None}


def _owner(org: Org, task: Task, by_task: Mapping[str, Mapping[str, float]]) -> str | None:
    """Return the given owner, else the unit that supplies most (ties: the first unit)."""
    if task.owner is not None and task.owner in org.units:
        return task.owner
    amounts = by_task.get(task.id)
    most = max(amounts.values()) if amounts else 0.0
    if amounts is None or most <= 0:
        return None
    tied = [unit for unit, amount in amounts.items() if amount >= most - _EPSILON]
    if len(tied) == 1:
        return tied[0]
    return next(unit for unit in org.units if unit in tied)


def supply(org: Org) -> Mapping[str, float]:
    """Return the FTE that all seats supply, by task id; a task nobody does is absent."""
    return _read(org).total


def _unit_doers(org: Org, unit: Unit) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for role in unit.roles:
        for seat in role.seats:
            person = org.people.get(seat.person)
            done = seat_work(person, role, seat) if person is not None else None
            for task, amount in (done or {}).items():
                if amount > 0:
                    found.setdefault(task, set()).add(seat.person)
    return found


_doers: UnitCache[dict[str, set[str]]] = UnitCache(_unit_doers)


def unit_doers(org: Org, unit: Unit) -> Mapping[str, set[str]]:
    """Return who does each task in a seat of one department."""
    return _doers.get(org, unit)


def doers(org: Org, task: str) -> frozenset[str]:
    """Return who does a task in any seat of the organisation."""
    units = (org.units[key] for key in _read(org).by_task.get(task, {}))
    return frozenset().union(*(unit_doers(org, unit).get(task, ()) for unit in units))


def suppliers(org: Org, task: str) -> Iterable[str]:
    """Return the departments in which a task is done."""
    return _read(org).by_task.get(task, {}).keys()


def owners(org: Org) -> Mapping[str, str]:
    """Return the owner unit by task id: the given one, else whose people supply most.

    A task without a given owner that nobody does has none and is absent.
    """
    return _read(org).owners


def supplied(org: Org, task: str) -> Mapping[str, float]:
    """Return the FTE that each department supplies of a task, by unit id."""
    return _read(org).by_task.get(task, {})


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
    known = (org.tasks.get(key) for key in tasks)
    undemanded = [task for task in known if task is not None and demand(task) is None]
    if not undemanded:
        return org
    supplied = supply(org)
    noted = [task for task in undemanded if supplied.get(task.id, 0.0) > 0]
    return org.with_tasks(*(replace(task, expected=supplied[task.id]) for task in noted))


def keep_demand(before: Org, after: Org) -> Org:
    """Return `after` with the old supply written down for every task that is now done less.

    Only for tasks without a given or expected demand: the first change that lowers the supply is
    the one that fixes what is needed.
    """
    changed = lineage.changed(before.units, after.units)
    now = added(_unit_supply(after, after.units[key]) for key in changed if key in after.units)
    was = added(_unit_supply(before, before.units[key]) for key in changed if key in before.units)
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
