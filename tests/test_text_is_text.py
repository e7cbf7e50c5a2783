"""Names are read as they were written, wherever the program shows them, mark-up and & included."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPoint
from PySide6.QtGui import QHelpEvent, Qt, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QTabBar,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from orgsandbox.document import Document
from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Project
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.files import project as plan_file
from orgsandbox.i18n import use_language
from orgsandbox.panels.questions.registry import pages
from orgsandbox.plain import PlainForm, plain_label, tip_text, title_text
from orgsandbox.selection import Selected
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui.main_window import MainWindow
from orgsandbox.ui.menus import context_menu
from tests.plans import plan

ROOT = Path(__file__).resolve().parent.parent
BEFORE, MARK, AFTER = "R&D <b>{x} %s", "営業ﾏｰｸ", "%n{} </b> <img src=x>&amp;"
NASTY = BEFORE + MARK + AFTER
"""Every name of the plan; MARK is in no text of the program."""


def nasty(name: str) -> str:
    return f"{NASTY} {name}" if name else name


def nasty_org(org: Org) -> Org:
    return replace(
        org,
        people={
            key: replace(one, name=nasty(one.name), title=nasty(one.title), note=NASTY)
            for key, one in org.people.items()
        },
        tasks={key: replace(one, name=nasty(one.name)) for key, one in org.tasks.items()},
        families={key: replace(one, name=nasty(one.name)) for key, one in org.families.items()},
        units={
            key: replace(
                one,
                name=nasty(one.name),
                note=NASTY,
                roles=tuple(replace(role, name=nasty(role.name)) for role in one.roles),
            )
            for key, one in org.units.items()
        },
    )


def nasty_plan() -> Project:
    project = plan()
    now = replace(
        project.scenarios[0],
        name=nasty("現行"),
        note=NASTY,
        org=nasty_org(project.scenarios[0].org),
    )
    then = replace(now, id="then", name=nasty("次"), based_on="now")
    return replace(project, scenarios=(now, then), company=NASTY)


# what somebody sees


def without_keys(text: str) -> str:
    """Return a text as menus and buttons show it: && is &, a single & is not shown."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def read(text: str, form: Qt.TextFormat) -> str:
    """Return a text as a label or tool tip of this format shows it."""
    rich = form == Qt.TextFormat.RichText or (
        form == Qt.TextFormat.AutoText and Qt.mightBeRichText(text)
    )
    if not rich:
        return text
    document = QTextDocument()
    document.setHtml(text)
    return document.toPlainText()


def columns(view: QAbstractItemView) -> int:
    model = view.model()
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def tips(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        for row in range(model.rowCount(QModelIndex())):
            for column in range(columns(widget)):
                yield str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
    for action in widget.actions():
        yield action.toolTip()


def shown(widget: QWidget) -> Iterator[str]:
    """Return what this widget alone shows, as it is read on the screen."""
    if isinstance(widget, QLabel):
        text = read(widget.text(), widget.textFormat())
        yield without_keys(text) if widget.buddy() is not None else text
    if isinstance(widget, QMessageBox):
        yield read(widget.text(), widget.textFormat())
        yield read(widget.informativeText(), widget.textFormat())
    if isinstance(widget, QAbstractButton):
        yield without_keys(widget.text())
    if isinstance(widget, QGroupBox):
        yield without_keys(widget.title())
    if isinstance(widget, QTabBar):
        yield from (without_keys(widget.tabText(place)) for place in range(widget.count()))
    if isinstance(widget, QMenu):
        yield from (without_keys(action.text()) for action in widget.actions())
    yield from (read(tip, Qt.TextFormat.AutoText) for tip in tips(widget))


class Seen:
    """Looks at windows; keeps every text in which a name was not what was written."""

    def __init__(self) -> None:
        self.whole = 0
        self.wrong: set[str] = set()

    def look(self, widget: QWidget) -> None:
        """Read a window and everything in it."""
        for part in (widget, *widget.findChildren(QWidget)):
            for text in shown(part):
                self._judge(f"{type(part).__name__}: {text}", text)

    def _judge(self, told: str, text: str) -> None:
        for before, after in pairwise(text.split(MARK)):
            left, dots, _right = after.partition("…")
            whole = after.startswith(AFTER) or (dots and AFTER.startswith(left))
            if before.endswith(BEFORE) and whole:
                self.whole += 1
            else:
                self.wrong.add(told)

    def rest_on(self, widget: QWidget) -> None:
        """Let the pointer rest all over a painted widget, and read the tool tips that appear."""
        QApplication.processEvents()
        for part in (widget, *widget.findChildren(QWidget)):
            # what is pointed at may rebuild the page's side, and a part of it is gone
            if not isValid(part) or not part.isVisible() or part.visibleRegion().isEmpty():
                continue
            parent = part.parentWidget()
            owner = parent if parent is not None and isinstance(parent, QAbstractItemView) else part
            if not type(owner).__module__.startswith("orgsandbox"):
                continue
            self._rest_everywhere(part)

    def _rest_everywhere(self, part: QWidget) -> None:
        for down in range(4, part.height(), 16):
            for across in range(4, part.width(), max(24, part.width() // 8)):
                QToolTip.hideText()
                at = QPoint(across, down)
                event = QHelpEvent(QEvent.Type.ToolTip, at, part.mapToGlobal(at))
                QApplication.sendEvent(part, event)
                if QToolTip.isVisible():
                    text = QToolTip.text()
                    seen = read(text, Qt.TextFormat.AutoText)
                    self._judge(f"tip of {type(part).__name__}: {text}", seen)


SELECTIONS = (
    Selected(people=("sato",), seats=(("sato", "anything"),)),
    Selected(people=("sato", "ito"), seats=(("sato", "anything"), ("ito", "anything"))),
    Selected(people=("new",)),
    Selected(roles=("clerk",)),
    Selected(units=("team",)),
    Selected(units=("team", "sales")),
    Selected(tasks=("closing",)),
    Selected(families=("acc",)),
)


@pytest.fixture
def seen(monkeypatch) -> Seen:
    """Whoever looks at every dialog that opens, and closes it."""
    looker = Seen()

    def look(dialog: QDialog) -> int:
        dialog.show()
        looker.look(dialog)
        dialog.hide()
        return QDialog.DialogCode.Rejected.value

    monkeypatch.setattr(QDialog, "exec", look)
    monkeypatch.setattr(QMessageBox, "exec", look)
    for name in ("getOpenFileName", "getSaveFileName", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_more: ("", ""))
    return looker


@pytest.fixture(params=["ja", "en"])
def window(request, qtbot, tmp_path, seen):
    use_language(request.param)
    document = Document(Workspace(nasty_plan(), "then"))
    settings = Settings(language=request.param, animations=False)
    made = MainWindow(document, settings, LIGHT, tmp_path)
    made.files.may_leave = lambda: True
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def test_panels_and_menus_show_names_as_they_were_written(window, seen):
    for chosen in SELECTIONS:
        window.selection.set(chosen)
        seen.look(window)
    for kind in ("person", "role", "unit", "board"):
        seen.look(context_menu(window, kind, window.actions_by_id))
    window.selection.set(SELECTIONS[0])
    window.actions_by_id["vacate"].trigger()
    seen.look(window)
    assert seen.wrong == set()
    assert seen.whole > 100


@pytest.mark.parametrize("chosen", range(len(SELECTIONS)))
def test_every_dialog_that_opens_shows_names_as_they_were_written(window, seen, chosen):
    begun = window.document.project
    for key, action in window.actions_by_id.items():
        if key in ("quit", "new", "sample", "play") or key.startswith(("theme", "language")):
            continue
        if window.document.project is not begun:
            window.document.open(begun, "then")
        window.selection.set(SELECTIONS[chosen])
        action.trigger()
        for dialog in window.findChildren(QDialog):
            seen.look(dialog)
    assert seen.wrong == set()


def test_the_questions_and_their_pictures_show_names_as_they_were_written(window, seen):
    for page in pages():
        window.actions_by_id[f"question_{page.ID}"].trigger()
        for chosen in SELECTIONS:
            window.selection.set(chosen)
        seen.look(window)
        seen.rest_on(window)
    assert seen.wrong == set()
    assert seen.whole > 50


def test_a_split_on_the_board_shows_names_as_they_were_written(window, seen):
    window.selection.set(Selected(units=("team",)))
    window.actions_by_id["split"].trigger()
    seen.look(window)
    seen.rest_on(window)
    assert seen.wrong == set()
    assert seen.whole > 10


# the parts alone


def test_a_tool_tip_keeps_every_letter_and_every_line():
    for text in (NASTY, f"{NASTY}\n  {NASTY}", "R&D", "a < b & c", "&lt;b&gt;", "<b>"):
        assert read(tip_text(text), Qt.TextFormat.AutoText) == text
    assert tip_text("R&D") == "R&D", "a plain text stays what it is"


def test_a_label_of_a_field_shows_its_ampersand_and_still_belongs_to_it(qtbot):
    form, field = PlainForm(), QLineEdit()
    form.addRow(NASTY, field)
    label = form.labelForField(field)
    assert isinstance(label, QLabel)
    assert label.buddy() is field
    assert next(shown(label)) == NASTY
    assert next(shown(plain_label(NASTY))) == NASTY
    qtbot.addWidget(field)


def test_a_file_s_name_is_read_in_the_menu_and_in_the_title(window, tmp_path):
    file = tmp_path / "R&D <b>営業 [*].orgplan"
    plan_file.save(nasty_plan(), file)
    window.files.open_file(str(file))
    assert window.windowTitle() == f"{title_text(file.stem)}[*] ― orgsandbox"
    assert title_text(file.stem) == "R&D <b>営業 [*][*]"
    window.keep_settings(replace(window.settings, recent=(str(file),)))
    menus = [menu for menu in window.findChildren(QMenu) if menu.actions()]
    actions = [action for menu in menus for action in menu.actions() if action.data() == str(file)]
    assert [without_keys(action.text()) for action in actions] == [file.name]
    assert read(actions[0].toolTip(), Qt.TextFormat.AutoText) == str(file)
    window.files.keeper.close()


# the rule of the house

ONLY_IN_PLAIN = {
    "setToolTip": "set_tip",
    "showText": "show_tip",
    "QLabel": "plain_label",
    "QMessageBox": "plain_box",
    "QFormLayout": "PlainForm",
    "setHtml": "plain_label",
    "QTextBrowser": "plain_label",
}
READ_FOR_KEYS = {
    "QAction",
    "QPushButton",
    "QCheckBox",
    "QRadioButton",
    "QGroupBox",
    "addAction",
    "addMenu",
    "addTab",
    "addButton",
}
LOOKS_LIKE_A_NAME = {"name", "title", "text", "label", "stem"}


def called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def may_hold_a_name(argument: ast.expr) -> bool:
    """Say whether an argument is put together from values or is somebody's name."""
    if isinstance(argument, (ast.JoinedStr, ast.BinOp)):
        return True
    if isinstance(argument, ast.Call):
        return called(argument) in ("format", "join", "text")
    last = getattr(argument, "attr", getattr(argument, "id", ""))
    return last in LOOKS_LIKE_A_NAME


def raw_texts(source: str) -> Iterator[str]:
    """Return each call that would let Qt read mark-up or keys into a text, and what to call."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = called(node)
        if name in ONLY_IN_PLAIN:
            yield f"{node.lineno}: {name} → orgsandbox.plain.{ONLY_IN_PLAIN[name]}"
        elif name in READ_FOR_KEYS and any(map(may_hold_a_name, node.args)):
            yield f"{node.lineno}: {name} → the text through orgsandbox.plain.menu_text"


def test_only_one_module_hands_texts_to_the_places_where_qt_reads_mark_up():
    raw = [
        f"{file.relative_to(ROOT)}:{told}"
        for file in sorted((ROOT / "orgsandbox").rglob("*.py"))
        if file.name != "plain.py"
        for told in raw_texts(file.read_text(encoding="utf-8"))
    ]
    assert raw == []


def test_the_rule_sees_raw_texts():
    for source in (
        "w.setToolTip(name)",
        "QLabel(name)",
        "QMessageBox(w)",
        "QPushButton(unit.name)",
        "menu.addAction(_('To {x}').format(x=name))",
        "QCheckBox(f'{name}')",
    ):
        assert list(raw_texts(source))
    for source in ("QPushButton(_('Add'))", "menu.addAction(action)", "addAction(menu_text(name))"):
        assert not list(raw_texts(source))
