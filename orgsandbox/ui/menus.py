"""Menus, toolbar and context menus, built from the lists in `menu_lists`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton, QWidget

from orgsandbox.i18n import _
from orgsandbox.ui.actions import arrangement_actions, lens_actions, question_actions
from orgsandbox.ui.menu_lists import (
    AGREEMENT_ACTIONS,
    BOARD_MENU,
    MENUS,
    PERSON_MENU,
    ROLE_MENU,
    SEPARATOR,
    SHORT,
    TOOLBAR,
    UNIT_MENU,
)

Actions = Mapping[str, QAction]


def build_menus(window: QMainWindow, actions: Actions) -> QMenu:
    """Fill the window's menu bar; return the empty "recent files" menu for the files controller."""
    recent = QMenu(_("Open recent"), window)
    for title, entries in MENUS:
        menu = window.menuBar().addMenu(_(title))
        for entry in entries:
            if isinstance(entry, tuple):
                _submenu(menu, *entry, actions)
            elif entry == "@recent":
                menu.addMenu(recent)
            else:
                _fill(menu, (entry,), actions)
    return recent


def _submenu(menu: QMenu, title: str, entries: tuple[str, ...], actions: Actions) -> None:
    """Add a submenu; what the program finds by itself stands in it as "@lenses" and the like."""
    for entry in entries:
        keys = _FOUND[entry]() if entry in _FOUND else ()
        if len(keys) == 1:
            return  # a choice of one is none
    inner = menu.addMenu(_(title))
    for entry in entries:
        _fill(inner, _FOUND[entry]() if entry in _FOUND else (entry,), actions)


_FOUND = {
    "@lenses": lens_actions,
    "@arrangements": arrangement_actions,
    "@questions": question_actions,
}


def build_toolbar(window: QMainWindow, actions: Actions, extra: Iterable[QWidget]) -> QToolBar:
    """Return the toolbar with the everyday actions, then the export button and `extra`."""
    bar = QToolBar(_("Tools"), window)
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setIconSize(QSize(18, 18))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    for key, short in SHORT.items():
        actions[key].setIconText(_(short))
    for key in TOOLBAR:
        if key == SEPARATOR:
            bar.addSeparator()
        else:
            bar.addAction(actions[key])
    bar.addWidget(_lens_button(window, actions))
    bar.addSeparator()
    bar.addWidget(_export_button(window, actions))
    for widget in extra:
        bar.addWidget(widget)
    window.addToolBar(bar)
    return bar


def _lens_button(window: QWidget, actions: Actions) -> QToolButton:
    button = QToolButton(window)
    button.setObjectName("lens_button")
    button.setText(_("Colours"))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    _fill(menu, lens_actions(), actions)
    button.setMenu(menu)
    return button


def _export_button(window: QWidget, actions: Actions) -> QToolButton:
    button = QToolButton(window)
    button.setObjectName("export_button")
    button.setText(_("Export"))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    _fill(
        menu,
        (
            "export_paper",
            "export_png",
            "copy_picture",
            "export_report",
            "export_people",
            "export_contacts",
        ),
        actions,
    )
    button.setMenu(menu)
    return button


def context_menu(window: QWidget, kind: str, actions: Actions) -> QMenu:
    """Return the menu for what was clicked: "person", "vacancy", "role", "unit" or "board"."""
    entries = {"person": PERSON_MENU, "vacancy": ROLE_MENU, "role": ROLE_MENU, "unit": UNIT_MENU}
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _fill(menu, entries.get(kind, BOARD_MENU), actions)
    if kind == "person":
        _fill(menu.addMenu(_("State of agreement")), AGREEMENT_ACTIONS, actions)
    return menu


def _fill(menu: QMenu, entries: Iterable[str], actions: Actions) -> None:
    for entry in entries:
        if entry == SEPARATOR:
            menu.addSeparator()
        else:
            menu.addAction(actions[entry])
