"""Real organisations stand beside the checkout or nowhere: then there is nothing to collect here."""

from __future__ import annotations

from pathlib import Path

import pytest

REAL = Path(__file__).resolve().parents[3] / "shared" / "data"

collect_ignore_glob = [] if REAL.is_dir() else ["test_*.py"]


@pytest.fixture
def real_data() -> Path:
    """The folder of real organisations, with what is known of each."""
    return REAL
