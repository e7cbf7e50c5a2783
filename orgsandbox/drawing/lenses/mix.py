"""業務の内訳: the work mix in the colours of the task families; what the board opens with."""

from __future__ import annotations

from orgsandbox.domain import work
from orgsandbox.domain.model import Org, Role, Seat, Unit, Work
from orgsandbox.drawing.lenses.base import Context, Entry, Key, Lens, Mix
from orgsandbox.i18n import N_


def mix(org: Org, done: Work) -> Mix:
    """Return work (FTE by task id) as shares by family colour, in the families' order."""
    by_family: dict[str | None, float] = {}
    for task, amount in done.items():
        family = org.tasks[task].family if task in org.tasks else None
        by_family[family] = by_family.get(family, 0.0) + amount
    total = sum(by_family.values())
    if total <= 0:
        return ()
    ordered: list[tuple[Key, float]] = [
        (org.families[key].colour, by_family[key] / total)
        for key in org.families
        if by_family.get(key, 0.0) > 0
    ]
    other = sum(amount for key, amount in by_family.items() if key not in org.families)
    if other > 0:
        ordered.append((None, other / total))
    return tuple(ordered)


class _WorkMix(Lens):
    def seat(self, context: Context, unit: Unit, role: Role, seat: Seat) -> Mix | None:
        done = context.seat_work(role, seat)
        return mix(context.org, done) if done is not None else None

    def units(self, context: Context, units: tuple[str, ...]) -> Mix | None:
        org = context.org
        done = work.added(work.unit_work(org, org.units[key]) for key in units)
        return mix(org, done) if done else None

    def legend(self, context: Context) -> tuple[Entry, ...]:
        used = {task.family for task in context.org.tasks.values()}
        families = context.org.families.values()
        return tuple((family.colour, family.name) for family in families if family.id in used)


LENS = _WorkMix(
    "mix",
    N_("Work mix"),
    N_("Who spends time on what"),
    rank=1,
)
