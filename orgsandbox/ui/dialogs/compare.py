"""案の比較: boards side by side, every measure in one table, and the list of moves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.compare import Comparison, compare
from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Scenario, strip_order
from orgsandbox.drawing.theme import Theme
from orgsandbox.files.moves import HEADERS, move_rows, summary
from orgsandbox.files.moves_table import save_moves
from orgsandbox.files.reasons import why
from orgsandbox.i18n import _, join_names
from orgsandbox.metrics import panel
from orgsandbox.metrics.reader import Reader
from orgsandbox.panels.metric_row import shown_now
from orgsandbox.panels.parts import narrow, text_label
from orgsandbox.panels.slow_readings import SlowReadings
from orgsandbox.plain import plain_label
from orgsandbox.ui.dialogs.ask import tell
from orgsandbox.ui.dialogs.linked_charts import LinkedCharts
from orgsandbox.ui.dialogs.saving import ask_path, workbook

_ID = Qt.ItemDataRole.UserRole
_FIRST_SHOWN = 3


class CompareDialog(QDialog):
    """Any number of scenarios against one baseline; nothing here changes the plan."""

    def __init__(self, parent: QWidget, document: Document, theme: Theme) -> None:
        super().__init__(parent)
        self._document = document
        self.setWindowTitle(_("Compare scenarios"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        room = parent.screen().availableGeometry().size()
        self.resize(QSize(room.width() * 9 // 10, room.height() * 8 // 10))
        self.baseline = narrow(QComboBox())
        self.list = QListWidget()
        self.list.setMaximumWidth(210)
        self.baseline.setMaximumWidth(210)
        self.charts = LinkedCharts(theme)
        self.table = comparison_table()
        self.moves = comparison_table()
        self.scope = text_label("", "muted")
        self.renamed = QCheckBox(_("List whose department only changes its name or parent"))
        self.units = text_label()
        self.units.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.chosen = QComboBox()
        self._reader = Reader()
        self._slow = SlowReadings(self._reader, self)
        self._fill()
        self._build()
        self.baseline.currentIndexChanged.connect(self.refresh)
        self.list.itemChanged.connect(self.refresh)
        self.chosen.currentIndexChanged.connect(self._show_moves)
        self.renamed.toggled.connect(self._show_moves)
        self._slow.ready.connect(self._show_measures)
        self.refresh()

    def _fill(self) -> None:
        project = self._document.project
        current = self._document.scenario
        before = self._document.workspace.baseline.scenario
        for scenario in strip_order(project):
            self.baseline.addItem(scenario.name, scenario.id)
        base = before.id if before is not None else project.scenarios[0].id
        self.baseline.setCurrentIndex(max(0, self.baseline.findData(base)))
        shown = [s.id for s in strip_order(project) if s.based_on == base and s.id != current.id]
        ticked = {current.id, *shown[: _FIRST_SHOWN - 1]} - {base}
        for scenario in strip_order(project):
            item = QListWidgetItem(scenario.name)
            item.setData(_ID, scenario.id)
            on = scenario.id in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.addWidget(plain_label(_("Baseline"), wrap=False))
        left.addWidget(self.baseline)
        left.addWidget(plain_label(_("Scenarios to compare"), wrap=False))
        left.addWidget(self.list, 1)
        moves = QWidget()
        inner = QVBoxLayout(moves)
        row = QHBoxLayout()
        row.addWidget(self.chosen, 1)
        export = QPushButton(_("Export the list of moves…"))
        export.setAutoDefault(False)
        export.clicked.connect(self.export_moves)
        row.addWidget(export)
        inner.addLayout(row)
        inner.addWidget(self.renamed)
        inner.addWidget(self.units)
        inner.addWidget(self.moves, 1)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.charts, _("Charts"))
        self.tabs.addTab(self.table, _("Measures"))
        self.tabs.addTab(moves, _("Moves"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.addLayout(left)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.scope)

    @property
    def _base(self) -> Scenario:
        return self._document.project.scenario(str(self.baseline.currentData()))

    def _others(self) -> list[Scenario]:
        items = (self.list.item(row) for row in range(self.list.count()))
        ids = [str(i.data(_ID)) for i in items if i.checkState() == Qt.CheckState.Checked]
        return [self._document.project.scenario(key) for key in ids if key != self._base.id]

    def refresh(self, *_unused: object) -> None:
        """Compare again what is ticked."""
        base, others = self._base, self._others()
        self.charts.show_scenarios(self._document.project, base, others)
        self._show_measures()
        kept = self.chosen.currentData()
        with QSignalBlocker(self.chosen):
            self.chosen.clear()
            for scenario in others:
                text = _("{base} → {name}").format(base=base.name, name=scenario.name)
                self.chosen.addItem(text, scenario.id)
            self.chosen.setCurrentIndex(max(0, self.chosen.findData(kept)))
        self._show_moves()

    def _show_measures(self) -> None:
        columns = [self._base, *self._others()]
        headers = [_("Measure"), *(scenario.name for scenario in columns)]
        self.table.setColumnCount(len(headers))
        self.table.setHorizontalHeaderLabels(headers)
        assumptions = self._document.project.assumptions
        scopes = tuple(panel.usual(scenario.org, assumptions) for scenario in columns)
        self.scope.setText(_scope_text([scope.units is None for scope in scopes]))
        self._slow.ask(scopes)
        titles = self._reader.titles()
        self.table.setRowCount(len(titles))
        for row, title in enumerate(titles.values()):
            self.table.setItem(row, 0, QTableWidgetItem(_(title)))
        for column, scope in enumerate(scopes, 1):
            lines = self._reader.lines(scopes[0], scope, advanced=True, wait=False)
            for row, line in enumerate(lines):
                cell = QTableWidgetItem(shown_now(line))
                cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, cell)
        self.table.resizeColumnsToContents()

    def _comparison(self) -> tuple[Org, Org, Comparison] | None:
        key = self.chosen.currentData()
        if key is None:
            return None
        a, b = self._base.org, self._document.project.scenario(str(key)).org
        return a, b, compare(a, b, self._document.project.assumptions.titles)

    def _show_moves(self, *_unused: object) -> None:
        changes = self._comparison()
        renamed = self.renamed.isChecked()
        rows = move_rows(*changes, renamed=renamed) if changes is not None else []
        self.moves.setColumnCount(len(HEADERS))
        self.moves.setHorizontalHeaderLabels([_(header) for header in HEADERS])
        self.moves.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self.moves.setItem(number, column, QTableWidgetItem(text))
        self.moves.resizeColumnsToContents()
        self.units.setText(units_text(*changes, rows) if changes is not None else "")

    def export_moves(self) -> None:
        """Write the list of moves as XLSX or CSV."""
        changes = self._comparison()
        if changes is None:
            return
        kinds = (workbook(), (_("CSV table (*.csv)"), ".csv"))
        start = Path.home() / (_("moves") + ".xlsx")
        path = ask_path(self, _("Export the list of moves…"), start, kinds)
        if path is None:
            return
        try:
            save_moves(path, *changes, renamed=self.renamed.isChecked())
        except OSError as error:
            text = _("{file} could not be saved.").format(file=path.name)
            tell(self, text, why(error).text())


def comparison_table() -> QTableWidget:
    """Return an empty table to read, not to edit."""
    table = QTableWidget()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    return table


def _scope_text(whole: list[bool]) -> str:
    """Return what the measures of some scenarios are about; True: that one has no sides."""
    if all(whole):
        return _("The measures are about the whole organisation.")
    if any(whole):
        return _("The measures are about the support side; the whole organisation without one.")
    return _("The measures are about the support side of each scenario.")


def units_text(a: Org, b: Org, changes: Comparison, rows: list[tuple[str, ...]]) -> str:
    """Return what the list of moves counts, what became of the departments, and the chains."""
    names = {**{k: u.name for k, u in a.units.items()}, **{k: u.name for k, u in b.units.items()}}
    people = {**a.people, **b.people}
    units = changes.units
    accounted = {*units.split, *units.merged}
    for parts in (*units.split.values(), *units.merged.values()):
        accounted.update(parts)
    lines = []
    for text, keys in (
        (_("New departments: {names}"), [key for key in units.new if key not in accounted]),
        (_("Departments that are gone: {names}"), [k for k in units.gone if k not in accounted]),
        (_("Renamed departments: {names}"), units.renamed),
        (_("Departments elsewhere: {names}"), units.moved),
    ):
        if keys:
            lines.append(text.format(names=join_names(names[key] for key in keys)))
    for origin, parts in units.split.items():
        inside = join_names(names[key] for key in parts)
        old = a.units[origin].name
        lines.append(_("{unit} was split: {names}").format(unit=old, names=inside))
    for target, parts in units.merged.items():
        inside = join_names(names[key] for key in parts)
        lines.append(_("Merged into {unit}: {names}").format(unit=names[target], names=inside))
    for chain in changes.chains:
        who = " → ".join(people[person].name for person in chain)
        lines.append(_("Chain of moves: {names}").format(names=who))
    listed = summary(rows, len(tree.unplaced(b)))
    return "\n".join([listed, *lines])
