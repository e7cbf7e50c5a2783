"""What a planner orders: which paper, how much of the organisation, how arranged and titled."""

from __future__ import annotations

from dataclasses import dataclass, field

from orgsandbox.paper.papers import Paper, Split
from orgsandbox.paper.show import Profile, Show
from orgsandbox.paper.titles import TitleBlock

LEGIBLE = 6.0
"""Points: letters below are told of; what can be read on a sheet that lies on the table."""


@dataclass(frozen=True, slots=True)
class Order:
    """One paper as it is wanted.

    `arrangement` is an id, None for the plainest that is legible; `split` None spreads the chart
    over several pages where one would not be legible. `show` is what the profile may still narrow,
    None for what it shows by itself. `overlap` is the strip, in millimetres, that tiles share; `scenario_name`
    names the scenario on papers for outside too.
    """

    paper: Paper = field(default_factory=Paper)
    split: Split | None = Split.ONE
    arrangement: str | None = None
    profile: Profile = Profile.INTERNAL
    show: Show | None = None
    unit: str | None = None
    title: TitleBlock | None = None
    legible: float = LEGIBLE
    overlap: float = 10.0
    scenario_name: bool = False
