"""Taking earlier states back: a scenario as it was, or the whole plan."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgsandbox.commands.base import Command
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.i18n import N_, Message


@dataclass(frozen=True)
class RestoreScenario(Command):
    """Put a scenario as it was in the place of what it is now, or at the end when it is gone."""

    earlier: Scenario

    TITLE = N_("Take back an earlier state of the scenario")

    def apply(self, project: Project) -> Project:
        """Return the plan with the scenario as it was; its base stays only where there is one."""
        if project.has(self.earlier.id) and project.scenario(self.earlier.id).frozen is not None:
            raise Refused(Message(N_("This scenario is frozen. Duplicate it to go on.")))
        based_on = self.earlier.based_on
        if based_on is not None and not project.has(based_on):
            based_on = None
        return project.with_scenario(replace(self.earlier, based_on=based_on))


@dataclass(frozen=True)
class RestorePlan(Command):
    """Make the whole plan what it was: every scenario, the assumptions, the baseline."""

    earlier: Project

    TITLE = N_("Take back an earlier state of the plan")

    def apply(self, project: Project) -> Project:
        """Return the plan as it was; a frozen scenario stays frozen, or refuses when it differs."""
        frozen = [scenario for scenario in project.scenarios if scenario.frozen is not None]
        after = self.earlier
        for scenario in frozen:
            if not after.has(scenario.id) or not _same(after.scenario(scenario.id), scenario):
                text = N_("The scenario {name} is frozen; the whole plan cannot be taken back.")
                raise Refused(Message(text, {"name": scenario.name}))
            if after.scenario(scenario.id).frozen != scenario.frozen:
                kept = replace(after.scenario(scenario.id), frozen=scenario.frozen)
                after = after.with_scenario(kept)
        return after


def _same(one: Scenario, other: Scenario) -> bool:
    """Say whether two scenarios hold the same organisation under the same name."""
    a, b = one.org, other.org
    return (one.name, one.date, a.people, a.units, a.tasks, a.families) == (
        other.name,
        other.date,
        b.people,
        b.units,
        b.tasks,
        b.families,
    )
