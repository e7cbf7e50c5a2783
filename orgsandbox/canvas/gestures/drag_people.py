"""Drag people onto a role, a department, a vacancy; keys add a second post or bring the work."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from orgsandbox.canvas.gestures.base import Gesture, Modifiers
from orgsandbox.canvas.gestures.ghost import Ghost
from orgsandbox.canvas.gestures.target import Target, target_at
from orgsandbox.canvas.scene import BoardScene
from orgsandbox.commands.base import Command
from orgsandbox.commands.seats import MovePeople, MoveToUnit
from orgsandbox.document import Document
from orgsandbox.domain import tree, work
from orgsandbox.drawing.card_data import Tile
from orgsandbox.drawing.lenses.mix import mix
from orgsandbox.drawing.mime import Picked
from orgsandbox.i18n import _
from orgsandbox.selection import Selection

SECOND = Qt.KeyboardModifier.ControlModifier
BRING = Qt.KeyboardModifier.AltModifier


class DragPeople(Gesture):
    """One person or several on the way to another place."""

    def __init__(
        self, scene: BoardScene, document: Document, selection: Selection, people: Picked
    ) -> None:
        self._scene = scene
        self._document = document
        self._selection = selection
        self._people = people
        self._target = Target()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._command: Command | None = None
        self.ghost = Ghost(scene.theme, tuple(self._tile(key) for key, _role in people))
        scene.addItem(self.ghost)

    def _tile(self, person: str) -> Tile:
        org = self._document.org
        held = org.people[person]
        done = work.person_work(org, person) or held.own_work
        return Tile(person, held.name, mix(org, done) if done else None)

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        """Carry the people along; ask what a drop would do only when the answer may differ."""
        self.ghost.setPos(point)
        target = target_at(self._scene, point)
        keys = modifiers & (SECOND | BRING)
        if target == self._target and keys == self._modifiers:
            return
        self._target, self._modifiers = target, keys
        self._command = self._wanted()
        preview = self._document.hover(self._command)
        refused = preview.refused if preview is not None else None
        self._scene.show_marks(
            self._selection.value,
            target=target.key,
            legal=refused is None,
            lifted=frozenset((person, role) for person, role in self._people if role),
        )
        self.ghost.say(
            (self._said(), False), (refused.text(), True) if refused is not None else ("", True)
        )

    def _wanted(self) -> Command | None:
        scenario = self._document.scenario.id
        second = bool(self._modifiers & SECOND)
        bring = bool(self._modifiers & BRING)
        if self._target.role:
            return MovePeople(scenario, self._people, self._target.role, bring, second)
        if self._target.unit:
            return MoveToUnit(scenario, self._people, self._target.unit, _("Staff"), bring, second)
        return None

    def _said(self) -> str:
        if not self._target.unit:
            return _("Ctrl: second post   Alt: bring the work along")
        org = self._document.org
        name = org.units[self._target.unit].name
        held = tree.find_role(org, self._target.role) if self._target.role else None
        if held is not None:
            name = f"{name} › {held[1].name}"
        if self._modifiers & SECOND:
            return _("Second post 20% in {place}").format(place=name)
        if self._modifiers & BRING:
            return _("To {place}, bringing the present work").format(place=name)
        return _("To {place}").format(place=name)

    def finish(self) -> Command | None:
        """Return the move, unless nothing would take it."""
        command = self._command
        self.cancel()
        return command

    def cancel(self) -> None:
        """Put everything back."""
        if self.ghost.scene() is not None:
            self._scene.removeItem(self.ghost)
        self._document.hover(None)
        self._scene.show_marks(self._selection.value)
