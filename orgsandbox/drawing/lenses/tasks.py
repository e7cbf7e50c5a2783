"""業務の状態: what of the work hangs on one person, is short, or is shared."""

from __future__ import annotations

from orgsandbox.domain.model import Role, Seat, Unit
from orgsandbox.drawing.lenses.base import NO_DATA, Context, Entry, Key, Lens, Mix
from orgsandbox.i18n import N_, _

_ORDER: tuple[Key, ...] = ("alone", "short", "shared", None)


def _state(context: Context, task: str) -> Key:
    """Return the worst that is to be said of a task somebody does."""
    if context.doers.get(task) == 1:
        return "alone"
    return "short" if task in context.short else "shared"


class _TaskState(Lens):
    def seat(self, context: Context, unit: Unit, role: Role, seat: Seat) -> Mix | None:
        done = context.seat_work(role, seat)
        if done is None:
            return None
        amounts: dict[Key, float] = {}
        for task, amount in done.items():
            key = _state(context, task)
            amounts[key] = amounts.get(key, 0.0) + amount
        return self.mixed(amounts)

    def legend(self, context: Context) -> tuple[Entry, ...]:
        nobody = sum(not context.doers.get(task) for task in context.org.tasks)
        entries: list[Entry] = [
            ("alone", _("tasks with one person")),
            ("short", _("tasks short of people")),
            ("shared", _("tasks of two or more")),
            (None, _(NO_DATA[1])),
        ]
        if nobody:
            entries.append(("none", _("tasks nobody does: {count}").format(count=nobody)))
        return tuple(entries)


LENS = _TaskState(
    "tasks",
    N_("State of the tasks"),
    N_("One person, nobody, short of people"),
    order=_ORDER,
    whole=True,
    rank=3,
)
