"""What is known of a person (or several), their posts and their work, edited in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.commands.base import Command
from orgsandbox.commands.people import EditPeople, EditPeopleEverywhere, SetOwnWork
from orgsandbox.commands.seats import MakeMain, SetSeatWork, SetShare, Vacate
from orgsandbox.document import Document
from orgsandbox.domain import tree, work
from orgsandbox.domain.model import Absence, Person
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.panels.forms import Line, form, typed_day, written_day
from orgsandbox.panels.parts import narrow, still, text_label
from orgsandbox.panels.work_editor import WorkEditor
from orgsandbox.plain import menu_text


class PersonForm(QWidget):
    """Fields of the people selected; with several, what is typed goes to all of them.

    `failed` carries words about something typed that makes no sense.
    """

    failed = Signal(str)

    def __init__(self, document: Document, theme: Theme, people: tuple[str, ...]) -> None:
        super().__init__()
        self._document = document
        self._theme = theme
        self._people = people
        self.everywhere = QCheckBox(_("Also in all other scenarios"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        if len(people) == 1:
            person = document.org.people[people[0]]
            self._layout.addWidget(text_label(person.name, "person_heading"))
            self._posts(person)
        self._fields()

    # the person

    def _fields(self) -> None:
        people = [self._document.org.people[key] for key in self._people]
        one = people[0] if len(people) == 1 else None
        rows = form()
        if one is not None:
            self._text(rows, _("Name"), "name", one.name)
            self._text(rows, _("Reading"), "kana", one.kana)
            self._text(rows, _("Employee number"), "code", one.code)
        else:
            rows.addRow(text_label(_("{count} people selected").format(count=len(people))))
        titles = narrow(QComboBox())
        titles.setEditable(True)
        titles.addItems(["", *self._document.project.assumptions.titles])
        titles.setCurrentText(_shared(people, "title"))
        titles.setAccessibleName(_("Rank"))
        typed = titles.lineEdit()
        if typed is not None:
            typed.editingFinished.connect(self._titled)
        titles.activated.connect(self._titled)
        self._titles = titles
        rows.addRow(_("Rank"), titles)
        self._text(rows, _("Grade"), "grade", _shared(people, "grade"))
        self._text(rows, _("Employment"), "employment", _shared(people, "employment"))
        self._text(rows, _("Location"), "location", _shared(people, "location"))
        fte = still(QDoubleSpinBox())
        fte.setRange(0, 10)
        fte.setDecimals(2)
        fte.setSingleStep(0.1)
        fte.setKeyboardTracking(False)
        fte.setValue(people[0].fte)
        fte.setAccessibleName("FTE")
        fte.valueChanged.connect(self._set_fte)
        rows.addRow("FTE", fte)
        self._day(rows, _("Joining date"), "joined", people)
        self._day(rows, _("Leaving date"), "leaving", people)
        if one is not None:
            absences = Line(_written_absences(one), _("Absences"), self._set_absences)
            absences.setPlaceholderText("2027-04-01～2027-09-30")
            rows.addRow(_("Absences"), absences)
            self._text(rows, _("Seconded to"), "seconded", one.seconded)
            self._text(rows, _("Note"), "note", one.note)
        self._layout.addLayout(rows)
        self._layout.addWidget(self.everywhere)

    def _text(self, rows: QFormLayout, label: str, key: str, value: str) -> None:
        line = Line(value, label, lambda text: self._edit({key: text}))
        line.setObjectName(f"person_{key}")
        rows.addRow(label, line)

    def _day(self, rows: QFormLayout, label: str, key: str, people: list[Person]) -> None:
        value = written_day(getattr(people[0], key)) if len(people) == 1 else ""
        line = Line(value, label, lambda text: self._set_day(key, text))
        line.setPlaceholderText("2027-04-01")
        rows.addRow(label, line)

    def _set_day(self, key: str, text: str) -> bool:
        try:
            return self._edit({key: typed_day(text)})
        except ValueError as error:
            self.failed.emit(str(error))
            return True  # what was mistyped stays to be mended

    def _set_absences(self, text: str) -> bool:
        try:
            return self._edit({"absences": _typed_absences(text)})
        except ValueError as error:
            self.failed.emit(str(error))
            return True  # what was mistyped stays to be mended

    def _titled(self) -> None:
        self._edit({"title": self._titles.currentText().strip()})

    def _set_fte(self, value: float) -> None:
        self._edit({"fte": round(value, 4)})

    def _edit(self, changes: dict[str, object]) -> bool:
        known = self._document.org.people
        people = tuple(key for key in self._people if key in known)
        if all(
            getattr(known[key], field) == value
            for key in people
            for field, value in changes.items()
        ):
            return True
        command: Command
        if self.everywhere.isChecked():
            command = EditPeopleEverywhere(people, changes)
        else:
            command = EditPeople(self._document.scenario.id, people, changes)
        return self._document.do(command)

    # posts and work

    def _posts(self, person: Person) -> None:
        org = self._document.org
        places = tree.places(org, person.id)
        if not places:
            self._layout.addWidget(text_label(_("Present work"), "panel_heading"))
            said = _("Unplaced: the work counts again once the person has a post.")
            editor = WorkEditor(self._theme, max(person.fte, 0.01))
            editor.show_work(org, person.own_work, self._theme, said)
            editor.edited.connect(self._set_own_work)
            self._layout.addWidget(editor)
        for place in places:
            self._post(person, place)

    def _post(self, person: Person, place: tree.Place) -> None:
        org = self._document.org
        unit = org.units[place.unit]
        role = next(role for role in unit.roles if role.id == place.role)
        title = f"{unit.name} › {role.name}"
        kind = _("main post") if place.seat.main else _("second post")
        self._layout.addWidget(text_label(f"{title}（{kind}）", "panel_heading"))
        row = QHBoxLayout()
        share = still(QSpinBox())
        share.setRange(1, 100)
        share.setSuffix(" %")
        share.setKeyboardTracking(False)
        share.setValue(place.seat.share)
        share.setAccessibleName(_("Share"))
        share.setProperty("role", role.id)
        share.valueChanged.connect(self._set_share)
        row.addWidget(text_label(_("Share"), wrap=False))
        row.addWidget(share)
        row.addStretch(1)
        if not place.seat.main:
            row.addWidget(self._button(_("Make main"), role.id, self._make_main))
        row.addWidget(self._button(_("Leave the post"), role.id, self._leave))
        self._layout.addLayout(row)
        self._work(person, place)

    def _button(self, text: str, role: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(menu_text(text))
        button.setProperty("role", role)
        button.clicked.connect(slot)
        return button

    def _work(self, person: Person, place: tree.Place) -> None:
        org = self._document.org
        role = next(r for r in org.units[place.unit].roles if r.id == place.role)
        done = work.seat_work(person, role, place.seat)
        time = work.seat_time(person, place.seat)
        editor = WorkEditor(self._theme, max(person.fte, 0.01))
        editor.setObjectName(f"work_{role.id}")
        editor.show_work(
            org, done or {}, self._theme, _said(done, time, does_duties=place.seat.work is None)
        )
        editor.setProperty("role", role.id)
        editor.edited.connect(self._set_work)
        editor.hovered.connect(self._hover_work)
        self._layout.addWidget(editor)
        if place.seat.work is not None and role.duties:
            text = _("Do the role's duties instead")
            self._layout.addWidget(self._button(text, role.id, self._do_duties))

    def _role_of_sender(self) -> str:
        return str(self.sender().property("role"))

    @property
    def _person(self) -> str:
        return self._people[0]

    def _set_share(self, share: int) -> None:
        self._document.do(
            SetShare(self._document.scenario.id, self._person, self._role_of_sender(), share)
        )

    def _make_main(self) -> None:
        self._document.do(
            MakeMain(self._document.scenario.id, self._person, self._role_of_sender())
        )

    def _leave(self) -> None:
        self._document.do(Vacate(self._document.scenario.id, self._person, self._role_of_sender()))

    def _set_work(self, done: dict[str, float]) -> None:
        role = self._role_of_sender()
        self._document.do(SetSeatWork(self._document.scenario.id, self._person, role, done))

    def _hover_work(self, done: dict[str, float] | None) -> None:
        if done is None:
            self._document.hover(None)
            return
        role = self._role_of_sender()
        self._document.hover(SetSeatWork(self._document.scenario.id, self._person, role, done))

    def _do_duties(self) -> None:
        role = self._role_of_sender()
        self._document.do(SetSeatWork(self._document.scenario.id, self._person, role, None))

    def _set_own_work(self, done: dict[str, float]) -> None:
        self._document.do(SetOwnWork(self._document.scenario.id, self._person, done))


def _shared(people: list[Person], key: str) -> str:
    """Return the value all of them have, or nothing."""
    values = {str(getattr(person, key)) for person in people}
    return values.pop() if len(values) == 1 else ""


_SHOWS = 0.005
"""FTE from which an amount does not read as 0.00."""


def _said(done: Mapping[str, float] | None, time: float, *, does_duties: bool) -> str:
    if done is None:
        return _("No work data: add tasks, or give the role duties.")
    total = sum(done.values())
    load = _("{work} FTE of work in {time} FTE of time").format(
        work=f"{total:.2f}", time=f"{time:.2f}"
    )
    if does_duties:
        return _("Does the role's duties.") + " " + load
    free = time - total
    if free > _SHOWS:
        return load + " " + _("({free} FTE not assigned)").format(free=f"{free:.2f}")
    return load


def _written_absences(person: Person) -> str:
    return ", ".join(
        f"{written_day(away.start)}～{written_day(away.end)}" for away in person.absences
    )


def _typed_absences(text: str) -> tuple[Absence, ...]:
    days = []
    for part in text.replace("、", ",").split(","):
        if part.strip():
            start, _mark, end = part.replace("~", "～").partition("～")
            first = typed_day(start.strip())
            if first is None:
                raise ValueError(_("Please type a date like 2027-04-01."))
            days.append(Absence(first, typed_day(end.strip())))
    return tuple(days)
