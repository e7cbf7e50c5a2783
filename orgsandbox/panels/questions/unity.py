"""まとまりの手がかり: clues of whether people still feel as one. Never a score."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QTableWidgetItem

from orgsandbox.commands.scenarios import SetAssumptions
from orgsandbox.commands.units import EditUnit
from orgsandbox.document import Document
from orgsandbox.domain import tree, work
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import N_, _, format_date
from orgsandbox.metrics import unity
from orgsandbox.metrics.base import Scope
from orgsandbox.panels.parts import text_label
from orgsandbox.panels.questions.base import KEY, Page, fill, percent, table

_LEAST_PROJECTED = 10
_YEARS = 5
_MONTH = 365.25 / 12
_SURVEY = 4


class UnityPage(Page):
    """By department: who knows the time before, months together, a survey's mean, a projection."""

    ID = "unity"
    TITLE = N_("Clues of unity")
    ABOUT = N_("Who knows the time before")

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        self.caption = text_label(
            _("Remembering is not unity: a clue, no measure of how people feel."), "muted"
        )
        self.units = table((_("Department"), _("People"), _("Know the time before"),
                            _("Shared months (mean of pairs)"), _("Survey mean"),
                            _("Know it in {years} years").format(years=_YEARS)), editable=True)  # fmt: skip
        self.units.itemChanged.connect(self._survey)
        self.turnover = QDoubleSpinBox()
        self.turnover.setRange(-1, 100)
        self.turnover.setDecimals(0)
        self.turnover.setSuffix(" %")
        self.turnover.setSpecialValueText(_("no projection"))
        self.turnover.setKeyboardTracking(False)
        self.turnover.setAccessibleName(_("Leave in a year"))
        self.turnover.valueChanged.connect(self._set_turnover)
        row = QHBoxLayout()
        row.addWidget(text_label(_("Leave in a year"), wrap=False))
        row.addWidget(self.turnover)
        row.addWidget(text_label(
            _("An expectation for departments of ten or more, whoever leaves; no forecast."), "muted"), 1)  # fmt: skip
        self.shared = table((_("Department"), _("Department"), _("Tasks done together")))
        for part in (self.caption, self.units):
            self.centre.addWidget(part)
        self.centre.addLayout(row)
        self.centre.addWidget(
            text_label(_("Which departments share any task at all"), "panel_heading")
        )
        self.centre.addWidget(self.shared)
        self.centre.setStretchFactor(self.units, 2)
        self.centre.setStretchFactor(self.shared, 2)

    def refresh(self) -> None:
        """Show the clues of the support side."""
        scope = self.scope()
        turnover = self._document.project.assumptions.turnover
        self.turnover.blockSignals(True)
        self.turnover.setValue(-1 if turnover is None else turnover * 100)
        self.turnover.blockSignals(False)
        self.sentence.setText(self._sentence(scope))
        units = [key for key in tree.in_order(self.org) if scope.has(key) and self._members(key)]
        fill(self.units, [self._unit_row(key, turnover) for key in units], units)
        for row in range(self.units.rowCount()):
            for column in range(self.units.columnCount()):
                item = self.units.item(row, column)
                if item is not None and column != _SURVEY:
                    item.setFlags(item.flags() & ~_EDITABLE)
        self._show_shared(units)

    def _members(self, unit: str) -> list[str]:
        roles = self.org.units[unit].roles
        return [seat.person for role in roles for seat in role.seats
                if seat.main and seat.person in self.org.people]  # fmt: skip

    def _sentence(self, scope: Scope) -> str:
        day = unity.split_day(scope)
        if day is None:
            return _("No department of this scenario was divided yet.")
        knows, dated = unity.knowing(scope)
        text = _("Of {all} people {count} know the time before {date}.")
        told = text.format(all=len(dated), count=len(knows), date=format_date(day))
        pairs, of = unity.shared_task_pairs(scope)
        told += " " + _("{pairs} of {all} pairs of people share a task.").format(
            pairs=pairs, all=of
        )
        line = unity.cohort_line(scope)
        if line is not None:
            text = _("Departments coincide with entry cohorts by {share}.")
            told += " " + text.format(share=percent(line))
        return told

    def _unit_row(self, unit: str, turnover: float | None) -> tuple[str, ...]:
        scope = Scope(self.org, frozenset({unit}), self._document.project.assumptions)
        people = self._members(unit)
        whole = unity.split_day(self.scope())
        dated = [key for key in people if self.org.people[key].joined is not None]
        share = None
        if whole is not None and dated:
            joined = [self.org.people[key].joined for key in dated]
            share = sum(day is not None and day < whole for day in joined) / len(dated)
        later = "—"
        if turnover is not None and share is not None and len(people) >= _LEAST_PROJECTED:
            later = percent(unity.remembered(share, turnover, _YEARS)[-1])
        survey = self.org.units[unit].survey
        return (
            self.org.units[unit].name,
            str(len(people)),
            percent(share),
            self._months(scope, dated),
            "" if survey is None else f"{survey:g}",
            later,
        )

    def _months(self, scope: Scope, people: list[str]) -> str:
        day = self._document.scenario.date
        if day is None or len(people) < 2:
            return "—"
        spans = [(0.0, max(0.0, (day - (self.org.people[key].joined or day)).days / _MONTH))
                 for key in people]  # fmt: skip
        found = unity.team_familiarity(np.array(spans))["mean_shared_months_per_pair"]
        return f"{found:.0f}" if isinstance(found, float) else "—"

    def _show_shared(self, units: list[str]) -> None:
        done = {key: {task for task, amount in work.unit_work(self.org, self.org.units[key]).items()
                      if amount > 0} for key in units}  # fmt: skip
        rows = [(self.org.units[one].name, self.org.units[other].name, str(len(done[one] & done[other])))
                for one, other in combinations(units, 2)]  # fmt: skip
        rows.sort(key=lambda row: int(row[2]))
        fill(self.shared, rows[:60])

    def _survey(self, item: QTableWidgetItem) -> None:
        first = self.units.item(item.row(), 0)
        if item.column() != _SURVEY or first is None:
            return
        unit = self.org.units[str(first.data(KEY))]
        text = item.text().strip()
        try:
            mean = float(text) if text else None
        except ValueError:
            self.said.emit(_("A survey mean is a number."))
            self.update_page()
            return
        self._document.do(EditUnit(self._document.scenario.id, replace(unit, survey=mean)))

    def _set_turnover(self, value: float) -> None:
        held = self._document.project.assumptions
        self._document.do(
            SetAssumptions(replace(held, turnover=None if value < 0 else value / 100))
        )


_EDITABLE = QTableWidgetItem().flags().ItemIsEditable
