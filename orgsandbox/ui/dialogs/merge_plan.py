"""別の計画を取り込む: every difference with both values; what both changed is asked one by one."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.commands.merge_plan import MergePlan
from orgsandbox.document import Document
from orgsandbox.domain.merging import Merge, common_base, merge, records
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.files.cut_out import seen_by
from orgsandbox.i18n import _, join_names, ngettext
from orgsandbox.panels.parts import narrow
from orgsandbox.plain import PlainForm, plain_label, set_tip
from orgsandbox.ui.dialogs.ask import ok_cancel
from orgsandbox.ui.merge_words import subject, value

_THEIRS = 0
_REMEMBERED = ""


class MergePlanDialog(QDialog):
    """Which scenario of theirs, what both go back to, and the differences with check marks."""

    def __init__(
        self,
        parent: QWidget,
        document: Document,
        theirs: Project,
        began: tuple[Scenario, ...] = (),
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._theirs = theirs
        self._began = {scenario.id: scenario for scenario in began or theirs.origin}
        self.merge: Merge | None = None
        self.setWindowTitle(_("Merge another plan"))
        self.resize(900, 620)
        self.scenario = narrow(QComboBox())
        for scenario in theirs.scenarios:
            self.scenario.addItem(scenario.name, scenario.id)
        same = self.scenario.findData(document.scenario.id) if self._began else -1
        self.scenario.setCurrentIndex(same if same >= 0 else len(theirs.scenarios) - 1)
        self.base = narrow(QComboBox())
        self.table = QTableWidget(0, 4)
        self.table.setHorizontalHeaderLabels(
            [_("Take over"), _("In this plan"), _("In the other plan"), ""]
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(3, QHeaderView.ResizeMode.ResizeToContents)
        self.said = plain_label("")
        self.buttons = ok_cancel(self, _("Take over what is checked"))
        form = PlainForm()
        form.addRow(_("Scenario of the other plan"), self.scenario)
        form.addRow(_("Both go back to"), self.base)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.addLayout(form)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.said)
        layout.addWidget(self.buttons)
        self.scenario.currentIndexChanged.connect(self._guess)
        self.base.currentIndexChanged.connect(self._compare)
        self.table.itemChanged.connect(self._try)
        self._guess()

    def command(self) -> MergePlan | None:
        """Return the step as checked; None when there is nothing to take."""
        taken = self._taken()
        if self.merge is None or not taken:
            return None
        return MergePlan(self._document.scenario.id, self.merge, taken)

    def _other(self) -> Scenario:
        return self._theirs.scenario(str(self.scenario.currentData()))

    def _guess(self) -> None:
        """Find what both scenarios go back to, remembered or by id; else the planner picks."""
        project, ours = self._document.project, self._document.scenario
        wanted = (common_base(project, ours, self._other()) or ours).id
        with QSignalBlocker(self.base):
            self.base.clear()
            if self._beginning() is not None:
                wanted = _REMEMBERED
                self.base.addItem(_("What both began with"), wanted)
            for scenario in project.scenarios:
                self.base.addItem(scenario.name, scenario.id)
            self.base.setCurrentIndex(self.base.findData(wanted))
        self._compare()

    def _beginning(self) -> Scenario | None:
        """Return what their scenario was when they began, where that was remembered."""
        other = self._other()
        return self._began.get(other.id) or self._began.get(other.based_on or "")

    def _base(self) -> Scenario:
        chosen = str(self.base.currentData())
        began = self._beginning() if chosen == _REMEMBERED else None
        return began or self._document.project.scenario(chosen)

    def _changed_too(self) -> list[str]:
        """Return the names of their other scenarios in which something changed since."""
        return [
            scenario.name
            for scenario in self._theirs.scenarios
            if scenario.id != self._other().id
            and (began := self._began.get(scenario.id)) is not None
            and records(began.org) != records(scenario.org)
        ]

    def _compare(self) -> None:
        project = self._document.project
        base = self._base()
        theirs = self._other()
        seen = seen_by(project, base, theirs.org)
        self.merge = merge(base.org, self._document.org, theirs.org, seen)
        entries = self.merge.differences
        safe = set(self.merge.sound([n for n, entry in enumerate(entries) if not entry.conflict]))
        with QSignalBlocker(self.table):
            self._list(self.merge, safe)
        self.table.resizeRowsToContents()
        self._try()

    def _list(self, merged: Merge, safe: set[int]) -> None:
        """List the differences of a merge; those that are safe to take are checked."""
        self.table.setRowCount(len(merged.differences))
        for row, entry in enumerate(merged.differences):
            first = QTableWidgetItem(subject(merged, entry))
            first.setFlags(first.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            first.setCheckState(Qt.CheckState.Checked if row in safe else Qt.CheckState.Unchecked)
            texts = (
                value(merged, entry.ours, ours=True),
                value(merged, entry.theirs, ours=False),
                _("changed in both") if entry.conflict else "",
            )
            for column, item in enumerate((first, *map(QTableWidgetItem, texts))):
                set_tip(item, item.text())
                self.table.setItem(row, column, item)

    def _taken(self) -> tuple[int, ...]:
        items = (self.table.item(row, _THEIRS) for row in range(self.table.rowCount()))
        return tuple(
            row
            for row, item in enumerate(items)
            if item is not None and item.checkState() == Qt.CheckState.Checked
        )

    def _try(self) -> None:
        assert self.merge is not None
        command = self.command()
        refused = self._document.may(command) if command is not None else None
        count = len(self.merge.differences)
        text = ngettext(
            "{count} difference, {conflicts} of them changed in both plans.",
            "{count} differences, {conflicts} of them changed in both plans.",
            count,
        ).format(count=count, conflicts=len(self.merge.conflicts))
        if self.base.currentData() == self._document.scenario.id:
            text += "\n" + _(
                "What both go back to is not known: every difference is shown as theirs."
            )
        if others := self._changed_too():
            text += "\n" + _("Changed in the other plan too: {names}").format(
                names=join_names(others)
            )
        self.said.setText(refused.text() if refused is not None else text)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(command is not None and refused is None)
