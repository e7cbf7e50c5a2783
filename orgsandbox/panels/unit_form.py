"""What is known of a department or a role, edited in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.commands.roles import MakeRoleFromFamily, RenameRole, SetDuties, SetHead, SetPlanned
from orgsandbox.commands.units import EditUnit, MoveUnit
from orgsandbox.document import Document
from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Role, Side, Unit
from orgsandbox.drawing.card_data import unit_count
from orgsandbox.drawing.lenses.mix import mix
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _, format_date
from orgsandbox.metrics.ripe import family_facts
from orgsandbox.panels.forms import Line, form
from orgsandbox.panels.parts import MixBar, Swatch, narrow, still, text_label
from orgsandbox.panels.work_editor import WorkEditor
from orgsandbox.plain import set_tip


class UnitForm(QWidget):
    """A department: name, level, side, the one above, its roles with planned seats, its tasks."""

    failed = Signal(str)

    def __init__(self, document: Document, theme: Theme, unit: str) -> None:
        super().__init__()
        self._document = document
        self._theme = theme
        self._unit = unit
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        self._fields(document.org.units[unit])
        self._roles(document.org.units[unit])
        self._families()
        self._tasks()

    @property
    def _held(self) -> Unit:
        return self._document.org.units[self._unit]

    def _fields(self, unit: Unit) -> None:
        org = self._document.org
        self._layout.addWidget(text_label(unit_count(org, (unit.id,)), "muted"))
        bar = MixBar(self._theme)
        done = work.unit_work(org, unit)
        bar.show_mix(mix(org, done) if done else None, self._theme)
        self._layout.addWidget(bar)
        rows = form()
        rows.addRow(_("Name"), Line(unit.name, _("Name"), self._rename))
        rows.addRow(_("Department code"), Line(unit.code, _("Department code"), self._set_code))
        rows.addRow(_("Level"), Line(unit.level, _("Level"), self._set_level))
        self.side = narrow(QComboBox())
        for text, value in (
            (_("As the department above"), None),
            (_("Direct side"), Side.DIRECT),
            (_("Support side"), Side.SUPPORT),
            (_("Neither side"), Side.NONE),
        ):
            self.side.addItem(text, value)
        self.side.setCurrentIndex([None, Side.DIRECT, Side.SUPPORT, Side.NONE].index(unit.side))
        self.side.setAccessibleName(_("Side"))
        self.side.activated.connect(self._set_side)
        rows.addRow(_("Side"), self.side)
        self.above = narrow(QComboBox())
        self.above.addItem(_("(at the top)"), None)
        below = set(tree.subtree(org, unit.id))
        for key in tree.in_order(org):
            if key not in below:
                depth = len(tree.path(org, key)) - 1
                self.above.addItem("　" * depth + org.units[key].name, key)
        self.above.setCurrentIndex(max(0, self.above.findData(unit.parent)))
        self.above.setAccessibleName(_("Department above"))
        self.above.activated.connect(self._move)
        rows.addRow(_("Department above"), self.above)
        if unit.divided_on is not None:
            rows.addRow(_("Divided on"), text_label(format_date(unit.divided_on)))
        rows.addRow(_("Note"), Line(unit.note, _("Note"), self._set_note))
        self._layout.addLayout(rows)

    def _roles(self, unit: Unit) -> None:
        self._layout.addWidget(text_label(_("Roles and planned seats"), "panel_heading"))
        rows = form()
        for role in unit.roles:
            rows.addRow(role.name, _planned_box(role, self._set_planned))
        self._layout.addLayout(rows)

    def _families(self) -> None:
        """Show what each task family here looks like, and let one get a role of its name."""
        document = self._document
        by_family = family_facts(document.org, self._unit, document.project.assumptions)
        if not by_family:
            return
        self._layout.addWidget(text_label(_("Task families in this department"), "panel_heading"))
        for facts in by_family:
            row = QHBoxLayout()
            slot = document.org.families[facts.family].colour
            row.addWidget(Swatch(slot, self._theme))
            text = _("{family}: {fte} FTE, {doers} people, {specialists} specialised")
            row.addWidget(
                text_label(
                    text.format(
                        family=facts.name,
                        fte=f"{facts.fte:.1f}",
                        doers=facts.doers,
                        specialists=facts.specialists,
                    )
                ),
                1,
            )
            button = QPushButton(_("Name it"))
            set_tip(button, _("Make a role of this name"))
            button.setProperty("family", facts.family)
            button.clicked.connect(self._name_family)
            row.addWidget(button)
            self._layout.addLayout(row)

    def _name_family(self) -> None:
        family = str(self.sender().property("family"))
        name = _("{family} staff").format(family=self._document.org.families[family].name)
        self._document.do(MakeRoleFromFamily(self._document.scenario.id, self._unit, family, name))

    def _tasks(self) -> None:
        org = self._document.org
        owned = [
            org.tasks[key].name for key, unit in work.owners(org).items() if unit == self._unit
        ]
        self._layout.addWidget(text_label(_("Tasks of this department"), "panel_heading"))
        self._layout.addWidget(text_label("、".join(owned) if owned else "–"))

    def _rename(self, text: str) -> bool:
        return self._edit(replace(self._held, name=text))

    def _set_code(self, text: str) -> bool:
        return self._edit(replace(self._held, code=text))

    def _set_level(self, text: str) -> bool:
        return self._edit(replace(self._held, level=text))

    def _set_note(self, text: str) -> bool:
        return self._edit(replace(self._held, note=text))

    def _set_side(self, index: int) -> None:
        self._edit(replace(self._held, side=self.side.itemData(index)))

    def _edit(self, unit: Unit) -> bool:
        return self._document.do(EditUnit(self._document.scenario.id, unit))

    def _move(self, index: int) -> None:
        parent = self.above.itemData(index)
        self._document.do(MoveUnit(self._document.scenario.id, self._unit, parent))

    def _set_planned(self, value: int) -> None:
        role = str(self.sender().property("role"))
        planned = None if value < 0 else value
        self._document.do(SetPlanned(self._document.scenario.id, role, planned))


class RoleForm(QWidget):
    """A role: name, planned seats, whether it is the head, and its duties."""

    failed = Signal(str)

    def __init__(self, document: Document, theme: Theme, role: str) -> None:
        super().__init__()
        self._document = document
        self._role = role
        place = tree.find_role(document.org, role)
        assert place is not None  # the inspector asks only for roles that exist
        unit, shown = place
        self._unit = unit.id
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        rows = form()
        rows.addRow(_("Department"), text_label(unit.name))
        rows.addRow(_("Name"), Line(shown.name, _("Name"), self._rename))
        rows.addRow(_("Planned seats"), _planned_box(shown, self._set_planned))
        head = QCheckBox(_("Heads the department"))
        head.setChecked(shown.is_head)
        head.clicked.connect(self._set_head)
        rows.addRow("", head)
        layout.addLayout(rows)
        layout.addWidget(text_label(_("Duties (weights)"), "panel_heading"))
        total = sum(shown.duties.values()) or 1.0
        editor = WorkEditor(theme, total)
        said = (
            _("Who is put here takes these duties on.")
            if shown.duties
            else _("No duties: who is put here brings the present work along.")
        )
        editor.show_work(document.org, shown.duties, theme, said)
        editor.edited.connect(self._set_duties)
        layout.addWidget(editor)

    def _rename(self, text: str) -> bool:
        return self._document.do(RenameRole(self._document.scenario.id, self._role, text))

    def _set_planned(self, value: int) -> None:
        planned = None if value < 0 else value
        self._document.do(SetPlanned(self._document.scenario.id, self._role, planned))

    def _set_head(self, checked: bool) -> None:  # noqa: FBT001 - a slot
        role = self._role if checked else None
        self._document.do(SetHead(self._document.scenario.id, self._unit, role))

    def _set_duties(self, duties: dict[str, float]) -> None:
        self._document.do(SetDuties(self._document.scenario.id, self._role, duties))


def _planned_box(role: Role, slot: Callable[[int], None]) -> QSpinBox:
    box = still(QSpinBox())
    box.setRange(-1, 100_000)
    box.setSpecialValueText(_("not planned"))
    box.setKeyboardTracking(False)
    box.setValue(-1 if role.planned is None else role.planned)
    box.setAccessibleName(_("Planned seats: {role}").format(role=role.name))
    box.setProperty("role", role.id)
    box.valueChanged.connect(slot)
    return box
