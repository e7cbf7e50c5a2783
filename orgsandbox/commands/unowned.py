"""Work that loses its department with a change: it stays on the side where it was last owned."""

from __future__ import annotations

from dataclasses import replace

from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Org


def with_last_owned(before: Org, after: Org) -> Org:
    """Return the organisation after a change with every task that nobody owns any more marked:
    the side it was on and who did it last, so that it neither leaves the sight of whoever works
    on that side nor forgets who knows it.
    """
    if after is before or after.units is before.units:
        return after
    owned_before, owned_now = work.owners(before), work.owners(after)
    lost = [key for key in owned_before if key not in owned_now and key in after.tasks]
    if not lost:
        return after
    return after.with_tasks(
        *(
            replace(
                after.tasks[key],
                last_side=tree.side(before, owned_before[key]),
                last_by=tuple(work.doers(before, key)) or after.tasks[key].last_by,
            )
            for key in lost
        )
    )
