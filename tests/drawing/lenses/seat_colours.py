"""The colours that a lens gives somebody's first seat."""

from __future__ import annotations

from datetime import date

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org
from orgsandbox.drawing.lenses.base import Context, Lens


def colours(held: Lens, org: Org, person: str, before: Org | None = None, *, story: bool = False):
    context = Context(org, before, day=date(2027, 4, 1), invented=story)
    place = tree.places(org, person)[0]
    unit = org.units[place.unit]
    role = next(role for role in unit.roles if role.id == place.role)
    return held.seat(context, unit, role, place.seat)
