"""A short run of each attack; the full ones are `python3 packaging/dev.py attack`."""

from __future__ import annotations

import pytest

from tests.attacks import doors, fuzz_plans, fuzz_tables, fuzz_workbooks, network

SHORT = [(fuzz_plans, 150), (fuzz_tables, 100), (fuzz_workbooks, 40), (doors, 1), (network, 1)]


@pytest.mark.parametrize(("attack", "count"), SHORT, ids=[held[0].__name__ for held in SHORT])
def test_a_short_attack_finds_nothing(attack, count):
    tally = attack.run(count, 7)
    assert (tally.faults, tally.aborts) == ([], 0)
    assert tally.sound
    assert sum(tally.outcomes.values()) >= count
