"""What if a revenue department did it itself: the task changes owner, its doers let go of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgsandbox.commands.base import OrgCommand, the_unit
from orgsandbox.commands.tasks import the_task
from orgsandbox.domain import work
from orgsandbox.domain.model import Org, Role, Seat
from orgsandbox.i18n import N_


@dataclass(frozen=True)
class RelocateTask(OrgCommand):
    """Make a task another department's. Whoever did it outside that department lets go of it.

    Nobody is given the work: what is needed and not done shows as short, the time set free as not
    assigned. Both are the planner's to decide.
    """

    task: str
    unit: str

    TITLE = N_("Let another department do the task")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation after the task has moved."""
        task, target = the_task(org, self.task), the_unit(org, self.unit)
        after = org.with_tasks(replace(task, owner=target.id))
        for unit in org.units.values():
            if unit.id == target.id:
                continue
            for role in unit.roles:
                freed = self._without(org, role)
                if freed != role:
                    held = after.units[unit.id]
                    after = after.with_units(held.with_role(freed))
        return work.keep_demand(org, after)

    def _without(self, org: Org, role: Role) -> Role:
        seats = tuple(self._seat(org, role, seat) for seat in role.seats)
        duties = {key: weight for key, weight in role.duties.items() if key != self.task}
        return replace(role, seats=seats, duties=duties)

    def _seat(self, org: Org, role: Role, seat: Seat) -> Seat:
        person = org.people.get(seat.person)
        done = work.seat_work(person, role, seat) if person is not None else None
        if not done or self.task not in done:
            return seat
        return replace(seat, work={key: held for key, held in done.items() if key != self.task})
