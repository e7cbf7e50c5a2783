"""Dialogs that ask for a place, a command, the assumptions, usual tasks, preferences."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QTableWidget, QWidget

from orgsandbox.commands.scenarios import FreezeScenario
from orgsandbox.document import Document
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui.dialogs import move_to, preferences, starter_tasks
from orgsandbox.ui.dialogs.assumptions import AssumptionsDialog, ask_assumptions
from orgsandbox.ui.dialogs.move_to import MoveToDialog
from orgsandbox.ui.dialogs.palette import CommandPalette
from orgsandbox.ui.dialogs.preferences import PreferencesDialog
from orgsandbox.ui.dialogs.shortcuts import ShortcutsDialog
from orgsandbox.ui.dialogs.starter_tasks import StarterDialog
from tests.plans import plan


@pytest.fixture
def document(qapp):
    return Document(Workspace(plan()))


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def shown(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def ok(dialog):
    return dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)


# move to


def visible(dialog) -> list[str]:
    rows = (dialog.list.item(row) for row in range(dialog.list.count()))
    return [item.text() for item in rows if not item.isHidden()]


def test_typing_narrows_the_places_and_arrows_walk_those_that_are_left(document, parent, qtbot):
    dialog = shown(qtbot, MoveToDialog(parent, document, ("sato",)))
    every = visible(dialog)
    dialog.field.insert("営業")  # as an input method does
    left = visible(dialog)
    assert 0 < len(left) < len(every)
    assert all("営業" in text for text in left)
    assert dialog.list.currentItem().text() == left[0]
    qtbot.keyClick(dialog, Qt.Key.Key_Up)
    assert dialog.list.currentItem().text() == left[0]
    dialog.field.clear()
    qtbot.keyClick(dialog, Qt.Key.Key_Down)
    assert dialog.list.currentItem().text() == every[1]


def test_the_numbers_hover_while_a_place_is_chosen_and_no_place_hovers_nothing(
    document, parent, qtbot
):
    dialog = shown(qtbot, MoveToDialog(parent, document, ("sato",)))
    dialog.field.insert("営業")  # as an input method does
    assert document.preview is not None
    assert ok(dialog).isEnabled()
    qtbot.keyClicks(dialog.field, "zzz")
    assert document.preview is None
    assert not ok(dialog).isEnabled()
    assert dialog.target() is None


def test_what_is_refused_is_told_and_cannot_be_accepted(document, parent, qtbot):
    document.do(FreezeScenario("now", date(2027, 1, 1)))
    dialog = shown(qtbot, MoveToDialog(parent, document, ("sato",)))
    dialog.field.insert("営業")  # as an input method does
    assert dialog.reason.text()
    assert not ok(dialog).isEnabled()


def test_several_people_are_named_by_the_first_and_how_many_more(document, parent, qtbot):
    dialog = shown(qtbot, MoveToDialog(parent, document, ("sato", "ito", "suzuki")))
    labels = [
        label.text() for label in dialog.findChildren(move_to.QWidget) if hasattr(label, "text")
    ]
    assert any("2 more" in text for text in labels)


@pytest.mark.parametrize("accepted", [True, False])
def test_the_place_chosen_is_returned_and_nothing_hovers_after(
    document, parent, monkeypatch, accepted
):
    def play(dialog) -> QDialog.DialogCode:
        dialog.field.setText("営業")
        dialog.second.setChecked(True)
        assert document.preview is not None
        return QDialog.DialogCode.Accepted if accepted else QDialog.DialogCode.Rejected

    monkeypatch.setattr(MoveToDialog, "exec", play)
    target = move_to.ask_target(parent, document, ("sato",))
    assert document.preview is None
    if accepted:
        assert target.second
        assert not target.bring
        assert target.role is not None
    else:
        assert target is None


# palette and shortcuts


def actions(parent) -> dict[str, QAction]:
    made = {}
    for key, text, shortcut in (
        ("split", "&Split the department…", "Ctrl+D"),
        ("merge", "Merge…", ""),
        ("gone", "Not now", ""),
    ):
        action = QAction(text, parent)
        action.setShortcut(QKeySequence(shortcut))
        made[key] = action
    made["gone"].setEnabled(False)
    return made


def test_the_palette_finds_letters_in_order_walks_and_offers_only_what_can_be_done(parent, qtbot):
    known = actions(parent)
    palette = shown(qtbot, CommandPalette(parent, known))
    assert palette.chosen() is known["split"]
    qtbot.keyClick(palette, Qt.Key.Key_Down)
    assert palette.chosen() is known["merge"]
    qtbot.keyClick(palette, Qt.Key.Key_Down)
    assert palette.chosen() is known["merge"]
    qtbot.keyClick(palette, Qt.Key.Key_Up)
    assert palette.chosen() is known["split"]
    palette.field.insert("ＭＲＧ")
    assert palette.chosen() is known["merge"]
    palette.field.clear()
    qtbot.keyClicks(palette.field, "now")
    assert palette.chosen() is None
    palette.field.clear()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.result() == QDialog.DialogCode.Accepted


def test_shortcuts_are_listed_without_marks_and_dots(parent, qtbot):
    dialog = shown(qtbot, ShortcutsDialog(parent, actions(parent)))
    table = dialog.findChild(QTableWidget)
    rows = {table.item(row, 0).text(): table.item(row, 1).text() for row in range(table.rowCount())}
    assert rows["Split the department"] == QKeySequence("Ctrl+D").toString(
        QKeySequence.SequenceFormat.NativeText
    )
    assert "Merge" not in rows
    assert rows["Zoom at the pointer"] == "Ctrl + wheel"
    button = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


# assumptions


def test_assumptions_are_one_step_and_come_back_with_undo(document, parent, monkeypatch):
    before = document.project

    def play(dialog) -> QDialog.DialogCode:
        dialog.company.setText("青葉商事")
        dialog.theta.setValue(70)
        dialog.hours.setValue(37.5)
        dialog.currency.setText(" EUR ")
        dialog.titles.setPlainText("部長\n\n 課長 \n")
        dialog.rates.item(0, 1).setText("600万")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(AssumptionsDialog, "exec", play)
    ask_assumptions(parent, document)
    now = document.project
    assert now.company == "青葉商事"
    assert now.assumptions.theta == 0.7
    assert now.assumptions.full_time_hours == 37.5
    assert now.assumptions.currency == "EUR"
    assert now.assumptions.titles == ("部長", "課長")
    assert now.assumptions.rates == {"": 6_000_000}
    document.undo()
    assert document.project is before


def test_an_amount_nobody_can_read_keeps_the_dialog_open(document, parent, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    dialog = shown(qtbot, AssumptionsDialog(parent, document))
    dialog.rates.item(0, 1).setText("a lot")
    qtbot.mouseClick(ok(dialog), Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert told == ["“a lot” is no amount."]
    dialog.rates.item(0, 1).setText("6,000,000")
    qtbot.mouseClick(ok(dialog), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_an_empty_currency_leaves_the_one_there_was(document, parent, qtbot):
    dialog = shown(qtbot, AssumptionsDialog(parent, document))
    dialog.currency.clear()
    document.do(dialog.command())
    assert document.project.assumptions.currency == "JPY"


# usual tasks


def test_usual_tasks_ticked_are_added_as_one_step_with_their_family(document, parent, monkeypatch):
    before = document.project

    def play(dialog) -> QDialog.DialogCode:
        family = dialog.tree.topLevelItem(0)
        family.setCheckState(0, Qt.CheckState.Checked)
        play.names = [entry.name for entry in dialog.chosen()]
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(StarterDialog, "exec", play)
    starter_tasks.ask_starter(parent, document)
    assert len(play.names) > 1
    assert set(play.names) <= {task.name for task in document.org.tasks.values()}
    document.undo()
    assert document.project is before


def test_nothing_ticked_or_cancelled_adds_nothing(document, parent, monkeypatch):
    before = document.project
    for code in (QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected):
        monkeypatch.setattr(StarterDialog, "exec", lambda _dialog, code=code: code)
        starter_tasks.ask_starter(parent, document)
    assert document.project is before


# preferences


def test_preferences_are_what_the_dialog_shows_and_none_when_cancelled(parent, monkeypatch):
    start = Settings(language="en", theme="light", animations=True, reopen_last=False)

    def play(dialog) -> QDialog.DialogCode:
        assert dialog.settings() == start
        dialog.language.setCurrentIndex(dialog.language.findData("ja"))
        dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
        dialog.animations.setChecked(False)
        dialog.reopen.setChecked(True)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PreferencesDialog, "exec", play)
    wished = preferences.ask_preferences(parent, start)
    assert (wished.language, wished.theme) == ("ja", "dark")
    assert not wished.animations
    assert wished.reopen_last
    assert wished.side_labels == start.side_labels
    monkeypatch.setattr(PreferencesDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    assert preferences.ask_preferences(parent, start) is None
