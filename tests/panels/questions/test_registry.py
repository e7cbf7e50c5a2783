"""One file adds a question: it is in the menu, the left tab, the palette, and F6 opens it."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from orgsandbox.document import Document
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.panels import questions
from orgsandbox.panels.choice_card import ChoiceCard
from orgsandbox.panels.questions.registry import pages
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui.dialogs.palette import CommandPalette
from orgsandbox.ui.main_window import MainWindow
from tests.plans import plan
from tests.ui.test_main_window import leave

FILE = '''
"""How many people there are."""

from orgsandbox.panels.questions.base import Page


class HeadsPage(Page):
    ID = "heads"
    PLACE = %d
    TITLE = "How many are we?"
    ABOUT = "Heads, counted"

    def refresh(self) -> None:
        self.sentence.setText(f"{len(self.org.people)} people")


PAGE = HeadsPage
'''


@pytest.fixture
def add(tmp_path, monkeypatch):
    """Put a page's file beside the program's own."""

    def added(text: str) -> None:
        (tmp_path / "heads_page.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(questions, "__path__", [*questions.__path__, str(tmp_path)])

    yield added
    sys.modules.pop("orgsandbox.panels.questions.heads_page", None)


@pytest.fixture
def window(add, qtbot, qapp, tmp_path):
    add(FILE % 0)
    document = Document(Workspace(plan()))
    settings = Settings(language="en", animations=False)
    made = MainWindow(document, settings, LIGHT, tmp_path / "state")
    qtbot.addWidget(made, before_close_func=leave)
    made.show()
    return made


def test_the_pages_stand_in_the_order_they_are_asked():
    assert [page.ID for page in pages()] == ["leftover", "unity", "results", "sourcing"]


def test_it_stands_in_the_menu_of_the_questions_and_opens_from_there(window):
    menus = [
        menu
        for menu in window.menuBar().findChildren(QMenu)
        if menu.title() == "Questions of the back office"
    ]
    entries = {action.text(): action for menu in menus for action in menu.actions()}
    entries["How many are we?"].trigger()
    assert window.modes.questions.page.sentence.text() == "7 people"


def test_f6_opens_it_where_it_is_the_first_question(window, qtbot):
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.modes.questions.page.ID == "heads"


def test_it_is_a_card_at_the_left_of_the_board_and_of_the_questions(window):
    window.colourings.findChild(ChoiceCard, "question heads").click()
    shown = window.modes.questions
    assert shown.page.ID == "heads"
    assert shown.choices.findChild(ChoiceCard, "question heads").isChecked()


def test_the_palette_finds_it_by_its_name(window, qtbot):
    palette = CommandPalette(window, window.actions_by_id)
    qtbot.addWidget(palette)
    palette.show()
    qtbot.keyClicks(palette.field, "how many are")
    assert palette.chosen() is window.actions_by_id["question_heads"]


def test_what_is_no_page_is_refused_with_its_file_s_name(add):
    add("class Other:\n    pass\n\n\nPAGE = Other\n")
    with pytest.raises(TypeError, match="heads_page"):
        pages()
