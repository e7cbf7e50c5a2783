"""What a command accepts a plan file holds: at its limit too, and nothing beyond it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgsandbox.commands.scenarios import SetAssumptions
from orgsandbox.commands.tasks import EditTask
from orgsandbox.commands.units import EditUnit
from orgsandbox.domain.bounds import LARGEST_AMOUNT
from orgsandbox.domain.model import Sourcing
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Assumptions
from orgsandbox.files import project as plan_file
from tests.plans import plan, support_team

ORG = support_team()


def commands(amount, share, survey):
    """One of each that takes a number."""
    sourcing = Sourcing(own_cost=amount, price=amount, transaction=amount)
    return (
        SetAssumptions(Assumptions(rates={"": amount}, turnover=share)),
        EditTask("now", replace(ORG.tasks["closing"], sourcing=sourcing)),
        EditUnit("now", replace(ORG.units["team"], survey=survey)),
    )


@pytest.mark.parametrize("command", commands(LARGEST_AMOUNT, 1.0, -1e6))
def test_what_is_accepted_at_the_limit_opens_again(command, tmp_path):
    after = command.apply(plan())
    plan_file.save(after, tmp_path / "plan.orgplan")
    opened = plan_file.load(tmp_path / "plan.orgplan")
    assert opened.assumptions == after.assumptions
    assert opened.scenarios[0].org.tasks == after.scenarios[0].org.tasks
    assert opened.scenarios[0].org.units == after.scenarios[0].org.units


@pytest.mark.parametrize(
    "command", [*commands(1.1e13, 1.5, 2e6), *commands(float("nan"), float("nan"), float("nan"))]
)
def test_what_no_file_holds_is_refused(command):
    with pytest.raises(Refused):
        command.apply(plan())
