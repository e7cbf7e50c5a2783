"""The document: scenarios in order, and the assumptions they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from orgsandbox.domain.model import Org
from orgsandbox.domain.people_table import NO_TABLE, PeopleTable

TITLES = (
    "会長",
    "社長",
    "代表取締役社長",
    "代表取締役",
    "副社長",
    "専務取締役",
    "専務",
    "常務取締役",
    "常務",
    "取締役",
    "執行役員",
    "本部長",
    "副本部長",
    "事業部長",
    "部長",
    "副部長",
    "次長",
    "部長代理",
    "部長補佐",
    "室長",
    "課長",
    "課長代理",
    "課長補佐",
    "係長",
    "主査",
    "主任",
    "リーダー",
)
"""The usual order of ranks (役職), highest first. It differs from firm to firm: editable."""


Day = date  # a scenario has a field of that name


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What every scenario of the plan takes as given.

    `turnover` is the share of people who leave in a year (None: no projection), `theta` the share of time in one family from which somebody counts as a specialist,
    `full_time_hours` are a week's, `rates` are costs a year for one FTE by grade ("" = all others),
    `titles` the ranks, highest first.
    """

    theta: float = 0.60
    full_time_hours: float = 40.0
    currency: str = "JPY"
    rates: Mapping[str, float] = field(default_factory=dict)
    titles: tuple[str, ...] = TITLES
    turnover: float | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """One organisation with a name and a day from which it applies (適用日).

    `based_on` is the scenario it was duplicated from, `pins` are hand-placed boxes: the top left
    corner by unit id, in scene units. A frozen one is read only since
    the day it was frozen.
    """

    id: str
    name: str
    org: Org
    date: date | None = None
    based_on: str | None = None
    note: str = ""
    pins: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    frozen: Day | None = None

    def __post_init__(self) -> None:
        """Let the organisation be that of the scenario's day."""
        if self.org.day != self.date:
            object.__setattr__(self, "org", replace(self.org, day=self.date))


@dataclass(frozen=True, eq=False, slots=True)
class Before:
    """What "before" means for a scenario: everything that compares is given this one value.

    `scenario` is the one whose organisation it is, None where it is the scenario itself as it was
    opened.
    """

    org: Org
    scenario: Scenario | None = None

    def against(self, org: Org) -> Org | None:
        """Return what an organisation is compared with; None where nothing could be told: it is
        the same, or nothing was there before."""
        return self.org if self.org is not org and self.org.units else None


@dataclass(frozen=True, eq=False)
class Project:
    """The plan: what one file holds. Compares by identity.

    `baseline` is the scenario pinned as "before" for all others (None: what each is based on);
    `story` is True for the growth story, whose scenarios are called scenes. `origin` are, in a
    copy that shall be merged back, the scenarios as they were when the copy was made.
    `people_table` is how the table looked from which the people came.
    """

    scenarios: tuple[Scenario, ...] = ()
    company: str = ""
    assumptions: Assumptions = field(default_factory=Assumptions)
    baseline: str | None = None
    story: bool = False
    origin: tuple[Scenario, ...] = ()
    people_table: PeopleTable = NO_TABLE

    def scenario(self, scenario: str) -> Scenario:
        """Return the scenario with that id; KeyError if there is none."""
        for held in self.scenarios:
            if held.id == scenario:
                return held
        raise KeyError(scenario)

    def has(self, scenario: str) -> bool:
        """Say whether the plan holds a scenario of that id."""
        return any(held.id == scenario for held in self.scenarios)

    def with_scenario(self, scenario: Scenario) -> Project:
        """Return the plan with the scenario in the place of the one with its id, or at the end."""
        if not self.has(scenario.id):
            return replace(self, scenarios=(*self.scenarios, scenario))
        kept = tuple(scenario if held.id == scenario.id else held for held in self.scenarios)
        return replace(self, scenarios=kept)

    def with_org(self, scenario: str, org: Org) -> Project:
        """Return the plan with another organisation in that scenario."""
        return self.with_scenario(replace(self.scenario(scenario), org=org))

    def before_of(self, scenario: str, opened: Org | None = None) -> Before:
        """Return what a scenario is compared with: the pinned baseline, else the scenario it is
        based on, else the scenario itself as it was `opened` (None: as it is in this plan).

        A pinned scenario is not compared with itself but with what it is based on.
        """
        own = self.scenario(scenario)
        for wanted in (self.baseline, own.based_on):
            if wanted is not None and wanted != scenario and self.has(wanted):
                base = self.scenario(wanted)
                return Before(base.org, base)
        return Before(opened if opened is not None else own.org)


def strip_order(project: Project) -> tuple[Scenario, ...]:
    """Return the scenarios as the strip shows them: by date, hand order among equal dates.

    A scenario without a date keeps its place behind the one it follows by hand.
    """
    keys: list[tuple[date, int]] = []
    last = date.min
    for position, scenario in enumerate(project.scenarios):
        last = scenario.date or last
        keys.append((last, position))
    ranked = sorted(range(len(keys)), key=keys.__getitem__)
    return tuple(project.scenarios[position] for position in ranked)
