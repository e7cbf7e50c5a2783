"""The settings stand in one place: what is chosen shows at once, once, wherever it is chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgsandbox.document import Document
from orgsandbox.panels.choice_card import ChoiceCard
from orgsandbox.session.workspace import Workspace
from tests.plans import plan
from tests.ui_helpers import shown_window


@pytest.fixture
def window(qtbot, tmp_path):
    return shown_window(qtbot, Document(Workspace(plan())), tmp_path / "state")


@pytest.fixture
def told(window):
    """The settings the program was asked to keep, one entry a time."""
    settings = []
    window.settings_changed.connect(settings.append)
    return settings


def test_a_choice_turns_the_board_and_is_told_once(window, told):
    window.actions_by_id["direction_right"].trigger()
    assert window.board.board.organisation.look.direction == "right"
    assert not window.actions_by_id["direction_down"].isChecked()
    assert [settings.direction for settings in told] == ["right"]
    assert window.settings is told[0]


def test_what_is_chosen_again_stays_checked(window):
    again = window.actions_by_id["direction_down"]
    again.trigger()
    assert again.isChecked()
    window.colourings.findChild(ChoiceCard, "lens mix").click()
    assert window.actions_by_id["lens_mix"].isChecked()
    assert window.colourings.findChild(ChoiceCard, "lens mix").isChecked()


def test_settings_put_again_unchanged_are_no_change(window, told):
    window.keep_settings(replace(window.settings))
    assert told == []


def test_the_next_file_remembered_joins_the_choice_made_before(window, tmp_path):
    window.actions_by_id["lens_load"].trigger()
    window.files._remember(tmp_path / "計画.orgplan")
    assert window.settings.lens == "load"
    assert window.settings.recent == (str(tmp_path / "計画.orgplan"),)
