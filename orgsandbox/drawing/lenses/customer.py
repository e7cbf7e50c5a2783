"""お客様までの段階: through how many departments a department's results reach the customer."""

from __future__ import annotations

from collections.abc import Mapping

from orgsandbox.domain import tree
from orgsandbox.domain.model import Role, Seat, Side, Unit
from orgsandbox.drawing.lenses.base import Context, Entry, Key, Lens, Mix
from orgsandbox.i18n import N_, _
from orgsandbox.metrics import service

_ORDER: tuple[Key, ...] = ("step3", "step2", "step1", "step0", None)


def _steps(context: Context) -> Mapping[str, Key]:
    """Return each support department's colour, worked out once for the organisation."""
    found = context.extra.get("customer")
    if found is None:
        held = service.service(context.org)
        hops = service.service_distance(held.to_support, held.to_revenue[:, :-1])["min_hops"]
        assert isinstance(hops, list)
        colours: dict[str, Key] = {}
        for number, key in enumerate(held.units):
            direct = held.to_revenue[number, -2] > 0
            steps = None if hops[number] is None else 1 if direct else hops[number] + 1
            colours[key] = None if steps is None else f"step{max(0, 4 - steps)}"
        found = context.extra["customer"] = colours
    assert isinstance(found, dict)
    return found


class _Customer(Lens):
    def seat(self, context: Context, unit: Unit, role: Role, seat: Seat) -> Mix | None:
        if tree.side(context.org, unit.id) is Side.DIRECT:
            return (("step3", 1.0),)
        key = _steps(context).get(unit.id)
        return ((key, 1.0),) if key is not None else None

    def legend(self, context: Context) -> tuple[Entry, ...]:
        return (
            ("step3", _("reaches the customer directly")),
            ("step2", _("{count} steps to the customer").format(count=2)),
            ("step1", _("{count} steps to the customer").format(count=3)),
            ("step0", _("four steps or more")),
            (None, _("destination not set")),
        )


LENS = _Customer("customer", N_("Steps to the customer"), N_("How far results have to go"),
                 order=_ORDER, whole=True)  # fmt: skip
