"""The view onto the board: zoom, pan, select, drag, drop from the panels, keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from orgsandbox.canvas import naming
from orgsandbox.canvas.corners import BoardCamera
from orgsandbox.canvas.gestures.base import Gesture
from orgsandbox.canvas.gestures.drag_people import DragPeople
from orgsandbox.canvas.gestures.drag_role import DragFamily
from orgsandbox.canvas.neighbours import walk
from orgsandbox.canvas.pointer import Press
from orgsandbox.canvas.scene import BoardScene
from orgsandbox.canvas.spring import Spring
from orgsandbox.commands.base import Command, Together
from orgsandbox.commands.seats import MoveToUnit, Vacate
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.change import Change
from orgsandbox.drawing.mime import family_in, people_in
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import N_, Message, _
from orgsandbox.selection import Selected, Selection

_EDGE = 28
_TICK_MS = 16


class BoardView(BoardCamera):
    """Shows the scenario as departments with people.

    `edit_requested` carries ("person", id) on a double click, `context_requested` (kind, point on
    the screen), `work_requested` (person, role, point) on a bar, `over_list` whether carried people are over the list of the unplaced.
    """

    edit_requested = Signal(str, str)
    context_requested = Signal(str, QPoint)
    work_requested = Signal(str, str, QPoint)
    over_list = Signal(bool)
    hint = Signal(object)

    def __init__(
        self, document: Document, selection: Selection, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(BoardScene(document, theme), parent)
        self.board.setParent(self)
        self._document = document
        self._selection = selection
        self.setAcceptDrops(True)
        self.setMouseTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Organisation chart"))
        self.unplaced_area: QWidget | None = None
        self._press: Press | None = None
        self._gesture: Gesture | None = None
        self._space = False
        self._last_at = QPoint()
        self._spring = Spring(self, _TICK_MS)
        self._edge_timer = QTimer(self)
        self._edge_timer.setInterval(_TICK_MS)
        self._edge_timer.timeout.connect(self._scroll_at_edge)
        self.show_legend()
        selection.changed.connect(self._show_selection)
        self.board.faded.connect(self._show_selection)
        self.looked.connect(self._carry_along)
        self.place_overlays()

    # in step with the document

    def sync(self, change: Change) -> None:
        """Show what has changed; another scenario is shown whole."""
        self.cancel_gesture()
        self.board.sync(change)
        self.show_legend()
        self._show_selection()
        if change.opened or change.scenario_changed or (self._fitted and not self.sees_all()):
            self.board.finish_settling()
            self.fit()
        self.place_overlays()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.board.show_theme(theme)
        self.show_legend()
        self.place_overlays()
        self.viewport().update()

    def set_direction(self, direction: str) -> None:
        """Arrange "down" or "right", and show everything."""
        if direction != self.board.direction:
            self.board.set_direction(direction)
            self.board.finish_settling()
            self.fit()

    def _show_selection(self, *_unused: object) -> None:
        self.board.show_marks(self._selection.value)

    def fly_to_person(self, person: str) -> None:
        """Show a person, unfolding what hides them, and select them."""
        place = next(iter(tree.places(self._document.org, person)), None)
        if place is None:
            self._selection.set(Selected(people=(person,)))
            return
        self._unfold_above(place.unit)
        found = self.board.part_of_person(person, None)
        if found is not None:
            item, part = found
            self._fly(item.scene_box(part))
        self._selection.set(Selected(people=(person,), seats=((person, place.role),)))

    def fly_to_unit(self, unit: str) -> None:
        """Show a department and select it."""
        self._unfold_above(unit)
        item = self.board.items_by_unit.get(unit)
        if item is not None:
            self._fly(item.sceneBoundingRect())
        self._selection.set(Selected(units=(unit,)))

    def fly_to_role(self, role: str) -> None:
        """Show a role and select it."""
        held = tree.find_role(self._document.org, role)
        if held is not None:
            self.fly_to_unit(held[0].id)
            self._selection.set(Selected(roles=(role,)))

    def _unfold_above(self, unit: str) -> None:
        above = tree.path(self._document.org, unit)
        self.board.fold(above, folded=False)
        self.board.finish_settling()

    def _fly(self, box: QRectF) -> None:
        readable = self.scale_now() >= 0.7
        self.show_centre(box.center(), None if readable else 1.0)

    # folding and names

    def toggle_fold(self, unit: str) -> None:
        """Hide or show what is below a department."""
        self.board.fold((unit,), folded=unit not in self.board.folded)

    def fold_all(self) -> None:
        """Fold every department that has others below, except the roots."""
        roots = set(tree.roots(self._document.org))
        self.board.fold([u for u in self._document.org.units if u not in roots], folded=True)
        self.board.finish_settling()
        self.fit()

    def unfold_all(self) -> None:
        """Show every department."""
        self.board.fold(tuple(self.board.folded), folded=False)
        self.board.finish_settling()
        self.fit()

    def rename_unit(self, unit: str) -> None:
        """Type a department's name where it stands."""
        naming.rename_unit(self, self._document, unit)

    def rename_role(self, role: str) -> None:
        """Type a role's name where it stands."""
        naming.rename_role(self, self._document, role)

    # the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a pan, or remember what was pressed."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        if self._space:
            self.begin_pan(at)
        if self.panning or event.button() not in (
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.RightButton,
        ):
            return
        adding = bool(event.modifiers() & _ADDING)
        point = self.mapToScene(at)
        self.board.flight.land()
        self.board.finish_settling()
        press = Press(self.board, self._document, self._selection, at, point)
        if press.part is not None and press.part.kind == "fold" and press.item is not None:
            self.toggle_fold(press.item.card.unit)
            return
        press.select(adding=adding)
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = press

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, start a gesture past the drag distance, or go on with it."""
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        if self.panning or self._press is None:
            return
        if self._gesture is None:
            if (at - self._press.at).manhattanLength() < QApplication.startDragDistance():
                return
            self._gesture = self._press.gesture()
            self._edge_timer.start()
        self._last_at = at
        self._gesture.move(self.mapToScene(at), event.modifiers())
        self._tell_list(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture: carry out what it wants."""
        panned = self.panning
        super().mouseReleaseEvent(event)
        if panned:
            return
        press, gesture = self._press, self._gesture
        self._press = None
        if gesture is not None:
            dropped = self._dropped_on_list(gesture, event.position().toPoint())
            self._end_gesture()
            self._carry_out(dropped or gesture.finish())
            if dropped:
                gesture.cancel()
        elif press is not None and event.button() == Qt.MouseButton.LeftButton:
            press.clicked(adding=bool(event.modifiers() & _ADDING))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit what was clicked twice."""
        super().mouseDoubleClickEvent(event)
        point = self.mapToScene(event.position().toPoint())
        item = self.board.unit_at(point)
        part = item.part_at(point) if item is not None else None
        if item is None or part is None:
            return
        if part.kind == "person" and item.on_bar(part, point):
            below = self.mapFromScene(item.scene_box(part).bottomLeft())
            self.work_requested.emit(part.person, part.role, self.viewport().mapToGlobal(below))
        elif part.kind == "person":
            self.edit_requested.emit("person", part.person)
        elif part.kind in ("role", "vacancy"):
            self.rename_role(part.role)
        elif part.kind == "unit":
            self.rename_unit(item.card.unit)

    def _carry_out(self, command: Command | None) -> None:
        if command is None or not self._document.do(command):
            return
        if isinstance(command, MoveToUnit):
            made = tree.find_role(self._document.org, command.new_role)
            if made is not None:
                self.rename_role(made[1].id)

    def _end_gesture(self) -> None:
        self._gesture = None
        self._edge_timer.stop()
        self.over_list.emit(False)

    def cancel_gesture(self) -> bool:
        """Cancel a drag under way as if it had never begun; say whether there was one."""
        gesture, self._press = self._gesture, None
        if gesture is None:
            return False
        self._end_gesture()
        gesture.cancel()
        return True

    # back to the list of the unplaced

    def _over_list(self, at: QPoint) -> bool:
        area = self.unplaced_area
        if area is None or not area.isVisible():
            return False
        return area.rect().contains(area.mapFromGlobal(self.viewport().mapToGlobal(at)))

    def _tell_list(self, at: QPoint) -> None:
        self.over_list.emit(isinstance(self._gesture, DragPeople) and self._over_list(at))

    def _dropped_on_list(self, gesture: Gesture, at: QPoint) -> Command | None:
        if not isinstance(gesture, DragPeople) or not self._over_list(at):
            return None
        scenario = self._document.scenario.id
        people = self._selection.value.people
        return Together(
            tuple(Vacate(scenario, person) for person in people), Message(N_("Back to unplaced"))
        )

    # drops from the panels

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take people and role suggestions."""
        people, family = people_in(event.mimeData()), family_in(event.mimeData())
        if people and all(person in self._document.org.people for person, _role in people):
            self._gesture = DragPeople(self.board, self._document, self._selection, people)
        elif family in self._document.org.families:
            self._gesture = DragFamily(self.board, self._document, self._selection, family)
        if self._gesture is not None:
            event.acceptProposedAction()
        else:
            event.ignore()  # a file, which is the window's business

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Carry the drop along."""
        if self._gesture is not None:
            self._last_at = event.position().toPoint()
            self._gesture.move(self.mapToScene(self._last_at), event.modifiers())
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget a drop that left the board."""
        self.cancel_gesture()

    def dropEvent(self, event: QDropEvent) -> None:
        """Carry out what the drop wants."""
        gesture = self._gesture
        if gesture is not None:
            self._end_gesture()
            event.acceptProposedAction()
            self._carry_out(gesture.finish())

    # keys, menus

    def _scroll_at_edge(self) -> None:
        """Scroll while something is carried at the edge; open what it rests on."""
        room, at = self.viewport().rect(), self._last_at
        self._spring.rest(at if self._gesture is not None else None)
        if self._gesture is None or not room.contains(at):
            return
        dx = (at.x() < _EDGE) - (at.x() > room.width() - _EDGE)
        dy = (at.y() < _EDGE) - (at.y() > room.height() - _EDGE)
        if dx or dy:
            self.pan_by(QPoint(dx * 12, dy * 12))

    def _carry_along(self) -> None:
        """Keep what is carried under the pointer while the board moves below it."""
        if self._gesture is not None:
            modifiers = QApplication.keyboardModifiers()
            self._gesture.move(self.mapToScene(self._last_at), modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cancel with Escape, walk with the arrows, pan with Space."""
        if event.key() == Qt.Key.Key_Escape and self.cancel_gesture():
            return
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._space = True
        elif event.key() in _ARROWS and not event.modifiers() & ~_KEYPAD:
            walk(self, self._selection, *_ARROWS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_selected()
        else:
            self._keys_changed(event)
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Stop panning; read the modifiers of a drag under way."""
        if event.key() == Qt.Key.Key_Space:
            self._space = False
        self._keys_changed(event)
        super().keyReleaseEvent(event)

    def _keys_changed(self, event: QKeyEvent) -> None:
        if self._gesture is not None:
            modifiers = QApplication.queryKeyboardModifiers()
            self._gesture.move(self.mapToScene(self._last_at), modifiers)

    def _open_selected(self) -> None:
        held = self._selection.value
        if held.people:
            self.edit_requested.emit("person", held.people[-1])
        elif held.units:
            self.rename_unit(held.units[-1])
        elif held.roles:
            self.rename_role(held.roles[-1])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what was clicked (or selected, from the keyboard)."""
        point = self.mapToScene(event.pos())
        item = self.board.unit_at(point)
        held = self._selection.value
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            kinds = (("person", held.people), ("role", held.roles), ("unit", held.units))
            kind = next((name for name, keys in kinds if keys), "board")
        else:
            kind = item.part_at(point).kind if item is not None else "board"
        self.context_requested.emit(kind, event.globalPos())


_ADDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
