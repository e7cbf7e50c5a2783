"""What a metric says is what is shown: with any set of metrics, in any order, under any setting."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsandbox.domain import lineage, tree, work
from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Assumptions
from orgsandbox.metrics import balance, cowork, headcount, panel
from orgsandbox.metrics.base import Metric, Output, Reading, Scope
from orgsandbox.metrics.line import Line
from orgsandbox.metrics.order import BEGINS, FIRST, OF_A_SPLIT, OVER_SCENES
from orgsandbox.metrics.reader import KEPT, Reader
from orgsandbox.metrics.registry import all_metrics
from tests.benchmarks.organisations import make_organisation
from tests.plans import move_one, support_team

METRICS = all_metrics()
ASSUMED = Assumptions()


def counted() -> tuple[Metric, list[Scope]]:
    """A metric that keeps the scopes it was read of."""
    read: list[Scope] = []

    def compute(scope: Scope) -> Reading:
        read.append(scope)
        return Reading({"value": scope.assumptions.theta})

    output = Output("value", "Value", "number")
    return Metric("counted", "Counted", "", "", "", compute, (output,)), read


@given(st.permutations(METRICS), st.integers(1, len(METRICS)))
def test_every_line_is_what_its_own_metric_says_whoever_stands_beside_it(metrics, count):
    before = support_team()
    after = move_one("now", "tanaka", "clerk").apply_org(before)
    old, new = Scope(before, frozenset({"team"}), ASSUMED), Scope(after, None, ASSUMED)
    reader = Reader(metrics[:count])
    lines = reader.lines(old, new, advanced=True)
    assert len(lines) == sum(len(metric.outputs) for metric in metrics[:count])
    for line in lines:
        key = line.output.key
        assert line.before == line.metric.compute(old).number(key)
        assert line.now == line.metric.compute(new).number(key)


def test_two_metrics_with_one_key_keep_their_own_numbers():
    org = make_organisation(60, seed=3).scenarios[0].org
    scope = Scope(org, None, ASSUMED)
    reader = Reader()
    reader.lines(scope, scope, advanced=True)
    hired, shared = (reader.reading(one.METRIC, scope) for one in (headcount, cowork))
    assert hired.number("external") == headcount.compute(scope).number("external")
    assert shared.number("external") == cowork.compute(scope).number("external")
    assert reader.line("headcount.external", scope).now == hired.number("external")


def test_names_are_unique_and_everything_that_has_a_place_is_there():
    names = Reader().titles()
    assert len(names) == sum(len(metric.outputs) for metric in METRICS)
    for place in (FIRST, BEGINS, OVER_SCENES, OF_A_SPLIT):
        assert set(place) <= set(names)
    assert list(names) == list(FIRST)


def test_a_metric_nobody_has_given_a_place_comes_last():
    metric, _read = counted()
    assert list(Reader([metric, *METRICS]).titles())[-1] == "counted.value"


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.id)
def test_a_metric_reads_what_it_shows_on_any_organisation(metric):
    for org in (support_team(), Org(), make_organisation(30, seed=1).scenarios[0].org):
        reading = metric.compute(Scope(org, None, ASSUMED))
        for output in metric.outputs:
            value = reading.number(output.key)
            assert value is None or isinstance(value, (int, float))
        assert reading.bounds <= set(reading.numbers)
        assert not set(reading.numbers) & set(reading.ids)


def test_another_threshold_changes_what_is_shown():
    org, reader = support_team(), Reader()
    strict = replace(ASSUMED, theta=0.9)
    shown = [
        reader.line("balance_coverage.specialist_fte_share", Scope(org, None, assumed)).now
        for assumed in (ASSUMED, strict)
    ]
    kinds = [balance.compute(Scope(org, None, assumed)) for assumed in (ASSUMED, strict)]
    assert shown == [reading.number("specialist_fte_share") for reading in kinds]
    assert shown[0] != shown[1]


CHANGED = {
    "theta": 0.7,
    "full_time_hours": 38.0,
    "currency": "EUR",
    "rates": {"": 1.0},
    "titles": ("部長",),
    "turnover": 0.1,
}


@pytest.mark.parametrize("name", [field.name for field in fields(Assumptions)])
def test_a_reading_is_read_again_when_any_setting_differs(name):
    metric, read = counted()
    reader, org = Reader([metric]), support_team()
    changed = replace(ASSUMED, **{name: CHANGED[name]})
    for assumed in (ASSUMED, replace(ASSUMED), changed, ASSUMED):
        reader.reading(metric, Scope(org, None, assumed))
    assert [scope.assumptions for scope in read] == [ASSUMED, changed]


def test_a_reading_is_read_again_for_another_scope_grain_or_organisation():
    metric, read = counted()
    reader, org = Reader([metric]), support_team()
    same = org.with_people(org.people["sato"])
    team = frozenset({"team"})
    wanted = [
        Scope(org, None, ASSUMED),
        Scope(org, team, ASSUMED),
        Scope(org, team, ASSUMED, "task"),
        Scope(same, team, ASSUMED, "task"),
    ]
    for scope in (*wanted, *wanted):
        reader.reading(metric, scope)
    assert read == wanted


def test_what_is_used_is_remembered_while_many_others_hover():
    metric, read = counted()
    reader, org = Reader([metric]), support_team()
    plan = Scope(org, None, ASSUMED)
    for _hover in range(3 * KEPT):
        would = Scope(org.with_people(org.people["sato"]), None, ASSUMED)
        reader.lines(plan, would, advanced=True)
    assert read.count(plan) == 1


def test_slow_values_are_coming_until_a_worker_has_given_them():
    org = make_organisation(60, seed=3).scenarios[0].org
    scope, reader = panel.usual(org, ASSUMED), Reader()

    def coming() -> set[str]:
        lines = reader.lines(scope, scope, advanced=True, wait=False)
        return {line.metric.id for line in lines if line.coming}

    slow = reader.missing(scope, advanced=True)
    assert (
        coming()
        == {metric.id for metric in slow}
        == {metric.id for metric in METRICS if metric.outputs and not metric.live}
    )
    reader.keep(scope, {metric.id: metric.compute(scope) for metric in slow})
    assert not coming()
    assert not reader.missing(scope, advanced=True)


def test_slow_metrics_touch_nothing_that_belongs_to_the_window_s_thread(monkeypatch):
    org = make_organisation(60, seed=3).scenarios[0].org
    scope = panel.usual(org, ASSUMED)
    scope.prepare()

    def touched(*_arguments: object) -> None:
        raise AssertionError("a cache of another thread")

    monkeypatch.setattr(lineage.UnitCache, "get", touched)
    for module, name in ((tree, "index"), (tree, "sides"), (work, "supply"), (work, "owners")):
        monkeypatch.setattr(module, name, touched)
    for metric in Reader().missing(scope, advanced=True):
        metric.compute(scope)


def test_amber_is_only_what_is_wrong_by_definition():
    metric = counted()[0]
    output = Output("value", "Value", "load", amber_above=1)
    shown = [Line(metric, output, None, value).amber for value in (None, 0.9, 1 + 1e-12, 1.1)]
    assert shown == [False, False, False, True]
    assert not Line(metric, Output("value", "Value", "number"), None, 9.0).amber
    ambers = {line for line, output in _outputs() if output.amber_above is not None}
    assert ambers == {
        "balance_coverage.one_person_tasks",
        "balance_coverage.nobody_tasks",
        "utilisation.short_tasks",
        "utilisation.unit",
    }


def _outputs() -> list[tuple[str, Output]]:
    return [
        (f"{metric.id}.{output.key}", output) for metric in METRICS for output in metric.outputs
    ]
