"""Who does and who could do which task, as islands of people and families of tasks to be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org
from orgsandbox.domain.table import WorkTable, family_of, task_table
from orgsandbox.metrics import balance, cando
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.cando import Cover
from orgsandbox.metrics.leftover import absorbers

MOST_PEOPLE = 200
LOOSE, OUTSIDE = 0, -1
_MOST_OUTSIDE = 12
_MOST_DRAWN = 60


@dataclass(frozen=True, slots=True)
class Who:
    """A person: load over all posts (None: unknown); `unit` names the department of outsiders."""

    key: str
    name: str
    load: float | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class What:
    """A task with how many people of the whole organisation do it."""

    key: str
    name: str
    doers: int
    colour: int | None


@dataclass(frozen=True, slots=True)
class FamilyOf:
    """Tasks of one family ("": of none) in one island; `leftover`: nobody specialises in it."""

    name: str
    leftover: bool
    tasks: tuple[What, ...]


@dataclass(frozen=True, slots=True)
class Island:
    """What hangs together, numbered from 1; LOOSE holds what hangs on nothing, OUTSIDE people of
    other departments who do or can do some of it.
    """

    number: int
    people: tuple[Who, ...]
    families: tuple[FamilyOf, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Islands, the share of the person's time by (person, task), who could besides, and the one
    training that would join the most. `narrowed`: only the work without a specialist is drawn, and
    `not_shown` of its doers are too many to be drawn.
    """

    islands: tuple[Island, ...] = ()
    does: Mapping[tuple[str, str], float] | None = None
    can: frozenset[tuple[str, str]] = frozenset()
    training: tuple[str, str] | None = None
    covers: Mapping[str, Cover] | None = None
    narrowed: bool = False
    not_shown: int = 0

    @property
    def joined(self) -> int:
        """How many islands there are."""
        return sum(island.number > 0 for island in self.islands)


def graph(scope: Scope) -> Graph:
    """Return the graph of a scope; of many people only the work without a specialist."""
    return _Maker(scope).graph()


class _Maker:
    def __init__(self, scope: Scope) -> None:
        self.scope, self.org = scope, scope.org
        self.leftover = frozenset(balance.compute(scope).behind("leftover_tasks"))
        self.whole = task_table(scope.org)
        self.loads = _loads(self.whole)
        table = scope.tasks
        self.people = [*table.people, *table.without_data]
        self.tasks = [task for task in table.tasks if task in self.org.tasks]
        self.not_shown = 0
        self.many = len(self.people) > MOST_PEOPLE
        if self.many:
            self._narrow()

    def _narrow(self) -> None:
        """Keep the work without a specialist, and of its doers those who take on most of it."""
        taking = [entry.person for entry in absorbers(self.scope)]
        self.people = taking[:_MOST_DRAWN]
        self.not_shown = len(taking) - len(self.people)
        left = [task for task in self.tasks if family_of(self.org, task) in self.leftover]
        self.tasks = left[:_MOST_DRAWN]

    def graph(self) -> Graph:
        covers = cando.cover(self.org, self.tasks)
        inside = set(self.people)
        others = dict.fromkeys(
            person
            for cover in covers.values()
            for person in (*cover.doers, *cover.able)
            if person not in inside
        )
        outside = list(others) if len(others) <= _MOST_OUTSIDE and not self.many else []
        shown = inside.union(outside)
        islands, training = ((), None) if self.many else self._hang_together()
        return Graph(
            tuple(self._islands(islands, outside, covers)),
            _shares(self.whole, shown, covers.keys()),
            frozenset(
                (person, task)
                for task, cover in covers.items()
                for person in cover.able
                if person in shown
            ),
            training,
            covers,
            self.many,
            self.not_shown,
        )

    def _hang_together(
        self,
    ) -> tuple[tuple[tuple[list[str], list[str]], ...], tuple[str, str] | None]:
        """Return islands by ids, and the training; both of the people of the scope."""
        table = self.scope.tasks
        flags = cando.flags(self.scope)
        loads = table.row_sums / table.time.clip(1e-9)
        link = cando.best_link(flags, loads)
        islands = tuple(
            ([table.people[row] for row in people], [table.tasks[col] for col in tasks])
            for people, tasks in cando.islands(flags)
        )
        return islands, (table.people[link[0]], table.tasks[link[1]]) if link else None

    def _islands(
        self,
        islands: tuple[tuple[list[str], list[str]], ...],
        outside: list[str],
        covers: Mapping[str, Cover],
    ) -> Iterable[Island]:
        placed: set[str] = set()
        for number, (people, tasks) in enumerate(islands, 1):
            placed.update(people, tasks)
            yield Island(number, self._people(people), self._families(tasks, covers))
        people = [key for key in self.people if key not in placed]
        tasks = [key for key in self.tasks if key not in placed]
        if people or tasks:
            yield Island(LOOSE, self._people(people), self._families(tasks, covers))
        if outside:
            yield Island(OUTSIDE, self._people(outside, told=True), ())

    def _people(self, keys: list[str], *, told: bool = False) -> tuple[Who, ...]:
        return tuple(
            Who(
                key,
                self.org.people[key].name,
                self.loads.get(key),
                _unit_name(self.org, key) if told else "",
            )
            for key in keys
        )

    def _families(self, tasks: list[str], covers: Mapping[str, Cover]) -> tuple[FamilyOf, ...]:
        """Return the tasks by family: those without a specialist first, then as in the plan."""
        families = self.org.families
        order = {key: number for number, key in enumerate(families)}
        groups: dict[tuple[bool, str], list[What]] = {}
        for task in tasks:
            key = family_of(self.org, task)
            colour = families[key].colour if key in families else None
            what = What(task, self.org.tasks[task].name, len(covers[task].doers), colour)
            group = (key not in self.leftover, key if key in families else "")
            groups.setdefault(group, []).append(what)
        made = []
        for group in sorted(groups, key=lambda pair: (pair[0], order.get(pair[1], len(order)))):
            name = families[group[1]].name if group[1] else ""
            made.append(FamilyOf(name, not group[0], tuple(groups[group])))
        return tuple(made)


def _loads(table: WorkTable) -> dict[str, float]:
    """Return work / time by person, over all posts."""
    sums = table.row_sums
    return {
        person: float(sums[row] / table.time[row])
        for row, person in enumerate(table.people)
        if table.time[row] > 0
    }


def _shares(
    table: WorkTable, people: set[str], tasks: Iterable[str]
) -> dict[tuple[str, str], float]:
    """Return the share of each person's work that each task takes, over all posts."""
    sums, wanted = table.row_sums, set(tasks)
    shares = {}
    for row, col, value in zip(
        table.rows.tolist(), table.cols.tolist(), table.values.tolist(), strict=True
    ):
        person, task = table.people[row], table.tasks[col]
        if person in people and task in wanted:
            shares[person, task] = value / float(sums[row])
    return shares


def _unit_name(org: Org, person: str) -> str:
    place = tree.main_place(org, person)
    return org.units[place.unit].name if place is not None else ""
