"""What the clues of unity mean: the pair chosen, the entry cohorts, the years to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QWidget

from orgsandbox.commands.scenarios import SetAssumptions
from orgsandbox.document import Document
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _, join_names, ngettext
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.shared_tasks import people_sharing
from orgsandbox.metrics.unity import cohorts
from orgsandbox.panels.parts import column, still, text_label
from orgsandbox.panels.picture.view import Manner, PictureView
from orgsandbox.panels.questions.base import percent
from orgsandbox.panels.questions.projection import Course, CoursesPicture

YEARS = 5
_NAMED = 6
_TASKS = 12
_OFF = -1.0


class UnitySide(QWidget):
    """Labels that are filled from outside, and the field for the yearly turnover."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self.caption = text_label(
            _("Remembering is not unity: a clue, no measure of how people feel.")
        )
        self.pair_heading = text_label(name="panel_heading")
        self.pair = text_label()
        self.tasks = text_label(name="muted")
        self.people = text_label(name="muted")
        self.line = text_label()
        self.line_meaning = text_label(name="muted")
        self.years = text_label(name="muted")
        self.chart = PictureView(CoursesPicture(()), theme, Manner(grows=False))
        self.chart.hide()
        self.courses_note = text_label(name="muted")
        layout = column(self, margins=0, spacing=6)
        for part in (
            self.caption,
            self.pair_heading,
            self.pair,
            self.tasks,
            self.people,
            text_label(_("Departments and entry cohorts"), "panel_heading"),
            self.line,
            self.line_meaning,
            self.years,
            text_label(_("The years to come"), "panel_heading"),
        ):
            layout.addWidget(part)
        layout.addLayout(self._field())
        layout.addWidget(self.chart)
        layout.addWidget(self.courses_note)

    def _field(self) -> QHBoxLayout:
        self.turnover = still(QDoubleSpinBox())
        self.turnover.setRange(_OFF, 100)
        self.turnover.setDecimals(0)
        self.turnover.setSuffix(" %")
        self.turnover.setSpecialValueText(_("no projection"))
        self.turnover.setKeyboardTracking(False)
        self.turnover.setMinimumWidth(140)
        self.turnover.setAccessibleName(_("Leave in a year"))
        self.turnover.valueChanged.connect(self._set_turnover)
        row = QHBoxLayout()
        row.addWidget(text_label(_("Leave in a year"), wrap=False))
        row.addStretch(1)
        row.addWidget(self.turnover)
        return row

    # the pair

    def show_pair(self, one: str, other: str, count: int | None, tasks: Sequence[str]) -> None:
        """Say how many tasks two departments do together, and which."""
        self.pair_heading.setText(_("Tasks of the two"))
        if count is None:
            text = _("{one} and {other}: not known, there is no work data.")
        else:
            text = _("Tasks {one} and {other} both do: {count}")
        self.pair.setText(text.format(one=one, other=other, count=count))
        more = len(tasks) - _TASKS
        named = join_names(tasks[:_TASKS])
        text = _("{names} and {more} more").format(names=named, more=more) if more > 0 else named
        self.tasks.setText(text)
        self.tasks.setVisible(bool(tasks))

    def show_pairs(self, none: Sequence[tuple[str, str]]) -> None:
        """Name the pairs of departments that do no task together, while none is chosen."""
        self.pair_heading.setText(_("Departments that share no task"))
        named = [
            _("{one} and {other}").format(one=one, other=other) for one, other in none[:_NAMED]
        ]
        if len(none) > _NAMED:
            more = len(none) - _NAMED
            text = ngettext("and {more} more pair", "and {more} more pairs", more)
            named.append(text.format(more=f"{more:,}"))
        self.pair.setText("\n".join(named) if named else _("none"))
        self.tasks.setText(_("A square, pointed at or clicked, names the tasks here."))
        self.tasks.show()

    # the whole side

    def show_scope(self, scope: Scope, theme: Theme) -> None:
        """Say what holds for all people in scope."""
        pairs, of = people_sharing(scope)
        text = ngettext(
            "Of {all} pairs of people, {pairs} shares a task.",
            "Of {all} pairs of people, {pairs} share a task.",
            pairs,
        )
        self.people.setText(text.format(all=f"{of:,}", pairs=f"{pairs:,}"))
        self.people.setVisible(of > 0)
        self._show_cohorts(scope)
        turnover = self._document.project.assumptions.turnover
        with QSignalBlocker(self.turnover):
            self.turnover.setValue(_OFF if turnover is None else turnover * 100)

    def _show_cohorts(self, scope: Scope) -> None:
        coincidence = cohorts(scope)
        for label in (self.line_meaning, self.years):
            label.setVisible(coincidence is not None)
        if coincidence is None:
            self.line.setText(_("— (needs two departments with known joining days)"))
            return
        text = _("Departments coincide with entry cohorts by {share}.")
        self.line.setText(text.format(share=percent(coincidence.line)))
        text = _(
            "0% = department and time of joining have nothing to do with each other, 100% = "
            "they coincide (η² of the joining day). Dealt out by lot, departments of this size "
            "would come to {chance} in the mean."
        )
        self.line_meaning.setText(text.format(chance=percent(coincidence.by_chance)))
        text = _("Entry years: {years} different ones, variety (Blau) {variety} of at most {most}")
        self.years.setText(
            text.format(
                years=coincidence.years,
                variety=f"{coincidence.variety:.2f}",
                most=f"{coincidence.most:.2f}",
            )
        )

    # the years to come

    def show_courses(self, courses: Sequence[tuple[str, Sequence[float]]], theme: Theme) -> None:
        """Show who is expected to know the time before in the years to come."""
        shown = tuple(Course(name, tuple(shares)) for name, shares in courses if shares)
        self.chart.show_picture(CoursesPicture(shown), theme)
        self.chart.setVisible(bool(shown))
        off = self._document.project.assumptions.turnover is None
        told = (
            _(
                "Type the share of people who leave in a year: then the expectation is drawn for "
                "departments of ten or more people and for all together."
            )
            if off
            else _(
                "An expectation if that share leaves every year, whoever it is, and newcomers "
                "take the places. It predicts nobody's leaving."
            )
        )
        if not off and not shown:
            told = _("Only departments of ten or more people are projected.")
        elif not off and len(courses) > 1 and not courses[-1][1]:
            told += "\n" + _("{unit}: fewer than ten people, not projected.").format(
                unit=courses[-1][0]
            )
        self.courses_note.setText(told)

    def _set_turnover(self, value: float) -> None:
        assumptions = self._document.project.assumptions
        turnover = None if value < 0 else value / 100
        self._document.do(SetAssumptions(replace(assumptions, turnover=turnover)))
