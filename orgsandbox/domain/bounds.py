"""How large a number or a name in a plan may be: said here once, for rules, commands and files.

A plan file that holds more is not opened, so nothing beyond may enter a plan. The bounds are far
above what any company has; they keep sums finite and files of other programs from overflowing.
"""

from __future__ import annotations

WHOLE_SHARE = 100
"""Percent of somebody's time that one seat can take."""

LARGEST_WORK = 1e9
"""FTE of one amount of work: a cell of work, a demand, a weight among duties."""

LARGEST_TABLE_WORK = 1000.0
"""FTE that one row of an imported table may say: a million such rows stay within LARGEST_WORK."""

LARGEST_FTE = 10.0
"""Working time of one person (1.0 = full time) that a planner or a table may give."""

LARGEST_AMOUNT = 1e13
"""The largest amount of money."""

LARGEST_MEAN = 1e6
"""The largest mean of a survey, below zero as well as above."""

SPECIFICITY = (1, 5)
"""The scale of how special to the company a task is (Williamson 1979)."""

MOST_PLANNED = 1_000_000
"""Planned seats of one role."""

LARGEST_COLOUR = 1000
"""The last colour slot of a task family."""


def colour_slot(number: int) -> int:
    """Return the slot of the family of that number: after the last they begin again."""
    return number % (LARGEST_COLOUR + 1)


FARTHEST_ORDER = 1_000_000_000
"""The place of a department among its siblings, below zero as well as above."""

LONGEST_KEY = 200
"""Characters of an id; it has at least one."""

MOST_SCENARIOS = 10_000
"""Scenarios of one plan."""

MOST_COLUMNS = 16_384
"""Columns of a table: what a sheet of a spreadsheet program holds."""

HOURS_OF_A_WEEK = 168
"""The most hours a full-time week can have."""
