"""The import dialog: nothing is applied that was not chosen, and its effect shows at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QTreeWidgetItem

from orgsandbox.ui.dialogs.import_people import ImportDialog
from tests.data import CASES, COMPANY


@pytest.fixture
def dialog(qtbot):
    def opened(path):
        made = ImportDialog(None, path)
        qtbot.addWidget(made)
        made.show()
        return made

    return opened


def lines(dialog):
    return [dialog.problems.item(row).text() for row in range(dialog.problems.count())]


def click(qtbot, box: QCheckBox):
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))


def test_the_company_shows_its_departments_before_it_is_opened(dialog):
    shown = dialog(COMPANY / "people.xlsx")
    top = shown.departments.topLevelItem(0)
    assert isinstance(top, QTreeWidgetItem)
    assert [top.text(column) for column in range(4)] == ["Company", "原田 菜摘", "1", "300"]
    assert "300" in shown.counts.text()
    assert len(lines(shown)) == 2


def test_a_mend_is_applied_only_when_it_is_chosen_and_taken_back(dialog, qtbot):
    shown = dialog(CASES / "19-zeros-differ.csv")
    box = shown.mends.findChild(QCheckBox, "leading_zeros")
    assert box.text().endswith(": 1 row")
    assert not box.isChecked()
    assert shown.result_now.depth == 3
    click(qtbot, box)
    assert shown.result_now.depth == 4
    (alike,) = lines(shown)  # the manager 3 is found; that 0001 and 1 are alike stays told
    assert "0001 (row 2) and 1 (row 3)" in alike
    again = [b for b in shown.mends.findChildren(QCheckBox, "leading_zeros") if b.isVisible()][-1]
    click(qtbot, again)
    assert shown.result_now.depth == 3


def test_thirty_rows_with_one_fault_are_one_line_with_a_count(dialog, tmp_path):
    rows = "".join(f"{n},人{n},総務部,X{n % 3}\n" for n in range(30))
    file = tmp_path / "people.csv"
    file.write_text("社員番号,氏名,部署,上司社員番号\n" + rows, encoding="utf-8")
    shown = dialog(file)
    assert len(lines(shown)) == 1
    assert "30 rows" in lines(shown)[0]


def test_another_way_to_read_departments_shows_at_once(dialog):
    shown = dialog(CASES / "34-dept-of-manager-differs.csv")
    assert len(shown.result_now.org.units) == 5
    shown.hierarchy.setCurrentIndex(shown.hierarchy.findData("manager"))
    assert len(shown.result_now.org.units) == 2


def test_ok_gives_the_plan_on_show(dialog, qtbot):
    shown = dialog(COMPANY / "people-path.csv")
    with qtbot.waitSignal(shown.accepted):
        qtbot.mouseClick(
            shown.buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton
        )
    assert len(shown.result_now.org.people) == 300


def choose(qtbot, shown, header, title):
    """Choose in the table of columns what one is taken for, by the keyboard."""
    columns = shown.columns
    rows = range(columns.rowCount())
    row = next(n for n in rows if columns.item(n, 0).text() == header)
    box = columns.cellWidget(row, 2)
    shown.tabs.setCurrentWidget(columns)
    qtbot.keyClick(box, Qt.Key.Key_Down)  # opens the list, changes nothing
    qtbot.keyClick(box.view(), Qt.Key.Key_Home)
    for _step in range(box.findText(title)):
        qtbot.keyClick(box.view(), Qt.Key.Key_Down)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert box.currentText() == title


def taken(shown):
    columns = shown.columns
    return {
        columns.item(n, 0).text(): columns.cellWidget(n, 2).currentText()
        for n in range(columns.rowCount())
    }


def test_a_table_without_a_header_is_mapped_by_hand(dialog, qtbot, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("001,佐藤 恵,営業本部,第一営業部\n002,伊藤 翼,営業本部,\n", encoding="utf-8")
    shown = dialog(file)
    ok = shown.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert shown.readable
    assert not ok.isEnabled()
    assert shown.tabs.currentWidget() is shown.columns
    assert list(taken(shown)) == ["A", "B", "C", "D"]
    box = shown.columns.cellWidget(0, 2)
    assert box.height() >= box.sizeHint().height(), "no letter is cut off"
    for header, title in (
        ("A", "Employee number"),
        ("B", "Name"),
        ("C", "Department, level 1"),
        ("D", "Department, level 2"),
    ):
        choose(qtbot, shown, header, title)
    assert ok.isEnabled()
    org = shown.result_now.org
    assert [person.name for person in org.people.values()] == ["佐藤 恵", "伊藤 翼"]
    assert [unit.name for unit in org.units.values() if unit.parent] == ["第一営業部"]


def test_a_column_taken_wrongly_is_put_right_and_a_sensitive_one_stays_outside(
    dialog, qtbot, tmp_path
):
    file = tmp_path / "people.csv"
    file.write_text("社員番号,氏名,部署,拠点,性別\n1,佐藤 恵,総務部,大阪,女\n", encoding="utf-8")
    shown = dialog(file)
    assert taken(shown)["拠点"] == "Place of work"
    choose(qtbot, shown, "拠点", "Department")
    (person,) = shown.result_now.org.people.values()
    assert person.location == ""
    assert [unit.name for unit in shown.result_now.org.units.values()] == ["大阪"]
    choose(qtbot, shown, "拠点", "not used (kept as it is)")
    assert [unit.name for unit in shown.result_now.org.units.values()] == ["総務部"]
    row = list(taken(shown)).index("性別")
    assert shown.columns.item(row, 1).text() == "●●●"
    assert not shown.columns.cellWidget(row, 2).isEnabled()


def test_the_header_s_row_can_be_said(dialog, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("氏名,番号\n氏名,部署\n佐藤 恵,総務部\n", encoding="utf-8")
    shown = dialog(file)
    shown.header.setCurrentIndex(shown.header.findData(2))
    assert [p.name for p in shown.result_now.org.people.values()] == ["佐藤 恵"]
    assert [unit.name for unit in shown.result_now.org.units.values()] == ["総務部"]
