"""Every metric there is: each file of this folder that ends in `METRIC = …`."""

from __future__ import annotations

from orgsandbox.discovery import discover
from orgsandbox.metrics.base import Metric


def all_metrics() -> tuple[Metric, ...]:
    """Return every metric there is, in order of file name."""
    return discover("orgsandbox.metrics", "METRIC", Metric)
