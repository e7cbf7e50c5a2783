"""How the table looked from which a plan's people came: what is needed to hand them back so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header as it was spelled, the field it was taken for, and how values are
    written in it.

    `field` is empty for a column that means nothing to the program; its cells are each person's
    `columns`. `form` names a way to write a day, an amount, a path or a mark; empty: as usual.
    """

    header: str
    field: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class ManagerCell:
    """What stood as somebody's manager where it was not whoever heads her department.

    `manager` is the id of the one who led her then by the departments, empty for nobody: while
    that is so the cell stays.
    """

    cell: str
    manager: str = ""


@dataclass(frozen=True, slots=True)
class VacantRow:
    """The row of a vacant post: the id of its role, and the cells by header."""

    role: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """The columns in their order, and what of the rows the organisation does not tell.

    `row_per_post`: a second post stands in a row of its own. `managers` by person id. `made_up` are
    names of roles where the table had no title.
    """

    columns: tuple[Column, ...] = ()
    row_per_post: bool = False
    managers: Mapping[str, ManagerCell] = field(default_factory=dict)
    vacant: tuple[VacantRow, ...] = ()
    made_up: tuple[str, ...] = ()


NO_TABLE = PeopleTable()
"""Of a plan whose people came from no table."""
