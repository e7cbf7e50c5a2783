"""The panel's numbers: names to act on, undefined values, the same after any move."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsandbox.domain.model import Org, Person, Role, Seat, Unit
from orgsandbox.domain.project import Assumptions, Project, Scenario
from orgsandbox.domain.table import family_table, task_table
from orgsandbox.metrics import balance, panel, report
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.line import Line
from orgsandbox.metrics.reader import Reader
from orgsandbox.metrics.task_status import notices, task_rows
from tests.plans import move_one, plan, support_team

ASSUMED = Assumptions()


def read(before: Org, now: Org, units: frozenset[str] | None) -> dict[str, Line]:
    scopes = (Scope(before, units, ASSUMED), Scope(now, units, ASSUMED))
    return {line.id: line for line in Reader().lines(*scopes, advanced=True)}


def test_the_panel_opens_on_the_support_side():
    assert panel.default_scope(support_team()) == {"team"}


def test_lines_say_before_and_now_and_name_the_tasks():
    org = support_team()
    after = move_one("now", "tanaka", "clerk").apply_org(org)
    lines = read(org, after, frozenset({"team"}))
    # 商談 is done by one of the team, but by sales too: it does not hang on one person.
    assert (
        lines["balance_coverage.one_person_tasks"].before,
        lines["balance_coverage.one_person_tasks"].now,
    ) == (0, 1)
    assert lines["balance_coverage.one_person_tasks"].names == ("採用",)
    assert lines["utilisation.short_tasks"].names == ("採用",)
    assert lines["utilisation.short_tasks"].amber
    assert lines["headcount.vacant"].before == 2
    assert lines["truck_factor.tf"].now is not None


def test_tasks_show_their_state():
    org = support_team()
    after = move_one("now", "tanaka", "clerk").apply_org(org)
    rows = {row.task: row for row in task_rows(Scope(after, frozenset({"team"}), ASSUMED))}
    assert rows["hiring"].state == "short"
    assert rows["hiring"].needed == pytest.approx(1.4)
    assert any("採用" in str(text) for text in notices(Scope(after, None, ASSUMED)))


def test_an_empty_organisation_has_dashes_and_no_error():
    org = Org(units={"a": Unit("a", "総務部")})
    lines = read(org, org, None)
    assert lines["dol.DOL_P2T"].now is None
    assert lines["headcount.present"].now == 0


def test_people_without_work_data_are_counted_and_left_out():
    role = Role("r", "担当", (Seat("a"),))
    org = Org({"a": Person("a", "佐藤")}, {"u": Unit("u", "総務部", roles=(role,))})
    project = Project((Scenario("now", "現行", org),))
    found = report.as_json(project, "now", None, "family")
    assert found["without_data"] == {"people": ["a"], "tasks": []}
    assert found["metrics"]["dol"]["DOL_P2T"] is None


def test_the_report_has_ids_and_stable_keys():
    found = report.as_json(plan(), "now", "team", "family")
    assert set(found) == {"scenario", "unit", "grain", "metrics", "without_data"}
    assert "acc" in {"acc", *found["metrics"]["balance_coverage"]["leftover_tasks"]}
    assert found["metrics"]["balance_coverage"]["one_person_tasks"] == []
    assert {row["person"] for row in found["metrics"]["person_breadth"]["persons"]} == {
        "sato",
        "ito",
        "suzuki",
        "tanaka",
    }


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3), st.booleans()), max_size=12))
def test_a_table_after_moves_equals_one_built_afresh(moves):
    org = support_team()
    people, roles = list(org.people), ["anything", "clerk", "seller"]
    for person, role, bring in moves:
        name = people[person]
        if name != "boss":
            org = move_one("now", name, roles[role % 3], None, bring).apply_org(org)
            task_table(org)
    fresh = Org(
        dict(org.people),
        {
            k: Unit(u.id, u.name, u.parent, u.level, u.side, u.order, u.roles)
            for k, u in org.units.items()
        },
        dict(org.tasks),
        dict(org.families),
    )
    for build in (task_table, family_table):
        one, two = build(org), build(fresh)
        assert (one.people, one.tasks) == (two.people, two.tasks)
        np.testing.assert_array_equal(one.rows, two.rows)
        np.testing.assert_allclose(one.values, two.values, atol=1e-12)


def test_families_in_a_team_are_told_as_facts():
    from orgsandbox.metrics.ripe import family_facts

    facts = {held.name: held for held in family_facts(support_team(), "team", ASSUMED)}
    assert facts["経理"].fte == pytest.approx(1.3)
    assert (facts["経理"].doers, facts["経理"].specialists) == (2, 1)
    assert (facts["人事"].doers, facts["人事"].specialists) == (3, 2)


def test_a_task_that_somebody_outside_the_scope_does_too_does_not_hang_on_one_person():
    org = support_team()
    team = frozenset({"team"})
    alone = {"ito": {"closing": 1.0}, "suzuki": {"payroll": 1.0}}
    (role, clerk) = org.units["team"].roles
    kept = tuple(
        replace(seat, work=alone[seat.person]) for seat in role.seats if seat.person in alone
    )
    org = org.with_units(replace(org.units["team"], roles=(replace(role, seats=kept), clerk)))
    reading = balance.compute(Scope(org, team, Assumptions()))
    assert reading.behind("one_person_tasks") == ("closing", "payroll")
    boss = org.units["board"].roles[0]
    helped = replace(boss, seats=(replace(boss.seats[0], work={"closing": 0.1, "hiring": 0.1}),))
    org = org.with_units(org.units["board"].with_role(helped))
    scope = Scope(org, team, Assumptions())
    reading = balance.compute(scope)
    # Hiring hangs on the president.
    assert reading.behind("one_person_tasks") == ("payroll", "hiring")
    assert reading.behind("nobody_tasks") == ()
    assert {row.task: row.doers for row in task_rows(scope)}["closing"] == 2
