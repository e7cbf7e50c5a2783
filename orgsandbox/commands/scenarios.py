"""What a planner can do with scenarios (案) and with what all of them share."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from orgsandbox.commands.base import Command
from orgsandbox.domain import bounds
from orgsandbox.domain.ids import new_id
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Assumptions, Project, Scenario
from orgsandbox.domain.unit_changes import split_off
from orgsandbox.domain.work import with_expected
from orgsandbox.i18n import N_, Message


@dataclass(frozen=True)
class DuplicateScenario(Command):
    """Copy a scenario and base the copy on it; what is done today becomes what is needed."""

    scenario: str
    name: str
    date: date | None = None
    new: str = field(default_factory=new_id)

    TITLE = N_("Duplicate the scenario")

    def apply(self, project: Project) -> Project:
        """Return the plan with the copy right behind the original."""
        origin = the_scenario(project, self.scenario)
        copy = Scenario(
            self.new,
            _sound_name(self.name),
            with_expected(origin.org, origin.org.tasks),
            date=self.date or origin.date,
            based_on=origin.id,
            pins=origin.pins,
        )
        at = project.scenarios.index(origin) + 1
        held = project.scenarios
        return replace(project, scenarios=(*held[:at], copy, *held[at:]))


@dataclass(frozen=True)
class RenameScenario(Command):
    """Give a scenario another name."""

    scenario: str
    name: str

    TITLE = N_("Rename the scenario")

    def apply(self, project: Project) -> Project:
        """Return the plan with the new name."""
        held = the_scenario(project, self.scenario)
        return project.with_scenario(replace(held, name=_sound_name(self.name)))


@dataclass(frozen=True)
class SetDate(Command):
    """Set from which day a scenario applies (適用日)."""

    scenario: str
    date: date | None

    TITLE = N_("Set the effective date")

    def apply(self, project: Project) -> Project:
        """Return the plan with that date: what a split made on the old one is dated too."""
        scenario = the_scenario(project, self.scenario)
        made = _made_by_splits(project, scenario)
        units = [
            replace(unit, divided_on=self.date)
            for unit in scenario.org.units.values()
            if unit.id in made and unit.divided_on in (None, scenario.date)
        ]
        org = scenario.org.with_units(*units) if units else scenario.org
        return project.with_scenario(replace(scenario, org=org, date=self.date))


def _made_by_splits(project: Project, scenario: Scenario) -> frozenset[str]:
    """Return the departments that splits of this scenario made: since its base, or, where it has
    none, all that a split ever made."""
    before = project.before_of(scenario.id)
    if before.scenario is not None:
        return split_off(before.org, scenario.org)
    return frozenset(unit.id for unit in scenario.org.units.values() if unit.split_from)


@dataclass(frozen=True)
class FreezeScenario(Command):
    """Make a scenario read only from a day on, or let it be changed again (None)."""

    scenario: str
    frozen: date | None

    TITLE = N_("Freeze the scenario")

    def apply(self, project: Project) -> Project:
        """Return the plan with the scenario frozen or not."""
        held = the_scenario(project, self.scenario)
        return project.with_scenario(replace(held, frozen=self.frozen))


@dataclass(frozen=True)
class SetNote(Command):
    """Set a scenario's note."""

    scenario: str
    note: str

    TITLE = N_("Edit the note")

    def apply(self, project: Project) -> Project:
        """Return the plan with that note."""
        return project.with_scenario(replace(the_scenario(project, self.scenario), note=self.note))


@dataclass(frozen=True)
class SetPin(Command):
    """Remember where a box was put by hand: its top left corner, in scene units."""

    scenario: str
    unit: str
    at: tuple[float, float]

    TITLE = N_("Place by hand")

    def apply(self, project: Project) -> Project:
        """Return the plan with the box pinned there."""
        held = the_scenario(project, self.scenario)
        return project.with_scenario(replace(held, pins={**held.pins, self.unit: self.at}))


@dataclass(frozen=True)
class ClearPins(Command):
    """Let the arrangement place every box of a scenario again."""

    scenario: str

    TITLE = N_("Forget hand-placed positions")

    def apply(self, project: Project) -> Project:
        """Return the plan without pins in that scenario."""
        held = the_scenario(project, self.scenario)
        return project.with_scenario(replace(held, pins={})) if held.pins else project


@dataclass(frozen=True)
class ReorderScenario(Command):
    """Put a scenario at `position` in hand order."""

    scenario: str
    position: int

    TITLE = N_("Move the scenario")

    def apply(self, project: Project) -> Project:
        """Return the plan with the scenarios in that order."""
        held = the_scenario(project, self.scenario)
        others = [other for other in project.scenarios if other.id != held.id]
        others.insert(max(0, min(self.position, len(others))), held)
        order = tuple(others)
        same = all(one is other for one, other in zip(order, project.scenarios, strict=True))
        return project if same else replace(project, scenarios=order)


@dataclass(frozen=True)
class DeleteScenarios(Command):
    """Delete scenarios; what was based on them is based on what they were based on."""

    scenarios: tuple[str, ...]

    TITLE = N_("Delete the scenario")

    def apply(self, project: Project) -> Project:
        """Return the plan without them; refuse to delete the last one."""
        for key in self.scenarios:
            the_scenario(project, key)
        kept = tuple(held for held in project.scenarios if held.id not in self.scenarios)
        if not kept:
            raise Refused(Message(N_("A plan needs at least one scenario.")))
        rebased = tuple(replace(held, based_on=self._base(project, held)) for held in kept)
        baseline = project.baseline if project.baseline not in self.scenarios else None
        return replace(project, scenarios=rebased, baseline=baseline)

    def _base(self, project: Project, scenario: Scenario) -> str | None:
        base, seen = scenario.based_on, {scenario.id}
        while base in self.scenarios and base is not None and base not in seen:
            seen.add(base)
            base = project.scenario(base).based_on
        return None if base in self.scenarios or base == scenario.id else base


@dataclass(frozen=True)
class PinBaseline(Command):
    """Use one scenario as "before" for all others (現行), or with None each its own base."""

    scenario: str | None

    TITLE = N_("Choose the baseline")

    def apply(self, project: Project) -> Project:
        """Return the plan with that baseline."""
        if self.scenario is not None:
            the_scenario(project, self.scenario)
        same = project.baseline == self.scenario
        return project if same else replace(project, baseline=self.scenario)


@dataclass(frozen=True)
class SetAssumptions(Command):
    """Replace what every scenario takes as given."""

    assumptions: Assumptions

    TITLE = N_("Edit the assumptions")

    def apply(self, project: Project) -> Project:
        """Return the plan with these assumptions; refuse impossible ones."""
        if not 0 < self.assumptions.theta <= 1:
            raise Refused(Message(N_("The threshold must be above 0 and at most 100 %.")))
        if not 0 < self.assumptions.full_time_hours <= bounds.HOURS_OF_A_WEEK:
            raise Refused(Message(N_("A week has more than 0 and at most 168 hours.")))
        turnover = self.assumptions.turnover
        if turnover is not None and not 0 <= turnover <= 1:
            raise Refused(Message(N_("Of a hundred people 0 to 100 can leave in a year.")))
        if not all(0 <= rate <= bounds.LARGEST_AMOUNT for rate in self.assumptions.rates.values()):
            raise Refused(Message(N_("An amount must be 0 or more, and below ten trillion.")))
        if project.assumptions == self.assumptions:
            return project
        return replace(project, assumptions=self.assumptions)


@dataclass(frozen=True)
class SetCompany(Command):
    """Set the company's name as charts show it."""

    name: str

    TITLE = N_("Set the company name")

    def apply(self, project: Project) -> Project:
        """Return the plan with that name."""
        name = self.name.strip()
        return project if name == project.company else replace(project, company=name)


def the_scenario(project: Project, scenario: str) -> Scenario:
    """Return the scenario of that id, or refuse."""
    if not project.has(scenario):
        raise Refused(Message(N_("That scenario is no longer in the plan.")))
    return project.scenario(scenario)


def _sound_name(name: str) -> str:
    if not name.strip():
        raise Refused(Message(N_("A scenario needs a name.")))
    return name.strip()
