"""Arrows lead along a line and to the nearest of the next, over what cannot be chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSizeF

from orgsandbox.panels.picture.shape import Shape, Shapes, Way
from orgsandbox.panels.picture.walk import Step, walked


def table(size: int) -> Shapes:
    """Cells (row, column) whose diagonal is still."""
    cells = [
        Shape(
            (row, column),
            "cell",
            QRectF(column * 40, row * 20, 40, 20),
            "",
            line=row,
            still=row == column,
        )
        for row in range(size)
        for column in range(size)
    ]
    return Shapes(tuple(cells), QSizeF(200, 200), Way.ACROSS)


@pytest.mark.parametrize(
    ("start", "step", "end"),
    [
        ((0, 1), Step.RIGHT, (0, 2)),
        ((0, 2), Step.LEFT, (0, 1)),
        ((0, 1), Step.LEFT, (0, 1)),  # only the diagonal lies there
        ((1, 0), Step.RIGHT, (1, 2)),  # over the diagonal
        ((0, 1), Step.DOWN, (2, 1)),
        ((2, 1), Step.UP, (0, 1)),
        ((2, 0), Step.UP, (1, 0)),
        ((1, 0), Step.UP, (1, 0)),
        ((3, 2), Step.RIGHT, (3, 2)),
        ((2, 3), Step.FIRST, (2, 0)),
        ((0, 2), Step.FIRST, (0, 1)),
        ((3, 0), Step.LAST, (3, 2)),
        ((1, 0), Step.LAST, (1, 3)),
    ],
)
def test_in_a_table_arrows_go_straight_and_over_the_diagonal(start, step, end):
    assert walked(table(4), start, step) == end


def test_from_nowhere_every_step_leads_to_the_first_that_can_be_chosen():
    for step in Step:
        assert walked(table(3), None, step) == (0, 1)
        assert walked(table(3), (9, 9), step) == (0, 1)


def test_a_picture_without_anything_to_choose_is_not_walked():
    assert walked(Shapes(), None, Step.DOWN) is None
    assert walked(table(1), None, Step.DOWN) is None


def column(line: int, left: float, *tops: float) -> list[Shape]:
    return [Shape((line, top), "row", QRectF(left, top, 50, 20), "", line=line) for top in tops]


def test_between_columns_the_nearest_in_height_is_reached_and_none_is_skipped():
    shapes = Shapes((*column(0, 0, 0, 100), *column(1, 80, 40, 160), *column(2, 160, 0)))
    assert walked(shapes, (0, 0), Step.RIGHT) == (1, 40)
    assert walked(shapes, (0, 100), Step.RIGHT) == (1, 40)
    assert walked(shapes, (1, 160), Step.LEFT) == (0, 100)
    assert walked(shapes, (1, 160), Step.RIGHT) == (2, 0)
    assert walked(shapes, (2, 0), Step.RIGHT) == (2, 0)
    assert walked(shapes, (0, 0), Step.LEFT) == (0, 0)


def test_a_column_is_walked_from_top_to_bottom_whatever_the_order_of_its_shapes():
    shapes = Shapes(tuple(column(0, 0, 60, 0, 30)))
    assert walked(shapes, (0, 0), Step.DOWN) == (0, 30)
    assert walked(shapes, (0, 30), Step.DOWN) == (0, 60)
    assert walked(shapes, (0, 60), Step.UP) == (0, 30)
    assert walked(shapes, (0, 30), Step.FIRST) == (0, 0)
    assert walked(shapes, (0, 30), Step.LAST) == (0, 60)


def test_what_stands_in_no_line_is_passed_by():
    aside = Shape("aside", "row", QRectF(0, 10, 50, 20), "", line=None)
    shapes = Shapes((aside, *column(0, 0, 0, 30)))
    assert walked(shapes, (0, 0), Step.DOWN) == (0, 30)
    assert walked(shapes, "aside", Step.DOWN) == (0, 0)
