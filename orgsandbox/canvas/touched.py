"""Which departments' cards say something else after a change."""

from __future__ import annotations

from collections.abc import Iterator

from orgsandbox.domain import tree
from orgsandbox.domain.change import Change
from orgsandbox.domain.model import Org


def touched(org: Org, change: Change) -> set[str]:
    """Return the ids of the departments whose cards may differ, of those that there are or were.

    Those of the change and the ones above, which may have got their first or lost their last
    department below; and wherever somebody sits who is or was there, for a card tells of a
    person's other posts too.
    """
    before = _before(change)
    units, people = set(change.shown.units), set(change.shown.people)
    for key in change.shown.units:
        for then in (before, org):
            people.update(_seated(then, key))
            above = then.units[key].parent if key in then.units else None
            units.update([above] if above is not None else [])
    for person in people:
        units.update(place.unit for place in tree.places(org, person))
    return units


def _before(change: Change) -> Org:
    """Return the organisation that was on show."""
    key = change.shown_before or change.current
    if change.before is None or not change.before.has(key):
        return Org()
    return change.before.scenario(key).org


def _seated(org: Org, unit: str) -> Iterator[str]:
    if unit in org.units:
        for role in org.units[unit].roles:
            for seat in role.seats:
                yield seat.person
