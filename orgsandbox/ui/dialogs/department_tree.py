"""The departments of an organisation as a tree to look at: name, head, own people, all with those below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org
from orgsandbox.i18n import _

_FULLY_SHOWN = 60
"""Up to so many departments the tree is open; of more only the highest levels are."""

_SHOWN_AT_LEAST = 2
"""Levels that Qt shows of a tree expanded to the depth 0: the top and the one below."""


def _depth_shown(org: Org, order: list[str]) -> int:
    """Return down to which depth the tree is open: as far as it can be looked over, but always to
    the level below the top."""
    depths = sorted(len(tree.path(org, key)) for key in order)
    if len(depths) <= _FULLY_SHOWN:
        return max(depths, default=1)
    last_whole = depths[_FULLY_SHOWN] - 1
    return max(last_whole - _SHOWN_AT_LEAST, 0)


def show_departments(widget: QTreeWidget, org: Org) -> None:
    """Fill the tree anew; counts are of main posts."""
    widget.clear()
    widget.setHeaderLabels([_("Department"), _("Head"), _("Own"), _("Total")])
    widget.setUniformRowHeights(True)
    own = {
        key: sum(seat.main for role in unit.roles for seat in role.seats)
        for key, unit in org.units.items()
    }
    total = dict(own)
    items: dict[str, QTreeWidgetItem] = {}
    order = list(tree.in_order(org))
    for key in reversed(order):
        parent = org.units[key].parent
        if parent is not None:
            total[parent] += total[key]
    for key in order:
        unit = org.units[key]
        head = tree.head(unit)
        name = "" if head is None else org.people[head].name
        item = QTreeWidgetItem([unit.name, name, str(own[key]), str(total[key])])
        for column in (2, 3):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
        items[key] = item
        if unit.parent is None:
            widget.addTopLevelItem(item)
        else:
            items[unit.parent].addChild(item)
    widget.expandToDepth(_depth_shown(org, order))
    header = widget.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column in (1, 2, 3):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
