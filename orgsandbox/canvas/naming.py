"""Names typed where they stand on the board."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF

from orgsandbox.canvas.camera import Camera
from orgsandbox.canvas.inline_edit import InlineEdit
from orgsandbox.canvas.scene import BoardScene
from orgsandbox.canvas.source import Spot
from orgsandbox.commands.roles import RenameRole
from orgsandbox.commands.units import RenameUnit
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.i18n import _

_LEAST_WIDTH, _LEAST_HEIGHT = 140, 26
"""Pixels that a line to type in needs, however far away the card is."""


class Naming:
    """Opens a line over the name of a department or role and turns what is typed into a command."""

    def __init__(self, view: Camera, scene: BoardScene, document: Document) -> None:
        self._view = view
        self._scene = scene
        self._document = document

    def unit(self, unit: str) -> None:
        """Let a department's name be typed; nothing happens for one that is not shown."""
        card = self._scene.box_of_unit(unit)
        if card is None:
            return

        def done(name: str) -> None:
            self._document.do(RenameUnit(self._document.scenario.id, unit, name))

        box = QRectF(card.left() + 8, card.top() + 6, card.width() - 16, 28)
        self._open(box, self._document.org.units[unit].name, _("Department name"), done)

    def role(self, role: str) -> None:
        """Let a role's name be typed; nothing happens for one that is not shown."""
        place = tree.find_role(self._document.org, role)
        if place is None or self._scene.box_of_unit(place[0].id) is None:
            return
        parts = self._scene.organisation.layout(place[0].id).roles
        part = next((part for part in parts if part.role == role), None)
        if part is None:
            return

        def done(name: str) -> None:
            self._document.do(RenameRole(self._document.scenario.id, role, name))

        whole = self._scene.box_of(Spot(place[0].id, part))
        box = QRectF(whole.left() + 4, whole.top(), whole.width() - 8, 24)
        self._open(box, place[1].name, _("Role name"), done)

    def _open(self, box: QRectF, text: str, label: str, done: Callable[[str], None]) -> None:
        self._scene.finish_settling()
        place = self._view.mapFromScene(box).boundingRect()
        place.setHeight(max(_LEAST_HEIGHT, place.height()))
        place.setWidth(max(_LEAST_WIDTH, place.width()))
        InlineEdit(self._view.viewport(), place, text, label, done)
