"""What a department's card says, as values: who sits where, what work, which words.

Built from an organisation, measured and painted elsewhere. Nothing here knows Qt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Org, Person, Role, Seat, Unit
from orgsandbox.domain.presence import (
    is_away,
    is_external,
    is_there,
    not_there,
    over_plan,
    roll,
    vacancies,
)
from orgsandbox.drawing.lenses.base import Context, Lens, Mix
from orgsandbox.drawing.lenses.mix import LENS as WORK_MIX
from orgsandbox.i18n import NN_, _, format_people

_BELOW = NN_("{count} department below", "{count} departments below")

_WHOLE = 100
"""Per cent: the share of a post that takes all of somebody's time."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One person in a seat. `mix` None means no work data (hatched); `note` must be read, `aside`
    is shown where there is room."""

    person: str
    name: str
    mix: Mix | None
    note: str = ""
    aside: str = ""
    away: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One role: its tiles, its vacancies, and what is said of its plan."""

    role: str
    name: str
    tiles: tuple[Tile, ...]
    vacancies: int
    is_head: bool
    count: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One department. `count` is 現員3／定員4（欠員1）, `breadth` 1人平均 3.4業務.

    `tasks` are (id, name) of the tasks it owns, where they are shown; a `draft` one is proposed
    only and drawn dashed.
    """

    unit: str
    name: str
    count: str
    breadth: str
    badge: str
    mix: Mix | None
    blocks: tuple[Block, ...]
    folded: bool = False
    below: str = ""
    tasks: tuple[tuple[str, str], ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class CardOptions:
    """What cards depend on besides the organisation: the day, and the baseline for badges.

    `personal` False leaves out employment and FTE (exports). `lens` says what the colours mean,
    `context` what it looks at (None: the organisation alone), `badges` what became of departments
    where that takes a look at the whole (分割, 統合).
    """

    day: date | None = None
    before: Org | None = None
    personal: bool = True
    lens: Lens = WORK_MIX
    context: Context | None = None
    badges: Mapping[str, str] = field(default_factory=dict)


def build_card(org: Org, unit: str, options: CardOptions, *, folded: bool = False) -> Card:
    """Return what the card of a department says."""
    department = org.units[unit]
    roles = sorted(department.roles, key=lambda role: not role.is_head)
    blocks = () if folded else tuple(_block(org, department, role, options) for role in roles)
    scope = tree.subtree(org, unit) if folded else (unit,)
    context = options.context or Context(org, options.before, day=options.day)
    return Card(
        unit,
        department.name,
        unit_count(org, scope),
        _breadth(org, department) if not folded else "",
        _unit_badge(department, options),
        options.lens.units(context, scope) if _seated(org, scope) else (),
        blocks,
        folded,
        _below(org, unit) if folded else "",
    )


def _seated(org: Org, units: tuple[str, ...]) -> bool:
    return any(role.seats for key in units for role in org.units[key].roles)


def _block(org: Org, unit: Unit, role: Role, options: CardOptions) -> Block:
    tiles = tuple(
        _tile(org, unit, role, seat, options) for seat in role.seats if seat.person in org.people
    )
    over = over_plan(role, org.people, org.day)
    free = vacancies(role, org.people, org.day)
    count = _("{over} over plan").format(over=over) if over else ""
    return Block(role.id, role.name, tiles, free, role.is_head, count, over > 0)


def _tile(org: Org, unit: Unit, role: Role, seat: Seat, options: CardOptions) -> Tile:
    person = org.people[seat.person]
    context = options.context or Context(org, options.before, day=options.day)
    return Tile(
        person.id,
        person.name,
        options.lens.seat(context, unit, role, seat),
        note=_note(org, person, unit, seat, options),
        aside=_aside(person, role, options),
        away=is_away(person, options.day),
    )


def _note(org: Org, person: Person, unit: Unit, seat: Seat, options: CardOptions) -> str:
    """Return what must be read beside a name: second post, or what changed since the baseline."""
    if not is_there(person, org.day):
        return not_there(person, org.day)
    if not seat.main:
        return _("2nd {share}%").format(share=seat.share)
    badge = _person_badge(person.id, unit.id, options)
    if badge:
        return badge
    if seat.share < _WHOLE and len(tree.places(org, person.id)) > 1:
        return f"{seat.share}%"
    return ""


def _person_badge(person: str, unit: str, options: CardOptions) -> str:
    if options.before is None:
        return ""
    if person not in options.before.people:
        return _("joined")
    was = tree.main_place(options.before, person)
    if was is None:
        return _("placed")
    return _("moved") if was.unit != unit else ""


def _unit_badge(unit: Unit, options: CardOptions) -> str:
    if options.before is None:
        return ""
    if unit.id in options.badges:
        return options.badges[unit.id]
    was = options.before.units.get(unit.id)
    if was is None:
        return _("new")
    if was.name != unit.name:
        return _("renamed")
    return _("relocated") if was.parent != unit.parent else ""


def _aside(person: Person, role: Role, options: CardOptions) -> str:
    if person.title and person.title != role.name:
        return person.title
    if options.personal and is_external(person):
        return person.employment
    if options.personal and person.joined is not None:
        return _("joined {year}").format(year=person.joined.year)
    return ""


def unit_count(org: Org, units: tuple[str, ...]) -> str:
    """Return the honest count of departments: 現員3／定員4（欠員1）, or 2名（うち兼務1）."""
    seats = [(seat, role) for key in units for role in org.units[key].roles for seat in role.seats]
    known = [(seat, org.people[seat.person]) for seat, _role in seats if seat.person in org.people]
    main = [person for seat, person in known if seat.main]
    there = roll(main, org.day)
    second = sum(not seat.main for seat, _person in known)
    planned = [role.planned for key in units for role in org.units[key].roles]
    present = there.present
    parts = []
    if any(number is not None for number in planned):
        total = sum(number or 0 for number in planned)
        roles = (role for key in units for role in org.units[key].roles)
        vacant = sum(vacancies(role, org.people, org.day) for role in roles)
        text = (
            _("{present} of {planned} seats, {vacant} vacant")
            if vacant
            else _("{present} of {planned} seats")
        )
        parts.append(text.format(present=present, planned=total, vacant=vacant))
    else:
        parts.append(format_people(present))
    if second:
        parts.append(_("+{count} second").format(count=second))
    if there.away:
        parts.append(_("{count} on leave").format(count=there.away))
    if there.external:
        parts.append(_("+{count} external").format(count=there.external))
    return " ".join(parts)


def _breadth(org: Org, unit: Unit) -> str:
    values = []
    for role in unit.roles:
        for seat in role.seats:
            if seat.person not in org.people:
                continue
            done = work.seat_work(org.people[seat.person], role, seat)
            if done and seat.main:
                values.append(work.effective_number(done.values()))
    if not values:
        return ""
    return _("{number} tasks a person").format(number=f"{sum(values) / len(values):.1f}")


def _below(org: Org, unit: str) -> str:
    below = tree.subtree(org, unit)[1:]
    return _BELOW.text(len(below)) if below else ""
