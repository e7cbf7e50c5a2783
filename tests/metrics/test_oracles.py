"""Every measure matches values from other programs, publications and exact searches."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
import pytest

from orgsandbox.grouping import search
from orgsandbox.metrics import (
    balance,
    breadth,
    coordination,
    cowork,
    decomposition,
    division,
    dprime,
    h2,
    load,
    overlap,
    separability,
    service,
    sourcing,
    spans,
    ties,
    truck,
    unity,
)
from orgsandbox.metrics.sums import Cells, cells_from

# split_optimum is asked of the search in tests/grouping.
METRICS = (
    "dol",
    "h2prime",
    "dprime_person",
    "dprime_task",
    "person_breadth",
    "task_concentration",
    "psi_is",
    "separability",
    "cowork",
    "dol_decomposition",
    "ei_index",
    "gini",
    "hhi",
    "truck_factor",
    "propagation_cost",
    "erlang_c",
    "utilisation_wait_factor",
    "spans_layers",
    "graicunas",
    "balance_coverage",
    "coordination_requirement",
    "utilisation",
    "newman_q",
    "undivided_memory",
    "team_familiarity",
    "blau",
    "fau",
    "silhouette",
    "service_distance",
    "reciprocal_allocation",
    "make_or_buy_cost",
    "local_procurement_value",
    "williamson_table",
    "kraljic_quadrant",
)


def cells(given: dict[str, Any], matrices: dict[str, Any]) -> Cells:
    return cells_from(np.array(matrices[given["matrix"]]["A"], dtype=float))


def columns(table: Cells) -> Any:
    rows = []
    for col, values in breadth.by_row(table.turned):
        spread = breadth.spread(values)
        rows.append({"task": col, "doers": spread["richness"], **spread})
    return {"tasks": rows}


def persons(table: Cells) -> Any:
    rows = [{"person": row, **breadth.spread(values)} for row, values in breadth.by_row(table)]
    return {"persons": rows}


def distance(table: Cells, key: str) -> Any:
    found = asdict(dprime.dprime(table))
    return {key: found.pop("rows"), **found}


def hhi(given: dict[str, Any]) -> Any:
    shares = np.array(given["shares_percent"], dtype=float)
    found = breadth.spread(shares)["hhi"]
    normalised = breadth.normalised_hhi(shares)
    return {"hhi": found, "hhi_points": found * 10_000, "hhi_normalised": normalised}


def erlang(given: dict[str, Any]) -> Any:
    wait, mean = load.erlang_c(given["servers"], given["offered_load"])
    return {"p_wait": wait, "mean_wait_in_service_times": mean}


def balanced(table: Cells, given: dict[str, Any]) -> Any:
    able = np.ones(table.m, dtype=bool)
    found = balance.balance(table, given["specialist_threshold"], able)
    doers = np.bincount(table.cols, minlength=table.m)
    who = found.kinds
    return {
        "specialists": np.flatnonzero(who.specialist).tolist(),
        "generalists": np.flatnonzero(who.worked & ~who.specialist).tolist(),
        "specialist_fte_share": found.specialist_share,
        "leftover_tasks": np.flatnonzero(found.leftover).tolist(),
        "leftover_hours_share": found.leftover_share,
        "leftover_hours_done_by_generalists": found.by_generalists,
        "one_person_tasks": np.flatnonzero(doers == 1).tolist(),
        "nobody_tasks": np.flatnonzero(doers == 0).tolist(),
        "one_person_hours_share": balance.one_person_share(table, doers),
    }


def decomposed(table: Cells, given: dict[str, Any]) -> Any:
    dept = array(given, "person_dept")
    names = tuple(str(number) for number in range(dept.max() + 1))
    between = decomposition.between_lines(table, dept, len(names))
    return {**between, **decomposition.inside_lines(table, dept, names)}


def overlapping(table: Cells) -> Any:
    found = overlap.overlap(table)
    return {"persons": found.rows, "PSi": found.shares, "IS": found.mean, "E": found.apart}


def used(given: dict[str, Any]) -> Any:
    done = np.array(given["A"], float).sum(axis=1), np.array(given["capacity"], float)
    over = load.overloaded(*done).tolist()
    return {**load.utilisation(*done), "per_person": load.loads(*done), "overloaded": over}


def allocated(given: dict[str, Any]) -> Any:
    to_revenue = given["to_revenue"]
    found = service.reciprocal_allocation(
        np.array(given["direct_cost"], float),
        np.array(given["to_support"], float),
        None if to_revenue is None else np.array(to_revenue, float),
    )
    return {"gross": found.gross, "support_cost_per_revenue_unit": found.charged}


def local(given: dict[str, Any]) -> Any:
    asked = ("internal_cost", "self_do_cost", "market_price", "transaction_cost")
    found = sourcing.local_value(*(given[key] for key in asked))
    return dict(zip(("value", "best_alternative"), found or (None, None), strict=True))


def array(given: dict[str, Any], key: str) -> Any:
    return np.array(given[key])


ON_TABLE = {
    "dol": lambda table, given: division.division(table),
    "h2prime": lambda table, given: h2.h2prime(table),
    "dprime_person": lambda table, given: distance(table, "persons"),
    "dprime_task": lambda table, given: distance(table.turned, "tasks"),
    "person_breadth": lambda table, given: persons(table),
    "task_concentration": lambda table, given: columns(table),
    "psi_is": lambda table, given: overlapping(table),
    "separability": lambda table, given: separability.separability(
        table, array(given, "person_dept"), array(given, "task_dept")
    ),
    "cowork": lambda table, given: cowork.cowork(table, array(given, "person_dept")),
    "dol_decomposition": decomposed,
    "balance_coverage": balanced,
}

ON_INPUT = {
    "gini": lambda given: {"gini": load.gini(np.array(given["x"], dtype=float))},
    "hhi": hhi,
    "truck_factor": lambda given: truck.truck_factor(np.array(given["can_do"], dtype=bool)),
    "propagation_cost": lambda given: {
        "propagation_cost": coordination.propagation_cost(np.array(given["D"], float))
    },
    "erlang_c": erlang,
    "utilisation_wait_factor": lambda given: {"factor": load.wait_factor(given["utilisation"])},
    "spans_layers": lambda given: spans.spans_layers(given["manager_of"]),
    "graicunas": lambda given: {"relationships": spans.graicunas(given["subordinates"])},
    "coordination_requirement": lambda given: coordination.coordination(
        np.array(given["A"], float),
        np.array(given["task_dependency"], float),
        array(given, "person_dept"),
    ),
    "utilisation": used,
    "undivided_memory": lambda given: unity.undivided_memory(
        array(given, "start_year") < given["split_year"]
    ),
    "team_familiarity": lambda given: unity.team_familiarity(
        np.array(given["membership_months"], float)
    ),
    "blau": lambda given: unity.blau(np.array(given["counts"], float)),
    "fau": lambda given: unity.fau(np.array(given["X"], float), array(given, "dept")),
    "silhouette": lambda given: {
        "asw": unity.silhouette(np.array(given["X"], float), array(given, "dept"))
    },
    "service_distance": lambda given: asdict(
        service.service_distance(np.array(given["Q"], float), np.array(given["R"], float))
    ),
    "reciprocal_allocation": allocated,
    "make_or_buy_cost": lambda given: sourcing.make_or_buy(
        given["internal_cost"], given["market_price"], given["transaction_cost"]
    ),
    "local_procurement_value": local,
    "williamson_table": lambda given: {
        "governance": sourcing.governance(given["frequency"], given["investment"])
    },
    "kraljic_quadrant": lambda given: {
        "quadrant": sourcing.kraljic(given["profit_impact"], given["supply_risk"])
    },
    "ei_index": lambda given: read_graph(given),
    "newman_q": lambda given: read_graph(given),
}


def read(metric: str, given: dict[str, Any], matrices: dict[str, Any]) -> Any:
    if metric in ON_TABLE:
        return ON_TABLE[metric](cells(given, matrices), given)
    return ON_INPUT[metric](given)


def read_graph(given: dict[str, Any]) -> Any:
    weights = np.zeros((given["n"], given["n"]))
    for one, other in given["edges"]:
        weights[one, other] = weights[other, one] = 1.0
    group = np.array(given["dept"])
    return {
        "EI": ties.external_internal(weights, group)[2],
        "EI_if_ties_at_random": ties.index_at_random(group),
        "Q_newman": ties.modularity(weights, group),
    }


def same(found: Any, wanted: Any, tolerance: float, where: str) -> None:
    if isinstance(wanted, dict):
        for key, value in wanted.items():
            same(found[key], value, tolerance, f"{where}.{key}")
    elif isinstance(wanted, list):
        assert len(found) == len(wanted), where
        for number, value in enumerate(wanted):
            same(found[number], value, tolerance, f"{where}[{number}]")
    elif wanted is None or isinstance(wanted, str):
        assert found == wanted, where
    else:
        assert found == pytest.approx(wanted, abs=tolerance, rel=tolerance), where


@pytest.mark.parametrize("metric", METRICS)
def test_the_measure_matches_its_oracles(metric, oracles):
    checked = 0
    for oracle in oracles["oracles"]:
        if oracle["metric"] != metric or "graph" in oracle["input"]:
            continue
        found = read(metric, oracle["input"], oracles["matrices"])
        same(found, oracle["expected"], oracle.get("tol", 1e-9), oracle["id"])
        checked += 1
    assert checked or metric == "newman_q"


def test_the_search_reaches_the_optimum_of_the_karate_club():
    import networkx

    weights = networkx.to_numpy_array(networkx.karate_club_graph(), weight=None)
    size = len(weights)
    free = (np.full(size, -1), np.zeros((size, size), dtype=bool))
    found = {}
    for count in range(2, 7):
        task = search.Task(weights, np.ones(size, dtype=np.int64), count, 1, size, *free)
        for start in search.starts(task, np.arange(size), weights, 5):
            groups = search.improve(task, task.matrix, start, lambda: False)
            found[ties.modularity(weights, groups)] = len(set(groups.tolist()))
    assert max(found) == pytest.approx(0.41979, abs=1e-5)
    assert found[max(found)] == 4


def test_modularity_of_the_karate_club_matches(oracles):
    import networkx

    graph = networkx.karate_club_graph()
    group = np.array([graph.nodes[node]["club"] == "Officer" for node in graph], dtype=np.int64)
    for weight, wanted in ((None, 0.3582347140039448), ("weight", 0.39143756676224206)):
        matrix = networkx.to_numpy_array(graph, weight=weight)
        assert ties.modularity(matrix, group) == pytest.approx(wanted)
