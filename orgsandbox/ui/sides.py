"""Where the parts of the window stand: lists left, numbers right, all of it around the board."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QSplitter, QTabWidget, QVBoxLayout, QWidget

from orgsandbox.plain import menu_text

_LEFT_AT_LEAST, _RIGHT_AT_LEAST = 230, 300
"""Pixels below which names and numbers would be cut."""

_NUMBERS_AT_LEAST = 240
"""Pixels: a few lines of numbers stay in sight however much there is to fill in below."""

_BOARD = 1
"""The place of the board between the two sides."""


def left_side(pages: Sequence[tuple[QWidget, str]]) -> QTabWidget:
    """Return the lists as tabs with these titles."""
    tabs = QTabWidget()
    tabs.setObjectName("left")
    tabs.setDocumentMode(True)
    tabs.tabBar().setDrawBase(False)
    for page, title in pages:
        tabs.addTab(page, menu_text(title))
    tabs.setMinimumWidth(_LEFT_AT_LEAST)
    return tabs


def right_side(numbers: QWidget, form: QWidget) -> QSplitter:
    """Return the numbers above the form of what is selected."""
    side = QSplitter(Qt.Orientation.Vertical)
    side.addWidget(numbers)
    side.addWidget(form)
    side.setSizes([520, 340])
    side.setStretchFactor(0, 3)
    side.setStretchFactor(1, 2)
    numbers.setMinimumHeight(_NUMBERS_AT_LEAST)
    side.setMinimumWidth(_RIGHT_AT_LEAST)
    side.setHandleWidth(1)
    return side


def middle_of(left: QWidget, board: QWidget, right: QWidget) -> QSplitter:
    """Return the board between the two sides; it takes what room there is and never vanishes."""
    middle = QSplitter(Qt.Orientation.Horizontal)
    for part in (left, board, right):
        middle.addWidget(part)
    middle.setStretchFactor(_BOARD, 1)
    middle.setSizes([240, 740, 316])
    middle.setCollapsible(_BOARD, False)  # noqa: FBT003 - Qt gives this argument no name
    middle.setHandleWidth(1)
    return middle


def stacked(parts: Sequence[QWidget]) -> QWidget:
    """Return the parts one below the other; the first takes what room there is."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for number, part in enumerate(parts):
        layout.addWidget(part, 0 if number else 1)
    return whole


def spacer() -> QWidget:
    """Return what pushes the rest of a toolbar to its right end."""
    empty = QWidget()
    empty.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return empty
