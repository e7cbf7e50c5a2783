"""まとめる: put departments together into one of them.

Merging rejoins people, seats, shares, FTE, demand and owners exactly; after a split that kept the
work every work cell too (design.md). Names, ids and planned seats are those of the unit merged
into.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgsandbox.commands.base import OrgCommand, the_unit
from orgsandbox.commands.head_posts import without_open_posts
from orgsandbox.commands.joined import cut_told, joined_share
from orgsandbox.commands.units import next_order
from orgsandbox.domain import tree
from orgsandbox.domain.destinations import replaced
from orgsandbox.domain.model import Org, Role, Seat, Unit
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.work import added, keep_demand, owners, seat_work
from orgsandbox.i18n import N_, Message


@dataclass(frozen=True)
class MergeUnits(OrgCommand):
    """Merge `units` into the one called `into`, which is among them or not."""

    units: tuple[str, ...]
    into: str

    TITLE = N_("Merge departments")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with one department in the place of all."""
        target = the_unit(org, self.into)
        others = [the_unit(org, key) for key in dict.fromkeys(self.units) if key != self.into]
        if not others:
            raise Refused(Message(N_("Choose at least two departments.")))
        gone = {unit.id for unit in others}
        if gone & set(tree.path(org, self.into)):
            text = N_("{unit} is below one of them: merge into the upper department instead.")
            raise Refused(Message(text, {"unit": target.name}))
        if any(tree.head(unit) is not None for unit in others):
            (target,) = without_open_posts((target,))
        after = _with_owner(org, gone, self.into)
        for unit in without_open_posts(others):
            target = _joined(org, target, unit)
        after = after.with_units(target)
        return keep_demand(org, _with_children(after, gone, self.into).without_units(gone))

    def told_org(self, before: Org, after: Org) -> Message | None:
        """Return whose joined posts were cut to 100 %."""
        return cut_told(before, after)


def _with_owner(org: Org, gone: set[str], into: str) -> Org:
    """Return the tasks owned by the one department, and those that served others serving it."""
    owned = owners(org)
    tasks = []
    for task in org.tasks.values():
        edited = replace(task, owner=into) if owned.get(task.id) in gone else task
        for key in gone & edited.serves.keys():
            edited = replace(edited, serves=replaced(edited.serves, key, into))
        if edited is not task:
            tasks.append(edited)
    return org.with_tasks(*tasks) if tasks else org


def _with_children(org: Org, gone: set[str], into: str) -> Org:
    order = next_order(org, into)
    lifted: list[Unit] = []
    for key in tree.in_order(org):
        unit = org.units[key]
        if unit.parent in gone and key not in gone:
            lifted.append(replace(unit, parent=into, order=order + len(lifted)))
    return org.with_units(*lifted) if lifted else org


def _joined(org: Org, target: Unit, other: Unit) -> Unit:
    """Return the target with the other's roles: joined by name where that is possible."""
    has_head = tree.head_role(target) is not None
    for role in other.roles:
        arriving = replace(role, is_head=role.is_head and not has_head)
        same = next((held for held in target.roles if _joins(held, role)), None)
        target = target.with_role(_rejoined(org, same, role) if same else arriving)
    return target


def _joins(held: Role, role: Role) -> bool:
    """Say whether a role goes into one of the same name; a head role takes nobody else."""
    if held.name != role.name:
        return False
    people = {seat.person for seat in (*held.seats, *role.seats)}
    return not held.is_head or len(people) <= 1


def _rejoined(org: Org, held: Role, role: Role) -> Role:
    duties = added((held.duties, role.duties)) if held.duties != role.duties else held.duties
    seats = {
        seat.person: _settled(org, held, seat, same=duties == held.duties) for seat in held.seats
    }
    for seat in role.seats:
        arriving = _settled(org, role, seat, same=duties == role.duties)
        seats[seat.person] = _one_seat(org, seats.get(seat.person), arriving, held)
    return replace(held, seats=tuple(seats.values()), duties=duties)


def _settled(org: Org, role: Role, seat: Seat, *, same: bool) -> Seat:
    """Return the seat with its duties as own work, where the joined role's would be others."""
    if same or seat.work is not None:
        return seat
    return replace(seat, work=seat_work(org.people[seat.person], role, seat))


def _one_seat(org: Org, held: Seat | None, arriving: Seat, role: Role) -> Seat:
    if held is None:
        return arriving
    share = joined_share(held.share, arriving.share)
    main = held.main or arriving.main
    if held.work is None and arriving.work is None:
        return replace(held, share=share, main=main)
    person = org.people[held.person]
    work = added((seat_work(person, role, held), seat_work(person, role, arriving)))
    return replace(held, share=share, main=main, work=work)
