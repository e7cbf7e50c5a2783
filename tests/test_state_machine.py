"""Random work with every verb: nobody lost or doubled, time conserved, undo back to the start.

After every step the plan is sound, and saved and opened again it is the same plan.
"""

from __future__ import annotations

from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from orgsandbox.commands.base import Command
from orgsandbox.commands.merge import MergeUnits
from orgsandbox.commands.seats import MoveToUnit
from orgsandbox.commands.split import Crossing, Group, SplitUnit, Style
from orgsandbox.domain import tree
from orgsandbox.domain.model import Org
from orgsandbox.domain.problem import Refused
from orgsandbox.files.cut_out import cut_out
from orgsandbox.session.workspace import Workspace
from tests.attacks.commands import promises_broken
from tests.attacks.odd import odd_plans
from tests.attacks.wishes import WISHES, Maker, every_command
from tests.plans import move_one

PLANS = odd_plans()
numbers = st.integers(0, 1000)
randoms = st.randoms(use_true_random=False)


class Planner(RuleBasedStateMachine):
    """A planner who clicks everywhere, in an odd plan."""

    @initialize(name=st.sampled_from(list(PLANS)))
    def open(self, name: str) -> None:
        self.start = PLANS[name]
        self.workspace = Workspace(self.start)
        self.made = 0

    @property
    def org(self) -> Org:
        return self.workspace.org

    def one(self, keys: object, number: int) -> str:
        held = list(keys)
        return held[number % len(held)] if held else "nobody"

    def key(self) -> str:
        self.made += 1
        return f"made{self.made}"

    def person(self, number: int) -> str:
        return self.one(self.org.people, number)

    def unit(self, number: int) -> str:
        return self.one(self.org.units, number)

    def role(self, number: int) -> str:
        return self.one(tree.index(self.org).unit_of, number)

    def do(self, command: Command) -> None:
        before = self.workspace.project
        try:
            self.workspace.do(command)
        except Refused:
            assert self.workspace.project is before

    @rule(kinds=st.lists(st.sampled_from(list(WISHES)), min_size=1, max_size=6), random=randoms)
    def wishes(self, kinds: list[type[Command]], random: Random) -> None:
        for kind in kinds:
            maker = Maker(random, self.workspace.project, self.workspace.current, self.made)
            self.do(WISHES[kind](maker))
            self.made = maker.made
            self.keeps_its_promises()

    @rule(a=numbers, b=numbers, bring=st.booleans())
    def move(self, a: int, b: int, bring: bool) -> None:
        people = set(self.org.people)
        self.do(move_one(self.workspace.current, self.person(a), self.role(b), None, bring))
        assert set(self.org.people) == people

    @rule(a=numbers, b=numbers, second=st.booleans())
    def move_to_unit(self, a: int, b: int, second: bool) -> None:
        person, unit = self.person(a), self.unit(b)
        others = {key: tree.places(self.org, key) for key in self.org.people if key != person}
        self.do(
            MoveToUnit(
                self.workspace.current,
                ((person, None),),
                unit,
                "担当",
                second=second,
                new_role=self.key(),
            )
        )
        assert {key: tree.places(self.org, key) for key in others} == others

    @rule(a=numbers, cut=numbers, style=st.sampled_from(Style), crossing=st.sampled_from(Crossing))
    def split(self, a: int, cut: int, style: Style, crossing: Crossing) -> None:
        if not self.org.units:
            return
        unit = self.org.units[self.unit(a)]
        people = list(dict.fromkeys(seat.person for role in unit.roles for seat in role.seats))
        at = cut % (len(people) + 1)
        shares = {key: self.total_share(key) for key in people}
        groups = (
            Group("甲", tuple(people[:at]), (), self.key()),
            Group("乙", tuple(people[at:]), (), self.key()),
        )
        self.do(SplitUnit(self.workspace.current, unit.id, groups, style, crossing))
        assert {key: self.total_share(key) for key in people} == shares

    def total_share(self, person: str) -> int:
        return sum(place.seat.share for place in tree.places(self.org, person))

    @rule(a=numbers, b=numbers)
    def merge(self, a: int, b: int) -> None:
        people = {key: bool(tree.places(self.org, key)) for key in self.org.people}
        self.do(MergeUnits(self.workspace.current, (self.unit(a), self.unit(b)), self.unit(b)))
        assert {key: bool(tree.places(self.org, key)) for key in self.org.people} == people

    @rule(a=numbers)
    def cut_out(self, a: int) -> None:
        if self.org.units:
            cut = cut_out(self.workspace.project, self.workspace.scenario, self.unit(a))
            assert not promises_broken(cut)

    @rule(times=st.integers(1, 4))
    def undo_and_redo(self, times: int) -> None:
        shown = self.workspace.project
        done = sum(self.workspace.undo() is not None for _ in range(times))
        for _ in range(done):
            self.workspace.redo()
        assert self.workspace.project is shown

    @invariant()
    def keeps_its_promises(self) -> None:
        if hasattr(self, "workspace"):
            assert not promises_broken(self.workspace.project)

    def teardown(self) -> None:
        if not hasattr(self, "workspace"):
            return
        while self.workspace.undo():
            pass
        assert self.workspace.project is self.start


Planner.TestCase.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
TestPlanner = Planner.TestCase


def test_there_is_a_random_wish_of_every_command_there_is():
    assert every_command() == set(WISHES)
