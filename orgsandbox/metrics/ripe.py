"""Ripe for a name: what each task family inside an undivided team looks like. Facts, no verdict."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Assumptions
from orgsandbox.metrics.balance import kinds, specialties
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.breadth import spread
from orgsandbox.metrics.sums import cells_of


@dataclass(frozen=True, slots=True)
class FamilyFacts:
    """A family in one unit: its work (FTE), who does it, how spread, and who specialises in it.

    `effective` is the effective number of doers, `specialists` how many put most time into it.
    """

    family: str
    name: str
    fte: float
    doers: int
    effective: float
    specialists: int


def family_facts(org: Org, unit: str, assumptions: Assumptions) -> tuple[FamilyFacts, ...]:
    """Return the facts of every family with work in a unit, the largest first."""
    scope = Scope(org, frozenset({unit}), assumptions)
    table = scope.grained
    cells = cells_of(table)
    who = kinds(cells, assumptions.theta, specialties(scope, table.tasks))
    families = []
    for column, key in enumerate(table.tasks):
        amounts = cells.values[cells.cols == column]
        if not amounts.size or key not in org.families:
            continue
        specialised = int(np.count_nonzero(who.specialist & (who.main == column)))
        effective = spread(amounts)["N1"]
        assert effective is not None  # there is work
        families.append(
            FamilyFacts(
                key,
                org.families[key].name,
                float(amounts.sum()),
                len(amounts),
                float(effective),
                specialised,
            )
        )
    return tuple(sorted(families, key=lambda facts: -facts.fte))
