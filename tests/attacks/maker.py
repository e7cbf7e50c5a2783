"""Random ids, numbers, texts and splits for one scenario: what wishes are made of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from random import Random

from orgsandbox.commands import (
    split,
)
from orgsandbox.domain import work
from orgsandbox.domain.model import (
    Absence,
    Org,
    Side,
)
from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Project
from orgsandbox.grouping.propose import propose
from orgsandbox.grouping.values import Wishes
from orgsandbox.session.split_draft import SplitDraft

NUMBERS = (0.0, 0.2, 0.5, 1.0, 1.0, 2.0, 1e9, 1e13, 1e14, -1.0, 5e-324, float("inf"), float("nan"))
WHOLES = (0, 1, 1, 2, 3, 20, 50, 99, 100, 101, -1, 10**7, 10**10)
TEXTS = (
    "部",
    "佐藤 恵",
    "担当",
    "なんでも担当",
    "R&D <b>",
    "",
    " ",
    "\u3000",
    "\ud800",
    "a\x00\n\u202e",
    "長" * 300,
)
DAYS = (None, date(2027, 4, 1), date(2026, 4, 1), date.min, date.max)
SIDES = (None, *Side)


class Maker:
    """Makes random commands for one scenario of a plan, ids of its own numbered on."""

    def __init__(self, random: Random, project: Project, scenario: str, made: int = 0) -> None:
        self.random = random
        self.project = project
        self.scenario = scenario
        self.org: Org = project.scenario(scenario).org
        self.made = made

    def one(self, keys: Iterable[str]) -> str:
        """Return one of the ids, rarely one that is not there."""
        held = list(keys)
        if not held or self.random.random() < 0.03:
            return "nobody"
        return self.random.choice(held)

    def some(self, keys: Iterable[str], most: int = 4) -> tuple[str, ...]:
        held = list(keys)
        return tuple(self.random.sample(held, min(len(held), self.random.randint(0, most))))

    def key(self) -> str:
        """Return a new id, rarely one that is taken or none."""
        self.made += 1
        if self.random.random() < 0.04:
            return self.random.choice(("", "x" * 201, *self.org.units, *self.org.people))
        return f"made{self.made}"

    def person(self) -> str:
        return self.one(self.org.people)

    def unit(self) -> str:
        return self.one(self.org.units)

    def role(self) -> str:
        return self.one(role.id for unit in self.org.units.values() for role in unit.roles)

    def task(self) -> str:
        return self.one(self.org.tasks)

    def family(self) -> str:
        return self.one(self.org.families)

    def seat(self) -> tuple[str, str]:
        """Return a person and a role in which that person sits, mostly."""
        held = [
            (seat.person, role.id)
            for unit in self.org.units.values()
            for role in unit.roles
            for seat in role.seats
        ]
        if not held or self.random.random() < 0.05:
            return self.person(), self.role()
        return self.random.choice(held)

    def number(self) -> float:
        return self.random.choice(NUMBERS)

    def whole(self) -> int:
        return self.random.choice(WHOLES)

    def text(self) -> str:
        return self.random.choice(TEXTS)

    def day(self) -> date | None:
        return self.random.choice(DAYS)

    def maybe(self) -> bool:
        return self.random.random() < 0.5

    def work(self) -> dict[str, float]:
        return {self.task(): self.number() for _ in range(self.random.randint(0, 3))}

    def possible(self) -> dict[str, float]:
        """Return work that a seat can hold."""
        return {key: abs(self.random.gauss(0, 1)) for key in self.some(self.org.tasks)}

    def any_scenario(self) -> str:
        return self.one(held.id for held in self.project.scenarios)

    def earlier(self) -> str:
        return self.random.choice(self.project.scenarios).id

    def from_places(self) -> tuple[tuple[str, str | None], ...]:
        placed = [self.seat() for _ in range(self.random.randint(1, 3))]
        return tuple((person, role if self.maybe() else None) for person, role in placed)

    def fields_of_person(self) -> dict[str, object]:
        return dict(
            self.random.sample(
                [
                    ("name", self.text()),
                    ("fte", self.number()),
                    ("leaving", self.day()),
                    ("joined", self.day()),
                    ("note", self.text()),
                    ("can_do", self.some(self.org.tasks)),
                    ("absences", (Absence(self.day() or date.min, self.day()),)),
                    ("own_work", self.work()),
                ],
                2,
            )
        )

    def split(self) -> split.SplitUnit:
        """Return a split by hand, by a draft, or of a proposal with wishes and locks."""
        way = self.random.random()
        if way < 0.6 or not self.org.units:
            return self._split_by_hand()
        return self._split_of_draft() if way < 0.85 else self._split_of_proposal()

    def _parts(self, unit: str) -> tuple[list[str], list[str]]:
        held = self.org.units.get(unit)
        seats = (seat.person for role in held.roles for seat in role.seats) if held else ()
        owners = work.owners(self.org)
        return list(dict.fromkeys(seats)), [k for k in self.org.tasks if owners.get(k) == unit]

    def _split_by_hand(self) -> split.SplitUnit:
        unit = self.unit()
        here, owned = self._parts(unit)
        self.random.shuffle(here)
        self.random.shuffle(owned)
        at, cut = self.random.randint(0, len(here)), self.random.randint(0, len(owned))
        groups = (
            split.Group("甲", tuple(here[:at]), tuple(owned[:cut]), self.key()),
            split.Group("乙", tuple(here[at:]), tuple(owned[cut:]), self.key()),
        )
        return split.SplitUnit(
            self.scenario,
            unit,
            groups[: self.random.choice((1, 2, 2))],
            self.random.choice(list(split.Style)),
            self.random.choice(list(split.Crossing)),
            self.day(),
            self.text(),
        )

    def _split_of_draft(self) -> split.SplitUnit:
        unit = self.random.choice(list(self.org.units))
        here, owned = self._parts(unit)
        draft = SplitDraft(
            unit,
            style=self.random.choice(list(split.Style)),
            crossing=self.random.choice(list(split.Crossing)),
        )
        for _ in range(self.random.randint(1, 3)):
            draft = draft.with_group(self.text())
            group = draft.groups[-1].id
            draft = draft.with_people(self.some(here), group).with_tasks(self.some(owned), group)
        if self.maybe():
            draft = draft.without_group(draft.groups[0].id)
        return draft.shown().command(self.org, self.scenario, self.day())

    def _split_of_proposal(self) -> split.SplitUnit:
        unit = self.random.choice(list(self.org.units))
        here, _owned = self._parts(unit)
        pair = tuple(here[:2])
        locked = ((pair[0], pair[1]),) if len(pair) == 2 else ()
        wishes = Wishes(
            into=2,
            stay=frozenset(self.some(here, 1)),
            together=locked if self.maybe() else (),
            apart=(),
        )
        try:
            found = propose(self.org, unit, wishes)
        except Refused:
            return self._split_by_hand()
        if not found.proposals:
            return self._split_by_hand()
        draft = SplitDraft(
            unit,
            style=self.random.choice(list(split.Style)),
            crossing=self.random.choice(list(split.Crossing)),
        )
        proposal = self.random.choice(found.proposals)
        return draft.proposed(proposal).command(self.org, self.scenario, self.day())
