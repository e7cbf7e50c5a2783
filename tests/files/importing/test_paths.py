"""Departments as paths in one cell, by whatever sign."""

from __future__ import annotations

import pytest

from tests.files.importing.reading import read, shape


@pytest.mark.parametrize("mark", ["/", "／", "＞", " > ", "->", "・", "　", " ", " - "])
def test_every_sign_parts_the_levels_of_a_path(mark):
    cells = ["管理本部", "管理本部-総務部", "管理本部-総務部-庶務課", "営業本部-第一営業部"]
    rows = "".join(f"{n},人{n},{cell.replace('-', mark)}\n" for n, cell in enumerate(cells))
    assert shape(read("社員番号,氏名,所属\n" + rows)) == {
        "管理本部": ["人0"],
        "管理本部/総務部": ["人1"],
        "管理本部/総務部/庶務課": ["人2"],
        "営業本部": [],
        "営業本部/第一営業部": ["人3"],
    }


def test_a_sign_between_words_or_between_equals_parts_nothing():
    cells = ["法務・広報部", "経理・財務部", "総 務 部", "営業部・企画部", "営業部・開発部"]
    rows = "".join(f"{n},人{n},{cell}\n" for n, cell in enumerate(cells))
    assert list(shape(read("社員番号,氏名,所属\n" + rows))) == cells


def test_columns_of_departments_and_parts_of_departments_are_two_levels():
    found = read("Employee ID,Name,Department,Sub Department\n1,Ann,Ops,Support\n2,Bob,Ops,\n")
    assert shape(found) == {"Ops": ["Bob"], "Ops/Support": ["Ann"]}
