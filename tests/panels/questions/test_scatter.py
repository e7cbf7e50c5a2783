"""The picture of two costs: no word over a circle, no name over another, none cut off."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSizeF

from orgsandbox.panels.picture.shape import Form, Shape, Shapes
from orgsandbox.panels.questions.scatter import Dot, ScatterPicture, corner_words, name_boxes

pytestmark = pytest.mark.usefixtures("qapp")  # words are measured

ROOM = QSizeF(640, 220)


def dot(key: str, own: float, bought: float, fte: float = 1.0) -> Dot:
    return Dot(key, f"Task {key}", own, bought, fte, 1)


def placed(*dots: Dot, room: QSizeF = ROOM):
    return ScatterPicture(dots, "JPY").place(room)


def test_costs_lead_right_and_up_and_nothing_is_in_the_middle():
    shapes = placed(dot("a", 10, 20), dot("b", -10, -20), dot("c", 0, 0))
    frame = shapes.frame
    a, b, c = (shapes.box(key).center() for key in "abc")
    assert c == frame.center()
    assert (a.x() - c.x(), a.y() - c.y()) == pytest.approx((c.x() - b.x(), c.y() - b.y()))
    assert a.x() > c.x()
    assert a.y() < c.y()  # more money for doing it themselves is higher up
    assert a.x() - c.x() == pytest.approx(20 / 25 * frame.width() / 2)
    assert c.y() - a.y() == pytest.approx(10 / 15 * frame.height() / 2)


def test_the_area_of_a_circle_grows_with_the_time_and_smaller_ones_lie_above():
    shapes = placed(dot("small", 1, 1, 0.25), dot("none", 2, 2, 0.0), dot("large", 3, 3, 1.0))
    assert [shape.key for shape in shapes.items] == ["large", "small", "none"]
    widths = {key: shapes.box(key).width() for key in ("large", "small", "none")}
    assert widths == {"large": 32.0, "small": 20.0, "none": 8.0}


@pytest.mark.parametrize(
    ("own", "bought", "corner"),
    [(10, -10, 0), (10, 10, 1), (-10, -10, 2), (-10, 10, 3)],
)
def test_the_words_of_a_corner_make_room_for_a_circle(own, bought, corner):
    free = [box for box, _text in corner_words(placed())]
    shapes = placed(dot("a", own, bought))
    words = [box for box, _text in corner_words(shapes)]
    circle = shapes.box("a")
    assert not any(box.intersects(circle) for box in words)
    moved = [number for number in range(4) if words[number] != free[number]]
    assert moved == ([corner] if free[corner].intersects(circle) else [])
    for box in words:
        assert shapes.frame.contains(box)
        assert not box.left() < shapes.frame.center().x() < box.right()


def test_names_stand_beside_their_circle_and_over_nothing():
    dots = [dot(str(number), number % 5 - 2, number % 7 - 3) for number in range(20)]
    shapes = placed(*dots)
    names = name_boxes(shapes, None)
    assert 0 < len(names) < 20  # the rest have no room
    boxes = [box for box, _name in names]
    blocked = [shape.box for shape in shapes.items] + [box for box, _t in corner_words(shapes)]
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    assert not any(box.intersects(other) for box in boxes for other in blocked)
    assert all(shapes.frame.contains(box) for box in boxes)


def test_the_chosen_circle_is_named_even_where_there_is_no_room():
    dots = [dot(str(number), 0, 0) for number in range(30)]
    shapes = placed(*dots)
    named = [name for _box, name in name_boxes(shapes, "29")]
    assert named[0] == "Task 29"


@pytest.mark.parametrize(
    ("blocked", "side"), [("", "right"), ("r", "left"), ("rl", "above"), ("rla", "below")]
)
def test_a_name_stands_at_the_right_else_left_above_below(blocked, side):
    circle = QRectF(300, 100, 20, 20)
    at = {"r": (322, 105), "l": (288, 105), "a": (305, 88)}
    others = [
        Shape(key, "task", QRectF(*at[key], 10, 10), "W" * 99, form=Form.DOT) for key in blocked
    ]
    shapes = Shapes(
        (Shape("me", "task", circle, "Me", form=Form.DOT), *others),
        ROOM,
        frame=QRectF(0, 0, 640, 220),
    )
    box = next(box for box, name in name_boxes(shapes, "me") if name == "Me")
    beside = {
        "right": box.left() == circle.right() + 4,
        "left": box.right() == circle.left() - 4,
        "above": box.bottom() == circle.top() - 1,
        "below": box.top() == circle.bottom() + 1,
    }
    assert [name for name, here in beside.items() if here] == [side]
