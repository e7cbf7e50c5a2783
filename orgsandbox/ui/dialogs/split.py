"""部署を分ける, by hand: name the new departments and drag people and tasks into them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.commands.split import Crossing, Group, SplitUnit, Style
from orgsandbox.document import Document
from orgsandbox.domain import work
from orgsandbox.domain.ids import new_id
from orgsandbox.grouping.propose import Proposal
from orgsandbox.i18n import _
from orgsandbox.panels.parts import scrolled
from orgsandbox.ui.dialogs.ask import ok_cancel, plain_label
from orgsandbox.ui.dialogs.group_column import GroupColumn, MoveList
from orgsandbox.ui.dialogs.proposal_bar import ProposalBar, reason_text
from orgsandbox.ui.dialogs.split_numbers import SplitNumbers


def ask_split(parent: QWidget, document: Document, unit: str) -> None:
    """Let the planner split a department; applied as one step, or nothing has changed."""
    dialog = SplitDialog(parent, document, unit)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    document.hover(None)
    if accepted:
        document.do(dialog.command())


class SplitDialog(QDialog):
    """Columns for the new departments, how to split, and what the split would change."""

    def __init__(self, parent: QWidget, document: Document, unit: str) -> None:
        super().__init__(parent)
        self._document = document
        self._unit = unit
        org = document.org
        self._names = org.units[unit].name
        self.setWindowTitle(_("Split the department"))
        self.resize(1080, 680)
        self.columns: list[GroupColumn] = []
        self._ids: list[str] = []
        self.style_buttons = _radio(
            (Style.HEADQUARTERS, _("Headquarters with departments below")),
            (Style.SIBLINGS, _("Departments side by side")),
            (Style.GENERAL_AFFAIRS, _("General Affairs keeps the rest")),
        )
        self.crossing_buttons = _radio(
            (Crossing.HANDOVER, _("Handed over to the new department")),
            (Crossing.KEEP, _("The same person goes on, as a second post")),
        )
        self.rest_name = QLineEdit(_("General Affairs"))
        self.rest_name.setAccessibleName(_("Name of what stays"))
        self.numbers = SplitNumbers(document, unit)
        self.proposals = ProposalBar(document, unit)
        self.proposals.chosen.connect(self.show_proposal)
        self.finished.connect(self.proposals.stop)
        self.reason = plain_label("")
        self.buttons = ok_cancel(self, _("Apply this split"))
        self._row = QHBoxLayout()
        self._build()
        self._rest = self._add_column(_("Stays in {unit}").format(unit=self._names), rest=True)
        self._rest.people.put(
            (seat.person, org.people[seat.person].name)
            for role in org.units[unit].roles
            if not role.is_head
            for seat in role.seats
        )
        owned = work.owners(org)
        self._rest.tasks.put(
            (task.id, task.name) for task in org.tasks.values() if owned.get(task.id) == unit
        )
        self.add_group()
        self.add_group()
        self._try()

    def command(self) -> SplitUnit:
        """Return the split as it stands in the dialog."""
        groups = tuple(
            Group(column.title(), column.people.ids(), column.tasks.ids(), id=key)
            for column, key in zip(self.columns, self._ids, strict=True)
            if not column.rest
        )
        style = self.style_buttons.checked()
        return SplitUnit(
            self._document.scenario.id,
            self._unit,
            groups,
            style=Style(style),
            crossing=Crossing(self.crossing_buttons.checked()),
            day=self._document.scenario.date,
            rest_name=self.rest_name.text().strip() if style == Style.GENERAL_AFFAIRS.value else "",
        )

    def add_group(self) -> None:
        """Add an empty department to the right."""
        column = self._add_column("", rest=False)
        column.name.setFocus()
        self._try()

    def show_proposal(self, proposal: Proposal) -> None:
        """Fill the columns as a proposal says; whoever it leaves out stays."""
        everyone = [pair for column in self.columns for pair in column.people.take_all()]
        everything = [pair for column in self.columns for pair in column.tasks.take_all()]
        while len(self.columns) - 1 > len(proposal.groups):
            column = self.columns.pop()
            self._ids.pop()
            column.hide()
            column.deleteLater()
        while len(self.columns) - 1 < len(proposal.groups):
            self._add_column("", rest=False)
        placed: set[str] = set()
        names = tuple(group.name for group in proposal.groups)
        for column, group in zip(self.columns[1:], proposal.groups, strict=True):
            column.name.setText(group.name)
            placed.update(group.people, group.tasks)
            column.people.put(pair for pair in everyone if pair[0] in group.people)
            column.tasks.put(pair for pair in everything if pair[0] in group.tasks)
            for person in group.people:
                reason = proposal.reasons[person]
                column.people.explain(person, reason_text(self._document.org, reason, names))
        self._rest.people.put(pair for pair in everyone if pair[0] not in placed)
        self._rest.tasks.put(pair for pair in everything if pair[0] not in placed)
        self._try()

    def _build(self) -> None:
        inner = QWidget()
        inner.setLayout(self._row)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        more = QPushButton(_("Add a department"))
        more.setAutoDefault(False)
        more.clicked.connect(self.add_group)
        beside = QWidget()
        side = QVBoxLayout(beside)
        side.setContentsMargins(6, 0, 12, 0)
        for widget in (plain_label(_("How to draw it")), self.style_buttons, self.rest_name,
                       plain_label(_("Work that crosses the new line")), self.crossing_buttons,
                       self.numbers):  # fmt: skip
            side.addWidget(widget)
        side.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 18, 20, 16)
        hint = plain_label(_("Drag people and tasks into the new departments (or Alt+← / Alt+→)."))
        grid.addWidget(self.proposals, 0, 0, 1, 2)
        grid.addWidget(hint, 1, 0)
        grid.addWidget(more, 1, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(area, 2, 0)
        grid.addWidget(scrolled(beside), 2, 1)
        grid.addWidget(self.reason, 3, 0)
        grid.addWidget(self.buttons, 3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(1, 330)
        self.style_buttons.group.buttonToggled.connect(self._try)
        self.crossing_buttons.group.buttonToggled.connect(self._try)
        self.rest_name.editingFinished.connect(self._try)

    def _add_column(self, title: str, *, rest: bool) -> GroupColumn:
        column = GroupColumn(title, rest=rest)
        column.changed.connect(self._try)
        column.people.sent.connect(self._send)
        column.tasks.sent.connect(self._send)
        self.columns.append(column)
        self._ids.append(new_id())
        self._row.addWidget(column)
        return column

    def _send(self, by: int) -> None:
        source = self.sender()
        if not isinstance(source, MoveList):
            return
        lists = [column.people if source.kind == "people" else column.tasks
                 for column in self.columns]  # fmt: skip
        target = lists.index(source) + by
        if 0 <= target < len(lists):
            lists[target].put(source.take_selected())
            self._try()

    def _try(self) -> None:
        style = self.style_buttons.checked()
        self.rest_name.setVisible(style == Style.GENERAL_AFFAIRS.value)
        preview = self._document.hover(self.command())
        refused = preview.refused if preview else None
        self.reason.setText(refused.text() if refused else "")
        self.numbers.show_preview(preview)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(refused is None)


class _Radio(QWidget):
    """A few choices of which one is taken; each carries the value of an Enum."""

    def __init__(self, choices: tuple[tuple[Style | Crossing, str], ...]) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        for value, text in choices:
            button = QRadioButton(text)
            button.setObjectName(value.value)
            self.group.addButton(button)
            layout.addWidget(button)
        self.group.buttons()[0].setChecked(True)

    def checked(self) -> str:
        """Return the value of the choice taken."""
        button = self.group.checkedButton()
        return button.objectName() if button is not None else ""


def _radio(*choices: tuple[Style | Crossing, str]) -> _Radio:
    return _Radio(choices)
