"""業務の状態: what of the work hangs on one person, is short, or is shared."""

from __future__ import annotations

from orgsandbox.domain.model import Role, Seat, Unit
from orgsandbox.drawing.lenses.base import NO_DATA, Context, Entry, Key, Lens, Mix
from orgsandbox.i18n import N_, _

_ORDER: tuple[Key, ...] = ("alone", "short", "shared", None)


class _TaskState(Lens):
    def seat(self, context: Context, unit: Unit, role: Role, seat: Seat) -> Mix | None:
        done = context.seat_work(role, seat)
        if done is None:
            return None
        amounts: dict[Key, float] = {}
        for task, amount in done.items():
            key = "alone" if context.doers.get(task) == 1 else (
                "short" if task in context.short else "shared")  # fmt: skip
            amounts[key] = amounts.get(key, 0.0) + amount
        return self.mixed(amounts)

    def legend(self, context: Context) -> tuple[Entry, ...]:
        nobody = sum(not context.doers.get(task) for task in context.org.tasks)
        found: list[Entry] = [
            ("alone", _("tasks with one person")),
            ("short", _("tasks short of people")),
            ("shared", _("tasks of two or more")),
            (None, _(NO_DATA[1])),
        ]
        if nobody:
            found.append(("none", _("tasks nobody does: {count}").format(count=nobody)))
        return tuple(found)


LENS = _TaskState(
    "tasks",
    N_("State of the tasks"),
    N_("One person, nobody, short of people"),
    order=_ORDER,
    whole=True,
    rank=3,
)
