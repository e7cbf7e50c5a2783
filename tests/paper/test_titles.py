"""The foot of a page: legend entries beside one another, in as many rows as they need, page at the right."""

from __future__ import annotations

from itertools import pairwise

import pytest

from orgsandbox.paper import letters
from orgsandbox.paper.base import Anchor, Box, Run, Sketch
from orgsandbox.paper.titles import FOOT, TitleBlock, draw_foot

LEGEND = (
    ("title", "業務の内訳"),
    (0, "経理"),
    (1, "人事"),
    ("sign:兼", "兼務"),
    ("word:（派）", "派遣"),
    ("empty", "空席"),
    (None, "凡例の注記"),
)


def foot(width: float, block: TitleBlock) -> Sketch:
    sketch = Sketch()
    draw_foot(sketch, block, LEGEND, Box(40, 30, width, 200), (2, 5))
    return sketch


def right(run: Run) -> float:
    return run.x + letters.width(run.text, run.size, bold=run.bold)


@pytest.mark.parametrize("width", [700.0, 330.0, 230.0])
def test_entries_stand_beside_one_another_within_the_page(width):
    sketch = foot(width, TitleBlock())
    rows: dict[float, list[Run]] = {}
    for run in sketch.runs:
        if run.anchor is Anchor.START:
            rows.setdefault(round(run.y, 3), []).append(run)
    assert sketch.runs[1].text == "業務の内訳"
    for row in rows.values():
        row.sort(key=lambda run: run.x)
        assert row[0].x >= 40
        assert all(right(one) <= other.x for one, other in pairwise(row))
        assert right(row[-1]) <= 40 + width
    assert max(rows) == pytest.approx(30 + 200 - 2)
    assert all(
        below - above == pytest.approx(FOOT * 1.6) for above, below in pairwise(sorted(rows))
    )


def test_a_narrow_page_has_more_rows_than_a_wide_one():
    rows = [len({run.y for run in foot(width, TitleBlock()).runs}) for width in (700.0, 230.0)]
    assert rows[0] == 1 < rows[1]


def test_each_colour_stands_right_before_its_words():
    sketch = foot(700.0, TitleBlock())
    words = {run.text: run.x for run in sketch.runs}
    first, second = sketch.bars
    assert first.x + first.width < words["経理"] < second.x
    assert second.x + second.width < words["人事"]


def test_version_and_page_stand_at_the_right_whether_there_is_a_legend_or_not():
    for legend in (True, False):
        sketch = foot(700.0, TitleBlock(version="3", author="山本", legend=legend))
        (facts,) = (run for run in sketch.runs if run.anchor is Anchor.END)
        assert (facts.x, facts.y) == (740.0, 228.0)
        assert facts.text.endswith("2／5")
        assert "山本" in facts.text
        assert (len(sketch.runs) > 1) is legend
