"""What if a revenue department did it itself, or somebody outside: its doers let go of the task."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgsandbox.commands.base import OrgCommand, the_unit
from orgsandbox.commands.tasks import RemoveTask, the_task
from orgsandbox.domain import work
from orgsandbox.domain.model import Org, Role, Seat
from orgsandbox.i18n import N_


@dataclass(frozen=True)
class RelocateTask(OrgCommand):
    """Make a task another department's, or (`unit` None) no longer the company's own.

    Whoever did it elsewhere lets go of it. Nobody is given the work: what is needed and not done
    shows as short, the time set free as not assigned. Both are the planner's to decide. A task
    done outside leaves the scenario.
    """

    task: str
    unit: str | None

    TITLE = N_("Let somebody else do the task")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation after the task has moved."""
        task = the_task(org, self.task)
        target = the_unit(org, self.unit).id if self.unit is not None else None
        after = org.with_tasks(replace(task, owner=target))
        for unit in org.units.values():
            if unit.id == target:
                continue
            for role in unit.roles:
                freed = self._without(org, role)
                if freed != role:
                    held = after.units[unit.id]
                    after = after.with_units(held.with_role(freed))
        if target is not None and after.units is org.units and task.owner == target:
            return org
        if target is None:
            return RemoveTask(self.scenario, self.task).apply_org(after)
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
