"""Whether two plans hold the same."""

from __future__ import annotations

from dataclasses import fields, replace

from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Project, Scenario


def is_same(one: Project, other: Project) -> bool:
    """Say whether two plans hold equal values, which is seen faster than that they are written
    alike. A plan may be written alike without being equal (a step on the way may have rounded)."""
    alike = all(
        getattr(one, field.name) == getattr(other, field.name)
        for field in fields(Project)
        if field.name not in ("scenarios", "origin")
    )
    pairs = ((one.scenarios, other.scenarios), (one.origin, other.origin))
    return alike and all(
        len(left) == len(right) and all(map(_same_scenario, left, right)) for left, right in pairs
    )


def _same_scenario(one: Scenario, other: Scenario) -> bool:
    return replace(one, org=other.org) == other and all(
        getattr(one.org, field.name) == getattr(other.org, field.name)
        and list(getattr(one.org, field.name)) == list(getattr(other.org, field.name))
        for field in fields(Org)
        if field.name != "day"  # the scenario's own
    )
