"""The line of a drag from shape to shape: from the nearer edge, once it left its shape, to a fit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from orgsandbox.drawing.theme import LIGHT
from orgsandbox.panels.picture.link import Joined, Link
from orgsandbox.panels.picture.shape import Shape

pytestmark = pytest.mark.usefixtures("qapp")

SOURCE = Shape("a", "person", QRectF(80, 20, 40, 20), "Aoki")
OTHER = Shape("x", "task", QRectF(160, 20, 30, 20), "Payroll")
START = QPointF(100, 30)


def dragged(to: QPointF, over: Shape | None = None) -> Link:
    link = Link(SOURCE, START, lambda _source, target: target.kind == "task")
    link.move(to, over)
    return link


def reach(link: Link) -> tuple[int, int] | None:
    """Return from where to where the line goes across, in pixels; None where none is drawn."""
    image = QImage(200, 60, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    link.paint(painter, LIGHT)
    painter.end()
    drawn = [x for x in range(200) if any(image.pixelColor(x, y).alpha() for y in range(60))]
    return (drawn[0], drawn[-1]) if drawn else None


@pytest.mark.parametrize(
    ("to", "across"), [(QPointF(170, 30), (120, 170)), (QPointF(20, 30), (20, 80))]
)
def test_the_line_begins_at_the_edge_that_faces_the_pointer(to, across):
    drawn = reach(dragged(to))
    assert drawn == (pytest.approx(across[0], abs=4), pytest.approx(across[1], abs=4))


def test_nothing_is_drawn_while_the_pointer_is_in_its_own_shape():
    inside = dragged(QPointF(118, 38))
    assert inside.far
    assert reach(inside) is None


def test_nothing_is_drawn_while_it_may_be_a_click_yet():
    edge = QPointF(119.5, 30)
    link = Link(SOURCE, edge, lambda *_: True)
    link.move(QPointF(121, 30), None)
    assert not link.far
    assert reach(link) is None


def test_a_drag_begins_at_the_distance_of_the_desktop():
    limit = QApplication.startDragDistance()
    assert not dragged(START + QPointF(limit - 1, 0)).far
    assert dragged(START + QPointF(limit, 0)).far
    assert dragged(START + QPointF(0, -limit)).far


@pytest.mark.parametrize(
    ("over", "end"),
    [
        (OTHER, Joined("a", "x")),
        (None, None),
        (SOURCE, None),
        (Shape("b", "person", QRectF(0, 0, 20, 20), "Baba"), None),
    ],
)
def test_it_ends_in_a_join_only_where_it_fits(over, end):
    link = dragged(QPointF(170, 30), over)
    assert link.finish() == end
    assert link.target is (over if end else None)
