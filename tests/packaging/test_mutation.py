"""What breaks the program to see whether a test fails: where, how, and always the same sample."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

from mutation.covering import names_made  # noqa: E402 - it stands beside the program
from mutation.places import mutants  # noqa: E402
from mutation.rooms import ABOVE, BELOW, files, sample  # noqa: E402

SOURCE = '''"""A text."""

LIMIT: int = 3


def far(x: int, y: int = 2, *, up: bool = False) -> bool:
    """Say 1 < 2."""
    name = "部署" + str(x)
    if not up and x - y < LIMIT or x in (1,):
        return x == -y
    return name is None
'''


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "orgsandbox" / "far.py"
    path.parent.mkdir()
    path.write_text(SOURCE, encoding="utf-8")
    return path


def test_operators_numbers_and_truths_are_broken_texts_and_annotations_are_not(file, tmp_path):
    found = [(mutant.line, mutant.old, mutant.new) for mutant in mutants(tmp_path, file)]
    assert found == [
        (3, "3", "4"),
        (6, "2", "3"),
        (6, "False", "True"),
        (9, "not ", ""),
        (9, "and", "or"),
        (9, "-", "+"),
        (9, "<", "<="),
        (9, "or", "and"),
        (9, "in", "not in"),
        (9, "1", "2"),
        (10, "==", "!="),
        (10, "-", "+"),
        (11, "is", "is not"),
    ]


def test_each_mutant_breaks_just_its_own_place_and_still_compiles(file, tmp_path):
    for mutant in mutants(tmp_path, file):
        broken = mutant.apply(SOURCE)
        compile(broken, "far.py", "exec")
        assert broken != SOURCE
        assert broken.replace(broken.splitlines()[mutant.line - 1], "") == SOURCE.replace(
            SOURCE.splitlines()[mutant.line - 1], ""
        )


def test_the_same_seed_breaks_the_same_places_in_every_room():
    one = sample(ROOT, BELOW, 40, seed=4)
    assert one == sample(ROOT, BELOW, 40, seed=4)
    assert one != sample(ROOT, BELOW, 40, seed=5)
    rooms = {mutant.file.split("/")[1] for mutant in one}
    assert set(BELOW) - {""} <= rooms


def test_every_module_lies_in_a_room():
    inside = {file for room in (*BELOW, *ABOVE) for file in files(ROOT, room)}
    every = set((ROOT / "orgsandbox").rglob("*.py"))
    left = {file.relative_to(ROOT / "orgsandbox").as_posix() for file in every - inside}
    assert left == {"drawing/theme.py", "ui/style.py", "__main__.py", "self_test.py"}


LOADED = """LIMIT = 3
A, B = 1, 2


class Box:
    wide: int = 4

    def area(self, by=2):
        return self.wide * by


@trusted(5)
def far(x, y=6):
    return x
"""


@pytest.mark.parametrize(
    "line, names",
    [
        (1, {"LIMIT"}),
        (2, {"A", "B"}),
        (6, {"wide"}),
        (8, {"area"}),
        (12, {"far"}),
        (13, {"far"}),
    ],
)
def test_a_line_that_runs_as_its_module_is_loaded_is_known_by_what_it_makes(line, names):
    assert names_made(ast.parse(LOADED), line) == names
