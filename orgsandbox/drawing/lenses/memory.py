"""分かれる前を知っている人: shares by department; single people only in the sample story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from orgsandbox.domain.model import Role, Seat, Unit
from orgsandbox.drawing.lenses.base import Context, Entry, Key, Lens, Mix
from orgsandbox.i18n import N_, _, format_date
from orgsandbox.metrics.base import LEAST_PEOPLE


def _tells_of_one(context: Context) -> bool:
    """Say whether single people may be told of: only where they are invented."""
    return context.invented


class _Memory(Lens):
    def seat(self, context: Context, unit: Unit, role: Role, seat: Seat) -> Mix | None:
        if not _tells_of_one(context):
            return ()
        key = self._one(context, seat.person)
        return ((key, 1.0),) if key is not None else None

    def _one(self, context: Context, person: str) -> Key:
        day, joined = context.divided_on, context.org.people[person].joined
        if day is None or joined is None:
            return None
        return "knows" if joined < day else "came"

    def _count(self, context: Context, units: Iterable[str]) -> Counter[Key]:
        """Return how many people with their main post in these departments have each colour."""
        seats = context.seats(units)
        return Counter(self._one(context, seat.person) for _u, _r, seat in seats if seat.main)

    def units(self, context: Context, units: tuple[str, ...]) -> Mix | None:
        people = self._count(context, units)
        if not people:
            return ()  # nobody has the main post here
        known = people["knows"] + people["came"]
        enough = known > 0 if _tells_of_one(context) else known >= LEAST_PEOPLE
        return self.mixed(people) if enough else None

    def legend(self, context: Context) -> tuple[Entry, ...]:
        day = context.divided_on
        if day is None:
            return ((None, _("no department was divided in this plan")),)
        people = self._count(context, context.org.units)
        known = people["knows"] + people["came"]
        knows = _("knew the time before {date}: {count} of {all} in the whole company")
        return (
            ("knows", knows.format(date=format_date(day), count=people["knows"], all=known)),
            ("came", _("joined later")),
            (None, self._unknown(context, people[None])),
        )

    def _unknown(self, context: Context, people: int) -> str:
        text = _("no data ({count}), or fewer than three people in a department")
        if _tells_of_one(context):
            text = _("no data: {count}")
        return text.format(count=people)


LENS = _Memory(
    "memory",
    N_("Who knows the time before the split"),
    N_("A clue of unity, by department"),
    N_("Remembering is not unity: a clue, no measure of how people feel."),
    ("knows", "came", None),
    whole=True,
    rank=5,
)
