"""What a point of a picture hits, also where names stay in view while the rest scrolls."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainterPath

from orgsandbox.panels.picture.shape import Form, Shape, Shapes


def band(key: str, height: float, width: float) -> Shape:
    path = QPainterPath(QPointF(0, height))
    path.lineTo(100, height)
    return Shape(key, "band", QRectF(40, height, 1, 1), key, form=Form.BAND, path=path, width=width)


def test_where_bands_cross_the_one_below_the_pointer_wins_then_the_thinnest():
    shapes = Shapes((band("wide", 50, 40), band("thin", 60, 2), band("near", 74, 2)))
    assert shapes.at(QPointF(20, 60)).key == "thin"
    assert shapes.at(QPointF(20, 64)).key == "wide"  # inside it; beside the thin one
    assert shapes.at(QPointF(20, 72)).key == "near"
    assert shapes.at(QPointF(20, 82)) is None


def test_a_box_lies_over_every_band_and_the_smaller_box_over_the_larger():
    frame = Shape("frame", "frame", QRectF(0, 0, 100, 100), "")
    row = Shape("row", "row", QRectF(10, 40, 50, 20), "")
    shapes = Shapes((frame, row, band("band", 50, 10)))
    assert shapes.at(QPointF(20, 50)).key == "row"
    assert shapes.at(QPointF(80, 50)).key == "frame"


def test_the_smaller_circle_is_hit_where_two_lie_on_each_other():
    large = Shape("large", "dot", QRectF(0, 0, 40, 40), "", form=Form.DOT)
    small = Shape("small", "dot", QRectF(10, 10, 10, 10), "", form=Form.DOT)
    assert Shapes((large, small)).at(QPointF(15, 15)).key == "small"
    assert Shapes((small, large)).at(QPointF(35, 20)).key == "large"


def test_names_that_stay_in_view_are_hit_where_they_are_seen():
    shapes = Shapes(
        (
            Shape("column", "name", QRectF(120, 0, 40, 20), ""),
            Shape("row", "name", QRectF(0, 60, 50, 20), ""),
            Shape("cell", "cell", QRectF(120, 60, 40, 20), ""),
        ),
        QSizeF(400, 400),
        pinned=(50.0, 20.0),
    )
    seen = QPointF(90, 30)
    assert shapes.at(QPointF(150, 35), seen).key == "column"  # at the top of what is seen
    assert shapes.at(QPointF(95, 65), seen).key == "row"
    assert shapes.at(QPointF(150, 65), seen).key == "cell"
    assert shapes.at(QPointF(130, 65), seen).key == "row"  # the names cover what scrolls below
    assert shapes.at(QPointF(130, 35), seen) is None
    assert shapes.at(QPointF(130, 65)).key == "cell"


def test_what_is_not_there_has_no_place():
    assert Shapes().box("anything").isEmpty()
    assert Shapes().get("anything") is None
