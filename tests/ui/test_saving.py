"""Where files are written: the suffix of the kind chosen, nothing replaced unasked."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from orgsandbox.ui.dialogs import saving
from orgsandbox.ui.dialogs.saving import ask_path, ask_path_and_kind, workbook, write_file


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def choose(monkeypatch, name, kind=""):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(name), kind))


def test_a_name_without_suffix_gets_that_of_the_kind_chosen(parent, tmp_path, monkeypatch):
    kinds = (("PDF", ".pdf"), ("HTML", ".html"))
    choose(monkeypatch, tmp_path / "v1.2 report", "HTML")
    assert ask_path(parent, "", tmp_path, kinds) == tmp_path / "v1.2 report.html"
    choose(monkeypatch, tmp_path / "report.PDF", "HTML")
    assert ask_path(parent, "", tmp_path, kinds) == tmp_path / "report.PDF"
    choose(monkeypatch, "")
    assert ask_path(parent, "", tmp_path, kinds) is None


def test_a_file_whose_whole_name_was_not_typed_is_not_replaced_unasked(
    parent, tmp_path, monkeypatch
):
    (tmp_path / "survey.xlsx").write_bytes(b"old")
    choose(monkeypatch, tmp_path / "survey")
    for answer in (False, True):
        monkeypatch.setattr(saving, "confirm", lambda *_a, held=answer: held)
        found = ask_path(parent, "", tmp_path, (workbook(),))
        assert found == (tmp_path / "survey.xlsx" if answer else None)


def test_a_folder_that_is_not_there_is_told_and_nothing_is_said_of_success(
    parent, tmp_path, monkeypatch
):
    told = []
    monkeypatch.setattr(saving, "tell", lambda _parent, text, *_more: told.append(text))
    assert write_file(parent, tmp_path / "gone" / "a.xlsx", lambda: b"x") == ""
    assert "a.xlsx" in told[0]
    assert "a.xlsx" in write_file(parent, tmp_path / "a.xlsx", lambda: b"x")


def test_of_two_kinds_with_one_suffix_the_one_said_is_meant(parent, tmp_path, monkeypatch):
    kinds = (("Excel", ".xlsx"), ("CSV UTF-8", ".csv"), ("CSV Shift_JIS", ".csv"))
    for name in ("people", "people.csv"):
        choose(monkeypatch, tmp_path / name, "CSV Shift_JIS")
        asked = ask_path_and_kind(parent, "", tmp_path, kinds)
        assert asked == (tmp_path / "people.csv", kinds[2])
    choose(monkeypatch, tmp_path / "people.xlsx", "CSV Shift_JIS")
    assert ask_path_and_kind(parent, "", tmp_path, kinds) == (tmp_path / "people.xlsx", kinds[0])
