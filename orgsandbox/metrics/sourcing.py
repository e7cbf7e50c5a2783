"""現地調達の問い: would the revenue departments rather do it, rather buy it, and what does each cost.

Money is evidence beside the answers of the heads. Transaction cost economics gives directions, not
weights (Coase 1937; Williamson 1979, 1985), so there is no score.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Answer, Org, Sourcing, Task
from orgsandbox.metrics.base import LEAST_PEOPLE, Scope, Value
from orgsandbox.metrics.told_costs import Told, told_costs

_TIE = 1e-9
"""A saving below this is only what rounding left."""

_INVESTMENT = {
    1: "nonspecific",
    2: "nonspecific",
    3: "mixed",
    4: "idiosyncratic",
    5: "idiosyncratic",
}

_GOVERNANCE = {
    ("occasional", "nonspecific"): "market",
    ("occasional", "mixed"): "trilateral",
    ("occasional", "idiosyncratic"): "trilateral",
    ("recurrent", "nonspecific"): "market",
    ("recurrent", "mixed"): "bilateral",
    ("recurrent", "idiosyncratic"): "unified",
}

_QUADRANT = {
    ("low", "low"): "noncritical",
    ("high", "low"): "leverage",
    ("low", "high"): "bottleneck",
    ("high", "high"): "strategic",
}


def make_or_buy(internal: float, price: float, transaction: float) -> Mapping[str, Value]:
    """Return what buying saves a year (below 0: costs), relative to inside, and what is cheaper.

    Source: Coase 1937; Williamson 1985.
    """
    saving = internal - (price + transaction)
    cheaper = "tie" if abs(saving) < _TIE else "buy" if saving > 0 else "make"
    relative = saving / internal if internal else None
    return {"saving_if_bought": saving, "relative": relative, "cheaper": cheaper}


def local_value(
    internal: float, own: float | None, price: float | None, transaction: float | None
) -> tuple[float, str] | None:
    """Return min(own, price + transaction) − internal and the alternative ("self", "buy"): above 0,
    not to be had locally for less.

    A missing alternative is left out (a price without its transaction cost is one), ties go to
    "self"; both missing: None.
    """
    bought = price + transaction if price is not None and transaction is not None else None
    known = [(value, name) for value, name in ((own, "self"), (bought, "buy")) if value is not None]
    if not known:
        return None
    best, name = min(known, key=lambda pair: pair[0])
    return best - internal, name


def tipping_cost(internal: float, price: float) -> float:
    """Return the transaction cost a year above which doing it inside is cheaper: C − M."""
    return internal - price


def governance(frequency: str, investment: str) -> str:
    """Return the form Williamson's table has for a frequency and a kind of investment.

    Source: Williamson 1979, J. Law & Economics 22(2), figure II.
    """
    return _GOVERNANCE[frequency, investment]


def hint(sourcing: Sourcing) -> str | None:
    """Return Williamson's cell for a task; None where its specificity is not known."""
    if sourcing.specificity is None:
        return None
    frequency = "recurrent" if sourcing.recurrent else "occasional"
    return governance(frequency, _INVESTMENT[sourcing.specificity])


def kraljic(profit_impact: str, supply_risk: str) -> str:
    """Return Kraljic's quadrant. Source: Kraljic 1983, Harvard Business Review 61(5)."""
    return _QUADRANT[profit_impact, supply_risk]


@dataclass(frozen=True, slots=True)
class Case:
    """One task's answers and money a year. `own` and `outside` are the answers' tally by word.

    `internal` is None where a rate is missing, or where fewer than three people have one at all
    (`few`); it is `averaged` where an exact cost could tell somebody's own rate. `value` is as in `local_value`, `dearer_own` and `dearer_bought` how much more doing
    it themselves or buying would cost, `tips_at` the transaction cost at which buying stops being
    cheaper.
    """

    task: str
    fte: float
    few: bool
    averaged: bool
    internal: float | None
    value: float | None
    best: str | None
    dearer_own: float | None
    dearer_bought: float | None
    tips_at: float | None
    own: Mapping[str, int]
    outside: Mapping[str, int]
    hint: str | None
    exempt: bool


def asked_about(scope: Scope) -> tuple[str, ...]:
    """Return the tasks the revenue departments are asked about: those done in scope."""
    known = set(scope.tasks.tasks)
    return tuple(key for key in scope.org.tasks if key in known)


def cases(org: Org, rates: Mapping[str, float], tasks: tuple[str, ...]) -> tuple[Case, ...]:
    """Return the cases of these tasks, in their order."""
    supply = work.supply(org)
    owners = work.owners(org)
    asked = tree.revenue_units(org)

    def few(task: str) -> bool:
        return _few(org, task, owners.get(task, ""))

    told = told_costs(org, rates, tuple(key for key in tasks if key in org.tasks), few)
    cases = []
    for key in tasks:
        if key in org.tasks:
            answers = tuple(answers_of(org.tasks[key], asked).values())
            cases.append(_case(org.tasks[key], answers, supply.get(key, 0.0), told[key]))
    return tuple(cases)


def _few(org: Org, task: str, owner: str) -> bool:
    """Say whether a cost would tell of fewer than three people: of the department that owns the
    task, or of those it is done in."""
    units = [unit for unit in work.suppliers(org, task) if unit in org.units]
    done_in = sum(people_in(org, unit) for unit in units)
    return min(people_in(org, owner), done_in) < LEAST_PEOPLE


def answers_of(task: Task, asked: Collection[str]) -> dict[str, Answer]:
    """Return the answers by department of those that are asked (`tree.revenue_units`); others have
    no voice any more."""
    return {unit: task.sourcing.answers[unit] for unit in asked if unit in task.sourcing.answers}


def _case(task: Task, answers: tuple[Answer, ...], fte: float, told: Told) -> Case:
    sourcing, internal = task.sourcing, told.cost
    money = _money(sourcing, internal) if internal is not None else _NO_MONEY
    return Case(
        task.id,
        fte,
        told.averaged and internal is None,
        told.averaged and internal is not None,
        internal,
        *money,
        tally(answer.own for answer in answers),
        tally(answer.outside for answer in answers),
        hint(sourcing),
        sourcing.exempt,
    )


_Money = tuple[float | None, str | None, float | None, float | None, float | None]
_NO_MONEY: _Money = (None, None, None, None, None)


def _money(sourcing: Sourcing, internal: float) -> _Money:
    """Return value, the best alternative, what each costs more, and where buying tips."""
    known = sourcing.price is not None and sourcing.transaction is not None
    bought = (sourcing.price or 0.0) + (sourcing.transaction or 0.0) if known else None
    value, best = local_value(
        internal, sourcing.own_cost, sourcing.price, sourcing.transaction
    ) or (None, None)
    return (
        value,
        best,
        sourcing.own_cost - internal if sourcing.own_cost is not None else None,
        bought - internal if bought is not None else None,
        tipping_cost(internal, sourcing.price) if sourcing.price is not None else None,
    )


def tally(words: Iterable[str]) -> dict[str, int]:
    """Return how often each answer was given; empty ones are not counted."""
    counts: dict[str, int] = {}
    for word in words:
        if word:
            counts[word] = counts.get(word, 0) + 1
    return counts


def people_in(org: Org, unit: str) -> int:
    """Return how many people have their main post in a department; 0 for an unknown one."""
    if unit not in org.units:
        return 0
    return sum(seat.main for role in org.units[unit].roles for seat in role.seats)


def opinion(tally: Mapping[str, int]) -> str:
    """Return what most of those asked say: "yes", "either", "no"; "" without answers.

    A tie is "either", one of yes and no "mixed".
    """
    if not tally:
        return ""
    most = max(tally.values())
    first = [said for said, count in tally.items() if count == most]
    if {"yes", "no"} <= set(first):
        return "mixed"
    return first[0] if len(first) == 1 else "either"


def same_way(stated: str, dearer: float | None) -> bool | None:
    """Say whether an answer and the money point the same way; None where either says nothing.

    "yes" (rather elsewhere) goes with an amount below 0 (elsewhere costs less), "no" with one
    above.
    """
    if dearer is None or dearer == 0 or stated not in ("yes", "no"):
        return None
    return (stated == "yes") == (dearer < 0)


def differs(case: Case) -> bool:
    """Say whether an answer of a case and the money point different ways in one of the questions."""
    pairs = ((case.own, case.dearer_own), (case.outside, case.dearer_bought))
    return not case.exempt and any(same_way(opinion(told), money) is False for told, money in pairs)
