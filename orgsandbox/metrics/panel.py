"""What the numbers are about when the planner has chosen nothing: the side the planner works on."""

from __future__ import annotations

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org, Side
from orgsandbox.domain.project import Assumptions
from orgsandbox.metrics.base import Scope


def default_scope(org: Org) -> frozenset[str] | None:
    """Return the units the planner works on: the support side; None (all) when there is none."""
    support = frozenset(key for key, side in tree.sides(org).items() if side is Side.SUPPORT)
    return support or None


def scope_of(org: Org, unit: str) -> frozenset[str]:
    """Return a unit and everything below it."""
    return frozenset(tree.subtree(org, unit))


def usual(org: Org, assumptions: Assumptions) -> Scope:
    """Return the scope that is read where nothing else is chosen."""
    return Scope(org, default_scope(org), assumptions)
