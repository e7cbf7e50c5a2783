"""The set-up says what it does while it does it, and names what is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SET_UP_WITHOUT = """
import runpy, sys
sys.modules["ensurepip"] = None
sys.path.insert(0, {folder!r})
import system_libraries
system_libraries._rights = lambda: {rights!r}
sys.argv = ["dev.py", "test"]
runpy.run_path({script!r}, run_name="__main__")
"""


@pytest.fixture
def checkout(tmp_path) -> Path:
    """A checkout on which the set-up never ran."""
    folder = tmp_path / "packaging"
    folder.mkdir()
    for name in ("dev.py", "steps.py", "system_libraries.py"):
        (folder / name).write_bytes((ROOT / "packaging" / name).read_bytes())
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    return tmp_path


def manager(folder: Path, code: int) -> None:
    """Put a package manager into `folder` that notes what it is asked for."""
    script = folder / "apt-get"
    script.write_text(f'#!/bin/sh\necho "$@" >> "{folder}/asked"\nexit {code}\n')
    script.chmod(0o755)


def set_up(checkout: Path, rights: list[str] | None) -> subprocess.CompletedProcess[str]:
    folder = checkout / "packaging"
    code = SET_UP_WITHOUT.format(folder=str(folder), script=str(folder / "dev.py"), rights=rights)
    return subprocess.run(
        [sys.executable, "-c", code],
        env={"PATH": f"{checkout}:/bin", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_missing_venv_module_is_named_with_the_one_command_to_type(checkout):
    manager(checkout, 0)
    answer = set_up(checkout, None)
    package = f"python3.{sys.version_info.minor}-venv"
    assert answer.returncode == 2
    assert "Python's venv module (virtual environments) is missing. Please run:" in answer.stderr
    assert f"sudo apt-get install -y --no-install-recommends {package}\n" in answer.stderr
    assert "Qt" not in answer.stderr
    assert not (checkout / "asked").exists()


def test_with_the_rights_for_it_the_venv_module_is_installed_and_said(checkout):
    manager(checkout, 1)
    answer = set_up(checkout, [])
    package = f"python3.{sys.version_info.minor}-venv"
    assert f"is missing: installing {package} …" in answer.stdout
    assert package in (checkout / "asked").read_text()
    assert answer.returncode == 2
    assert "is missing, and this did not work:" in answer.stderr


def test_each_package_is_told_while_pip_works_and_its_last_words_when_it_fails():
    code = (
        "from steps import run_pip, told; import sys; "
        'pip = [sys.executable, \'-c\', \'print("Collecting numpy"); print("no network"); '
        "raise SystemExit(1)']; print('worked', run_pip(pip))"
    )
    answer = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=ROOT / "packaging",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    lines = answer.stdout.splitlines()
    assert lines[0].startswith("[")
    assert lines[0].endswith("s]   numpy")
    assert lines[-1] == "worked False"
    assert "no network" in lines
