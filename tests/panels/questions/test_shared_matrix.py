"""Departments × departments: a colour step by count, hatched where nothing is known."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QImage, QPainter

from orgsandbox.drawing.theme import LIGHT, colour_of
from orgsandbox.panels.picture.picture import Look
from orgsandbox.panels.questions.shared_matrix import CELL, SELF, MatrixPicture
from orgsandbox.panels.questions.steps import step_of

pytestmark = pytest.mark.usefixtures("qapp")

KEYS = ("a", "b", "c")
COUNTS = ((9, 0, 4), (0, 9, None), (4, None, 9))


def colours(picture: MatrixPicture) -> dict[tuple[str, str], str]:
    """Return the colour near the corner of every cell, where no number stands."""
    shapes = picture.place(QSizeF(600, 300))
    image = QImage(shapes.size.toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for shape in shapes.items:
        picture.paint(painter, shape, Look(LIGHT))
    painter.end()
    cells = [shape for shape in shapes.items if shape.kind in (CELL, SELF)]
    inside = QPointF(6, 5)
    return {
        shape.key: image.pixelColor((shape.box.topLeft() + inside).toPoint()).name()
        for shape in cells
    }


def test_a_cell_is_darker_the_more_both_do_and_white_for_none():
    picture = MatrixPicture(KEYS, KEYS, ((9, 0, 4), (0, 9, 1), (4, 1, 9)))
    shown = colours(picture)
    named = {number: LIGHT.name_of(step_of(number, 4)) for number in (1, 4)}
    assert shown["a", "c"] == shown["c", "a"] == colour_of(named[4]).name()
    assert shown["b", "c"] == colour_of(named[1]).name()
    assert shown["a", "b"] == colour_of(LIGHT.card).name()
    assert {shown[key, key] for key in KEYS} == {colour_of(LIGHT.badge).name()}


def test_the_largest_count_leaves_the_diagonal_and_the_unknown_out():
    assert MatrixPicture(KEYS, KEYS, COUNTS).most == 4
    assert MatrixPicture((), (), ()).most == 0
    assert MatrixPicture(("a",), ("A",), ((3,),)).most == 0
