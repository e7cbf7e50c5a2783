"""How a table names a manager: by number, by name or by e-mail."""

from __future__ import annotations

from orgsandbox.domain.model import Org
from orgsandbox.domain.people_table import Column


def manager_cell(org: Org, manager: str | None, column: Column) -> str:
    """Return what a column of managers writes for somebody (None: nobody); a number or an address
    that is not known gives way to the name."""
    if manager is None:
        return ""
    person = org.people[manager]
    if column.form == "name":
        return person.name
    if column.form == "email":
        return next((cell for cell in person.columns.values() if "@" in cell), person.name)
    return person.code or person.name
