"""The rows that head a table: where they are, and what each column is called by them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from orgsandbox.files.cells import Cells
from orgsandbox.files.headers import column_letter

_FEW = 2
"""Cells, or letters, so few that they are a column's letter (AB) or a remark."""

LOOKED_AT = 100
"""Rows among which the header is looked for: more titles than that stand above no table."""

Known = Callable[[str], bool]
"""Says whether a header is one that the reader knows."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the columns are called, and which rows say so: `rows` of them, the last number `last`.

    A table without a header has 0 of both, and letters for names.
    """

    names: tuple[str, ...]
    last: int = 0
    rows: int = 0


def letters(cells: Cells) -> Header:
    """Return the names of columns (A, B …) of a table without a header."""
    width = max((len(row) for row in cells.rows), default=0)
    return Header(tuple(column_letter(number) for number in range(width)))


def is_letter(header: str) -> bool:
    """Say whether a header given by hand is a column's letter."""
    return header.isascii() and header.isalpha() and header.isupper() and len(header) <= _FEW


def header_in(cells: Cells, at: int, known: Known) -> Header:
    """Return the header that stands in a row, from 0, and in the one below where that parts merged cells."""
    upper = cells.rows[at]
    lower = cells.rows[at + 1] if at + 1 < len(cells.rows) else ()
    if _parts_merged_cells(upper, lower, known):
        return Header(_unique(_joined(upper, lower, known)), at + 2, 2)
    return Header(_unique(upper), at + 1, 1)


def header_at(cells: Cells, known: Known, wanted: Sequence[str]) -> int | None:
    """Return where the header is: the first row with two known headers, else the first with one."""
    alone = first = None
    for at, row in enumerate(cells.rows[:LOOKED_AT]):
        if wanted and set(wanted) <= set(row):
            return at
        count = sum(1 for cell in row if cell and not cell.endswith((":", "：")) and known(cell))
        if count >= _FEW:
            return at
        if first is None and any(row):
            first = at
        if count and alone is None and (at == first or sum(1 for cell in row if cell) <= _FEW):
            alone = at
    return alone


def _parts_merged_cells(upper: Sequence[str], lower: Sequence[str], known: Known) -> bool:
    """Say whether a row names the columns below merged cells of the header (所属 over 本部 and 部)."""
    width = max(len(upper), len(lower))
    above = (*upper, *[""] * (width - len(upper)))
    below = (*lower, *[""] * (width - len(lower)))
    parted = [at for at in range(width) if below[at] and not above[at]]
    heads = {at for at in range(width) if below[at] and above[at]}
    if not parted or not all(at + 1 in parted for at in heads):
        return False
    return any(above[: parted[0]]) and all(
        known(cell) or known(f"{_group(above, at)}{cell}") for at, cell in enumerate(below) if cell
    )


def _group(above: Sequence[str], at: int) -> str:
    """Return the merged cell above a column: the last one filled to its left."""
    return next((cell for cell in reversed(above[: at + 1]) if cell), "")


def _joined(upper: Sequence[str], lower: Sequence[str], known: Known) -> list[str]:
    names = []
    for at in range(max(len(upper), len(lower))):
        own = lower[at] if at < len(lower) else ""
        if not own:
            names.append(upper[at] if at < len(upper) else "")
            continue
        whole = f"{_group(upper, at)}{own}"
        names.append(whole if known(whole) or not known(own) else own)
    return names


def _unique(headers: Sequence[str]) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    unique = []
    for header in headers:
        seen[header] = seen.get(header, 0) + 1
        again = header and seen[header] > 1
        unique.append(f"{header} ({seen[header]})" if again else header)
    while unique and not unique[-1]:
        unique.pop()
    return tuple(unique)
