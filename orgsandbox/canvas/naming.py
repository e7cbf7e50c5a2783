"""Names typed where they stand on the board."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF

from orgsandbox.canvas.corners import BoardCamera
from orgsandbox.canvas.inline_edit import InlineEdit
from orgsandbox.commands.roles import RenameRole
from orgsandbox.commands.units import RenameUnit
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.i18n import _


def rename_unit(view: BoardCamera, document: Document, unit: str) -> None:
    """Open a line over a department's name; nothing happens for one that is not shown."""
    item = view.board.items_by_unit.get(unit)
    if item is None:
        return

    def done(name: str) -> None:
        document.do(RenameUnit(document.scenario.id, unit, name))

    box = item.mapRectToScene(QRectF(8, 6, item.layout.width - 16, 28))
    _edit(view, box, document.org.units[unit].name, _("Department name"), done)


def rename_role(view: BoardCamera, document: Document, role: str) -> None:
    """Open a line over a role's name; nothing happens for one that is not shown."""
    held = tree.find_role(document.org, role)
    item = view.board.items_by_unit.get(held[0].id) if held else None
    if held is None or item is None:
        return
    part = next((part for part in item.layout.roles if part.role == role), None)
    if part is None:
        return

    def done(name: str) -> None:
        document.do(RenameRole(document.scenario.id, role, name))

    left, top, width, _height = part.box
    box = item.mapRectToScene(QRectF(left + 4, top, width - 8, 24))
    _edit(view, box, held[1].name, _("Role name"), done)


def _edit(
    view: BoardCamera, box: QRectF, text: str, label: str, done: Callable[[str], None]
) -> None:
    view.board.finish_settling()
    place = view.mapFromScene(box).boundingRect()
    place.setHeight(max(26, place.height()))
    place.setWidth(max(140, place.width()))
    InlineEdit(view.viewport(), place, text, label, done)
