"""調整状況: how far each placement is agreed with the departments."""

from __future__ import annotations

from orgsandbox.domain.model import Agreement, Role, Seat, Unit
from orgsandbox.drawing.lenses.base import Context, Entry, Key, Lens, Mix
from orgsandbox.i18n import N_, _

WORDS = {
    Agreement.OPEN: N_("not yet discussed"),
    Agreement.TALKING: N_("in discussion"),
    Agreement.AGREED: N_("agreed"),
    Agreement.ON_HOLD: N_("on hold"),
}
_ORDER: tuple[Key, ...] = ("agreed", "talking", "on_hold", "open")


class _Agreed(Lens):
    def seat(self, context: Context, unit: Unit, role: Role, seat: Seat) -> Mix | None:
        return ((seat.agreement.value, 1.0),)

    def legend(self, context: Context) -> tuple[Entry, ...]:
        counts = dict.fromkeys(Agreement, 0)
        for _unit, _role, seat in context.seats(context.org.units):
            counts[seat.agreement] += 1
        return tuple(
            (state.value, _("{state}: {count}").format(state=_(WORDS[state]), count=counts[state]))
            for state in (Agreement.AGREED, Agreement.TALKING, Agreement.ON_HOLD, Agreement.OPEN)
        )


LENS = _Agreed(
    "agreement",
    N_("State of agreement"),
    N_("How far placements are agreed"),
    order=_ORDER,
    rank=9,
)
