"""What a planner can do with seats (配置): place, move, second post, share, main, vacate, work."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from orgsandbox.commands.base import OrgCommand, the_person, the_role, the_unit, with_role
from orgsandbox.commands.joined import cut_told, joined_share
from orgsandbox.commands.leaving import carried_work, leave_seat, put_seat, without_seats
from orgsandbox.commands.people import sound_work
from orgsandbox.domain import tree
from orgsandbox.domain.ids import new_id
from orgsandbox.domain.model import Agreement, Org, Person, Role, Seat, Unit, Work
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.work import added, keep_demand, seat_work
from orgsandbox.i18n import N_, Message

WHOLE = 100
"""Per cent: the share of a post that takes all of somebody's time."""

SECOND_POST_SHARE = 20
"""Percent of the person's time a new second post takes from the main one."""


@dataclass(frozen=True)
class MovePeople(OrgCommand):
    """Move several people, each given as (person, from role or None), into one role."""

    people: tuple[tuple[str, str | None], ...]
    role: str
    bring_work: bool = False
    second: bool = False

    TITLE = N_("Move people")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with all of them there, or refuse for all."""
        after = org
        for person, from_role in self.people:
            if self.second:
                after = _seated_twice(after, person, self.role)
            else:
                after = _moved(after, person, self.role, from_role, bring=self.bring_work)
        return keep_demand(org, after)

    def told_org(self, before: Org, after: Org) -> Message | None:
        """Return whose joined posts were cut to 100 %."""
        return cut_told(before, after)


@dataclass(frozen=True)
class MoveToUnit(OrgCommand):
    """Move people into a department without naming the role.

    A department without a role gets one (`new_role`, `role_name`); one with several asks for a
    choice by refusing.
    """

    people: tuple[tuple[str, str | None], ...]
    unit: str
    role_name: str = ""
    bring_work: bool = False
    second: bool = False
    new_role: str = field(default_factory=new_id)

    TITLE = N_("Move people")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with all of them in the department's one role."""
        unit = the_unit(org, self.unit)
        open_roles = [role for role in unit.roles if not role.is_head]
        if len(open_roles) > 1:
            raise Refused(Message(N_("Choose one of the roles of {unit}."), {"unit": unit.name}))
        target = open_roles[0].id if open_roles else self.new_role
        ready = org if open_roles else with_role(org, unit.id, Role(target, self.role_name))
        move = MovePeople(self.scenario, self.people, target, self.bring_work, self.second)
        return move.apply_org(ready)

    def told_org(self, before: Org, after: Org) -> Message | None:
        """Return whose joined posts were cut to 100 %."""
        return cut_told(before, after)


@dataclass(frozen=True)
class SetShare(OrgCommand):
    """Set the share of a seat in whole percents; other seats stay as they are."""

    person: str
    role: str
    share: int

    TITLE = N_("Set the share")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with that share; refuse anything outside 1 to 100."""
        if not 1 <= self.share <= WHOLE:
            raise Refused(Message(N_("A share must be a whole number from 1 to 100 %.")))
        place = the_place(org, self.person, self.role)
        if place.seat.share == self.share:
            return org
        return put_seat(org, place, replace(place.seat, share=self.share))


@dataclass(frozen=True)
class MakeMain(OrgCommand):
    """Make one of somebody's seats the main one (主務)."""

    person: str
    role: str

    TITLE = N_("Change the main post")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with that seat main and the others second posts."""
        chosen = the_place(org, self.person, self.role)
        if chosen.seat.main:
            return org
        after = org
        for place in tree.places(org, self.person):
            seat = replace(place.seat, main=place.role == self.role)
            after = put_seat(after, place, seat)
        return after


@dataclass(frozen=True)
class Vacate(OrgCommand):
    """Take somebody out of a seat, or with role None out of all: back to unplaced (未配置)."""

    person: str
    role: str | None = None

    TITLE = N_("Back to unplaced")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation without that seat; the work done stays with the person."""
        person = the_person(org, self.person)
        if self.role is None:
            return keep_demand(org, without_seats(org, (self.person,)))
        return keep_demand(org, leave_seat(org, person, the_place(org, self.person, self.role)))


@dataclass(frozen=True)
class SetSeatWork(OrgCommand):
    """Set what is done in a seat (FTE by task id), or with None let it do the role's duties."""

    person: str
    role: str
    work: Work | None

    TITLE = N_("Edit the work")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with that work; refuse unknown tasks and bad numbers."""
        place = the_place(org, self.person, self.role)
        work = None if self.work is None else sound_work(org, self.work)
        if place.seat.work == work:
            return org
        return put_seat(org, place, replace(place.seat, work=work))


def the_place(org: Org, person: str, role: str) -> tree.Place:
    """Return where the person sits in that role, or refuse."""
    the_person(org, person)
    held = next((place for place in tree.places(org, person) if place.role == role), None)
    if held is None:
        raise Refused(Message(N_("This person no longer has that post.")))
    return held


def _moved(org: Org, key: str, target: str, source: str | None, *, bring: bool) -> Org:
    person = the_person(org, key)
    unit, role = the_role(org, target)
    origin = _origin(org, key, source)
    if origin is not None and origin.role == target:
        return org
    _refuse_second_head(org, unit, role, key)
    if origin is None:
        seat, own = _arriving(person, role, Seat(key), person.own_work or None, bring=bring)
        after = org
    else:
        left = next(held for held in org.units[origin.unit].roles if held.id == origin.role)
        carried = carried_work(person, left, origin.seat)
        moving = replace(origin.seat, agreement=Agreement.OPEN, memo="")
        seat, own = _arriving(person, role, moving, carried, bring=bring)
        after = with_role(org, origin.unit, left.without_person(key))
    after = after.with_people(replace(person, own_work=own)) if own != person.own_work else after
    role = _role_in(after, unit.id, target)
    return with_role(after, unit.id, role.with_seat(_joined(person, role, seat)))


def _arriving(
    person: Person, role: Role, seat: Seat, carried: Work | None, *, bring: bool
) -> tuple[Seat, Work]:
    """Return the seat as it arrives in the role, and the work that stays with the person."""
    if bring or not role.duties:
        return replace(seat, work=carried), {} if seat.main else person.own_work
    own = person.own_work
    if seat.work:
        own = seat.work if seat.main else added((own, seat.work))
    return replace(seat, work=None), own


def _joined(person: Person, role: Role, seat: Seat) -> Seat:
    """Return the arriving seat joined with one the person already has in the role."""
    held = next((other for other in role.seats if other.person == person.id), None)
    if held is None:
        return seat
    works = (seat_work(person, role, held), seat_work(person, role, seat))
    known = held.work is not None or seat.work is not None
    return Seat(
        person.id,
        joined_share(held.share, seat.share),
        held.main or seat.main,
        added(works) if known else None,
    )


def _origin(org: Org, person: str, source: str | None) -> tree.Place | None:
    if source is not None:
        return the_place(org, person, source)
    held = tree.places(org, person)
    return held[0] if held else None


def _seated_twice(org: Org, key: str, target: str) -> Org:
    the_person(org, key)
    unit, role = the_role(org, target)
    held = tree.places(org, key)
    if not held:
        return _moved(org, key, target, None, bring=False)
    if any(place.role == target for place in held):
        raise Refused(Message(N_("This person already has a post there.")))
    _refuse_second_head(org, unit, role, key)
    main = held[0]
    taken = min(SECOND_POST_SHARE, main.seat.share - 1)
    if taken < 1:
        raise Refused(Message(N_("The main post has no time left for a second one.")))
    after = put_seat(org, main, replace(main.seat, share=main.seat.share - taken))
    role = _role_in(after, unit.id, target)
    return with_role(after, unit.id, role.with_seat(Seat(key, taken, main=False)))


def _role_in(org: Org, unit: str, role: str) -> Role:
    """Return a role of a unit that is known to have it: no index of a value in between."""
    return next(held for held in org.units[unit].roles if held.id == role)


def _refuse_second_head(org: Org, unit: Unit, role: Role, person: str) -> None:
    others = [seat.person for seat in role.seats if seat.person != person]
    if role.is_head and others:
        text = N_("{unit} already has a head: {name}.")
        name = org.people[others[0]].name
        raise Refused(Message(text, {"unit": unit.name, "name": name}))
