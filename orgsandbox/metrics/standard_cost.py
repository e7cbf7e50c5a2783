"""標準単価による費用: what a seat costs a year. One rule for all that speak of money.

Standard rates by grade, never a salary (standard cost accounting). A rate that is missing is no
zero: where one is needed the cost is not known.
"""

from __future__ import annotations

from collections.abc import Mapping

from orgsandbox.domain.model import Person


def rate_of(person: Person, rates: Mapping[str, float]) -> float | None:
    """Return what a full-time year of somebody costs: by grade, else as for all others (""); None
    where neither is given."""
    return rates.get(person.grade, rates.get(""))
