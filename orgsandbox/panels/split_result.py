"""The right side of the split mode: before → after, the names, the reasons, apply or leave."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.document import Document
from orgsandbox.i18n import _
from orgsandbox.panels.parts import clear, column, narrow, scrolled, text_label
from orgsandbox.panels.split_numbers import SplitNumbers
from orgsandbox.plain import set_tip
from orgsandbox.session.split_draft import DraftGroup


class NameField(QWidget):
    """One group's name, typed or picked; `renamed` carries (id, name), `removed` the id."""

    renamed = Signal(str, str)
    removed = Signal(str)

    def __init__(
        self,
        group: DraftGroup,
        suggestions: tuple[str, ...],
        *,
        keeps: bool = False,
        above: bool = False,
    ) -> None:
        super().__init__()
        self.group = group
        self.box = narrow(QComboBox())
        self.box.setEditable(True)
        self.box.addItems(list(suggestions))
        self.box.setCurrentText(group.name)
        self.box.setAccessibleName(_("Department name"))
        field = self.box.lineEdit()
        assert field is not None
        field.setPlaceholderText(_("Department name"))
        self.box.activated.connect(self._tell)
        field.editingFinished.connect(self._tell)
        drop = QToolButton()
        drop.setText("×")
        set_tip(drop, _("Dissolve this group"))
        drop.setAccessibleName(_("Dissolve this group"))
        drop.clicked.connect(self._drop)
        if above:
            drop.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 1)
        row.addWidget(drop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addLayout(row)
        if above:
            layout.addWidget(text_label(_("stands above the departments"), name="muted"))
        if keeps:
            layout.addWidget(text_label(_("keeps what no other department owns"), name="muted"))

    def show_name(self, group: DraftGroup) -> None:
        """Show another name."""
        self.group = group
        if self.box.currentText().strip() != group.name:
            self.box.setCurrentText(group.name)

    def _tell(self, *_unused: object) -> None:
        self.renamed.emit(self.group.id, self.box.currentText().strip())

    def _drop(self) -> None:
        self.removed.emit(self.group.id)


class SplitResult(QWidget):
    """`renamed` (id, name), `removed` (id), `added`, `applied` and `left` say what is wanted."""

    renamed = Signal(str, str)
    removed = Signal(str)
    added = Signal()
    applied = Signal()
    left = Signal()

    def __init__(self, document: Document, unit: str) -> None:
        super().__init__()
        self.numbers = SplitNumbers(document, unit)
        self._above = QVBoxLayout()
        self.above: NameField | None = None
        self._names = QVBoxLayout()
        self._names.setSpacing(4)
        self._shown: tuple[object, ...] = ()
        self.fields: list[NameField] = []
        self.more = QPushButton(_("Add a department"))
        self.more.clicked.connect(self.added)
        self.reasons = text_label()
        self.refusal = text_label(name="notices")
        self.refusal.hide()
        inner = QWidget()
        layout = column(inner)
        layout.addWidget(text_label(_("Before → after the split"), name="panel_heading"))
        layout.addWidget(self.numbers)
        layout.addWidget(text_label(_("Names of the departments"), name="panel_heading"))
        layout.addLayout(self._above)
        layout.addLayout(self._names)
        layout.addWidget(self.more)
        self._heading = text_label(_("Why here"), name="panel_heading")
        layout.addWidget(self._heading)
        layout.addWidget(self.reasons)
        layout.addStretch(1)
        self.apply = QPushButton(_("Apply this split"))
        self.apply.setDefault(True)
        self.apply.clicked.connect(self.applied)
        leave = QPushButton(_("Leave"))
        leave.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self.apply)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 10)
        whole.addWidget(scrolled(inner), 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 0, 14, 0)
        foot.addWidget(self.refusal)
        foot.addLayout(buttons)
        whole.addLayout(foot)

    def show_names(
        self, groups: tuple[DraftGroup, ...], suggestions: dict[str, tuple[str, ...]], keeper: str
    ) -> None:
        """Show a field a group; the field somebody types in is left alone."""
        shown = (tuple(group.id for group in groups), keeper)
        if shown == self._shown:
            for field, group in zip(self.fields, groups, strict=True):
                field.show_name(group)
            return
        self._shown = shown
        for field in self.fields:
            field.blockSignals(True)  # noqa: FBT003 - Qt takes it so
        clear(self._names)
        self.fields = []
        for group in groups:
            field = NameField(group, suggestions.get(group.id, ()), keeps=group.id == keeper)
            field.renamed.connect(self.renamed)
            field.removed.connect(self.removed)
            self._names.addWidget(field)
            self.fields.append(field)

    def show_above(self, name: str, suggestions: tuple[str, ...]) -> None:
        """Show the name of what stands above the new departments; nothing where nothing does."""
        group = DraftGroup("", name)
        if self.above is None and name:
            self.above = NameField(group, suggestions, above=True)
            self.above.renamed.connect(self.renamed)
            self._above.addWidget(self.above)
        elif self.above is not None:
            self.above.show_name(group)
            self.above.setVisible(bool(name))

    def show_reasons(self, text: str) -> None:
        """Show why the people selected are where they are."""
        self._heading.setVisible(bool(text))
        self.reasons.setText(text)

    def show_refusal(self, text: str) -> None:
        """Say why the split cannot be applied; nothing when it can."""
        self.refusal.setText(text)
        self.refusal.setVisible(bool(text))
        self.apply.setEnabled(not text)
