"""What a planner can do with destinations (届け先): whose result is used by whom, in shares."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from orgsandbox.commands.base import OrgCommand, the_unit
from orgsandbox.commands.tasks import the_task
from orgsandbox.domain.destinations import (
    CUSTOMER,
    known_shares,
    replaced,
    task_output,
    unit_output,
)
from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Refused
from orgsandbox.i18n import N_, Message


@dataclass(frozen=True)
class SetUnitShare(OrgCommand):
    """Let a destination use this share (0-1) of a department's output; None: what is offered.

    Only tasks the department owns change, all of them by the same rule (`domain.destinations`). A
    share they cannot reach becomes the nearest one they can.
    """

    unit: str
    target: str
    share: float | None

    TITLE = N_("Set the destination")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the department's tasks going there."""
        the_unit(org, self.unit)
        _the_target(org, self.target)
        if self.target == self.unit:
            raise Refused(Message(N_("A department's own use of its results is no destination.")))
        output = unit_output(org, self.unit)
        if not output.weights:
            raise Refused(Message(N_("This department owns no tasks.")))
        share = output.offered(self.target) if self.share is None else _sound(self.share)
        return _with_shares(org, output.changed(self.target, share))


@dataclass(frozen=True)
class SetTaskShare(OrgCommand):
    """Let a destination use this share (0-1) of a task's result; None: what is offered."""

    task: str
    target: str
    share: float | None

    TITLE = N_("Set the destination")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the task going there."""
        _the_target(org, self.target)
        output = task_output(org, the_task(org, self.task))
        share = output.offered(self.target) if self.share is None else _sound(self.share)
        return _with_shares(org, output.changed(self.target, share))


@dataclass(frozen=True)
class ReplaceDestination(OrgCommand):
    """Let another destination use what one used of a task's result."""

    task: str
    old: str
    new: str

    TITLE = N_("Set the destination")

    def apply_org(self, org: Org) -> Org:
        """Return the organisation with the share handed to the other destination."""
        _the_target(org, self.new)
        task = the_task(org, self.task)
        return _with_shares(org, {task.id: replaced(known_shares(org, task), self.old, self.new)})


def _the_target(org: Org, target: str) -> None:
    if target != CUSTOMER:
        the_unit(org, target)


def _sound(share: float) -> float:
    if not (math.isfinite(share) and 0 <= share <= 1):
        raise Refused(Message(N_("A share is between 0 and 100 %.")))
    return share


def _with_shares(org: Org, shares: Mapping[str, Mapping[str, float]]) -> Org:
    changed = [
        replace(org.tasks[key], serves=dict(held))
        for key, held in shares.items()
        if dict(org.tasks[key].serves) != held
    ]
    return org.with_tasks(*changed) if changed else org
