"""What a lens is: it turns seats and departments into shares of colours and says what they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from orgsandbox.domain import work
from orgsandbox.domain.model import Org, Role, Seat, Unit, Work
from orgsandbox.domain.project import Assumptions
from orgsandbox.i18n import N_, _
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.unity import split_day

Computed = TypeVar("Computed")

Key = int | str | None
"""A colour: a family's slot, a token of the theme's lens colours, or None (grey, nothing known)."""

Mix = tuple[tuple[Key, float], ...]
"""Shares of a bar by colour, in a fixed order."""

Entry = tuple[Key, str]
"""One line of a legend: colour and words."""

TITLE = "title"
CAPTION = "caption"
WORDS_ONLY = (TITLE, CAPTION)
"""The keys of a legend's first entry and of its last line, which have no colour."""


class Context:
    """What a lens may look at: the organisation, the baseline, the plan's assumptions, the day.

    `invented` says that the people are those of the sample story, of whom singly may be told.
    """

    def __init__(
        self,
        org: Org,
        before: Org | None = None,
        assumptions: Assumptions | None = None,
        day: date | None = None,
        *,
        invented: bool = False,
    ) -> None:
        self.org = org
        self.before = before
        self.assumptions = assumptions or Assumptions()
        self.day = day
        self.invented = invented
        self._computed: dict[Callable[[Context], Any], Any] = {}

    @cached_property
    def doers(self) -> Mapping[str, int]:
        """How many people do each task."""
        by_task: dict[str, set[str]] = {}
        for unit in self.org.units.values():
            for task, people in work.unit_doers(self.org, unit).items():
                by_task.setdefault(task, set()).update(people)
        return {task: len(people) for task, people in by_task.items()}

    @cached_property
    def short(self) -> frozenset[str]:
        """The tasks whose supply is below their demand."""
        return frozenset(work.shortages(self.org))

    @cached_property
    def divided_on(self) -> date | None:
        """The last day on which a department was divided; None when none ever was."""
        return split_day(Scope(self.org, None, self.assumptions))

    def once(self, compute: Callable[[Context], Computed]) -> Computed:
        """Return what a lens computes for the whole organisation, computed at the first asking."""
        if compute not in self._computed:
            self._computed[compute] = compute(self)
        answer: Computed = self._computed[compute]
        return answer

    def seat_work(self, role: Role, seat: Seat) -> Work | None:
        """Return what is done in a seat, FTE by task; None without work data."""
        person = self.org.people.get(seat.person)
        return work.seat_work(person, role, seat) if person is not None else None

    def seats(self, units: Iterable[str]) -> Iterable[tuple[Unit, Role, Seat]]:
        """Return every known person's seat in these units."""
        for key in units:
            unit = self.org.units[key]
            for role in unit.roles:
                for seat in role.seats:
                    if seat.person in self.org.people:
                        yield unit, role, seat


@dataclass(frozen=True)
class Lens:
    """One meaning of the colours, told in a line by `about`.

    `caption` stands below the legend as long as it is shown. `whole` says that a change in one
    department may colour others, `rank` where it stands in menus.

    Subclasses say how a seat is coloured; a department is the blend of its seats by time unless
    they know better. `None` is "no data", hatched; () is nothing to be said here, left empty.
    """

    id: str
    title: str
    about: str = ""
    caption: str = ""
    order: tuple[Key, ...] = ()
    whole: bool = False
    rank: int = 100

    def seat(self, context: Context, unit: Unit, role: Role, seat: Seat) -> Mix | None:
        """Return the colours of one seat."""
        raise NotImplementedError

    def units(self, context: Context, units: tuple[str, ...]) -> Mix | None:
        """Return the colours of departments together."""
        amounts: dict[Key, float] = {}
        for unit, role, seat in context.seats(units):
            share = seat.share / 100 * context.org.people[seat.person].fte
            for key, part in self.seat(context, unit, role, seat) or ((None, 1.0),):
                amounts[key] = amounts.get(key, 0.0) + share * part
        return self.mixed(amounts) or None if amounts.keys() - {None} else None

    def legend(self, context: Context) -> tuple[Entry, ...]:
        """Return colours and their words."""
        raise NotImplementedError

    def explained(self, context: Context) -> tuple[Entry, ...]:
        """Return the whole legend: which colouring it is, its colours, the standing caption."""
        caption = ((CAPTION, _(self.caption)),) if self.caption else ()
        return ((TITLE, _(self.title)), *self.legend(context), *caption)

    def mixed(self, amounts: Mapping[Key, float]) -> Mix:
        """Return amounts by colour as shares in this lens's order; () when there is nothing."""
        total = sum(amounts.values())
        if total <= 0:
            return ()
        known = [key for key in self.order if amounts.get(key, 0.0) > 0]
        others = [key for key in amounts if key not in self.order and amounts[key] > 0]
        return tuple((key, amounts[key] / total) for key in (*known, *others))


def steps(count: int) -> tuple[str, ...]:
    """Return the tokens of a sequence of colours, light to dark."""
    return tuple(f"step{number}" for number in range(count))


NO_DATA: Entry = (None, N_("no data"))
