"""What an exported chart says."""

from __future__ import annotations

import pytest

from orgsandbox.drawing.chart import ChartOptions, compose, lens_context
from orgsandbox.drawing.lenses.registry import lenses
from tests.plans import plan


@pytest.mark.parametrize("held", lenses(), ids=lambda held: held.id)
def test_an_exported_chart_says_which_colouring_it_is_and_all_its_words(held):
    project = plan()
    chart = compose(project, project.scenarios[0], ChartOptions(lens=held))
    assert chart.legend[0] == ("title", held.title)
    assert set(
        held.legend(lens_context(project, project.scenarios[0], project.scenarios[0].org))
    ) < set(chart.legend)
    assert not held.caption or chart.legend[-1] == ("caption", held.caption)
