"""What a department is called on a list, where another may have the same name."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Mapping

from orgsandbox.domain.model import Org, Unit
from orgsandbox.domain.names import folded

_KEPT = 4
_counted: OrderedDict[int, tuple[Mapping[str, Unit], Counter[str]]] = OrderedDict()


def told_apart(org: Org, unit: str) -> str:
    """Return a department's name, its parent's in front where another one has the same name."""
    department = org.units[unit]
    above = org.units.get(department.parent or "")
    if above is None or _counts(org)[folded(department.name)] == 1:
        return department.name
    return f"{above.name} {department.name}"


def _counts(org: Org) -> Counter[str]:
    known = _counted.get(id(org.units))
    if known is None or known[0] is not org.units:
        known = org.units, Counter(folded(unit.name) for unit in org.units.values())
        _counted[id(org.units)] = known
        if len(_counted) > _KEPT:
            _counted.popitem(last=False)
    return known[1]
