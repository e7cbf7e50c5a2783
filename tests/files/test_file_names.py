"""A department's name becomes the name of a file that every system takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsandbox.files.file_names import LONGEST, safe_name

RESERVED = set('<>:"/\\|?*')


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("経理部", "経理部.orgplan"),
        ("R&D <第1>", "R&D -第1.orgplan"),
        ("営業／企画", "営業／企画.orgplan"),
        ("a/b\\c:d*e?f", "a-b-c-d-e-f.orgplan"),
        ("../../etc/passwd", "etc-passwd.orgplan"),
        ("CON", "CON_.orgplan"),
        ("com1", "com1_.orgplan"),
        ("LPT¹", "LPT¹_.orgplan"),
        ("nul.2027", "nul_.2027.orgplan"),
        ("Console", "Console.orgplan"),
        ("人事部...", "人事部.orgplan"),
        (" \t総務\n部 ", "総務 部.orgplan"),
        ("部\u202etxt.exe", "部txt.exe.orgplan"),
        ("", "計画.orgplan"),
        ("...", "計画.orgplan"),
        ("\ud800", "計画.orgplan"),
    ],
)
def test_the_name_stays_readable_and_is_safe(name, made):
    assert safe_name(name, ".orgplan", "計画") == made


def test_a_long_name_is_cut_between_letters():
    made = safe_name("部" * 300, ".orgplan")
    assert made == "部" * 57 + ".orgplan"
    accented = safe_name("x" * 171 + "q\u0301\u0302", ".orgplan")
    assert accented == "x" * 171 + ".orgplan"


@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_any_name_is_safe(name):
    made = safe_name(name, ".xlsx")
    assert len(made.encode()) <= LONGEST
    assert not RESERVED & set(made)
    assert made.endswith(".xlsx")
    stem = made.removesuffix(".xlsx")
    assert stem
    assert stem == stem.strip(" .")
