"""A window on a small plan, and the pointer as a planner uses it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from orgsandbox.canvas.board import Board
from orgsandbox.canvas.source import Spot
from orgsandbox.canvas.view import BoardView
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.settings import Settings
from orgsandbox.ui.main_window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier


def shown_window(qtbot: QtBot, document: Document, state: Path) -> MainWindow:
    """Return the window on a plan, in English, everything in sight; it closes without a question."""
    settings = Settings(language="en", animations=False)
    window = MainWindow(document, settings, LIGHT, state)
    qtbot.addWidget(window, before_close_func=leave)
    window.resize(1280, 800)
    window.show()
    window.board.fit()
    return window


def leave(window: MainWindow) -> None:
    """Let a window go with what is unsaved in it."""
    window.files.may_leave = lambda: True
    window.files.keeper.close()


def send(
    widget: QWidget,
    kind: QEvent.Type,
    at: QPoint,
    buttons: Qt.MouseButton,
    modifiers: Qt.KeyboardModifier = NONE,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
) -> None:
    """Send one mouse event with the modifiers a planner holds."""
    pressed = button if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
    where = QPointF(at)
    event = QMouseEvent(kind, where, QPointF(widget.mapToGlobal(at)), pressed, buttons, modifiers)
    QApplication.sendEvent(widget, event)


def press(board: Board, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    send(board.viewport(), QEvent.Type.MouseButtonPress, at, Qt.MouseButton.LeftButton, modifiers)


def move(board: Board, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    send(board.viewport(), QEvent.Type.MouseMove, at, Qt.MouseButton.LeftButton, modifiers)


def release(board: Board, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    send(board.viewport(), QEvent.Type.MouseButtonRelease, at, Qt.MouseButton.NoButton, modifiers)


def drag(board: Board, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press, move in steps, release: a whole drag."""
    press(board, start)
    carry(board, start, end, modifiers)
    release(board, end, modifiers)


def carry(board: Board, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Move from start to end in steps, the button held down."""
    for step in range(1, 6):
        move(board, start + (end - start) * step / 5, modifiers)


def spot(board: BoardView, person: str, role: str | None = None) -> QPoint:
    """Return where a person is on the screen."""
    found = board.board.spot_of_person(person, role)
    assert found is not None
    return board.mapFromScene(board.board.box_of(found).center())


def role_spot(board: BoardView, role: str) -> QPoint:
    """Return a point on a role's name."""
    cards = board.board.organisation
    for key in cards.cards.keys:
        for part in cards.layout(key).roles:
            if part.role == role:
                box = board.board.box_of(Spot(key, part))
                return board.mapFromScene(box.topLeft() + QPointF(20, 11))
    raise AssertionError(role)


def unit_spot(board: BoardView, unit: str) -> QPoint:
    """Return a point on a department's name."""
    return board.mapFromScene(unit_box(board, unit).topLeft() + QPointF(30, 20))


def unit_box(board: BoardView, unit: str) -> QRectF:
    """Return where a department stands in the scene."""
    return board.board.organisation.cards.rect(unit)


def role_of(document: Document, person: str) -> str | None:
    """Return the role in which somebody has the main post."""
    place = tree.main_place(document.org, person)
    return place.role if place else None
