"""What is selected, with its fields; hidden when nothing is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.change import Change
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.panels.family_form import FamilyForm
from orgsandbox.panels.parts import clear, column, scrolled, text_label
from orgsandbox.panels.person_form import PersonForm
from orgsandbox.panels.task_form import TaskForm
from orgsandbox.panels.unit_form import RoleForm, UnitForm
from orgsandbox.selection import Selected, Selection


class Inspector(QWidget):
    """Shows a form for the selection. `failed` carries words about something typed."""

    failed = Signal(str)

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._selection = selection
        self._theme = theme
        self.form: QWidget | None = None
        self.heading = text_label(name="panel_heading")
        inner = QWidget()
        self._inner = column(inner)
        self._inner.addWidget(self.heading)
        self._holder = QVBoxLayout()
        self._inner.addLayout(self._holder)
        self._inner.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))
        selection.changed.connect(self._show)
        self._show(selection.value)

    def sizeHint(self) -> QSize:
        """Ask for less room than the numbers above."""
        return QSize(300, 260)

    def show_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._show(self._selection.value)

    def sync(self, change: Change) -> None:
        """Show the new values, and give the field that had it the keyboard again."""
        if not (change.opened or change.shown or change.scenario_changed or change.assumptions):
            return
        focused = QApplication.focusWidget()
        name = (
            focused.accessibleName() if focused is not None and self.isAncestorOf(focused) else ""
        )
        self._show(self._selection.value)
        if name and self.form is not None:
            again = [w for w in self.form.findChildren(QWidget) if w.accessibleName() == name]
            if again:
                again[0].setFocus()

    def _show(self, selected: Selected) -> None:
        clear(self._holder)
        self.form = self._made(selected)
        self.setVisible(self.form is not None)
        if self.form is not None:
            self._holder.addWidget(self.form)
            self.form.failed.connect(self.failed)  # type: ignore[attr-defined]

    def _made(self, selected: Selected) -> QWidget | None:
        org = self._document.org
        people = tuple(key for key in selected.people if key in org.people)
        if people:
            self.heading.setText(_("Person") if len(people) == 1 else _("People"))
            return PersonForm(self._document, self._theme, people)
        roles = [key for key in selected.roles if tree.find_role(org, key) is not None]
        if roles:
            self.heading.setText(_("Role"))
            return RoleForm(self._document, self._theme, roles[-1])
        units = [key for key in selected.units if key in org.units]
        if units:
            self.heading.setText(_("Department"))
            return UnitForm(self._document, self._theme, units[-1])
        tasks = [key for key in selected.tasks if key in org.tasks]
        if tasks:
            self.heading.setText(_("Task"))
            return TaskForm(self._document, self._theme, tasks[-1])
        families = [key for key in selected.families if key in org.families]
        if families:
            self.heading.setText(_("Task family"))
            return FamilyForm(self._document, self._theme, families[-1])
        return None
