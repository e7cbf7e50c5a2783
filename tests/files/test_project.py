"""The plan file: equal after a round trip, the same bytes, one clear sentence for bad input."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsandbox.commands.scenarios import DuplicateScenario, SetPin
from orgsandbox.domain.model import Absence
from orgsandbox.files import project as files
from orgsandbox.files.project import Unreadable, dumps, load, loads, save
from tests.plans import move_one, plan, second_post


def full_plan():
    project = DuplicateScenario("now", "案A", date(2027, 10, 1), "a").apply(plan())
    project = move_one("a", "sato", "clerk").apply(project)
    project = second_post("a", "ito", "seller").apply(project)
    project = SetPin("a", "team", (10.5, -3.25)).apply(project)
    org = project.scenario("a").org
    person = replace(
        org.people["sato"],
        absences=(Absence(date(2027, 5, 1), None),),
        fte=0.1 + 0.2,
        can_do=("hiring", "pitch"),
    )
    return project.with_org("a", org.with_people(person))


def values(project):
    return [
        (
            s.id,
            s.name,
            s.date,
            s.based_on,
            s.note,
            s.pins,
            s.org.people,
            s.org.units,
            s.org.tasks,
            s.org.families,
        )
        for s in project.scenarios
    ]


def test_a_plan_is_equal_after_saving_and_opening(tmp_path):
    project = full_plan()
    file = tmp_path / "計画.orgplan"
    save(project, file)
    again = load(file)
    assert values(again) == values(project)
    assert (again.company, again.assumptions, again.baseline, again.story) == (
        project.company,
        project.assumptions,
        project.baseline,
        project.story,
    )
    assert dumps(again) == file.read_bytes()


def test_the_file_is_sorted_json_with_one_entity_a_line():
    data = dumps(full_plan())
    top = json.loads(data)
    assert list(top) == sorted(top)
    assert {"format", "scenarios", "version"} <= set(top)
    lines = data.decode().splitlines()
    assert sum('"name": "佐藤 恵"' in line for line in lines) == 2


def broken(**changes):
    top = json.loads(dumps(plan()))
    top.update(changes)
    return json.dumps(top).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "cut off"),
        (dumps(plan())[:-200], "cut off"),
        (bytes(range(256)) * 40, "cut off"),
        (b"[" * 100_000, "nested"),
        (b"{}", "not a plan file"),
        (broken(format="other"), "not a plan file"),
        (broken(version=99), "newer"),
        (broken(version="1"), "version"),
        (broken(scenarios=[]), "damaged"),
        (broken(scenarios=[{"id": "a", "name": "x", "people": [{"id": "p"}]}]), "damaged"),
        (broken(scenarios=[{"id": "a", "name": "x"}] * 2), "contradicts"),
        (
            broken(
                scenarios=[
                    {"id": "a", "name": "x", "units": [{"id": "u", "name": "u", "parent": "u"}]}
                ]
            ),
            "contradicts",
        ),
    ],
)
def test_bad_files_get_one_clear_sentence(data, said):
    with pytest.raises(Unreadable) as refusal:
        loads(data)
    assert said in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_failed_save_leaves_the_old_file(tmp_path, monkeypatch):
    file = tmp_path / "a.orgplan"
    save(plan(), file)
    old = file.read_bytes()

    def full_disk(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("orgsandbox.files.atomic.os.fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        save(full_plan(), file)
    assert file.read_bytes() == old
    assert [held.name for held in tmp_path.iterdir()] == ["a.orgplan"]


@given(st.binary(max_size=300))
def test_random_bytes_never_raise_anything_else(data):
    with pytest.raises(Unreadable):
        loads(data)


@given(st.integers(0, 4000), st.integers(0, 255))
def test_a_flipped_byte_is_refused_or_still_a_plan(at, value):
    data = bytearray(dumps(plan()))
    data[at % len(data)] = value
    try:
        files.loads(bytes(data))
    except Unreadable:
        return


def test_a_plan_of_every_version_opens():
    """The file of each version stays here for good; a new version adds one and an upgrade."""
    kept = sorted((Path(__file__).parent / "plans").glob("version-*.orgplan"))
    assert [int(file.stem.split("-")[1]) for file in kept] == list(range(1, files.VERSION + 1))
    for file in kept:
        assert values(load(file))[0][1] == "現行"


def test_a_plan_of_endless_levels_is_refused_before_anything_goes_through_them():
    units = [{"id": f"u{n}", "name": "課", "parent": f"u{n - 1}"} for n in range(20_000)]
    scenario = {"id": "s", "name": "現行", "units": [{"id": "u-1", "name": "社"}, *units]}
    with pytest.raises(Unreadable, match="more than 100 levels"):
        loads(json.dumps({"format": "orgsandbox", "version": 3, "scenarios": [scenario]}).encode())


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_no_number_that_is_none_is_read_as_nothing(number):
    project = plan()
    broken = replace(project, assumptions=replace(project.assumptions, turnover=number))
    with pytest.raises(Unreadable):
        loads(dumps(broken))
