"""The usual chart: nothing overlaps, parents stand above, the picture keeps its shape."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgsandbox.discovery import discover
from orgsandbox.layout.base import Arrangement, Box, Options, Picture, Place, Rect
from orgsandbox.layout.tree import arrange

sizes = st.floats(20, 400)


@st.composite
def forests(draw: st.DrawFn) -> list[Box]:
    count = draw(st.integers(1, 40))
    boxes = []
    for number in range(count):
        parent = draw(st.integers(-1, number - 1)) if number else -1
        boxes.append(
            Box(
                str(number),
                None if parent < 0 else str(parent),
                draw(sizes),
                draw(sizes),
                draw(st.sampled_from(Place)),
            )
        )
    return boxes


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right - 1e-6
        and other.x < one.right - 1e-6
        and one.y < other.bottom - 1e-6
        and other.y < one.bottom - 1e-6
    )


def check(boxes: list[Box], picture: Picture) -> None:
    assert set(picture.rects) == {box.key for box in boxes}
    for one, other in combinations(picture.rects.values(), 2):
        assert not overlap(one, other)
    for rect in picture.rects.values():
        assert rect.x >= picture.bounds.x - 1e-6
        assert rect.right <= picture.bounds.right + 1e-6


@settings(max_examples=150, deadline=None)
@given(forests())
def test_boxes_never_overlap_and_parents_stand_above(boxes):
    picture = arrange(boxes, Options())
    check(boxes, picture)
    for box in boxes:
        if box.parent is not None:
            assert picture.rects[box.parent].bottom <= picture.rects[box.key].y
    assert {line.child for line in picture.lines} == {b.key for b in boxes if b.parent is not None}


@settings(max_examples=60, deadline=None)
@given(forests())
def test_left_to_right_puts_parents_left(boxes):
    picture = arrange(boxes, Options(direction="right"))
    check(boxes, picture)
    for box in boxes:
        if box.parent is not None:
            assert picture.rects[box.parent].right <= picture.rects[box.key].x


def test_direct_departments_stand_left_and_support_right():
    boxes = [
        Box("top", None, 100, 50),
        Box("support", "top", 100, 50, Place.RIGHT),
        Box("direct", "top", 100, 50, Place.LEFT),
    ]
    rects = arrange(boxes, Options()).rects
    assert rects["direct"].x < rects["top"].x < rects["support"].x


@pytest.mark.parametrize("count", [12, 60, 300])
def test_many_leaves_hang_in_columns_so_that_the_picture_fits_paper(count):
    boxes = [Box("top", None, 200, 80)]
    boxes += [Box(str(number), "top", 280, 240) for number in range(count)]
    bounds = arrange(boxes, Options()).bounds
    assert 0.5 <= bounds.width / bounds.height <= 2.0


def test_a_large_company_of_three_levels_keeps_its_shape():
    boxes = [Box("top", None, 200, 80)]
    for a in range(10):
        boxes.append(Box(f"{a}", "top", 280, 120))
        for b in range(8):
            boxes.append(Box(f"{a}.{b}", f"{a}", 280, 120))
            boxes += [Box(f"{a}.{b}.{c}", f"{a}.{b}", 280, 240) for c in range(9)]
    bounds = arrange(boxes, Options()).bounds
    assert 0.4 <= bounds.width / bounds.height <= 2.5


def test_a_pinned_box_takes_what_is_below_along():
    boxes = [Box("a", None, 100, 50), Box("b", "a", 100, 50), Box("c", "b", 100, 50)]
    free = arrange(boxes, Options()).rects
    rects = arrange(boxes, Options(pins={"b": (1000.0, 900.0)})).rects
    assert (rects["b"].x, rects["b"].y) == (1000.0, 900.0)
    assert rects["c"].y - rects["b"].y == pytest.approx(free["c"].y - free["b"].y)
    assert rects["a"] == free["a"]


def test_a_chain_of_five_thousand_needs_no_stack():
    boxes = [Box(str(n), str(n - 1) if n else None, 100, 50) for n in range(5000)]
    assert len(arrange(boxes, Options()).rects) == 5000


def test_nothing_gives_an_empty_picture():
    assert arrange([], Options()).rects == {}


def test_every_arrangement_is_found_by_its_last_line():
    assert "tree" in {found.id for found in discover("orgsandbox.layout", "LAYOUT", Arrangement)}
