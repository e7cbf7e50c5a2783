"""専門特化 ↔ 幅広く担当: how much of the time goes into one family. Time, not skill."""

from __future__ import annotations

from orgsandbox.domain import work
from orgsandbox.domain.model import Role, Seat, Unit, Work
from orgsandbox.drawing.lenses.base import NO_DATA, Context, Entry, Lens, Mix, steps
from orgsandbox.i18n import N_, _

_STEPS = steps(3)
_BROAD = 0.4


def top_share(context: Context, done: Work) -> float | None:
    """Return the share of work (FTE by task) in its largest family that is a specialty."""
    org = context.org
    total = sum(done.values())
    if total <= 0:
        return None
    by_family: dict[str, float] = {}
    for task, amount in done.items():
        known = org.tasks.get(task)
        family = org.families.get(known.family or "") if known is not None else None
        if family is None or family.specialty:
            key = family.id if family is not None else task
            by_family[key] = by_family.get(key, 0.0) + amount
    return max(by_family.values(), default=0.0) / total


class _Breadth(Lens):
    def seat(self, context: Context, unit: Unit, role: Role, seat: Seat) -> Mix | None:
        done = work.person_work(context.org, seat.person)  # of all one does, not of this post
        top = top_share(context, done) if done else None
        if top is None:
            return None
        theta = context.assumptions.theta
        step = 2 if top >= theta - 1e-12 else 1 if top >= min(_BROAD, theta) else 0
        return ((_STEPS[step], 1.0),)

    def legend(self, context: Context) -> tuple[Entry, ...]:
        theta = f"{context.assumptions.theta * 100:.0f}%"
        low = f"{min(_BROAD, context.assumptions.theta) * 100:.0f}%"
        narrow = _("Specialised: {share} of the time or more in one family")
        return (
            (_STEPS[2], narrow.format(share=theta)),
            (_STEPS[1], _("in between: {low} to {high}").format(low=low, high=theta)),
            (_STEPS[0], _("Broad: below {share}").format(share=low)),
            (None, _(NO_DATA[1])),
        )


LENS = _Breadth(
    "breadth",
    N_("Specialised or broad"),
    N_("How wide the time is spread"),
    N_("A classification of time. It says nothing of ability, qualification or aptitude."),
    (*reversed(_STEPS), None),
    rank=2,
)
