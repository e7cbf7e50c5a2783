"""現行からの変更: who moved, who is new, who stays, against the baseline."""

from __future__ import annotations

from orgsandbox.domain import tree
from orgsandbox.domain.model import Role, Seat, Unit
from orgsandbox.drawing.lenses.base import Context, Entry, Key, Lens, Mix
from orgsandbox.i18n import N_, _

_ORDER: tuple[Key, ...] = ("same", "renewed", "moved", "joined")


class _Changed(Lens):
    def seat(self, context: Context, unit: Unit, role: Role, seat: Seat) -> Mix | None:
        before = context.before or context.org
        if seat.person not in before.people:
            return (("joined", 1.0),)
        was = tree.main_place(before, seat.person) if seat.main else None
        if not seat.main:
            roles = {place.role for place in tree.places(before, seat.person)}
            return (("same" if role.id in roles else "renewed", 1.0),)
        if was is None:
            return (("joined", 1.0),)
        if was.unit != unit.id:
            return (("moved", 1.0),)
        return (("same" if was.role == role.id else "renewed", 1.0),)

    def legend(self, context: Context) -> tuple[Entry, ...]:
        return (
            ("same", _("unchanged")),
            ("renewed", _("another role or a new second post")),
            ("moved", _("another department")),
            ("joined", _("joined or newly placed")),
        )


LENS = _Changed(
    "changed",
    N_("Changes since the baseline"),
    N_("Who moved, who is new"),
    order=_ORDER,
    rank=8,
)
