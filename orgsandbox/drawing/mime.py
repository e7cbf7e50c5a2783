"""What is carried in a drag between panels and the board."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

PEOPLE = "application/x-orgsandbox-people"
FAMILY = "application/x-orgsandbox-family"

Picked = tuple[tuple[str, str | None], ...]
"""People as (person, the role they were picked in or None)."""


def people_data(people: Sequence[tuple[str, str | None]]) -> QMimeData:
    """Return what a drag of people carries."""
    data = QMimeData()
    data.setData(PEOPLE, json.dumps(list(people)).encode())
    return data


def family_data(family: str) -> QMimeData:
    """Return what a drag of a role suggestion carries."""
    data = QMimeData()
    data.setData(FAMILY, family.encode())
    return data


def people_in(data: QMimeData) -> Picked:
    """Return the people a drag carries; empty for any other drag."""
    if not data.hasFormat(PEOPLE):
        return ()
    pairs = json.loads(bytes(data.data(PEOPLE).data()).decode())
    return tuple((str(person), None if role is None else str(role)) for person, role in pairs)


def family_in(data: QMimeData) -> str:
    """Return the family a drag carries, or nothing."""
    return bytes(data.data(FAMILY).data()).decode() if data.hasFormat(FAMILY) else ""
