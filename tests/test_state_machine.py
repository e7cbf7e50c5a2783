"""Random work with every verb: nobody lost or doubled, time conserved, undo back to the start."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from orgsandbox.commands.base import Command
from orgsandbox.commands.destinations import SetTaskShare, SetUnitShare
from orgsandbox.commands.merge import MergeUnits
from orgsandbox.commands.people import AddPerson, EditPeople, RemovePeople, SetOwnWork
from orgsandbox.commands.roles import (
    AddRole,
    MakeRoleFromFamily,
    MoveRole,
    RemoveRole,
    SetDuties,
    SetHead,
    SetPlanned,
)
from orgsandbox.commands.scenarios import DeleteScenarios, DuplicateScenario, PinBaseline
from orgsandbox.commands.seats import (
    AddSeat,
    MakeMain,
    MoveSeat,
    MoveToUnit,
    SetSeatWork,
    SetShare,
    Vacate,
)
from orgsandbox.commands.split import Crossing, Group, SplitUnit, Style
from orgsandbox.commands.tasks import RemoveFamily, RemoveTask, SetDemand, SetOwner
from orgsandbox.commands.units import AddUnit, MoveUnit, RemoveUnit, ReorderUnit, SetSide
from orgsandbox.domain import rules, tree
from orgsandbox.domain.destinations import CUSTOMER
from orgsandbox.domain.model import Org, Person, Role, Side, Unit
from orgsandbox.domain.problem import Refused
from orgsandbox.files import project as project_file
from orgsandbox.session.workspace import Workspace
from tests.plans import plan

numbers = st.integers(0, 1000)


class Planner(RuleBasedStateMachine):
    """A planner who clicks everywhere."""

    @initialize()
    def open(self) -> None:
        self.start = plan()
        self.workspace = Workspace(self.start)
        self.made = 0
        self.steps = 0

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
            return
        self.steps += self.workspace.project is not before

    @rule(a=numbers, b=numbers, bring=st.booleans())
    def move(self, a: int, b: int, bring: bool) -> None:
        people = set(self.org.people)
        self.do(MoveSeat(self.workspace.current, self.person(a), self.role(b), None, bring))
        assert set(self.org.people) == people

    @rule(a=numbers, b=numbers, second=st.booleans())
    def move_to_unit(self, a: int, b: int, second: bool) -> None:
        people = ((self.person(a), None),)
        self.do(MoveToUnit(self.workspace.current, people, self.unit(b), "担当", second=second,
                           new_role=self.key()))  # fmt: skip

    @rule(a=numbers, b=numbers)
    def second_post(self, a: int, b: int) -> None:
        self.do(AddSeat(self.workspace.current, self.person(a), self.role(b)))

    @rule(a=numbers, b=numbers, share=st.integers(0, 101))
    def share(self, a: int, b: int, share: int) -> None:
        self.do(SetShare(self.workspace.current, self.person(a), self.role(b), share))

    @rule(a=numbers, b=numbers)
    def main(self, a: int, b: int) -> None:
        self.do(MakeMain(self.workspace.current, self.person(a), self.role(b)))

    @rule(a=numbers, b=numbers, whole=st.booleans())
    def vacate(self, a: int, b: int, whole: bool) -> None:
        self.do(Vacate(self.workspace.current, self.person(a), None if whole else self.role(b)))

    @rule(a=numbers, fte=st.sampled_from([0.0, 0.5, 1.0]))
    def people(self, a: int, fte: float) -> None:
        current = self.workspace.current
        self.do(AddPerson(current, Person(self.key(), "新人")))
        self.do(EditPeople(current, (self.person(a),), {"fte": fte}))
        if a % 5 == 0:
            self.do(RemovePeople(current, (self.person(a),)))

    @rule(a=numbers, b=numbers, amount=st.sampled_from([0.0, 0.3, 1.2]))
    def work(self, a: int, b: int, amount: float) -> None:
        task = self.one(self.org.tasks, b)
        current = self.workspace.current
        self.do(SetSeatWork(current, self.person(a), self.role(b), {task: amount}))
        self.do(SetOwnWork(current, self.person(b), {task: amount}))
        self.do(EditPeople(current, (self.person(a),), {"can_do": (task,)}))
        self.do(SetDuties(current, self.role(a), {task: amount}))

    @rule(a=numbers, b=numbers)
    def roles(self, a: int, b: int) -> None:
        current = self.workspace.current
        self.do(AddRole(current, self.unit(a), Role(self.key(), "担当", planned=b % 3)))
        self.do(MoveRole(current, self.role(b), self.unit(a)))
        self.do(SetHead(current, self.unit(a), self.role(b)))
        self.do(SetPlanned(current, self.role(a), b % 4))
        family = self.one(self.org.families, a)
        self.do(MakeRoleFromFamily(current, self.unit(b), family, "経理担当", self.key()))
        if a % 4 == 0:
            self.do(RemoveRole(current, self.role(a)))

    @rule(a=numbers, b=numbers)
    def units(self, a: int, b: int) -> None:
        current = self.workspace.current
        self.do(AddUnit(current, Unit(self.key(), "新しい部", self.unit(a))))
        self.do(MoveUnit(current, self.unit(b), self.unit(a)))
        self.do(ReorderUnit(current, self.unit(a), b % 3))
        self.do(SetSide(current, self.unit(b), Side.SUPPORT if a % 2 else None))
        if a % 4 == 0:
            self.do(RemoveUnit(current, self.unit(a)))

    @rule(a=numbers, b=numbers)
    def tasks(self, a: int, b: int) -> None:
        current = self.workspace.current
        self.do(SetOwner(current, self.one(self.org.tasks, a), self.unit(b)))
        self.do(SetDemand(current, self.one(self.org.tasks, b), a / 100))
        self.do(SetUnitShare(current, self.unit(a), self.unit(b), None if a % 2 else 0.4))
        self.do(SetTaskShare(current, self.one(self.org.tasks, b), CUSTOMER, None))
        if a % 9 == 0:
            self.do(RemoveTask(current, self.one(self.org.tasks, a)))
        if b % 9 == 0:
            self.do(RemoveFamily(current, self.one(self.org.families, b)))

    @rule(a=numbers, cut=numbers, style=st.sampled_from(Style), crossing=st.sampled_from(Crossing))
    def split(self, a: int, cut: int, style: Style, crossing: Crossing) -> None:
        unit = self.org.units[self.unit(a)]
        people = list(dict.fromkeys(seat.person for role in unit.roles for seat in role.seats))
        at = cut % (len(people) + 1)
        shares = {key: self.total_share(key) for key in people}
        groups = (Group("甲", tuple(people[:at]), (), self.key()),
                  Group("乙", tuple(people[at:]), (), self.key()))  # fmt: skip
        self.do(SplitUnit(self.workspace.current, unit.id, groups, style, crossing))
        assert {key: self.total_share(key) for key in people} == shares

    def total_share(self, person: str) -> int:
        return sum(place.seat.share for place in tree.places(self.org, person))

    @rule(a=numbers, b=numbers)
    def merge(self, a: int, b: int) -> None:
        people = set(self.org.people)
        self.do(MergeUnits(self.workspace.current, (self.unit(a), self.unit(b)), self.unit(b)))
        assert set(self.org.people) == people

    @rule(a=numbers)
    def scenarios(self, a: int) -> None:
        self.do(DuplicateScenario(self.workspace.current, "案", new=self.key()))
        self.do(PinBaseline(self.workspace.current if a % 2 else None))
        if a % 3 == 0:
            self.do(DeleteScenarios((self.workspace.current,)))

    @rule(times=st.integers(1, 4))
    def undo_and_redo(self, times: int) -> None:
        shown = self.workspace.project
        done = sum(self.workspace.undo() is not None for _ in range(times))
        for _ in range(done):
            self.workspace.redo()
        assert self.workspace.project is shown

    @invariant()
    def sound(self) -> None:
        if hasattr(self, "workspace"):
            assert not rules.project_faults(self.workspace.project)

    def teardown(self) -> None:
        if not hasattr(self, "workspace"):
            return
        end = self.workspace.project
        data = project_file.dumps(end)
        assert project_file.dumps(project_file.loads(data)) == data
        while self.workspace.undo():
            pass
        assert self.workspace.project is self.start


Planner.TestCase.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
TestPlanner = Planner.TestCase
