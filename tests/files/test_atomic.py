"""Files are written whole or not at all, whatever the system says, and read back before."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from orgsandbox.files import atomic
from orgsandbox.files.atomic import sweep_beside, write_atomically
from orgsandbox.files.project import Unreadable, dumps, load, save
from tests.plans import plan
from tests.system import files_of_at_most, nobody

LONG_NAME = "計" * 82 + ".orgplan"
"""254 bytes: a name of 255 is the longest there is."""


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_a_name_as_long_as_the_system_takes_is_written(tmp_path):
    for name in (LONG_NAME, "a" * 247 + ".orgplan"):
        file = tmp_path / name
        save(plan(), file)
        assert dumps(load(file)) == file.read_bytes()
    with pytest.raises(OSError, match="too long"):
        save(plan(), tmp_path / ("計" * 83 + ".orgplan"))


def test_the_temporary_file_tells_nothing_of_the_plan(tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(atomic.os, "fsync", lambda _handle: seen.extend(names(tmp_path)))
    write_atomically(tmp_path / "買収案.orgplan", b"x")
    assert seen[0].startswith(".orgsandbox-")
    assert "買収" not in seen[0]


def test_what_was_cut_off_on_its_way_to_the_disk_replaces_nothing(tmp_path, monkeypatch):
    file = tmp_path / "a.orgplan"
    save(plan(), file)
    old = file.read_bytes()

    def lose(handle: int) -> None:
        os.ftruncate(handle, 100)

    monkeypatch.setattr(atomic.os, "fsync", lose)
    with pytest.raises(OSError) as refusal:
        save(replace(plan(), company="海"), file)
    assert refusal.value.errno == errno.EIO
    assert file.read_bytes() == old
    assert names(tmp_path) == {"a.orgplan"}


def test_a_plan_that_would_not_open_again_is_not_saved(tmp_path):
    file = tmp_path / "a.orgplan"
    save(plan(), file)
    old = file.read_bytes()
    project = plan()
    org = project.scenarios[0].org
    broken = org.with_people(replace(org.people["sato"], fte=-1.0))
    with pytest.raises(Unreadable):
        save(project.with_org("now", broken), file)
    assert file.read_bytes() == old
    assert names(tmp_path) == {"a.orgplan"}


def test_a_disk_that_takes_no_more_keeps_the_old_file(tmp_path):
    file = tmp_path / "a.orgplan"
    write_atomically(file, b"old")
    with files_of_at_most(2000), pytest.raises(OSError) as refusal:
        write_atomically(file, b"x" * 300_000)
    assert refusal.value.errno == errno.EFBIG
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == {"a.orgplan"}


def test_no_permission_keeps_the_old_file():
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "a.orgplan"
        write_atomically(file, b"old")
        with nobody(Path(name)), pytest.raises(PermissionError):
            write_atomically(file, b"new")
        assert file.read_bytes() == b"old"


def test_a_folder_or_a_pipe_of_that_name_stays(tmp_path):
    (tmp_path / "a.orgplan").mkdir()
    with pytest.raises(IsADirectoryError):
        write_atomically(tmp_path / "a.orgplan", b"x")
    os.mkfifo(tmp_path / "b.orgplan")
    with pytest.raises(OSError):
        write_atomically(tmp_path / "b.orgplan", b"x")
    assert stat.S_ISFIFO((tmp_path / "b.orgplan").stat().st_mode)
    assert names(tmp_path) == {"a.orgplan", "b.orgplan"}


def test_nobody_else_can_read_a_private_plan_while_it_is_written(tmp_path, monkeypatch):
    file = tmp_path / "a.orgplan"
    write_atomically(file, b"old")
    file.chmod(0o600)
    modes = []
    monkeypatch.setattr(
        atomic.os, "fsync", lambda handle: modes.append(stat.S_IMODE(os.fstat(handle).st_mode))
    )
    write_atomically(file, b"new")
    assert modes[0] == 0o600
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_only_old_temporary_files_of_ours_are_swept(tmp_path):
    file = tmp_path / "a.orgplan"
    write_atomically(file, b"x")
    now = file.stat().st_mtime
    old = [".orgsandbox-0123abcd.new", ".買収案.orgplan.0123abcd.new"]
    others = [".orgsandbox-0123abcd.new.txt", ".report.0123abcd.new", "orgsandbox-0123abcd.new"]
    fresh = ".orgsandbox-ffffffff.new"
    for name in (*old, *others, fresh):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (now - 3700, now - 3700))
    os.utime(tmp_path / fresh, (now - 3000, now - 3000))
    (tmp_path / ".orgsandbox-00000000.new").mkdir()
    sweep_beside(file)
    assert names(tmp_path) == {"a.orgplan", *others, fresh, ".orgsandbox-00000000.new"}
