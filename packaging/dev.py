"""Set up, run and test orgsandbox from a checkout. Needs only Python 3.11 or later.

python3 packaging/dev.py run [FILE]     open the window (without a screen: export the story)
python3 packaging/dev.py test [ARGS]    the whole test suite
python3 packaging/dev.py bench [ARGS]   the benchmarks
python3 packaging/dev.py attack [NAME]  hostile files, kills, random commands, in full
python3 packaging/dev.py mutate [ROOM]  break a sample of places and see whether a test fails
python3 packaging/dev.py translate      bring the Japanese words in step with the source
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import system_libraries
from steps import run_pip, say

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"
STAMP = HOME / "installed.sha256"
WINDOWS = os.name == "nt"
PYTHON = HOME / ("Scripts/python.exe" if WINDOWS else "bin/python")

_DRAWS = """
import sys
from PySide6.QtWidgets import QApplication
QApplication(sys.argv[:1])
"""


class Stop(Exception):  # noqa: N818 - an answer, not an error
    """The set-up cannot go on; the text says why and what to do."""


def main(arguments: list[str]) -> int:
    """Run one command; returns its exit code."""
    commands = {
        "run": run,
        "test": test,
        "bench": bench,
        "attack": attack,
        "mutate": mutate,
        "translate": translate,
    }
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 2
    try:
        return commands[arguments[0]](arguments[1:])
    except (Stop, system_libraries.Missing) as stop:
        print(f"orgsandbox: {stop}", file=sys.stderr)
        return 2


def run(arguments: list[str]) -> int:
    """Open the window; where there is no screen export the story's chart and say where."""
    set_up()
    compile_words()
    if has_screen():
        if not draws({}):
            system_libraries.install(system_libraries.WINDOWS)
        return call("-m", "orgsandbox", *arguments)
    plan, picture = ROOT / "out" / "growth.orgplan", ROOT / "out" / "growth.png"
    picture.parent.mkdir(exist_ok=True)
    code = call("-m", "orgsandbox", "sample", "growth", "-o", str(plan))
    if code == 0:
        code = call("-m", "orgsandbox", "export", str(plan), "-o", str(picture), "--paper", "A3")
    if code == 0:
        print(f"There is no screen here. The growth story's chart is in {picture}")
    return code


def test(arguments: list[str]) -> int:
    """Run the test suite offscreen."""
    set_up()
    compile_words()
    side_by_side = ("-n", "auto") if not arguments else ()
    return call("-m", "pytest", *side_by_side, *arguments, QT_QPA_PLATFORM="offscreen")


def bench(arguments: list[str]) -> int:
    """Run the benchmarks."""
    set_up()
    compile_words()
    return call("-m", "tests.benchmarks", *arguments, QT_QPA_PLATFORM="offscreen")


def attack(arguments: list[str]) -> int:
    """Run one attack, or all of them one after the other; 1 when any found something."""
    set_up()
    compile_words()
    folder = ROOT / "tests" / "attacks"
    known = sorted(
        file.stem for file in folder.glob("*.py") if "__main__" in file.read_text("utf-8")
    )
    wanted = arguments[:1] or known
    if wanted[0] not in known:
        raise Stop(f"there is no attack {wanted[0]}; there are: {', '.join(known)}")
    options = arguments[1:]
    codes = [
        call("-m", f"tests.attacks.{name}", *options, QT_QPA_PLATFORM="offscreen")
        for name in wanted
    ]
    return max(codes)


def mutate(arguments: list[str]) -> int:
    """Break single places of the program; 1 when too many go unnoticed."""
    set_up()
    compile_words()
    return call("-m", "mutation", *arguments, PYTHONPATH=str(ROOT / "packaging"))


def translate(_arguments: list[str]) -> int:
    """Find new words in the source, and compile what is translated."""
    set_up()
    return call("packaging/translate.py")


def set_up() -> None:
    """Make the virtual environment and install what is missing; nothing to do costs nothing."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the one place that says so in words
        raise Stop(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.")
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text().strip() == wanted and PYTHON.exists():
        return
    if not PYTHON.exists() or not has_pip():
        make_environment()
    install()
    say("Seeing whether Qt can draw …")
    if not draws({"QT_QPA_PLATFORM": "offscreen"}):
        system_libraries.install(system_libraries.DRAWING)
        if not draws({"QT_QPA_PLATFORM": "offscreen"}):
            raise Stop("Qt cannot draw here even with its system libraries installed.")
    STAMP.write_text(wanted)
    say("Ready.")


def make_environment() -> None:
    """Make .venv; Debian keeps the means for it in a package of its own."""
    say("Making the virtual environment in .venv …")
    if not can_make_environments():
        system_libraries.install(
            system_libraries.VENV, "Python's venv module (virtual environments) is missing"
        )
    shutil.rmtree(HOME, ignore_errors=True)
    command = [sys.executable, "-m", "venv", str(HOME)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        shutil.rmtree(HOME, ignore_errors=True)
        raise Stop(f"Python cannot make a virtual environment here:\n{made.stdout}{made.stderr}")


def can_make_environments() -> bool:
    """Say whether this Python has what virtual environments with pip are made of."""
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


def has_pip() -> bool:
    """Say whether the environment can install something."""
    asked = subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False)
    return asked.returncode == 0


def install() -> None:
    """Install the program from this checkout with what its tests need."""
    say("Installing what orgsandbox needs into it …")
    command = [str(PYTHON), "-m", "pip", "install", "-e", f"{ROOT}[test]"]
    if not run_pip(command):
        say("That failed; once more …")
        if not run_pip(command):
            raise Stop("the installation failed (see above); is the network there?")


def draws(environment: dict[str, str]) -> bool:
    """Say whether Qt starts with this environment."""
    asked = subprocess.run(
        [PYTHON, "-c", _DRAWS],
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    return asked.returncode == 0


def compile_words() -> None:
    """Make the compiled words if they are missing or older than their source."""
    source = ROOT / "resources" / "locale" / "ja" / "LC_MESSAGES" / "orgsandbox.po"
    target = source.with_suffix(".mo")
    if not target.is_file() or target.stat().st_mtime < source.stat().st_mtime:
        call("packaging/translate.py", "--compile")


def has_screen() -> bool:
    """Say whether a window can be shown."""
    if WINDOWS or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def call(*arguments: str, **environment: str) -> int:
    """Run Python of the environment in the checkout; returns the exit code."""
    command = [str(PYTHON), *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
