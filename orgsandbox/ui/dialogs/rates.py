"""標準単価: what one full-time year costs, by grade. Standard rates, never anybody's salary."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from orgsandbox.domain.project import Project
from orgsandbox.i18n import _

_SPARE = 3
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def grades_of(project: Project) -> tuple[str, ...]:
    """Return every grade somebody has in some scenario, in the order they are met."""
    people = (person for scenario in project.scenarios for person in scenario.org.people.values())
    return tuple(dict.fromkeys(person.grade for person in people if person.grade))


class RatesTable(QTableWidget):
    """A row for all others, one for each grade, and a few empty ones to type into."""

    def __init__(self, rates: Mapping[str, float], grades: Iterable[str]) -> None:
        names = tuple(dict.fromkeys(name for name in (*grades, *rates) if name))
        super().__init__(1 + len(names) + _SPARE, 2)
        self.setHorizontalHeaderLabels([_("Grade"), _("A full-time year costs")])
        self.setAccessibleName(_("Standard rates"))
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        others = QTableWidgetItem(_("all others"))
        others.setFlags(others.flags() & ~Qt.ItemFlag.ItemIsEditable)
        self.setItem(0, 0, others)
        self._amount(0, rates.get(""))
        for row, name in enumerate(names, 1):
            self.setItem(row, 0, QTableWidgetItem(name))
            self._amount(row, rates.get(name))
        for row in range(1 + len(names), self.rowCount()):
            self._amount(row, None)

    def _amount(self, row: int, amount: float | None) -> None:
        item = QTableWidgetItem("" if amount is None else f"{amount:,.0f}")
        item.setTextAlignment(_RIGHT)
        self.setItem(row, 1, item)

    def not_understood(self) -> str | None:
        """Return the first amount typed that is none; None when all can be read."""
        texts = (self._text(row, 1) for row in range(self.rowCount()))
        return next((text for text in texts if text and typed_amount(text) is None), None)

    def rates(self) -> dict[str, float]:
        """Return the rates as typed; a row without an amount is left out."""
        typed = {}
        for row in range(self.rowCount()):
            name = "" if row == 0 else self._text(row, 0)
            amount = typed_amount(self._text(row, 1))
            if amount is not None and (row == 0 or name):
                typed[name] = amount
        return typed

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""


def typed_amount(text: str) -> float | None:
    """Return an amount as planners type it: 6,000,000, ６００万, 600万円, ¥6 000 000, 1.2億.

    None for anything else; a comma parts thousands only.

    >>> typed_amount("600万円")
    6000000.0
    """
    parts = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", text).replace(" ", ""))
    if parts is None:
        return None
    amount = float(parts["number"].replace(",", "")) * _UNITS[parts["unit"] or ""]
    return amount if amount < _TOO_MUCH else None


_TOO_MUCH = 1e13
"""No labour cost of a year: more is a slip of the keyboard, and would not fit its field."""
_UNITS = {"": 1, "千": 1_000, "万": 10_000, "百万": 1_000_000, "億": 100_000_000}
_AMOUNT = re.compile(
    r"(?:[¥￥\\$€£]|[A-Z]{3})?"
    r"(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
    r"(?P<unit>千|百万|万|億)?"
    r"(?:円|[A-Z]{3})?"
)
