"""A short, seeded run of the kills; the long one is in the module's first lines."""

from __future__ import annotations

from tests.attacks.kills import attack


def test_kills_cost_at_most_the_last_second_and_leave_nothing_stale():
    findings = attack(runs=8, seed=7)
    assert findings.sound, (findings.text(), findings.faults)
