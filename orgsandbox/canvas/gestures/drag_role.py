"""Drag a whole role with its people to another department."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from orgsandbox.canvas.gestures.base import Gesture, Modifiers
from orgsandbox.canvas.gestures.ghost import Ghost
from orgsandbox.canvas.gestures.target import target_at
from orgsandbox.canvas.scene import BoardScene
from orgsandbox.commands.base import Command
from orgsandbox.commands.roles import MakeRoleFromFamily, MoveRole
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.i18n import _
from orgsandbox.selection import Selection


class DragToUnit(Gesture):
    """Something on the way to a department; subclasses say which command a drop would be."""

    def __init__(
        self, scene: BoardScene, document: Document, selection: Selection, title: str
    ) -> None:
        self._scene = scene
        self._document = document
        self._selection = selection
        self._unit = ""
        self._command: Command | None = None
        self.ghost = Ghost(scene.theme, (), title)
        scene.addItem(self.ghost)

    def wanted(self, unit: str) -> Command | None:
        """Return what a drop onto that department would do."""
        raise NotImplementedError

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        """Carry it along and say where it would go."""
        self.ghost.setPos(point)
        unit = target_at(self._scene, point).unit
        if unit == self._unit:
            return
        self._unit = unit
        self._command = self.wanted(unit) if unit else None
        preview = self._document.hover(self._command)
        refused = preview.refused if preview is not None else None
        self._scene.show_marks(self._selection.value, target=unit, legal=refused is None)
        name = self._document.org.units[unit].name if unit else ""
        self.ghost.say(
            (_("To {place}").format(place=name) if unit else "", False),
            (refused.text() if refused else "", True),
        )

    def finish(self) -> Command | None:
        """Return what the drop does."""
        command = self._command
        self.cancel()
        return command

    def cancel(self) -> None:
        """Put everything back."""
        if self.ghost.scene() is not None:
            self._scene.removeItem(self.ghost)
        self._document.hover(None)
        self._scene.show_marks(self._selection.value)


class DragRole(DragToUnit):
    """A role on the way to another department."""

    def __init__(
        self, scene: BoardScene, document: Document, selection: Selection, role: str
    ) -> None:
        held = tree.find_role(document.org, role)
        super().__init__(scene, document, selection, held[1].name if held else "")
        self._role = role

    def wanted(self, unit: str) -> Command | None:
        """Return the move of the role."""
        return MoveRole(self._document.scenario.id, self._role, unit)


class DragFamily(DragToUnit):
    """A role suggestion (役割の候補) on the way to the department that gets the role."""

    def __init__(
        self, scene: BoardScene, document: Document, selection: Selection, family: str
    ) -> None:
        name = _("{family} staff").format(family=document.org.families[family].name)
        super().__init__(scene, document, selection, name)
        self._family, self._name = family, name

    def wanted(self, unit: str) -> Command | None:
        """Return the making of the role."""
        return MakeRoleFromFamily(self._document.scenario.id, unit, self._family, self._name)
