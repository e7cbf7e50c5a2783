"""What every test needs: Qt without a screen, values to match, English at the start."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.data import ORACLES

os.environ["QT_QPA_PLATFORM"] = os.environ.get("ORGSANDBOX_TEST_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def oracles() -> dict[str, object]:
    """Values that the measures have to match."""
    return json.loads(ORACLES.read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _english() -> None:
    """Every test begins in English, whatever an earlier one spoke."""
    from orgsandbox.i18n import use_language

    use_language("en")


@pytest.fixture(autouse=True)
def _no_window_outlives_its_test() -> Iterator[None]:
    """Delete what a test left open: every later change of font or colours would repaint it too."""
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication):
        for widget in app.topLevelWidgets():
            if widget.parent() is None:
                widget.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
