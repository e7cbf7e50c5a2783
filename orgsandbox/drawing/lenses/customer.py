"""お客様までの段階: through how many departments a department's results reach the customer."""

from __future__ import annotations

from collections.abc import Mapping

from orgsandbox.domain import tree
from orgsandbox.domain.model import Role, Seat, Side, Unit
from orgsandbox.drawing.lenses.base import Context, Entry, Key, Lens, Mix
from orgsandbox.i18n import N_, _
from orgsandbox.metrics.customer_way import nearest_step, steps_to_customer

_ORDER: tuple[Key, ...] = ("step3", "step2", "step1", "step0", None)


def _steps(context: Context) -> Mapping[str, Key]:
    """Return each support department's colour: by the mean, which a rare short way cannot hide."""
    return {
        key: None if steps is None else f"step{max(0, 4 - nearest_step(steps))}"
        for key, steps in steps_to_customer(context.org).items()
    }


class _Customer(Lens):
    def seat(self, context: Context, unit: Unit, role: Role, seat: Seat) -> Mix | None:
        if tree.side(context.org, unit.id) is Side.DIRECT:
            return (("step3", 1.0),)
        key = context.once(_steps).get(unit.id)
        return ((key, 1.0),) if key is not None else None

    def legend(self, context: Context) -> tuple[Entry, ...]:
        return (
            ("step3", _("directly to the customer (mean below 1.5 steps)")),
            ("step2", _("about {count} steps on average").format(count=2)),
            ("step1", _("about {count} steps on average").format(count=3)),
            ("step0", _("about four steps or more")),
            (None, _("destination not set")),
        )


LENS = _Customer(
    "customer",
    N_("Steps to the customer"),
    N_("How far results have to go"),
    order=_ORDER,
    whole=True,
    rank=6,
)
