"""What a screen reader is told of a picture: a list (or table) of its shapes, by name and value."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from orgsandbox.panels.picture.picture import Picture
from orgsandbox.panels.picture.shape import Key, Shape, Shapes

_OrNone: TypeAlias = Any
"""An interface, an object or a window, or None: Qt's stubs leave the None out."""


class Readable(QWidget):
    """A widget whose shapes are read aloud. Subclasses say what is shown and where."""

    picture: Picture
    shapes: Shapes
    chosen_key: Key | None
    cursor_key: Key | None
    _installed = False

    def __init__(self) -> None:
        super().__init__()
        self.access: PictureAccess | None = None
        if not Readable._installed:
            QAccessible.installFactory(_interface)
            Readable._installed = True

    @abstractmethod
    def box(self, key: Key) -> QRectF:
        """Return where a shape stands in the widget."""

    def read_out(self, key: Key) -> None:
        """Tell a screen reader, where one listens, that the keyboard went to a shape."""
        if QAccessible.isActive():
            place = next(n for n, shape in enumerate(self.shapes.items) if shape.key == key)
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(place)
            QAccessible.updateAccessibility(event)


class PictureAccess(QAccessibleWidget):
    """The whole picture: its title, and a child for every shape."""

    def __init__(self, view: Readable) -> None:
        role = QAccessible.Role.Table if view.picture.table else QAccessible.Role.List
        super().__init__(view, role, "")
        self._view = view
        self._children: dict[int, ShapeAccess] = {}

    def childCount(self) -> int:
        """Return the number of shapes."""
        return len(self._view.shapes.items)

    def child(self, index: int) -> _OrNone:
        """Return a shape's interface; the same one for a place as long as the picture lives."""
        if not 0 <= index < self.childCount():
            return None
        return self._children.setdefault(index, ShapeAccess(self._view, index))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return a shape's place."""
        return child.place if isinstance(child, ShapeAccess) else -1

    def focusChild(self) -> _OrNone:
        """Return the shape the keyboard is at."""
        if not self._view.hasFocus():
            return None
        for place, shape in enumerate(self._view.shapes.items):
            if shape.key == self._view.cursor_key:
                return self.child(place)
        return None

    def childAt(self, x: int, y: int) -> _OrNone:
        """Return the shape at a point of the screen."""
        for place in range(self.childCount()):
            child = self.child(place)
            if child is not None and child.rect().contains(x, y):
                return child
        return None


class ShapeAccess(QAccessibleInterface):
    """The shape at one place of a picture."""

    def __init__(self, view: Readable, place: int) -> None:
        super().__init__()
        self._view, self.place = view, place

    @property
    def _shape(self) -> Shape | None:
        items = self._view.shapes.items
        return items[self.place] if self.place < len(items) else None

    def isValid(self) -> bool:
        """Say whether the picture still has so many shapes."""
        return self._shape is not None

    def object(self) -> _OrNone:
        """Return nothing: a shape is no object of Qt's."""
        return None

    def window(self) -> _OrNone:
        """Return the window the picture is in."""
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        """Return the whole picture."""
        return QAccessible.queryAccessibleInterface(self._view)

    def child(self, index: int) -> _OrNone:
        """Return nothing: a shape holds no others."""
        return None

    def childAt(self, x: int, y: int) -> _OrNone:
        """Return nothing: a shape holds no others."""
        return None

    def childCount(self) -> int:
        """Return 0: a shape holds no others."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return -1: a shape holds no others."""
        return -1

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Leave the text: a picture follows from the plan."""

    def role(self) -> QAccessible.Role:
        """Return what it is in its list or table."""
        role = QAccessible.Role
        return role.Cell if self._view.picture.table else role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        """Return name and value; the description is what a tooltip says."""
        shape = self._shape
        if shape is None:
            return ""
        told = {
            QAccessible.Text.Name: shape.name,
            QAccessible.Text.Value: shape.value,
            QAccessible.Text.Description: shape.told,
        }
        return told.get(kind, "")

    def rect(self) -> QRect:
        """Return where it is on the screen."""
        shape = self._shape
        if shape is None:
            return QRect()
        box = self._view.box(shape.key).toRect()
        return QRect(self._view.mapToGlobal(box.topLeft()), box.size())

    def state(self) -> QAccessible.State:
        """Return whether it can be chosen, is chosen, and has the keyboard."""
        state, shape = QAccessible.State(), self._shape
        if shape is None:
            state.invalid = 1
            return state
        view = self._view
        state.selectable = state.focusable = int(not shape.still)
        state.selected = int(shape.key == view.chosen_key)
        state.focused = int(shape.key == view.cursor_key and view.hasFocus())
        return state


def _interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    """Return a picture's interface; Python keeps it, Qt knows only where it lies."""
    if not isinstance(thing, Readable):
        return None
    if thing.access is None:
        thing.access = PictureAccess(thing)
    return thing.access
