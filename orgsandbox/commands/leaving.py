"""What happens to a person's work when a seat is left: shared by every verb that empties one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from orgsandbox.commands.joined import joined_share
from orgsandbox.domain import tree
from orgsandbox.domain.model import Org, Person, Role, Seat, Work
from orgsandbox.domain.work import added, duty_work, seat_time


def carried_work(person: Person, role: Role, seat: Seat) -> Work | None:
    """Return what somebody takes along from a seat.

    The seat's own work, else the work kept with the person, else the duties done there; None when
    nothing is known.
    """
    if seat.work is not None:
        return seat.work
    return person.own_work or duty_work(role.duties, seat_time(person, seat))


def leave_seat(org: Org, person: Person, place: tree.Place) -> Org:
    """Return the organisation without that seat of the person.

    The last seat's work stays with the person. A seat given up besides others hands its share to
    the main one, which the largest becomes if the main seat was left.
    """
    unit = org.units[place.unit]
    role = next(held for held in unit.roles if held.id == place.role)
    others = [held for held in tree.places(org, person.id) if held.role != place.role]
    after = org.with_units(unit.with_role(role.without_person(person.id)))
    if not others:
        kept = carried_work(person, role, place.seat)
        return after.with_people(replace(person, own_work=dict(kept or {})))
    if place.seat.work:
        own = added((person.own_work, place.seat.work))
        after = after.with_people(replace(person, own_work=own))
    heir = others[0]
    share = joined_share(heir.seat.share, place.seat.share)
    return put_seat(after, heir, replace(heir.seat, main=True, share=share))


def put_seat(org: Org, place: tree.Place, seat: Seat) -> Org:
    """Return the organisation with another seat in the place of that one."""
    unit = org.units[place.unit]
    role = next(held for held in unit.roles if held.id == place.role)
    return org.with_units(unit.with_role(role.with_seat(seat)))


def without_seats(org: Org, people: Collection[str]) -> Org:
    """Return the organisation with these people unplaced, each keeping the work done so far."""
    after = org
    for key in people:
        for place in reversed(tree.places(org, key)):
            current = next(held for held in tree.places(after, key) if held.role == place.role)
            after = leave_seat(after, after.people[key], current)
    return after
