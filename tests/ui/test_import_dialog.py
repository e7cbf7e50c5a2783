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
    assert box.text().endswith("1 rows")
    assert not box.isChecked()
    assert shown.result_now.depth == 3
    click(qtbot, box)
    assert shown.result_now.depth == 4
    assert lines(shown) == ["No problems found."]
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
