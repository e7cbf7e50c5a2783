"""The window as a planner uses it: panels in step, saving, languages, nothing lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from orgsandbox.commands.people import EditPeople
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.drawing.theme import DARK, LIGHT
from orgsandbox.files import project as plan_file
from orgsandbox.i18n import use_language
from orgsandbox.selection import Selected
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui.dialogs.ask import Answer
from orgsandbox.ui.dialogs.move_to import MoveToDialog
from orgsandbox.ui.dialogs.palette import CommandPalette
from orgsandbox.ui.errors import ErrorReporter
from orgsandbox.ui.main_window import MainWindow
from tests.plans import move_one, plan
from tests.ui_helpers import carry, leave, press, release, role_spot, shown_window, spot


@pytest.fixture
def document(qapp):
    return Document(Workspace(plan()))


@pytest.fixture
def window(document, qtbot, tmp_path):
    return shown_window(qtbot, document, tmp_path / "state")


def number(window: MainWindow, line: str) -> str:
    return window.metrics._rows[line].now.text()


def test_a_drag_previews_the_numbers_and_the_drop_settles_them(window, document):
    assert number(window, "headcount.vacant") == "2"
    at, to = spot(window.board, "sato"), role_spot(window.board, "clerk")
    press(window.board, at)
    carry(window.board, at, to)
    assert window.metrics.heading.text() == "If you drop here"
    assert window.metrics._rows["balance_coverage.one_person_tasks"].isVisible()
    release(window.board, to)
    assert tree.main_place(document.org, "sato").role == "clerk"
    assert window.metrics.heading.text() == "Balance: Support side"
    document.undo()
    assert number(window, "headcount.vacant") == "2"


def test_dropping_people_on_the_list_unplaces_them(window, document):
    at = spot(window.board, "sato")
    area = window.people
    to = window.board.viewport().mapFromGlobal(area.mapToGlobal(QPoint(60, 200)))
    press(window.board, at)
    carry(window.board, at, to)
    assert window.people.drop_hint.isVisible()
    release(window.board, to)
    assert "sato" in tree.unplaced(document.org)
    assert window.people.list.count() == 2


def test_undo_and_redo_name_what_they_do(window, document):
    document.do(move_one("now", "sato", "clerk"))
    assert "Move" in window.actions_by_id["undo"].toolTip()
    window.actions_by_id["undo"].trigger()
    assert not window.actions_by_id["undo"].isEnabled()
    window.actions_by_id["redo"].trigger()
    assert tree.main_place(document.org, "sato").role == "clerk"


def test_saving_clears_the_modified_mark_and_the_title_names_only_the_file(
    window, document, tmp_path, monkeypatch
):
    document.do(move_one("now", "sato", "clerk"))
    assert window.isWindowModified()
    chosen = str(tmp_path / "next")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (chosen, ""))
    window.actions_by_id["save"].trigger()
    assert not window.isWindowModified()
    assert window.windowTitle() == "next[*] ― orgsandbox"
    assert (
        plan_file.load(tmp_path / "next.orgplan").scenarios[0].org.people.keys()
        == document.org.people.keys()
    )
    assert window.settings.recent == (str(tmp_path / "next.orgplan"),)


def test_a_bad_file_is_explained_and_the_open_plan_stays(window, document, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr("orgsandbox.ui.opening.tell", lambda _w, *texts: told.append(texts))
    bad = tmp_path / "bad.orgplan"
    bad.write_bytes(b"\x00\x01rubbish")
    start = document.project
    assert not window.files.open_file(str(bad))
    assert document.project is start
    assert "cut off" in told[0][1]


def test_unsaved_changes_are_asked_about_before_another_plan(window, document, monkeypatch):
    document.do(move_one("now", "sato", "clerk"))
    monkeypatch.setattr("orgsandbox.ui.file_actions.ask_save", lambda _w: Answer.CANCEL)
    changed = document.project
    window.files.new()
    assert document.project is changed
    monkeypatch.setattr("orgsandbox.ui.file_actions.ask_save", lambda _w: Answer.DISCARD)
    window.files.new()
    assert len(document.project.scenarios) == 1
    assert not document.org.people


def test_an_unsaved_change_reaches_the_store_within_a_second(window, document):
    document.do(move_one("now", "sato", "clerk"))
    window.files.keeper.flush()
    newest = window.files.keeper.history()[0]
    kept = window.files.keeper.plan(newest)
    assert tree.main_place(kept.scenarios[0].org, "sato").role == "clerk"


def test_japanese_is_typed_into_a_name(window, document):
    window.selection.set(Selected(people=("sato",), seats=(("sato", "anything"),)))
    field = window.inspector.form.findChild(QLineEdit, "person_name")
    field.clear()
    event = QInputMethodEvent()
    event.setCommitString("佐藤 恵子")
    QApplication.sendEvent(field, event)
    field.editingFinished.emit()
    assert document.org.people["sato"].name == "佐藤 恵子"


def test_work_is_edited_by_typing_a_percent(window, document):
    window.selection.set(Selected(people=("sato",), seats=(("sato", "anything"),)))
    editor = window.inspector.form.findChild(QWidget, "work_anything")
    editor.boxes["closing"].setValue(80)
    assert tree.main_place(document.org, "sato").seat.work["closing"] == pytest.approx(0.8)


def test_people_move_by_keyboard_with_type_ahead(window, document, qtbot):
    dialog = MoveToDialog(window, document, ("sato",))
    qtbot.addWidget(dialog)
    dialog.field.setText("経理")
    target = dialog.target()
    assert target.role == "clerk"
    document.hover(None)


def test_cut_and_paste_move_people(window, document):
    window.selection.set(Selected(people=("sato",), seats=(("sato", "anything"),)))
    window.actions_by_id["cut"].trigger()
    window.selection.set(Selected(roles=("seller",)))
    window.actions_by_id["paste"].trigger()
    assert tree.main_place(document.org, "sato").role == "seller"


def test_the_palette_finds_a_command_by_some_of_its_letters(window, qtbot):
    palette = CommandPalette(window, window.actions_by_id)
    qtbot.addWidget(palette)
    palette.narrow("fit")
    assert palette.chosen() is not None
    assert "Fit" in palette.chosen().text()


def test_search_finds_by_reading_and_code_whatever_the_kana(window, document):
    known = {"kana": "いとう だいすけ", "code": "0006"}
    document.do(EditPeople("now", ("ito",), known))
    for typed in ("イトウ", "0006", "伊藤大輔"):
        window.search_box._search(typed)
        assert next(iter(window.search_box._hits.values())) == ("person", "ito")


def test_scenarios_are_stepped_through_and_compared_with_their_base(window, document, monkeypatch):
    monkeypatch.setattr("orgsandbox.ui.scenario_actions.ask_text", lambda *_a: "案A")
    window.actions_by_id["duplicate_scenario"].trigger()
    assert document.scenario.name == "案A"
    scenario = document.scenario.id
    document.do(move_one(scenario, "sato", "clerk"))
    assert "before 2" in window.metrics._rows[
        "balance_coverage.one_person_tasks"
    ].before.text() or number(window, "balance_coverage.one_person_tasks")
    window.actions_by_id["previous_scenario"].trigger()
    assert document.scenario.name == "現行"
    assert len(window.strip.cards) == 2


def test_light_and_dark_and_both_languages_build(window, document, qtbot, tmp_path):
    window.show_theme(DARK)
    use_language("ja")
    japanese = MainWindow(document, Settings(), DARK, tmp_path / "other")
    qtbot.addWidget(japanese, before_close_func=leave)
    assert japanese.actions_by_id["save"].text() == "保存"
    document.changed.disconnect(japanese.board.sync)


def test_an_exception_in_a_slot_is_said_and_logged_without_names(qapp, caplog):
    reporter = ErrorReporter()
    said = []
    reporter.shown.connect(said.append)
    try:
        raise ValueError("佐藤 恵")
    except ValueError as error:
        reporter.report(type(error), error, error.__traceback__)
    assert said == ["ValueError"]
    assert "佐藤" not in caplog.text


def test_scenarios_are_compared_side_by_side(window, document, qtbot):
    from orgsandbox.commands.scenarios import DuplicateScenario
    from orgsandbox.ui.dialogs.compare import CompareDialog

    document.do(DuplicateScenario("now", "案A", new="a"))
    document.do(move_one("a", "sato", "clerk"))
    dialog = CompareDialog(window, document, LIGHT)
    qtbot.addWidget(dialog)
    dialog.show()
    assert len(dialog.charts.views) == 2
    assert dialog.moves.rowCount() == 1
    assert dialog.table.columnCount() == 3
    dialog.charts.views[0].zoom_by(1.5)
    assert dialog.charts.views[1].transform().m11() == dialog.charts.views[0].transform().m11()


def test_costly_measures_of_a_comparison_follow_from_a_worker(window, document, qtbot, monkeypatch):
    from orgsandbox.commands.scenarios import DuplicateScenario
    from orgsandbox.ui.dialogs.compare import CompareDialog

    monkeypatch.setattr("orgsandbox.metrics.reader.AT_ONCE", 2)
    document.do(DuplicateScenario("now", "案A", new="a"))
    dialog = CompareDialog(window, document, LIGHT)
    qtbot.addWidget(dialog)
    last = dialog.table.rowCount() - 1
    assert dialog.table.item(0, 1).text() != "…"
    with qtbot.waitSignal(dialog._slow.ready, timeout=10_000):
        assert dialog.table.item(last, 1).text() == "…"
    assert dialog.table.item(last, 1).text() not in ("…", "")


def test_a_key_changes_what_the_colours_mean_and_the_legend_filters(window, document, qtbot):
    window.settings_changed.connect(window.keep_settings)
    window.actions_by_id["lens_agreement"].trigger()
    assert window.board.board.organisation.look.lens.id == "agreement"
    assert window.actions_by_id["lens_agreement"].isChecked()
    assert not window.actions_by_id["lens_mix"].isChecked()
    window.selection.set(Selected(people=("sato",), seats=(("sato", "anything"),)))
    window.actions_by_id["agree_talking"].trigger()
    item = window.board.board.items_by_key["team"]
    card = window.board.board.organisation.card("team")
    tile = next(tile for tile in card.blocks[0].tiles if tile.person == "sato")
    assert tile.mix == (("talking", 1.0),)
    window.board.show_only("talking")
    assert ("ito", "anything") in item.marks.lifted
    assert ("sato", "anything") not in item.marks.lifted
    window.board.show_only("")
    assert not item.marks.lifted
    document.undo()
    window.actions_by_id["lens_mix"].trigger()
    assert window.board.board.organisation.look.lens.id == "mix"


def test_a_double_click_on_a_bar_edits_the_work_on_the_card(window, document, qtbot):
    from orgsandbox.domain import work
    from orgsandbox.panels.work_popup import WorkPopup

    box = window.board.board.box_of(window.board.board.spot_of_person("sato"))
    low = window.board.mapFromScene(box.center().x(), box.bottom() - 3)
    qtbot.mouseDClick(window.board.viewport(), Qt.MouseButton.LeftButton, pos=low)
    popup = window.findChild(WorkPopup)
    popup.editor.boxes["closing"].setValue(80)
    assert work.person_work(document.org, "sato")["closing"] == pytest.approx(0.8)
    document.undo()
    assert popup.editor.boxes["closing"].value() == pytest.approx(50)
    popup.close()
    assert document.preview is None


def test_people_go_out_in_the_encoding_that_was_chosen(window, document, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr("orgsandbox.ui.export_actions.tell", lambda _w, *texts: told.append(texts))
    document.do(EditPeople("now", ("sato",), {"name": "𠮷田 恵"}))

    def choose(_window, _title, _start, words):
        return str(tmp_path / "people.csv"), words.split(";;")[-1]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    window.actions_by_id["export_people"].trigger()
    assert "〓田 恵" in (tmp_path / "people.csv").read_bytes().decode("cp932")
    assert "1" in told[0][0] and "𠮷" in told[0][1]
