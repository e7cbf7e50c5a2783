"""履歴: the earlier states of the plan by time, each compared with now, to be taken back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.commands.base import Command
from orgsandbox.commands.restore import RestorePlan, RestoreScenario
from orgsandbox.document import Document
from orgsandbox.domain.compare import compare
from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Project, Scenario, strip_order
from orgsandbox.drawing.theme import Theme
from orgsandbox.files.moves import HEADERS, move_rows
from orgsandbox.files.project import Unreadable
from orgsandbox.i18n import _
from orgsandbox.panels.parts import narrow, text_label
from orgsandbox.plain import set_tip
from orgsandbox.session.entries import Entry
from orgsandbox.session.keeper import Keeper
from orgsandbox.ui.dialogs.compare import comparison_table, units_text
from orgsandbox.ui.dialogs.linked_charts import LinkedCharts
from orgsandbox.ui.kept_words import ORIGINS, moment, told_differences

_LIST = 230
_ROW = 40


class HistoryDialog(QDialog):
    """The states on the left, on the right what became of one of them until now.

    Nothing changes the plan but the two buttons that take a state back, each as one step.
    """

    def __init__(self, parent: QWidget, document: Document, keeper: Keeper, theme: Theme) -> None:
        super().__init__(parent)
        self._document = document
        self._keeper = keeper
        self.earlier: Project | None = None
        self.setWindowTitle(_("History"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        room = parent.screen().availableGeometry().size()
        self.resize(QSize(room.width() * 9 // 10, room.height() * 8 // 10))
        self.states = QListWidget()
        self.states.setFixedWidth(_LIST)
        self.scenario = narrow(QComboBox())
        self.told = text_label()
        self.charts = LinkedCharts(theme)
        self.units = text_label()
        self.moves = comparison_table()
        self.one = QPushButton(_("Take this scenario back"))
        self.all = QPushButton(_("Take the whole plan back"))
        self._entries = keeper.history()
        self._build()
        self._fill()
        self.states.currentRowChanged.connect(self._show_state)
        self.scenario.currentIndexChanged.connect(self._show_scenario)
        self.one.clicked.connect(self.take_scenario)
        self.all.clicked.connect(self.take_plan)
        self.states.setCurrentRow(min(1, len(self._entries) - 1))

    def _fill(self) -> None:
        for entry in self._entries:
            item = QListWidgetItem(f"{moment(entry, seconds=True)}\n{_(ORIGINS[entry.origin])}")
            item.setSizeHint(QSize(_LIST - 20, _ROW))
            self.states.addItem(item)
        if not self._entries:
            self.told.setText(_("Nothing was kept of this plan yet."))
            self._allow(scenario=False, plan=False)

    def _build(self) -> None:
        moves = QWidget()
        inner = QVBoxLayout(moves)
        inner.addWidget(self.units)
        inner.addWidget(self.moves, 1)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        tabs.addTab(self.charts, _("Charts"))
        tabs.addTab(moves, _("Moves"))
        head = QHBoxLayout()
        head.addWidget(text_label(_("Scenario"), wrap=False))
        head.addWidget(self.scenario, 1)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.one, self.all, close):
            button.setAutoDefault(False)
            foot.addWidget(button)
        right = QVBoxLayout()
        right.addLayout(head)
        right.addWidget(self.told)
        right.addWidget(tabs, 1)
        right.addLayout(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.addWidget(self.states)
        layout.addLayout(right, 1)

    # looking

    @property
    def entry(self) -> Entry:
        """The state that is looked at."""
        return self._entries[self.states.currentRow()]

    def _show_state(self, row: int) -> None:
        if row < 0:
            return
        try:
            self.earlier = self._keeper.plan(self.entry)
        except Unreadable as refusal:
            self.earlier = None
            self.told.setText(refusal.message.text())
        shown = self.scenario.currentData() or self._document.scenario.id
        with QSignalBlocker(self.scenario):
            self.scenario.clear()
            for scenario in strip_order(self.earlier) if self.earlier is not None else ():
                self.scenario.addItem(scenario.name, scenario.id)
            self.scenario.setCurrentIndex(max(0, self.scenario.findData(shown)))
        self._show_scenario()

    def _show_scenario(self, *_unused: object) -> None:
        earlier = self._earlier_scenario()
        self._allow(scenario=earlier is not None, plan=self.earlier is not None)
        if earlier is None or self.earlier is None:
            return
        project = self._document.project
        lines = told_differences(self.earlier, project)
        self.told.setText(_("Since then:") + "\n" + "\n".join(f"• {line}" for line in lines))
        then = replace(earlier, name=f"{earlier.name}（{moment(self.entry)}）")
        now = [_as_now(project.scenario(earlier.id))] if project.has(earlier.id) else []
        self.charts.show_scenarios(self.earlier, then, now)
        org = now[0].org if now else Org()
        self._show_moves(earlier.org, org, project.assumptions.titles)

    def _show_moves(self, a: Org, b: Org, titles: tuple[str, ...]) -> None:
        differences = compare(a, b, titles)
        rows = move_rows(a, b, differences)
        self.moves.setColumnCount(len(HEADERS))
        self.moves.setHorizontalHeaderLabels([_(header) for header in HEADERS])
        self.moves.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self.moves.setItem(number, column, QTableWidgetItem(text))
        self.moves.resizeColumnsToContents()
        self.units.setText(units_text(a, b, differences, rows))

    def _earlier_scenario(self) -> Scenario | None:
        key = self.scenario.currentData()
        return self.earlier.scenario(str(key)) if self.earlier is not None and key else None

    # taking back

    def _scenario_command(self) -> Command | None:
        earlier = self._earlier_scenario()
        return RestoreScenario(earlier) if earlier is not None else None

    def _plan_command(self) -> Command | None:
        return RestorePlan(self.earlier) if self.earlier is not None else None

    def _allow(self, *, scenario: bool, plan: bool) -> None:
        """Offer what can be done, and say why what cannot is refused."""
        for button, command, wanted in (
            (self.one, self._scenario_command(), scenario),
            (self.all, self._plan_command(), plan),
        ):
            refused = self._document.may(command) if command is not None else None
            button.setEnabled(wanted and refused is None)
            set_tip(button, refused.text() if refused is not None else "")

    def take_scenario(self) -> None:
        """Put the scenario as it was in the place of what it is now, as one step."""
        self._take(self._scenario_command())

    def take_plan(self) -> None:
        """Make the whole plan what it was, as one step."""
        self._take(self._plan_command())

    def _take(self, command: Command | None) -> None:
        if command is not None and self._document.do(command):
            self.accept()


def _as_now(scenario: Scenario) -> Scenario:
    return replace(scenario, name=_("{scenario} now").format(scenario=scenario.name))
