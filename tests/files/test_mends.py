"""Plans that older versions saved out of bounds open again, and what was changed is told."""

from __future__ import annotations

import json

import pytest

from orgsandbox import cli
from orgsandbox.domain.model import Family
from orgsandbox.files import project as plan_file
from tests.attacks.commands import promises_broken
from tests.plans import plan, support_team


def damaged(change) -> bytes:
    """The bytes of a plan whose first scenario was changed by `change`."""
    org = support_team().with_families(Family("x", "他"))
    raw = json.loads(plan_file.dumps(plan(org)))
    change(raw["scenarios"][0])
    return json.dumps(raw).encode()


def role(scenario, key):
    return next(r for u in scenario["units"] for r in u.get("roles", ()) if r["id"] == key)


def test_a_share_of_120_counts_as_a_whole_and_is_told():
    data = damaged(lambda held: role(held, "anything")["seats"][0].update(share=120))
    project, told = plan_file.loads_told(data)
    (seat, *_others) = project.scenarios[0].org.units["team"].roles[0].seats
    assert (seat.person, seat.share) == ("sato", 100)
    assert [str(problem.message) for problem in told] == [
        "佐藤 恵, なんでも担当: the share of 120 % in the file counts as 100 %."
    ]
    assert told[0].subject == "sato"
    assert promises_broken(project) == []


@pytest.mark.parametrize(
    ("change", "read", "expected"),
    [
        (
            lambda s: s["people"][0].update(own_work={"pitch": 2e9}),
            lambda o: o.people["sato"].own_work,
            {"pitch": 1e9},
        ),
        (lambda s: s["people"][0].update(fte=2e9), lambda o: o.people["sato"].fte, 1e9),
        (
            lambda s: role(s, "anything")["seats"][0].update(work={"pitch": 10**12, "hiring": 1}),
            lambda o: o.units["team"].roles[0].seats[0].work,
            {"pitch": 1e9, "hiring": 1},
        ),
        (
            lambda s: role(s, "seller").update(duties={"pitch": 1e10}),
            lambda o: o.units["sales"].roles[0].duties,
            {"pitch": 1e9},
        ),
        (lambda s: s["tasks"][0].update(demand=1e10), lambda o: o.tasks["closing"].demand, 1e9),
        (lambda s: s["tasks"][0].update(expected=1e10), lambda o: o.tasks["closing"].expected, 1e9),
        (
            lambda s: s["tasks"][0].update(serves={"sales": 1e10}),
            lambda o: o.tasks["closing"].serves,
            {"sales": 1e9},
        ),
        (lambda s: s["families"][2].update(colour=1001), lambda o: o.families["x"].colour, 0),
        (lambda s: s["families"][2].update(colour=2003), lambda o: o.families["x"].colour, 1),
    ],
)
def test_a_number_out_of_range_counts_as_the_nearest_and_is_told(change, read, expected):
    project, told = plan_file.loads_told(damaged(change))
    assert read(project.scenarios[0].org) == expected
    assert len(told) == 1
    assert "out of range" in str(told[0].message)
    assert promises_broken(project) == []


def test_a_second_role_of_one_id_gets_an_id_of_its_own_with_its_people():
    data = damaged(lambda held: role(held, "anything").update(id="seller"))
    project, told = plan_file.loads_told(data)
    org = project.scenarios[0].org
    assert org.units["sales"].roles[0].id == "seller"
    made = org.units["team"].roles[0]
    assert made.id not in ("seller", "anything", "clerk", "ceo")
    assert [seat.person for seat in made.seats] == ["sato", "ito", "suzuki", "tanaka"]
    assert [problem.kind for problem in told] == ["duplicate_id"]
    again, _told = plan_file.loads_told(data)
    assert plan_file.dumps(again) == plan_file.dumps(project)


def test_several_are_told_one_by_one_and_a_sound_plan_tells_nothing():
    def change(held):
        for seat in role(held, "anything")["seats"]:
            seat["share"] = 150

    _project, told = plan_file.loads_told(damaged(change))
    assert [problem.value for problem in told] == ["150"] * 4
    assert plan_file.loads_told(plan_file.dumps(plan()))[1] == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda s: role(s, "anything")["seats"][0].update(share=-5),
        lambda s: role(s, "anything")["seats"][0].update(share="120"),
        lambda s: s["people"][0].update(fte=-1),
        lambda s: s.update(units=7),
        lambda s: s.update(people=[7]),
        lambda s: s["units"][0].update(roles={"id": 1}),
        lambda s: s["units"][0].update(parent="gone"),
    ],
)
def test_what_has_no_one_reading_stays_unreadable(change):
    with pytest.raises(plan_file.Unreadable):
        plan_file.loads(damaged(change))


def test_the_terminal_opens_such_a_plan_and_check_names_the_mend(tmp_path, capsys):
    file = tmp_path / "old.orgplan"
    file.write_bytes(damaged(lambda s: role(s, "anything")["seats"][0].update(share=120)))
    assert cli.main(["metrics", str(file)]) == 0
    capsys.readouterr()
    assert cli.main(["check", str(file), "--json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert problem["kind"] == "bad_number"
    assert problem["value"] == "120"
