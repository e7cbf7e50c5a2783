"""What every test needs: Qt without a screen, the shared data when it is there, translations."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = os.environ.get("ORGSANDBOX_TEST_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.fixture
def shared_data() -> Path:
    """Real organisations, where the folder is there."""
    folder = SHARED / "data"
    if not folder.is_dir():
        pytest.skip("the shared data is not on this machine")
    return folder


@pytest.fixture(scope="session")
def oracles() -> dict[str, object]:
    """Values that the measures have to match."""
    file = SHARED / "oracles.json"
    if not file.is_file():
        pytest.skip("the oracles are not on this machine")
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _english() -> None:
    """Every test begins in English, whatever an earlier one spoke."""
    from orgsandbox.i18n import use_language

    use_language("en")
