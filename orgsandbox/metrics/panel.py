"""The planner's panel: what is shown, in which order, before and now (design.md, "How it looks")."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Org, Side
from orgsandbox.domain.project import Assumptions
from orgsandbox.i18n import N_
from orgsandbox.metrics import (
    balance,
    breadth,
    cowork,
    decomposition,
    division,
    h2,
    headcount,
    load,
    separability,
    spans,
    truck,
)
from orgsandbox.metrics.base import Metric, Reading, Scope
from orgsandbox.metrics.doers import doers
from orgsandbox.metrics.sums import cells_of

_KEPT = 24
_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the panel.

    `kind` is "count", "share" (0-1, shown in percent), "scale" (0-1), "number" or "load".
    `names` are those to act on; `amber` is set only for what is true by definition. `at_most` and
    `before_at_most` mark values that are upper bounds.
    """

    id: str
    title: str
    kind: str
    before: float | None
    now: float | None
    metric: Metric
    names: tuple[str, ...] = ()
    amber: bool = False
    advanced: bool = False
    at_most: bool = False
    before_at_most: bool = False


@dataclass(frozen=True, slots=True)
class _Spec:
    id: str
    title: str
    kind: str
    metric: Metric
    key: str
    advanced: bool = False


_SPECS = (
    _Spec("present", N_("People"), "count", headcount.METRIC, "present"),
    _Spec("planned", N_("Planned seats"), "count", headcount.METRIC, "planned"),
    _Spec("vacant", N_("Vacant seats"), "count", headcount.METRIC, "vacant"),
    _Spec("second_posts", N_("People with a second post"), "count", headcount.METRIC, "second_posts"),
    _Spec("external", N_("Contract workers"), "count", headcount.METRIC, "external"),
    _Spec("managers", N_("Managers"), "count", spans.METRIC, "managers"),
    _Spec("mean_span", N_("Direct reports (mean)"), "number", spans.METRIC, "mean_span"),
    _Spec("layers", N_("Layers"), "count", spans.METRIC, "layers"),
    _Spec("leftover", N_("Tasks without a specialist"), "count", balance.METRIC, "leftover_count"),
    _Spec("one_person", N_("Tasks with one person"), "count", balance.METRIC, "one_person_count"),
    _Spec("nobody", N_("Tasks nobody does"), "count", balance.METRIC, "nobody_count"),
    _Spec("short", N_("Tasks short of people"), "count", load.METRIC, "short_count"),
    _Spec("cross", N_("Work across departments"), "share", separability.METRIC, "cross_share"),
    _Spec("dol", N_("Division of labour"), "scale", division.METRIC, "DOL_P2T"),
    _Spec("lines", N_("Carried by department lines"), "share", decomposition.METRIC, "between_share"),
    _Spec("specialists", N_("Specialised share"), "share", balance.METRIC, "specialist_fte_share"),
    _Spec("breadth", N_("Tasks per person (effective)"), "number", breadth.METRIC, "mean_N1"),
    _Spec("load", N_("Load"), "load", load.METRIC, "unit"),
    _Spec("kappa", N_("κ (crossing, chance taken out)"), "number", separability.METRIC, "kappa", True),
    _Spec("barber", N_("Modularity Q (Barber)"), "number", separability.METRIC, "Q_barber", True),
    _Spec("t2p", N_("Division of labour, task to person"), "scale", division.METRIC, "DOL_T2P", True),
    _Spec("sym", N_("Division of labour, symmetric"), "scale", division.METRIC, "DOL_sym", True),
    _Spec("leftover_share", N_("Leftover work, share of time"), "share", balance.METRIC,
          "leftover_hours_share", True),
    _Spec("one_share", N_("One-person tasks, share of time"), "share", balance.METRIC,
          "one_person_hours_share", True),
    _Spec("truck", N_("Absences that stop most tasks"), "count", truck.METRIC, "tf", True),
    _Spec("h2", N_("H2′ (specialisation of the table)"), "scale", h2.METRIC, "H2prime", True),
    _Spec("ei", N_("E-I index of shared work"), "number", cowork.METRIC, "EI_weighted", True),
    _Spec("gini", N_("Evenness of load (Gini)"), "number", load.METRIC, "gini", True),
)  # fmt: skip

_AMBER = {"one_person", "nobody", "short"}


def default_scope(org: Org) -> frozenset[str] | None:
    """Return the units the planner works on: the support side; None (all) when there is none."""
    support = frozenset(key for key, side in tree.sides(org).items() if side is Side.SUPPORT)
    return support or None


def scope_of(org: Org, unit: str) -> frozenset[str]:
    """Return a unit and everything below it."""
    return frozenset(tree.subtree(org, unit))


def lines(
    before: Org,
    now: Org,
    units: frozenset[str] | None,
    assumptions: Assumptions,
    grain: str = "family",
    *,
    units_before: frozenset[str] | None = None,
    advanced: bool = False,
) -> tuple[Line, ...]:
    """Return the panel's lines for two organisations; the costly ones only when `advanced`.

    `units_before` is the scope in `before` where it differs (other units then).
    """
    old = readings(Scope(before, units_before if units_before is not None else units,
                         assumptions, grain), advanced=advanced)  # fmt: skip
    new = readings(Scope(now, units, assumptions, grain), advanced=advanced)
    found = []
    for spec in _SPECS:
        if spec.advanced and not advanced:
            continue
        value = _number(new.get(spec.key))
        names = new.get(f"{spec.key}:names", ())
        found.append(
            Line(
                spec.id,
                spec.title,
                spec.kind,
                _number(old.get(spec.key)),
                value,
                spec.metric,
                names if isinstance(names, tuple) else (),
                amber=(spec.id in _AMBER and bool(value))
                or (spec.id == "load" and value is not None and value > 1 + 1e-9),
                advanced=spec.advanced,
                at_most=bool(new.get(f"{spec.key}:at_most")),
                before_at_most=bool(old.get(f"{spec.key}:at_most")),
            )
        )
    return tuple(found)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


_readings: OrderedDict[tuple[object, ...], tuple[Org, Mapping[str, object]]] = OrderedDict()


def at_once(scope: Scope) -> bool:
    """Say whether the costly readings of a scope fit into a frame: of few people, or remembered."""
    return len(scope.tasks.people) <= _AT_ONCE or _recalled(scope, advanced=True) is not None


def coming() -> tuple[Line, ...]:
    """Return the costly lines without values, for as long as they are being read."""
    return tuple(
        Line(spec.id, spec.title, spec.kind, None, None, spec.metric, advanced=True)
        for spec in _SPECS
        if spec.advanced
    )


def readings(scope: Scope, *, advanced: bool) -> Mapping[str, object]:
    """Return all values of the panel by key, remembered while the organisation is the same."""
    held = _recalled(scope, advanced=advanced)
    if held is None:
        held = {**readings(scope, advanced=False), **costly(scope)} if advanced else _live(scope)
        _remember(scope, held, advanced=advanced)
    return held


def remember_costly(scope: Scope, values: Mapping[str, object]) -> None:
    """Keep what `costly` gave, as if it had been read here."""
    _remember(scope, {**readings(scope, advanced=False), **values}, advanced=True)


def _key(scope: Scope, *, advanced: bool) -> tuple[object, ...]:
    return (id(scope.org), scope.units, scope.grain, scope.assumptions.theta, advanced)


def _recalled(scope: Scope, *, advanced: bool) -> Mapping[str, object] | None:
    held = _readings.get(_key(scope, advanced=advanced))
    return held[1] if held is not None and held[0] is scope.org else None


def _remember(scope: Scope, values: Mapping[str, object], *, advanced: bool) -> None:
    _readings[_key(scope, advanced=advanced)] = (scope.org, values)
    if len(_readings) > _KEPT:
        _readings.popitem(last=False)


def _live(scope: Scope) -> dict[str, object]:
    values: dict[str, object] = {**headcount.compute(scope), **_spans(scope)}
    held = {**balance.compute(scope), **_stopping(scope)}
    for key in ("leftover", "one_person", "nobody"):
        ids = held[f"{key}_tasks"]
        assert isinstance(ids, list)
        values[f"{key}_count"] = len(ids)
        values[f"{key}_count:names"] = names_of(scope.org, ids)
    values.update(held)
    short = short_tasks(scope)
    values["short_count"] = len(short)
    values["short_count:names"] = names_of(scope.org, short)
    values.update(separability.compute(scope))
    values.update(division.compute(scope))
    grained = scope.grained
    values["between_share"] = decomposition.between_share(
        cells_of(grained), grained.person_unit, len(grained.units)
    )
    values["mean_N1"] = breadth.mean_effective(cells_of(scope.grained))
    values["unit"] = _unit_load(scope)
    return values


def _stopping(scope: Scope) -> Reading:
    """Return the tasks one person does and those nobody does, whoever else may be out of scope."""
    tasks, counts = scope.tasks.tasks, doers(scope)
    pairs = list(zip(tasks, counts.tolist(), strict=True))
    return {
        "one_person_tasks": [task for task, count in pairs if count == 1],
        "nobody_tasks": [task for task, count in pairs if count == 0],
    }


def _spans(scope: Scope) -> Reading:
    try:
        return spans.compute(scope)
    except ValueError:
        return {}


def _unit_load(scope: Scope) -> float | None:
    time = float(scope.tasks.time.sum())
    return scope.tasks.total / time if time > 0 else None


def costly(scope: Scope) -> dict[str, object]:
    """Return the readings that may take longer than a frame.

    They come from the scope's table alone and touch no cache: once it is built (`at_once` does),
    another thread may read them.
    """
    found = truck.compute(scope)
    table = scope.tasks
    able = table.time > 0
    loads = table.row_sums[able] / table.time[able]
    exact, greedy = found["tf_exact"], found["tf_greedy"]
    return {
        "tf": exact if exact is not None else greedy,
        "tf:at_most": exact is None and greedy is not None,
        **h2.compute(scope),
        **cowork.compute(scope),
        "gini": load.gini(loads) if loads.size else None,
    }


def short_tasks(scope: Scope) -> list[str]:
    """Return the tasks of the scope whose supply is below their demand."""
    short = work.shortages(scope.org)
    if not short:
        return []
    owners = work.owners(scope.org)
    known = set(scope.tasks.tasks)
    return [
        task
        for task in scope.org.tasks
        if task in short and (task in known or scope.has(owners.get(task, "")))
    ]


def names_of(org: Org, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the names of tasks or families by id."""
    found = []
    for key in ids:
        held = org.tasks.get(key) or org.families.get(key)
        found.append(held.name if held is not None else key)
    return tuple(found)
