"""Drag a whole department onto another one, or to a place of its own on the bare board."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from orgsandbox.canvas.gestures.base import Gesture, Modifiers
from orgsandbox.canvas.gestures.ghost import Ghost
from orgsandbox.canvas.gestures.target import target_at
from orgsandbox.canvas.scene import BoardScene
from orgsandbox.commands.base import Command
from orgsandbox.commands.scenarios import SetPin
from orgsandbox.commands.units import MoveUnit
from orgsandbox.document import Document
from orgsandbox.i18n import _
from orgsandbox.selection import Selection


class DragUnit(Gesture):
    """A department on the way; what is below it goes along."""

    def __init__(
        self,
        scene: BoardScene,
        document: Document,
        selection: Selection,
        unit: str,
        grip: QPointF,
    ) -> None:
        self._scene = scene
        self._document = document
        self._selection = selection
        self._unit = unit
        self._grip = grip
        self._target: str | None = None
        self._command: Command | None = None
        self.ghost = Ghost(scene.theme, (), document.org.units[unit].name)
        scene.addItem(self.ghost)

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        """Carry the department along; over the bare board it would be placed there by hand."""
        self.ghost.setPos(point)
        target = target_at(self._scene, point).unit
        scenario = self._document.scenario.id
        if not target:
            corner = point - self._grip
            self._command = SetPin(scenario, self._unit, (corner.x(), corner.y()))
        elif target == self._unit:
            self._command = None
        else:
            self._command = MoveUnit(scenario, self._unit, target)
        if target != self._target:
            self._target = target
            self._show(target)

    def _show(self, target: str) -> None:
        below = self._command if target else None
        preview = self._document.hover(below)
        refused = preview.refused if preview is not None else None
        self._scene.show_marks(self._selection.value, target=target, legal=refused is None)
        if not target:
            said = _("Place it here by hand")
        elif target == self._unit:
            said = ""
        else:
            said = _("Below {unit}").format(unit=self._document.org.units[target].name)
        self.ghost.say((said, False), (refused.text() if refused else "", True))

    def finish(self) -> Command | None:
        """Return the move or the place."""
        command = self._command
        self.cancel()
        return command

    def cancel(self) -> None:
        """Put everything back."""
        if self.ghost.scene() is not None:
            self._scene.removeItem(self.ghost)
        self._document.hover(None)
        self._scene.show_marks(self._selection.value)
