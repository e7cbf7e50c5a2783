"""The plans there are before there is a file: an empty one and the growth story."""

from __future__ import annotations

from orgsandbox import resources
from orgsandbox.domain.ids import new_id
from orgsandbox.domain.model import Org, Side, Unit
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.files import project as plan_file
from orgsandbox.i18n import _, current_language


def sample_plan() -> Project:
    """Return the growth story in the language spoken now."""
    return plan_file.load(resources.path("samples", f"growth.{current_language()}.orgplan"))


def empty_plan() -> Project:
    """Return a plan with one undivided department."""
    unit = Unit(new_id(), _("Support team"), side=Side.SUPPORT)
    scenario = Scenario(new_id(), _("As is"), Org(units={unit.id: unit}))
    return Project((scenario,))
