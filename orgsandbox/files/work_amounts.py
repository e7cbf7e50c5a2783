"""The unit of bare numbers in a table of work: shares, per cent or hours a week, as all of them show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from statistics import median

from orgsandbox.files.numbers import Unsure, plain, read_number

_NOTHING = frozenset({"-", "－", "ー", "―", "—", "–", "×", "なし", "n/a"})
"""Cells that say that somebody does nothing of a task."""

_LEAST_PERCENT = 70.0
"""A person's cells that add up to more than this are per cent of the time; fewer are hours of a week."""


class AmountUnit(Enum):
    """What a bare number means."""

    SHARE = "share"
    PERCENT = "percent"
    HOURS = "hours"


def says_nothing(cell: str) -> bool:
    """Say whether a cell of a matrix stands for no work: empty, a dash, なし."""
    return not cell or cell.casefold() in _NOTHING


def amount_in(
    cell: str, unit: AmountUnit, full_time: float, *, decimal_comma: bool
) -> float | None:
    """Return the share of a full week that a cell means, or None when it is no amount.

    What carries its own unit (40%, ４割) is what it says.
    """
    value = _number(cell, decimal_comma=decimal_comma)
    if value is None or _has_unit(cell) or unit is AmountUnit.SHARE:
        return value
    return value / (100.0 if unit is AmountUnit.PERCENT else full_time)


def are_amounts(cells: Sequence[str], *, decimal_comma: bool) -> bool:
    """Say whether the cells of a column are amounts, but for a few slips."""
    given = [cell for cell in cells if not says_nothing(cell)]
    numbers = sum(_number(cell, decimal_comma=decimal_comma) is not None for cell in given)
    return bool(numbers) and 2 * numbers >= len(given)


def unit_of(people: Iterable[Sequence[str]], *, decimal_comma: bool) -> AmountUnit:
    """Return what the bare numbers of a matrix are, from the cells of each person.

    >>> unit_of([["0.5", "0.5"]], decimal_comma=False).value
    'share'
    >>> unit_of([["60", "40"], ["1", "99"]], decimal_comma=False).value
    'percent'
    >>> unit_of([["8", "32"], ["40", "-"]], decimal_comma=False).value
    'hours'
    """
    sums, largest = [], 0.0
    for cells in people:
        bare = [
            _number(cell, decimal_comma=decimal_comma) or 0.0
            for cell in cells
            if not _has_unit(cell)
        ]
        largest = max(largest, *bare, 0.0)
        if any(bare):
            sums.append(sum(bare))
    if largest <= 1 or not sums:
        return AmountUnit.SHARE
    return AmountUnit.PERCENT if median(sums) > _LEAST_PERCENT else AmountUnit.HOURS


def _number(cell: str, *, decimal_comma: bool) -> float | None:
    try:
        return read_number(cell, decimal_comma=decimal_comma)
    except Unsure:
        return None


def _has_unit(cell: str) -> bool:
    return plain(cell).endswith("%") or "割" in cell
