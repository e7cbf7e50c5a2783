"""負荷率: assigned work over working time."""

from __future__ import annotations

from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Role, Seat, Unit
from orgsandbox.drawing.lenses.base import NO_DATA, Context, Entry, Lens, Mix, steps
from orgsandbox.i18n import N_, _

_STEPS = steps(4)
_LIMITS = (0.5, 0.8, 1.0 + 1e-9)
"""Loads above which the next colour begins; a full week is not over, whatever rounding says."""


class _Load(Lens):
    def seat(self, context: Context, unit: Unit, role: Role, seat: Seat) -> Mix | None:
        person = context.org.people[seat.person]
        done = work.person_work(context.org, seat.person)
        if done is None or not tree.places(context.org, seat.person) or person.fte <= 0:
            return None
        load = sum(done.values()) / person.fte
        step = sum(load > limit for limit in _LIMITS)
        return (("over" if step == len(_LIMITS) else _STEPS[step], 1.0),)

    def legend(self, context: Context) -> tuple[Entry, ...]:
        return (
            (_STEPS[0], _("load up to 50%")),
            (_STEPS[1], _("50 to 80%")),
            (_STEPS[2], _("80 to 100%")),
            ("over", _("over 100%")),
            (None, _(NO_DATA[1])),
        )


LENS = _Load(
    "load",
    N_("Load"),
    N_("Assigned work over working time"),
    order=(*_STEPS, "over", None),
    rank=4,
)
