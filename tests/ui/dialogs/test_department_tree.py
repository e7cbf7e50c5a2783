"""The tree of departments opens as far as it can be looked over."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTreeWidget

from orgsandbox.domain.model import Org, Unit
from orgsandbox.ui.dialogs.department_tree import show_departments


def chain(tops: int, below: int) -> Org:
    """Return one department, `tops` below it, and `below` below each of these."""
    units = [Unit("whole", "本社")]
    units += [Unit(f"t{n}", f"部{n}", "whole") for n in range(tops)]
    units += [Unit(f"t{n}-{m}", f"課{n}-{m}", f"t{n}") for n in range(tops) for m in range(below)]
    return Org(units={unit.id: unit for unit in units})


def rows(widget: QTreeWidget) -> int:
    item, count = widget.topLevelItem(0), 0
    while item is not None:
        count += 1
        item = widget.itemBelow(item)
    return count


@pytest.mark.parametrize(
    "tops, below, shown", [(5, 3, 1 + 5 + 15), (20, 5, 1 + 20), (100, 1, 1 + 100), (1, 200, 1 + 1)]
)
def test_the_tree_opens_level_by_level_as_long_as_it_can_be_looked_over(qtbot, tops, below, shown):
    widget = QTreeWidget()
    qtbot.addWidget(widget)
    show_departments(widget, chain(tops, below))
    assert rows(widget) == shown
