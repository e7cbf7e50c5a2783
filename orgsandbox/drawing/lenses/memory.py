"""分かれる前を知っている人: shares by department; single people only in the sample story."""

from __future__ import annotations

from datetime import date

from orgsandbox.domain import tree
from orgsandbox.domain.model import Role, Seat, Unit
from orgsandbox.drawing.lenses.base import NO_DATA, Context, Entry, Lens, Mix
from orgsandbox.i18n import N_, _, format_date


def divided_on(context: Context) -> date | None:
    """Return the last day on which a department was divided; None when none ever was."""
    days = [unit.divided_on for unit in context.org.units.values() if unit.divided_on is not None]
    return max(days, default=None)


class _Memory(Lens):
    def seat(self, context: Context, unit: Unit, role: Role, seat: Seat) -> Mix | None:
        if not context.extra.get("story"):
            return self.units(context, (unit.id,))  # never a single person outside the story
        return self._one(context, seat.person)

    def _one(self, context: Context, person: str) -> Mix | None:
        day, joined = divided_on(context), context.org.people[person].joined
        if day is None or joined is None:
            return None
        return (("knows" if joined < day else "came", 1.0),)

    def units(self, context: Context, units: tuple[str, ...]) -> Mix | None:
        amounts: dict[int | str | None, float] = {}
        for _unit, _role, seat in context.seats(units):
            if seat.main:
                for key, part in self._one(context, seat.person) or ((None, 1.0),):
                    amounts[key] = amounts.get(key, 0.0) + part
        return self.mixed(amounts) or None

    def legend(self, context: Context) -> tuple[Entry, ...]:
        day = divided_on(context)
        if day is None:
            return ((None, _("no department was divided in this plan")),)
        people = [person for person in context.org.people if tree.places(context.org, person)]
        knows = sum(self._one(context, person) == (("knows", 1.0),) for person in people)
        return (
            ("knows", _("knew the time before {date}: {count} of {all}").format(
                date=format_date(day), count=knows, all=len(people))),
            ("came", _("joined later")),
            (None, _(NO_DATA[1])),
        )  # fmt: skip


LENS = _Memory(
    "memory",
    N_("Who knows the time before the split"),
    N_("A clue of unity, by department"),
    N_("Remembering is not unity: a clue, no measure of how people feel."),
    ("knows", "came", None),
    whole=True,
)
