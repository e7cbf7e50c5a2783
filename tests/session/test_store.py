"""The store: nothing unsaved leaves it, whatever the clock, the disk or a second program does."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from orgsandbox.session.entries import HOUR, MONTH, Origin
from orgsandbox.session.store import Damaged, Store, content_hash

NOON = 1_800_000_000.0


class Clock:
    def __init__(self, now: float = NOON) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def kept(store: Store, origin: Origin, data: bytes, path: Path | None = None) -> None:
    store.append(origin, "doc", path, store.put(data))


def left(tmp_path: Path) -> list[bytes]:
    reader = Store(tmp_path)
    return [reader.content(work.entry.content) for work in reader.left_over()]


def test_what_a_killed_program_left_unsaved_is_found_and_what_it_saved_is_not(tmp_path):
    store = Store(tmp_path)
    kept(store, Origin.OPENED, b"as opened")
    kept(store, Origin.AUTOSAVE, b"changed")
    store.close()
    assert left(tmp_path) == [b"changed"]
    other = Store(tmp_path)
    kept(other, Origin.OPENED, b"as opened")
    kept(other, Origin.AUTOSAVE, b"changed more")
    kept(other, Origin.SAVE, b"changed more")
    other.close()
    assert left(tmp_path) == [b"changed"]


def test_a_plan_changed_back_to_what_its_file_holds_is_no_unsaved_work(tmp_path):
    store = Store(tmp_path)
    kept(store, Origin.OPENED, b"as opened")
    kept(store, Origin.AUTOSAVE, b"changed")
    kept(store, Origin.AUTOSAVE, b"as opened")
    store.close()
    assert left(tmp_path) == []


def test_what_no_file_holds_is_unsaved_even_without_a_change(tmp_path):
    store = Store(tmp_path)
    kept(store, Origin.OPENED, b"imported")
    store.append(Origin.UNFILED, "doc")
    store.close()
    assert left(tmp_path) == [b"imported"]


def test_what_was_given_up_is_not_offered_but_stays(tmp_path):
    store = Store(tmp_path)
    kept(store, Origin.AUTOSAVE, b"changed")
    store.append(Origin.DISCARDED, "doc")
    store.close()
    assert left(tmp_path) == []
    assert store.content(content_hash(b"changed")) == b"changed"


def test_a_running_program_keeps_its_work_to_itself(tmp_path):
    store = Store(tmp_path)
    kept(store, Origin.AUTOSAVE, b"changed")
    assert left(tmp_path) == []
    store.close()
    assert left(tmp_path) == [b"changed"]


def test_the_order_is_that_of_writing_though_the_clock_was_set_back(tmp_path):
    clock = Clock()
    first = Store(tmp_path, clock)
    kept(first, Origin.AUTOSAVE, b"first")
    first.close()
    clock.now -= 10 * HOUR
    second = Store(tmp_path, clock)
    kept(second, Origin.AUTOSAVE, b"second")
    second.close()
    assert left(tmp_path) == [b"second", b"first"]


def test_a_line_cut_off_by_a_kill_costs_only_itself(tmp_path):
    store = Store(tmp_path)
    kept(store, Origin.AUTOSAVE, b"first")
    kept(store, Origin.AUTOSAVE, b"second")
    store.close()
    (log,) = store.folder.glob("*.log")
    log.write_bytes(log.read_bytes()[:-9])
    assert left(tmp_path) == [b"first"]
    assert Store(tmp_path).read().damaged == ()


def test_a_damaged_line_is_told_and_nothing_is_removed_for_it(tmp_path):
    clock = Clock()
    store = Store(tmp_path, clock)
    kept(store, Origin.AUTOSAVE, b"first")
    kept(store, Origin.AUTOSAVE, b"second")
    kept(store, Origin.AUTOSAVE, b"third")
    store.close()
    clock.now += 2 * HOUR
    (log,) = store.folder.glob("*.log")
    lines = log.read_bytes().split(b"\n")
    log.write_bytes(b"\n".join([lines[0][:-3], *lines[1:]]))
    before = log.read_bytes()
    reader = Store(tmp_path, clock)
    assert reader.read().damaged == (log,)
    age(store, content_hash(b"first"))
    reader.tidy()
    assert log.read_bytes() == before
    assert reader.content(content_hash(b"first")) == b"first"


def test_a_damaged_content_is_told_and_kept(tmp_path):
    store = Store(tmp_path)
    kept(store, Origin.AUTOSAVE, b"changed")
    store.close()
    file = store.folder / "contents" / content_hash(b"changed")
    file.write_bytes(file.read_bytes()[:-4])
    reader = Store(tmp_path)
    (work,) = reader.left_over()
    with pytest.raises(Damaged):
        reader.content(work.entry.content)
    reader.tidy()
    assert file.exists()
    assert reader.put(b"changed") == work.entry.content
    assert reader.content(work.entry.content) == b"changed"


def test_one_content_is_kept_once(tmp_path):
    store = Store(tmp_path)
    kept(store, Origin.OPENED, b"same")
    kept(store, Origin.SAVE, b"same")
    assert [file.name for file in (store.folder / "contents").iterdir()] == [content_hash(b"same")]


def test_files_are_the_planners_own_and_none_carries_a_name(tmp_path):
    umask = os.umask(0)
    (tmp_path / "kept").mkdir(mode=0o755)  # as an earlier program may have left it
    try:
        store = Store(tmp_path)
        kept(store, Origin.AUTOSAVE, "佐藤".encode(), tmp_path / "極秘.orgplan")
    finally:
        os.umask(umask)
    for place in (store.folder, *store.folder.rglob("*")):
        mode = stat.S_IMODE(place.stat().st_mode)
        assert mode == (0o700 if place.is_dir() else 0o600), place
        assert "極秘" not in place.name


def test_a_save_that_the_program_could_not_note_any_more_is_known_by_its_file(tmp_path):
    path = tmp_path / "plan.orgplan"
    store = Store(tmp_path)
    kept(store, Origin.AUTOSAVE, b"a second ago", path)
    store.append(Origin.SAVING, "doc", path, content_hash(b"now"))
    store.close()
    assert left(tmp_path) == [b"a second ago"]
    path.write_bytes(b"now")
    assert left(tmp_path) == []


def test_a_full_disk_leaves_no_half_line(tmp_path, monkeypatch):
    store = Store(tmp_path)
    kept(store, Origin.AUTOSAVE, b"first")
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:20]))
    with pytest.raises(OSError):
        store.append(Origin.DISCARDED, "doc")
    monkeypatch.undo()
    kept(store, Origin.AUTOSAVE, b"second")
    store.close()
    assert left(tmp_path) == [b"second"]
    assert store.read().damaged == ()


def test_what_reads_back_differently_does_not_count(tmp_path, monkeypatch):
    store = Store(tmp_path)
    monkeypatch.setattr(
        "orgsandbox.session.store._write", lambda file, data: file.write_bytes(data[:-1])
    )
    with pytest.raises(OSError):
        store.put(b"changed")
    assert list((store.folder / "contents").iterdir()) == []


def age(store: Store, key: str) -> None:
    os.utime(store.folder / "contents" / key, (NOON - 9 * HOUR, NOON - 9 * HOUR))


def test_old_states_thin_out_but_saves_hours_and_unsaved_work_stay(tmp_path):
    clock = Clock(NOON - 2 * HOUR)
    store = Store(tmp_path, clock)
    kept(store, Origin.OPENED, b"opened")
    kept(store, Origin.HOURLY, b"hourly")
    for number in range(5):
        clock.now += 10
        kept(store, Origin.AUTOSAVE, b"auto %d" % number)
    kept(store, Origin.SAVE, b"saved")
    clock.now = NOON
    for number in range(5):
        kept(store, Origin.AUTOSAVE, b"late %d" % number)
    for file in (store.folder / "contents").iterdir():
        age(store, file.name)
    clock.now += 120
    store.tidy()
    wanted = [b"opened", b"hourly", b"saved", b"late 4"]
    assert sorted(store.content(e.content) for e in store.read().entries) == sorted(wanted)
    names = {content_hash(data) for data in wanted}
    assert {file.name for file in (store.folder / "contents").iterdir()} == names
    kept(store, Origin.AUTOSAVE, b"after tidying")
    store.close()
    clock.now += 2 * MONTH
    later = Store(tmp_path, clock)
    later.tidy()
    assert [later.content(work.entry.content) for work in later.left_over()] == [b"after tidying"]


def test_what_is_settled_goes_after_thirty_days(tmp_path):
    clock = Clock()
    store = Store(tmp_path, clock)
    kept(store, Origin.SAVE, b"saved")
    store.close()
    age(store, content_hash(b"saved"))
    clock.now += MONTH - HOUR
    later = Store(tmp_path, clock)
    later.tidy()
    assert (store.folder / "contents" / content_hash(b"saved")).exists()
    clock.now += 2 * HOUR
    later.tidy()
    assert list((store.folder / "contents").iterdir()) == []
    assert list(store.folder.glob("*.log")) == []


def test_the_size_is_bounded_by_the_oldest_saves_never_by_unsaved_work(tmp_path):
    clock = Clock()
    store = Store(tmp_path, clock, most=3000)
    for number in range(8):
        clock.now += 60
        kept(store, Origin.SAVE, bytes([number]) + os.urandom(900))
    clock.now += 60
    kept(store, Origin.AUTOSAVE, os.urandom(5000))
    work = store.read().entries[-1]
    for file in (store.folder / "contents").iterdir():
        age(store, file.name)
    store.tidy()
    assert {entry.content for entry in store.read().entries} >= {work.content}
    assert len(store.read().entries) == 2, "the last save is what the work differs from"


def test_what_a_killed_program_was_writing_is_swept_and_a_running_ones_is_not(tmp_path):
    dead, alive = Store(tmp_path), Store(tmp_path)
    for store in (dead, alive):
        kept(store, Origin.SAVE, b"saved")
        fresh = store.folder / "contents" / f".{store.session}.new"
        fresh.write_bytes(b"half")
        os.utime(fresh, (NOON, NOON))
    dead.close()
    Store(tmp_path).tidy()
    names = {file.name for file in (alive.folder / "contents").glob(".*")}
    assert names == {f".{alive.session}.new"}
