"""Organisations on paper for tests: the sample, the 300, and invented ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from orgsandbox.domain.model import Org, Person, Role, Seat, Unit
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.files import project as plan_file
from orgsandbox.files.people import import_people
from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.order import Order
from orgsandbox.paper.papers import Split, paper_named
from orgsandbox.resources import path
from tests.benchmarks.organisations import make_organisation
from tests.data import COMPANY


@cache
def company() -> Project:
    """The invented company of 300 people."""
    return import_people(COMPANY / "people.csv", COMPANY / "work.csv").project


@cache
def sample() -> Project:
    """The growth story."""
    return plan_file.load(path("samples") / "growth.ja.orgplan")


@cache
def invented(people: int) -> Project:
    """A company of so many people, from a seed."""
    return make_organisation(people, 7)


def chart(
    project: Project,
    arrangement: str | None = None,
    split: Split | None = Split.ONE,
    paper: str = "A3",
    **fields: object,
) -> PaperChart:
    """The last scenario of a plan, ordered on a paper."""
    order = Order(paper_named(paper), split, arrangement, **fields)  # type: ignore[arg-type]
    return PaperChart(project, project.scenarios[-1], order)


def small(*units: Unit, people: tuple[Person, ...] = ()) -> Project:
    """A plan of a few departments."""
    org = Org().with_units(*units).with_people(*people)
    return Project((Scenario("now", "現行", org),), company="株式会社見本")


def headed(unit: str, name: str, person: str, parent: str | None = None, order: int = 0) -> Unit:
    """A department with a head and nobody else."""
    role = Role(f"{unit}-head", "部長", (Seat(person),), planned=1, is_head=True)
    return Unit(unit, name, parent, order=order, roles=(role,))


def file_of(folder: Path, project: Project) -> Path:
    """A plan as a file."""
    file = folder / "plan.orgplan"
    plan_file.save(project, file)
    return file
