"""The export dialog: the page as it will be, every format, what is legible, what is remembered."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from orgsandbox import settings as settings_file
from orgsandbox.document import Document
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.export.papers.base import Ink
from orgsandbox.export.papers.registry import paper_formats
from orgsandbox.paper.order import Order
from orgsandbox.paper.papers import Paper, Split
from orgsandbox.paper.show import People, Profile, Show
from orgsandbox.paper.titles import TitleBlock
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui.dialogs.paper.dialog import PaperDialog
from orgsandbox.ui.dialogs.paper.memory import remembered, with_order
from orgsandbox.ui.dialogs.paper.page_setup import page_layout
from tests.paper.charts import company, sample
from tests.ui_helpers import shown_window

PATIENCE = 30_000


@pytest.fixture
def opened(qtbot):
    """Opens the dialog on a plan and waits for its first pages."""

    def open_dialog(project, order=None, form="pdf", unit=None):
        dialog = PaperDialog(None, Document(Workspace(project)), unit, order, form)
        qtbot.addWidget(dialog)
        with qtbot.waitSignal(dialog._maker.composed, timeout=PATIENCE):
            dialog.show()
        return dialog

    return open_dialog


def _settled(qtbot, dialog, act):
    """Do something to the dialog and wait for the pages it gives."""
    with qtbot.waitSignal(dialog._maker.composed, timeout=PATIENCE):
        act()


def test_every_format_of_the_registry_is_offered(opened):
    dialog = opened(sample())
    assert dialog.formats.count() == len(paper_formats())
    for number, one in enumerate(paper_formats()):
        dialog.formats.setCurrentIndex(number)
        assert dialog.format is one
        assert dialog.wish().printed.format == one.id


def test_the_page_on_show_is_the_page_that_is_written(opened):
    dialog = opened(sample())
    wish = dialog.wish()
    chart = wish.printed.asked.chart()
    pdf = next(one for one in paper_formats() if one.id == "pdf")
    (data,) = pdf.render(chart, dialog._sheets, Ink(LIGHT))
    size = pypdf.PdfReader(io.BytesIO(data)).pages[0].mediabox
    assert (float(size.width), float(size.height)) == pytest.approx((1190.55, 841.89), abs=0.1)
    assert "1／1" in dialog.preview.place.text()
    assert dialog.preview._sheet.grab().toImage().pixelColor(20, 20).name() == "#ffffff"


def test_a_smaller_paper_warns_and_an_offer_mends_it(opened, qtbot):
    dialog = opened(company())
    assert not dialog.sheet.told.isVisible()
    with qtbot.waitSignal(dialog._maker.compared, timeout=PATIENCE):
        dialog.sheet.paper.setFocus()
        QTest.keyClicks(dialog.sheet.paper, "A4")
    assert dialog.sheet.paper.currentText() == "A4"
    assert dialog.sheet.told.isVisible()
    offers = [
        button for button in dialog.sheet.findChildren(QPushButton) if "pages" in button.text()
    ]
    said = offers[0].text()
    _settled(qtbot, dialog, lambda: QTest.mouseClick(offers[0], Qt.MouseButton.LeftButton))
    assert dialog.order().split is Split.SET
    assert str(len(dialog._sheets.pages.pages)) == said.split()[0]
    assert not dialog.sheet.told.isVisible()


def test_each_arrangement_shows_its_letters_and_a_click_takes_it(opened, qtbot):
    dialog = opened(company())
    with qtbot.waitSignal(dialog._maker.compared, timeout=PATIENCE):
        pass
    texts = [dialog.ways.arrangements.item(row).text() for row in range(6)]
    assert all("pt" in text for text in texts[1:])
    third = dialog.ways.arrangements.visualItemRect(dialog.ways.arrangements.item(3)).center()
    view = dialog.ways.arrangements.viewport()
    _settled(qtbot, dialog, lambda: QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=third))
    assert dialog._sheets.arrangement == "listed"
    assert f"{dialog._sheets.smallest:.1f} pt" in texts[3]


def test_arrow_keys_and_buttons_turn_the_pages(opened, qtbot):
    dialog = opened(company(), Order(Paper("A4"), Split.SET))
    assert dialog.preview.thumbs.count() == len(dialog._sheets.pages.pages)
    QTest.mouseClick(dialog.preview.forth, Qt.MouseButton.LeftButton)
    assert dialog.preview.number == 1
    dialog.preview.thumbs.setFocus()
    QTest.keyClick(dialog.preview.thumbs, Qt.Key.Key_Right)
    assert dialog.preview.number == 2
    QTest.keyClick(dialog.preview.thumbs, Qt.Key.Key_End)
    assert not dialog.preview.forth.isEnabled()
    assert dialog.preview.back.isEnabled()


def test_outside_shows_departments_only_and_no_scenario_name(opened, qtbot):
    dialog = opened(company())
    index = list(Profile).index(Profile.EXTERNAL)
    _settled(qtbot, dialog, lambda: dialog.sheet.profile.setCurrentIndex(index))
    said = " ".join(run.text for run in dialog._sheets.pages.pages[0].drawing.runs)
    assert "原田" not in said
    assert "現行" not in said
    assert "総務部" in said


def test_the_picture_and_svg_of_the_page_are_on_the_clipboard(opened):
    dialog = opened(sample())
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert data.data("image/svg+xml").data().startswith(b"<?xml")


def test_what_is_printed_has_every_page_on_the_paper_chosen(opened, tmp_path):
    dialog = opened(company(), Order(Paper("A4"), Split.SET))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(page_layout(dialog.sheet.paper_wish()))
    printer.setFullPage(True)
    dialog.print_on(printer)
    pages = pypdf.PdfReader(tmp_path / "printed.pdf").pages
    assert len(pages) == len(dialog._sheets.pages.pages)
    assert float(pages[0].mediabox.width) == pytest.approx(842, abs=1)


@pytest.mark.parametrize("portrait", [False, True])
@pytest.mark.parametrize("name", ["A3", "A4", "B4", "Letter", "Tabloid"])
def test_a_printer_s_page_is_as_large_as_our_sheet(name, portrait):
    paper = Paper(name, portrait)
    layout = page_layout(paper)
    assert (layout.orientation() is QPageLayout.Orientation.Portrait) == portrait
    size = layout.fullRect(QPageLayout.Unit.Point)
    assert (size.width(), size.height()) == pytest.approx(
        (paper.size.width, paper.size.height), abs=1
    )


def test_choices_come_back_for_the_scenario_and_no_word_is_kept(tmp_path):
    order = Order(
        Paper("B4", True, 15),
        Split.TILES,
        "filled",
        Profile.EXECUTIVE,
        Show(people=People.HEADS, levels=3, bars=True, codes=True),
        "u1",
        TitleBlock("株式会社青葉", "佐藤さんの案", author="佐藤", stamps=("draft",)),
    )
    papers = with_order({}, "s1", order, "pptx")
    settings_file.save(Settings(papers=papers), tmp_path)
    text = next(tmp_path.glob("*.json")).read_text(encoding="utf-8")
    assert "佐藤" not in text
    assert "青葉" not in text
    back, form = remembered(settings_file.load(tmp_path).papers, "s1")
    assert form == "pptx"
    assert (back.paper, back.split, back.arrangement, back.profile) == (
        order.paper,
        order.split,
        order.arrangement,
        order.profile,
    )
    assert back.show == order.show
    assert back.title.stamps == ("draft",)
    assert remembered(papers, "another") == (None, "pdf")
    assert remembered({"s1": {"paper": "A9"}}, "s1") == (None, "pdf")


def test_what_was_chosen_last_is_shown_again(opened):
    order = Order(Paper("B4", True), Split.SET, "listed", Profile.EXECUTIVE, Show(levels=2))
    dialog = opened(company(), order, "svg")
    again = dialog.order()
    assert (again.paper, again.split, again.arrangement, again.profile) == (
        order.paper,
        order.split,
        order.arrangement,
        order.profile,
    )
    assert again.show.levels == 2
    assert dialog.format.id == "svg"


def test_the_window_writes_the_file_chosen(qtbot, tmp_path, monkeypatch):
    window = shown_window(qtbot, Document(Workspace(company())), tmp_path / "state")
    wanted = tmp_path / "chart.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(wanted), ""))

    def accept(dialog):
        with qtbot.waitSignal(dialog._maker.composed, timeout=PATIENCE):
            dialog.show()
        return PaperDialog.DialogCode.Accepted

    monkeypatch.setattr(PaperDialog, "exec", accept)
    window.actions_by_id["export_paper"].trigger()
    assert Path(wanted).read_bytes().startswith(b"%PDF")
    scenario = window.document.scenario.id
    assert window._store.now().papers[scenario]["format"] == "pdf"
