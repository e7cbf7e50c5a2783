"""`orgsandbox export -o people.csv|xlsx`: the people as they came in, with their new placements."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from orgsandbox.domain.problem import Problem, Refused
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.files.exporting.people_file import SUFFIXES, save_people
from orgsandbox.i18n import N_, Message, speaking


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written: rows, and what the encoding could not hold."""

    rows: int
    problems: tuple[Problem, ...]


def is_wanted(given: argparse.Namespace) -> bool:
    """Say whether a table of people is asked for, by the name of the file."""
    return given.output.suffix.lower() in SUFFIXES


def run(given: argparse.Namespace, project: Project, scenario: Scenario) -> Saved:
    """Write the table; Refused where it would leave the house."""
    if given.profile == "external":
        raise Refused(Message(N_("A table of people is never for outside: leave out --profile.")))
    with speaking(given.language):
        written = save_people(project, scenario, given.output, given.encoding)
    return Saved(written.rows, written.problems)
