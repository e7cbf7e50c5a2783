"""A rule that matters is executable: style, types, layers, file size, words."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 400
SOURCES = [
    file
    for folder in ("orgsandbox", "packaging", "tests")
    for file in (ROOT / folder).rglob("*.py")
    if "_resources" not in file.parts
]


def said(*command: str) -> str:
    """Return nothing when a check passes, else what it says."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_source_is_clean():
    assert said(tool("ruff"), "check", ".") == ""


def test_the_source_is_formatted():
    assert said(tool("ruff"), "format", "--check", ".") == ""


@pytest.mark.timeout(400)
def test_the_types_agree():
    assert said(sys.executable, "-m", "mypy") == ""


def test_every_room_knows_only_the_rooms_below():
    assert said(tool("lint-imports")) == ""


def test_no_file_is_too_long_to_read():
    long = {
        str(file.relative_to(ROOT)): count
        for file in SOURCES
        if (count := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_every_word_is_translated():
    assert module(ROOT / "packaging" / "translate.py").problems() == []


def test_the_compiled_words_are_in_step():
    assert not module(ROOT / "packaging" / "translate.py").is_stale()


def test_the_samples_are_in_step_with_the_story():
    for name, data in module(ROOT / "packaging" / "story" / "build.py").samples().items():
        assert (ROOT / "resources" / "samples" / name).read_bytes() == data, name


def test_ci_calls_the_readme_s_test_command_and_nothing_cleverer():
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "python3 packaging/dev.py test"
    assert "python3 packaging/dev.py test" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_checking_a_plan_never_loads_qt():
    code = (
        "import sys; from orgsandbox.__main__ import main; "
        f"main(['check', {str(ROOT / 'resources' / 'samples' / 'growth.ja.orgplan')!r}]); "
        "assert not any(name.startswith('PySide6') for name in sys.modules)"
    )
    assert said(sys.executable, "-c", code) == ""


def test_no_text_to_translate_hides_in_an_f_string():
    """The extractor does not look inside f-strings before Python 3.12."""
    hidden = [
        f"{file.relative_to(ROOT)}: {node.args[0].value}"
        for file in SOURCES
        for joined in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for node in ast.walk(joined)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    ]
    assert hidden == []


def test_the_house_s_own_page_names_only_what_is_there():
    text = (ROOT / "orgsandbox" / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:tests|packaging)/[\w/.]+)", text))
    named |= {f"orgsandbox/{room}" for room in re.findall(r"^\| `(\w+)`", text, re.MULTILINE)}
    missing = {
        name for name in named if not (ROOT / name).exists() and not (ROOT / f"{name}.py").exists()
    }
    assert missing == set()
    assert len(named) > 15
