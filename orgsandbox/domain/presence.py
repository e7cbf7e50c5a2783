"""Who is there on the day of an organisation: 在籍, 現員, 稼働, 出向中, 社外, as Japanese HR counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from orgsandbox.domain.model import Person, Role
from orgsandbox.i18n import _

EXTERNAL_EMPLOYMENT = ("派遣", "業務委託", "temp", "contractor", "agency")
"""Words in the employment type that mark contract workers, counted apart from 現員."""

_SECONDED = "出向"
_SECONDED_IN = ("出向受入", "受入出向", "seconded in")


class Presence(Enum):
    """What somebody is to an organisation on a day."""

    HERE = "here"
    AWAY = "away"
    SECONDED = "seconded"
    EXTERNAL = "external"
    GONE = "gone"


def is_external(person: Person) -> bool:
    """Say whether somebody is a contract worker (派遣, 業務委託): counted apart."""
    kind = person.employment.casefold()
    return any(word in kind for word in EXTERNAL_EMPLOYMENT)


def is_seconded(person: Person) -> bool:
    """Say whether somebody works for another company while employed here (出向中)."""
    kind = person.employment.casefold()
    return bool(person.seconded) or (
        _SECONDED in kind and not any(word in kind for word in _SECONDED_IN)
    )


def has_left(person: Person, day: date | None) -> bool:
    """Say whether somebody has left the company before that day; the day of leaving counts."""
    return day is not None and person.leaving is not None and person.leaving < day


def is_away(person: Person, day: date | None) -> bool:
    """Say whether that day falls into one of the person's absences."""
    return day is not None and any(
        absence.start <= day and (absence.end is None or day <= absence.end)
        for absence in person.absences
    )


def presence(person: Person, day: date | None) -> Presence:
    """Return what somebody is on a day; without a day nobody has left, is yet to come, or is away."""
    is_yet_to_come = day is not None and person.joined is not None and person.joined > day
    if is_yet_to_come or has_left(person, day):
        return Presence.GONE
    if is_external(person):
        return Presence.EXTERNAL
    if is_seconded(person):
        return Presence.SECONDED
    return Presence.AWAY if is_away(person, day) else Presence.HERE


def is_there(person: Person, day: date | None) -> bool:
    """Say whether somebody belongs to the organisation on a day at all: not gone, not yet to come."""
    return presence(person, day) is not Presence.GONE


def not_there(person: Person, day: date | None) -> str:
    """Return what is said beside the name of somebody in a seat who is gone, or yet to come."""
    return _("has left") if has_left(person, day) else _("not here yet")


def taken(role: Role, people: Mapping[str, Person], day: date | None) -> int:
    """Return how many seats of a role somebody sits in on a day: the seat of who is gone is free."""
    held = (people.get(seat.person) for seat in role.seats)
    return sum(person is not None and is_there(person, day) for person in held)


def vacancies(role: Role, people: Mapping[str, Person], day: date | None) -> int:
    """Return the planned seats that nobody takes on a day (欠員); none where nothing is planned."""
    return max(0, (role.planned or 0) - taken(role, people, day))


def over_plan(role: Role, people: Mapping[str, Person], day: date | None) -> int:
    """Return how many more sit in a role than planned (超過); none where nothing is planned."""
    return 0 if role.planned is None else max(0, taken(role, people, day) - role.planned)


@dataclass(frozen=True, slots=True)
class Roll:
    """How many people are what. 在籍 = 現員 + 出向中, 稼働 = 現員 - 休業."""

    present: int
    away: int
    seconded: int
    external: int

    @property
    def enrolled(self) -> int:
        """在籍: employed here, also those on leave and seconded to others."""
        return self.present + self.seconded

    @property
    def working(self) -> int:
        """稼働: at work here."""
        return self.present - self.away


def roll(people: Iterable[Person], day: date | None) -> Roll:
    """Count people by what they are on a day."""
    counts = Counter(presence(person, day) for person in people)
    return Roll(
        counts[Presence.HERE] + counts[Presence.AWAY],
        counts[Presence.AWAY],
        counts[Presence.SECONDED],
        counts[Presence.EXTERNAL],
    )
