"""The numbers: before and now, for the scope and grain chosen, live while something hovers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.change import Change
from orgsandbox.domain.model import Org
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import N_, _
from orgsandbox.metrics import panel
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.line import Line
from orgsandbox.metrics.reader import Reader
from orgsandbox.metrics.sentences import opening
from orgsandbox.metrics.task_status import notices, task_rows
from orgsandbox.panels.level_choice import LevelChoice
from orgsandbox.panels.metric_row import MetricRow, difference
from orgsandbox.panels.parts import column, narrow, scrolled, text_label
from orgsandbox.panels.slow_readings import SlowReadings
from orgsandbox.panels.task_list import TaskList
from orgsandbox.selection import Selected, Selection
from orgsandbox.session.preview import Preview

CAPTION = N_(
    "A classification of how time is spent. It says nothing about ability, qualification or suitability."
)
_MOST_TASKS = 60
"""Rows of the list of tasks: more are counted, the list of all is in the tasks panel."""


class MetricsPanel(QWidget):
    """Reads the measures of the scenario on show, while it can be seen itself.

    `help_asked` carries the Line asked about.
    """

    help_asked = Signal(object)
    task_chosen = Signal(str)

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._selection = selection
        self._theme = theme
        self._preview: Preview | None = None
        self._rows: dict[str, MetricRow] = {}
        self.scope_box = QComboBox()
        self.scope_box.setAccessibleName(_("What the numbers are about"))
        for key, text in (
            ("support", _("Support side")),
            ("all", _("Whole organisation")),
            ("selected", _("Selected department")),
        ):
            self.scope_box.addItem(text, key)
        self.grain_box = QComboBox()
        self.grain_box.setAccessibleName(_("Grain of the work"))
        self.grain_box.addItem(_("By task family"), "family")
        self.grain_box.addItem(_("By single task"), "task")
        self.level = LevelChoice()
        self.heading = text_label(name="panel_heading")
        self.opening = text_label(name="opening")
        self.data = text_label(name="muted")
        self.caption = text_label(_(CAPTION), "muted")
        self.notices = text_label(name="notices")
        self.tasks = TaskList(theme)
        self.tasks.chosen.connect(self.task_chosen)
        self.more = QToolButton()
        self.more.setText(_("Detailed measures"))
        self.more.setCheckable(True)
        self.more.setObjectName("fold_button")
        self._reader = Reader()
        self._slow = SlowReadings(self._reader, self)
        self._slow.ready.connect(self.refresh)
        self._build()
        self.scope_box.currentIndexChanged.connect(self.refresh)
        self.grain_box.currentIndexChanged.connect(self.refresh)
        self.level.changed.connect(self.refresh)
        self.more.toggled.connect(self.refresh)
        selection.changed.connect(self._selected)

    def _build(self) -> None:
        inner = QWidget()
        layout = column(inner)
        for box in (self.scope_box, self.grain_box):
            narrow(box)
        choices = QHBoxLayout()
        choices.addWidget(self.scope_box, 1)
        choices.addWidget(self.grain_box, 1)
        layout.addWidget(self.heading)
        layout.addLayout(choices)
        layout.addWidget(self.level)
        layout.addWidget(self.opening)
        layout.addWidget(self.data)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        layout.addLayout(self._lines)
        layout.addWidget(self.caption)
        layout.addWidget(self.notices)
        layout.addWidget(text_label(_("Who does which task"), "panel_heading"))
        layout.addWidget(self.tasks)
        layout.addWidget(self.more)
        self._details = QVBoxLayout()
        self._details.setSpacing(4)
        layout.addLayout(self._details)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def show_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.refresh()

    def sync(self, change: Change) -> None:
        """Read again: a change of the plan, or another scenario."""
        self.refresh()

    def show_preview(self, preview: Preview | None) -> None:
        """Show what the gesture under way would change; None shows the plan again."""
        self._preview = preview
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what happened while nobody could see it."""
        super().showEvent(event)
        self.refresh()

    def _selected(self, selected: Selected) -> None:
        if self.scope_box.currentData() == "selected":
            self.refresh()

    def scope_units(self, org: Org) -> frozenset[str] | None:
        """Return the units the numbers are about in an organisation (None: all)."""
        choice = self.scope_box.currentData()
        if choice == "support":
            return panel.default_scope(org)
        if choice == "selected":
            return self._selected_scope(org)
        return None

    def _selected_scope(self, org: Org) -> frozenset[str] | None:
        selected = self._selection.value
        units = [unit for unit in selected.units if unit in org.units]
        for role in selected.roles:
            found_role = tree.find_role(org, role)
            units.extend([found_role[0].id] if found_role else [])
        for person in selected.people:
            place = tree.main_place(org, person)
            units.extend([place.unit] if place else [])
        if not units:
            return None
        return frozenset().union(*(panel.scope_of(org, unit) for unit in units))

    def refresh(self, *_unused: object) -> None:
        """Read the measures for what is on show now and what a gesture would make of it."""
        if not self.isVisible():
            return
        would = self._preview.org if self._preview is not None else None
        before, now = self._scopes(would)
        self.level.tell(before.org, now.org)
        advanced = self.more.isChecked()
        self._slow.ask((before, now), advanced=advanced)
        lines = self._reader.lines(before, now, advanced=advanced, wait=False)
        self._show_lines(lines, hovering=would is not None)
        told = opening(before.org, now.org, lines)
        self.opening.setText(told.text() if told is not None else "")
        self.opening.setVisible(told is not None)
        self._show_rest(now, hovering=would is not None)

    def _scopes(self, would: Org | None) -> tuple[Scope, Scope]:
        """Return what is compared: while something hovers, the plan with what it would become."""
        plan = self._document.org
        before, now = (self._document.workspace.before, plan) if would is None else (plan, would)
        units, units_before = self.scope_units(now), self.scope_units(before)
        assumptions = self._document.project.assumptions
        grain, level = str(self.grain_box.currentData()), self.level.value
        old = units_before if units_before is not None else units
        return (
            Scope(before, old, assumptions, grain, level),
            Scope(now, units, assumptions, grain, level),
        )

    def _show_lines(self, lines: tuple[Line, ...], *, hovering: bool) -> None:
        # While something hovers only what it would change counts; the rest is in the way.
        shown = set()
        for line in lines:
            self._row(line).show_line(line, self._theme)
            if difference(line) if hovering else line.worth:
                shown.add(line.id)
        for key, row in self._rows.items():
            row.setVisible(key in shown)

    def _row(self, line: Line) -> MetricRow:
        row = self._rows.get(line.id)
        if row is None:
            row = MetricRow(self._theme)
            row.asked.connect(self.help_asked)
            self._rows[line.id] = row
            (self._details if line.advanced else self._lines).addWidget(row)
        return row

    def _scope_name(self, scope: Scope) -> str:
        """Return what the numbers are about, as the choice says it; where nothing is on the support
        side they are about everybody, and that is said."""
        if scope.units:
            return self.scope_box.currentText()
        if self.scope_box.currentData() == "support":
            return _("Whole organisation (no support side set)")
        return _("Whole organisation")

    def _show_rest(self, scope: Scope, *, hovering: bool) -> None:
        name = self._scope_name(scope)
        title = _("If you drop here") if hovering else _("Balance: {scope}").format(scope=name)
        self.heading.setText(title)
        table = scope.tasks
        known, all_people = len(table.people), len(table.people) + len(table.without_data)
        self.data.setText(
            _("People with work data {known} of {all}").format(known=known, all=all_people)
        )
        sentences = [message.text() for message in notices(scope)]
        self.notices.setText("\n".join([_("Points to check"), *sentences]) if sentences else "")
        self.notices.setVisible(bool(sentences))
        rows = task_rows(scope)
        self.tasks.show_rows(scope.org, rows[:_MOST_TASKS], len(rows), self._theme)
