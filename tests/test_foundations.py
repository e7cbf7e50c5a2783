"""Settings, the registry, words: what everything else stands on."""

from __future__ import annotations

from datetime import date

import pytest

from orgsandbox import settings
from orgsandbox.discovery import discover
from orgsandbox.i18n import (
    Message,
    Names,
    format_date,
    format_effective,
    format_month,
    use_language,
)
from orgsandbox.metrics.base import Metric
from orgsandbox.metrics.registry import all_metrics
from orgsandbox.settings import Settings


def test_settings_survive_and_broken_ones_are_forgotten(tmp_path):
    kept = Settings(language="en", theme="dark", recent=("/a.orgplan",))
    settings.save(kept, tmp_path)
    assert settings.load(tmp_path) == kept
    (tmp_path / "settings.json").write_text("{broken", encoding="utf-8")
    assert settings.load(tmp_path) == Settings()


def test_a_disk_that_says_no_does_not_stop_the_program(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    settings.save(Settings(), blocked / "below")


def test_every_metric_says_meaning_formula_and_source():
    found = all_metrics()
    assert len({metric.id for metric in found}) == len(found) >= 15
    assert all(metric.meaning and metric.formula and metric.source for metric in found)


def test_the_registry_refuses_an_empty_room_and_wrong_things():
    with pytest.raises(LookupError):
        discover("orgsandbox.metrics", "NOTHING", Metric)
    with pytest.raises(TypeError):
        discover("orgsandbox.metrics", "METRIC", str)


def test_dates_and_messages_speak_both_languages():
    day = date(2027, 4, 1)
    message = Message("Nobody does {names}.", {"names": Names(("採用", "研修"))})
    assert (format_date(day), format_month(day)) == ("1 Apr 2027", "Apr 2027")
    assert str(message) == "Nobody does 採用, 研修."
    use_language("ja")
    assert (format_month(day), format_effective(day)) == ("2027年4月", "2027年4月1日付")
    assert message.text() == "担当者がいない業務: 採用、研修"
    assert str(message) == "Nobody does 採用, 研修."
