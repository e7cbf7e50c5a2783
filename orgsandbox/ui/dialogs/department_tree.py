"""The departments of an organisation as a tree to look at: name, head, own people, all with those below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org
from orgsandbox.i18n import _

_FULLY_SHOWN = 60
"""Up to so many departments the tree is open; of more only the highest levels are."""


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
    if len(order) <= _FULLY_SHOWN:
        widget.expandAll()
    else:
        widget.expandToDepth(0)
    header = widget.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column in (1, 2, 3):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
