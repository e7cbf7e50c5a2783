"""What a command cuts and what a file held out of range reaches the planner's eye."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QLabel

from orgsandbox.commands.merge import MergeUnits
from orgsandbox.document import Document
from orgsandbox.domain.model import Role, Seat, Unit
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.files import project as plan_file
from orgsandbox.i18n import use_language
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui import opening
from orgsandbox.ui.main_window import MainWindow
from tests.plans import plan, support_team

SECOND = Role("more", "なんでも担当", (Seat("sato", 20, main=False),))
TWICE = plan(support_team().with_units(Unit("other", "別の部", "board", roles=(SECOND,))))


@pytest.fixture
def window(qtbot, tmp_path):
    document = Document(Workspace(TWICE))
    made = MainWindow(document, Settings(language="en", animations=False), LIGHT, tmp_path)
    qtbot.addWidget(made, before_close_func=_leave)
    return made


def _leave(window: MainWindow) -> None:
    window.files.may_leave = lambda: True
    window.files.keeper.close()


def test_a_share_cut_while_merging_is_said_in_the_status_bar(window):
    use_language("ja")
    window.document.do(MergeUnits("now", ("team", "other"), "team"))
    said = window.statusBar().findChild(QLabel).text()
    assert said == "佐藤 恵：配置を1つにまとめると120％になるため、100％にしました。"


def test_a_plan_saved_out_of_bounds_opens_is_explained_and_wants_saving(
    window, tmp_path, monkeypatch
):
    raw = json.loads(plan_file.dumps(TWICE))
    for seat in raw["scenarios"][0]["units"][2]["roles"][0]["seats"]:
        seat["share"] = 120
    file = tmp_path / "old.orgplan"
    file.write_text(json.dumps(raw), encoding="utf-8")
    told = []
    monkeypatch.setattr(opening, "tell", lambda _parent, *texts: told.append(texts))
    assert window.files.open_file(str(file))
    ((text, detail),) = told
    assert text.startswith("old.orgplan held values out of range.")
    assert len(detail.splitlines()) == 4
    assert "佐藤 恵" in detail.splitlines()[0]
    assert window.document.workspace.modified
    assert window.files.save()
    assert window.files.open_file(str(file))
    assert len(told) == 1
    assert not window.document.workspace.modified
