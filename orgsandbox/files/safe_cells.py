"""Cells that a spreadsheet takes for text, whatever they begin with."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"^[\s\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]")
_PLAIN = re.compile(r"^[+\-－]?[\d.,]*%?$|^[-－―ー]+$")
"""A number with a sign, or a dash for nothing, is no formula."""


def as_text(cell: str) -> str:
    """Return a cell of a CSV that a spreadsheet takes for text even if it looks like a formula.

    >>> as_text("=1+1"), as_text("　＝A1"), as_text("-5"), as_text("佐藤")
    ("'=1+1", "'　＝A1", '-5', '佐藤')
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _PLAIN.match(cell) else cell
