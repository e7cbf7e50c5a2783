"""What is downloaded installs: sdist and wheel are built, installed elsewhere, and used there.

These tests need the package index, as a first set-up does; pip's own cache keeps them short.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOWN_IN_THE_README = "screenshots"
PIP = (sys.executable, "-m", "pip")

pytestmark = pytest.mark.timeout(400)


def done(*command: str | Path, inside: Path, **environment: str) -> str:
    """Run a command in a folder outside the checkout; what it prints, which must be no failure."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    answer = subprocess.run(
        [str(part) for part in command],
        cwd=inside,
        env={**kept, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout
    return answer.stdout


@pytest.fixture(scope="module")
def away(tmp_path_factory) -> Path:
    """A folder outside the checkout."""
    return tmp_path_factory.mktemp("away")


@pytest.fixture(scope="module")
def built(away) -> tuple[Path, Path]:
    """The sdist, and the wheel that was built from it."""
    done(sys.executable, "-m", "build", "--outdir", away / "dist", ROOT, inside=away)
    (sdist,) = (away / "dist").glob("*.tar.gz")
    (wheel,) = (away / "dist").glob("*.whl")
    return sdist, wheel


@pytest.fixture(scope="module")
def installed(away, built) -> Path:
    """The folder of the commands in a fresh environment that has the wheel and what it asks for."""
    home = away / "environment"
    done(sys.executable, "-m", "venv", "--without-pip", home, inside=away)
    commands = home / ("Scripts" if os.name == "nt" else "bin")
    done(
        *PIP,
        "--python",
        commands / "python",
        "install",
        "--quiet",
        "--no-compile",
        built[1],
        inside=away,
    )
    return commands


def test_the_wheel_holds_every_resource_and_the_words_but_no_screenshots(built):
    resources = ROOT / "resources"
    wanted = {
        file.relative_to(resources).as_posix()
        for file in resources.rglob("*")
        if file.is_file() and SHOWN_IN_THE_README not in file.parts and file.suffix != ".mo"
    }
    wanted |= {name.replace(".po", ".mo") for name in wanted if name.endswith(".po")}
    inside = "orgsandbox/_resources/"
    names = zipfile.ZipFile(built[1]).namelist()
    assert {name.removeprefix(inside) for name in names if name.startswith(inside)} == wanted
    licences = {name.split("/licenses/")[1] for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "resources/fonts/OFL.txt"}


def test_the_sdist_holds_the_source_and_nothing_made_from_it(built):
    with tarfile.open(built[0]) as archive:
        names = archive.getnames()
    assert not [name for name in names if "_resources" in name or name.endswith(".mo")]
    assert [
        name for name in names if name.endswith("/resources/locale/ja/LC_MESSAGES/orgsandbox.po")
    ]


def test_pip_makes_the_same_wheel_of_a_checkout_that_was_already_used(away, built):
    assert list((ROOT / "resources").rglob("*.mo")), "the words were compiled for these tests"
    made = away / "checkout"
    done(*PIP, "wheel", "--quiet", "--no-deps", "-w", made, ROOT, inside=away)
    (wheel,) = made.glob("*.whl")
    assert wheel.read_bytes() == built[1].read_bytes()


def test_an_installed_copy_makes_a_sample_and_draws_it(away, installed):
    command, plan, picture = installed / "orgsandbox", away / "a.orgplan", away / "a.png"
    assert "sample" in done(command, "--help", inside=away)
    done(command, "sample", "growth", "-o", plan, inside=away)
    done(command, "export", plan, "-o", picture, inside=away)
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_an_installed_window_opens_edits_undoes_and_closes(away, installed):
    for command in ("orgsandbox", "orgsandbox-window"):
        folder = away / command
        folder.mkdir()
        said = done(
            installed / command, "--self-test", folder, inside=away, QT_QPA_PLATFORM="offscreen"
        )
        assert "the window works" in said
        assert (folder / "window.png").read_bytes().startswith(b"\x89PNG")
