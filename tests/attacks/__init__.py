"""Attacks: what a hostile or broken file, a kill or a stranger's command must not be able to do.

    python3 packaging/dev.py attack              every attack in full, one after the other
    python3 packaging/dev.py attack fuzz_plans   one of them; what follows its name goes to it

Each module that can be run is one attack (`python -m tests.attacks.fuzz_plans --count 10000
--seed 1`): seeded, it prints its figures and returns 1 when it found something. A short run of
each stands in the test suite.
"""
