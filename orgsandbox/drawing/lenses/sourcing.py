"""現地調達の問い: what the revenue heads say of the work in a seat. Never a judgement of people."""

from __future__ import annotations

from orgsandbox.domain import tree
from orgsandbox.domain.model import Role, Seat, Side, Unit
from orgsandbox.drawing.lenses.base import Context, Entry, Key, Lens, Mix
from orgsandbox.i18n import N_, _
from orgsandbox.metrics import sourcing

_ORDER: tuple[Key, ...] = ("inside", "either", "elsewhere", "exempt", None)


def answer(context: Context, task: str) -> Key:
    """Return what most heads say of a task: keep it, either, do or buy it elsewhere; None unasked."""
    found = context.extra.setdefault("answers", {})
    assert isinstance(found, dict)
    if task not in found:
        found[task] = _answer(context, task)
    key: Key = found[task]
    return key


def _answer(context: Context, task: str) -> Key:
    held = context.org.tasks.get(task)
    if held is None:
        return None
    if held.sourcing.exempt:
        return "exempt"
    asked = context.extra.setdefault("asked", tree.revenue_units(context.org))
    assert isinstance(asked, tuple)
    answers = sourcing.answers_of(held, asked).values()
    said = {sourcing.opinion(sourcing.tally(part.own for part in answers)),
            sourcing.opinion(sourcing.tally(part.outside for part in answers))} - {""}  # fmt: skip
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
                key = answer(context, task)
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
