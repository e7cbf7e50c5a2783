"""Rows below one box: nothing overlaps, everything is inside the bounds, lines end at boxes."""

from __future__ import annotations

import pytest

from orgsandbox.layout.base import Box
from orgsandbox.layout.rows import in_rows


@pytest.mark.parametrize("count", [0, 1, 3, 6, 7, 20])
def test_boxes_never_overlap_and_lines_end_at_their_boxes(count):
    sizes = [(180 + 37 * n % 120, 120 + 53 * n % 200) for n in range(count)]
    boxes = [Box("top", None, 240, 90)]
    boxes += [Box(f"b{n}", "top", wide, high) for n, (wide, high) in enumerate(sizes)]
    picture = in_rows(boxes)
    rects = list(picture.rects.values())
    for number, one in enumerate(rects):
        assert picture.bounds.x <= one.x
        assert one.right <= picture.bounds.right + 1e-9
        assert one.bottom <= picture.bounds.bottom
        for other in rects[number + 1 :]:
            apart = one.right <= other.x or other.right <= one.x
            assert apart or one.bottom <= other.y or other.bottom <= one.y
    for line in picture.lines:
        end = line.points[-1]
        assert end == (picture.rects[line.child].centre[0], picture.rects[line.child].y)
