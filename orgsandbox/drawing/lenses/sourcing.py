"""現地調達の問い: what the revenue heads say of the work in a seat. Never a judgement of people."""

from __future__ import annotations

from collections.abc import Mapping

from orgsandbox.domain import tree
from orgsandbox.domain.model import Role, Seat, Side, Task, Unit
from orgsandbox.drawing.lenses.base import Context, Entry, Key, Lens, Mix
from orgsandbox.i18n import N_, _
from orgsandbox.metrics import sourcing

_ORDER: tuple[Key, ...] = ("inside", "either", "elsewhere", "exempt", None)


def _answers(context: Context) -> Mapping[str, Key]:
    """Return what most heads say of each task: keep it, either, do or buy it elsewhere."""
    asked = tree.revenue_units(context.org)
    return {key: _answer(task, asked) for key, task in context.org.tasks.items()}


def _answer(task: Task, asked: tuple[str, ...]) -> Key:
    """Return what most of the heads of these departments say of a task; None unasked."""
    if task.sourcing.exempt:
        return "exempt"
    answers = sourcing.answers_of(task, asked).values()
    own = sourcing.opinion(sourcing.tally(part.own for part in answers))
    outside = sourcing.opinion(sourcing.tally(part.outside for part in answers))
    said = {own, outside} - {""}
    if not said:
        return None
    return "elsewhere" if "yes" in said else "inside" if said == {"no"} else "either"


class _Sourcing(Lens):
    def seat(self, context: Context, unit: Unit, role: Role, seat: Seat) -> Mix | None:
        return ()  # by department only: answers below a name would read as a verdict

    def units(self, context: Context, units: tuple[str, ...]) -> Mix | None:
        asked = [key for key in units if tree.side(context.org, key) is Side.SUPPORT]
        if not asked:
            return ()  # the questions are about support only
        amounts: dict[Key, float] = {}
        for _unit, role, seat in context.seats(asked):
            for task, amount in (context.seat_work(role, seat) or {}).items():
                key = context.once(_answers).get(task)
                amounts[key] = amounts.get(key, 0.0) + amount
        return self.mixed(amounts) or None

    def legend(self, context: Context) -> tuple[Entry, ...]:
        return (
            ("inside", _("no to both, themselves and outside")),
            ("either", _("either way")),
            ("elsewhere", _("yes to themselves or to outside")),
            ("exempt", _("kept inside")),
            (None, _("not asked")),
        )


LENS = _Sourcing(
    "sourcing",
    N_("Local-procurement answers"),
    N_("What the revenue heads say"),
    order=_ORDER,
    whole=True,
    rank=7,
)
