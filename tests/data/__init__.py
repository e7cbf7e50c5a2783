"""Invented inputs of the tests: small tables, one company of 300, and values that measures must match.

Nobody in them is real. Real organisations are not copied: tests read them where the shared folder is.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent

SMALL_TABLES = _HERE / "small-tables.json"
"""Tables as HR systems and Excel write them, each with its right reading."""

CASES = _HERE / "cases"
"""Small tables that people in this job produce."""

COMPANY = _HERE / "jp-company-300"
"""One company of 300 people as seven exports, with facts.json."""

ORACLES = _HERE / "oracles.json"
"""Values that the measures must match."""
