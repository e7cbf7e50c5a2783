"""Splitting and merging, whatever the team: nothing is lost, nothing depends on the order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsandbox.commands.merge import MergeUnits
from orgsandbox.commands.split import Crossing, Group, SplitUnit, Style
from orgsandbox.domain import rules, tree, work
from orgsandbox.domain.model import Org, Person, Role, Seat, Task, Unit

TASKS = tuple(f"t{number}" for number in range(5))


@st.composite
def teams(draw):
    """A team with own work or duties, and a group (0, 1 or none) for everybody and everything."""
    people = draw(st.integers(2, 6))
    amounts = st.integers(0, 4).map(lambda quarters: quarters / 4)
    duties = draw(st.dictionaries(st.sampled_from(TASKS), st.integers(1, 3).map(float), max_size=3))
    seats = []
    for number in range(people):
        own = draw(st.none() | st.dictionaries(st.sampled_from(TASKS), amounts, max_size=4))
        share = draw(st.sampled_from((100, 80, 55, 7)))
        done = {task: amount for task, amount in own.items() if amount} if own else own
        seats.append(Seat(f"p{number}", share, True, done))
    unit = Unit("u", "管理部", roles=(Role("r", "担当", tuple(seats), people + 1, duties=duties),))
    org = Org(
        {seat.person: Person(seat.person, seat.person) for seat in seats},
        {"u": unit},
        {task: Task(task, task, owner="u") for task in TASKS},
        {},
    )
    home = {seat.person: draw(st.sampled_from((0, 1))) for seat in seats}
    tasks = {task: draw(st.sampled_from((0, 1))) for task in TASKS}
    return org, home, tasks


def command(team, crossing: Crossing, style: Style = Style.SIBLINGS, *, backwards: bool = False):
    _org, home, tasks = team
    groups = [
        Group(
            f"部{number}",
            tuple(person for person, group in home.items() if group == number),
            tuple(task for task, group in tasks.items() if group == number),
            f"g{number}",
        )
        for number in (0, 1)
    ]
    if backwards:
        groups = [Group(g.name, g.people[::-1], g.tasks[::-1], g.id) for g in reversed(groups)]
    return SplitUnit("now", "u", tuple(groups), style, crossing)


def cells(org: Org) -> dict[str, dict[str, float]]:
    return {person: dict(work.person_work(org, person) or {}) for person in org.people}


@given(teams())
def test_handed_over_every_person_s_work_and_time_set_free_add_up(team):
    org = team[0]
    after = command(team, Crossing.HANDOVER).apply_org(org)
    before, now = cells(org), cells(after)
    for person in org.people:
        total, kept = sum(before[person].values()), sum(now[person].values())
        assert kept <= total + 1e-9
    for task in TASKS:
        was = sum(done.get(task, 0.0) for done in before.values())
        assert sum(done.get(task, 0.0) for done in now.values()) <= was + 1e-9
    assert rules.faults(after) == ()
    short = sum(need - held for need, held in work.shortages(after).values())
    freed = sum(sum(before[p].values()) - sum(now[p].values()) for p in org.people)
    assert freed == pytest.approx(short, abs=1e-9)


@given(teams())
def test_handing_over_does_not_depend_on_the_order(team):
    org = team[0]
    one = command(team, Crossing.HANDOVER).apply_org(org)
    turned = Org(dict(reversed(org.people.items())), org.units, org.tasks, org.families)
    other = command(team, Crossing.HANDOVER, backwards=True).apply_org(turned)
    first, second = cells(one), cells(other)
    for person in org.people:
        assert first[person] == pytest.approx(second[person], abs=1e-9)


@given(teams())
def test_kept_work_merged_again_gives_every_cell_seat_and_share_back(team):
    org = team[0]
    split = command(team, Crossing.KEEP, Style.HEADQUARTERS).apply_org(org)
    assert rules.faults(split) == ()
    again = MergeUnits("now", ("u", "g0", "g1"), "u").apply_org(split)
    assert rules.faults(again) == ()
    before, now = cells(org), cells(again)
    for person in org.people:
        assert now[person] == pytest.approx(before[person], abs=1e-9)
        shares = [place.seat.share for place in tree.places(again, person)]
        assert shares == [place.seat.share for place in tree.places(org, person)]
    for task in TASKS:
        assert again.tasks[task].owner == "u"
