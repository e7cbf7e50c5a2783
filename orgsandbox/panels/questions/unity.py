"""まとまりの手がかり: clues of whether people still feel as one. Never a score, nobody by name."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import replace

from orgsandbox.commands.units import EditUnit
from orgsandbox.document import Document
from orgsandbox.domain.unit_changes import split_off
from orgsandbox.drawing.lenses.base import Mix
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import N_, _, format_date
from orgsandbox.metrics import unity
from orgsandbox.metrics.base import LEAST_PEOPLE, Scope
from orgsandbox.metrics.clues import Clues, clues
from orgsandbox.metrics.shared_tasks import Shared, Shown, compared, shared_tasks
from orgsandbox.panels.parts import text_label
from orgsandbox.panels.picture.area import PictureArea
from orgsandbox.panels.picture.shape import Key
from orgsandbox.panels.picture.view import PictureView
from orgsandbox.panels.questions.base import Page, percent
from orgsandbox.panels.questions.key_line import KeyLine
from orgsandbox.panels.questions.shared_matrix import MatrixPicture, pair_of
from orgsandbox.panels.questions.steps import STEPS, step_of
from orgsandbox.panels.questions.unity_side import YEARS, UnitySide
from orgsandbox.panels.questions.unity_table import Row, UnityTable

_LEAST_PROJECTED = 10
_MOST_COMPARED = 40


class UnityPage(Page):
    """Departments with a bar each, which of them share tasks, and at the right what it means."""

    ID = "unity"
    PLACE = 2
    TITLE = N_("Clues of unity")
    ABOUT = N_("Who knows the time before")
    UNDER = N_("Bar = who was there before the split ・ squares = tasks two departments both do")

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        self._pair: tuple[str, str] | None = None
        self._unit = ""
        self.bars = KeyLine(_("Who knows the time before"))
        self.units = UnityTable(theme)
        self.units.picked.connect(self._pick)
        self.units.rows_shown.typed.connect(self._survey)
        self.notes = text_label(name="muted")
        self.squares = KeyLine(_("Which departments share any task at all"))
        self.matrix = PictureView(MatrixPicture((), (), ()), theme)
        self.matrix.aimed.connect(self._point)
        self.matrix.chosen.connect(self._choose)
        self.more = text_label(name="muted")
        for part, stretch in (
            (self.bars, 0),
            (self.units, 2),
            (self.notes, 0),
            (self.squares, 0),
            (PictureArea(self.matrix, across=True), 5),
            (self.more, 0),
        ):
            self.centre.addWidget(part, stretch)
        self.centre.addStretch()
        self.explained = UnitySide(document, theme)
        self.side.addWidget(self.explained)
        self.side.addStretch()

    def refresh(self) -> None:
        """Show the clues of the support side."""
        scope = self.scope()
        self._by_unit, self._whole = clues(scope, self._document.scenario.date)
        sizes = {key: of_unit.people for key, of_unit in self._by_unit.items()}
        groups, shown = compared(scope, sizes, _MOST_COMPARED)
        self._shared = shared_tasks(scope, groups)
        self.sentence.setText(self._sentence(scope))
        self._count_days()
        self._show_units()
        self._show_matrix(shown)
        self.explained.show_scope(scope, self._theme)
        self._show_courses()

    # the departments

    def _show_units(self) -> None:
        self.bars.show_entries(
            (
                ("knows", _("knows the time before")),
                ("came", _("joined later")),
                (None, _("joining day not known")),
            ),
            self._theme,
        )
        turnover = self._document.project.assumptions.turnover
        rows = [self._row(key, of_unit) for key, of_unit in self._by_unit.items()]
        rows.append(self._row("", self._whole))
        self.units.show_rows(rows, self._theme, projected=turnover is not None)
        told = []
        if not all(self._told(of_unit) for of_unit in self._by_unit.values()):
            told.append(_("“—”: fewer than three people with a known joining day (people first)"))
        if self._document.scenario.date is None:
            told.append(_("Shared months need the day from which the scenario applies."))
        self.notes.setText("\n".join(told))
        self.notes.setVisible(bool(told))

    def _told(self, of_unit: Clues) -> bool:
        """Say whether numbers of so few people may be shown: in the story, whose people nobody is."""
        return self._document.project.story or of_unit.dated >= LEAST_PEOPLE

    def _row(self, key: str, of_unit: Clues) -> Row:
        unit = self.org.units.get(key)
        told = self._told(of_unit)
        course = self._course(of_unit)
        survey = unit.survey if unit is not None else None
        texts = (
            unit.name if unit is not None else _("All together"),
            "" if _mix(of_unit) is not None and told else "—",
            str(of_unit.people),
            percent(of_unit.share_people if told else None),
            percent(of_unit.share_pairs if told else None),
            f"{of_unit.months:.0f}" if told and of_unit.months is not None else "—",
            "" if survey is None else f"{survey:g}",
            percent(course[-1] if course else None),
        )
        return Row(key, texts, _mix(of_unit) if told else None, self._tip(of_unit), survey)

    def _tip(self, of_unit: Clues) -> str:
        if not self._told(of_unit):
            return _(
                "Fewer than three people with a known joining day: a share would be about "
                "single people."
            )
        if of_unit.knows is None:
            return self._undated()
        return _(
            "knows the time before {knows}, joined later {later}, joining day not known {unknown}"
        ).format(
            knows=of_unit.knows,
            later=of_unit.dated - of_unit.knows,
            unknown=of_unit.people - of_unit.dated,
        )

    def _course(self, of_unit: Clues) -> tuple[float, ...]:
        """Return the shares expected under the turnover typed in; () where none is shown."""
        turnover, share = self._document.project.assumptions.turnover, of_unit.share_people
        if turnover is None or share is None or of_unit.people < _LEAST_PROJECTED:
            return ()
        return unity.remembered(share, turnover, YEARS) if self._told(of_unit) else ()

    def _pick(self, unit: str) -> None:
        self._unit = unit
        self._show_courses()

    def _show_courses(self) -> None:
        chosen = self._by_unit.get(self._unit)
        courses = [(_("All together"), self._course(self._whole))]
        if chosen is not None:
            courses.append((self.org.units[self._unit].name, self._course(chosen)))
        self.explained.show_courses(courses, self._theme)

    def _survey(self, key: str, text: str) -> None:
        try:
            mean = float(unicodedata.normalize("NFKC", text)) if text else None
        except ValueError:
            mean = math.nan
        if mean is not None and not math.isfinite(mean):
            self.said.emit(_("A survey mean is a number."))
            return
        unit = self.org.units[key]
        self._document.do(EditUnit(self._document.scenario.id, replace(unit, survey=mean)))

    # which departments share tasks

    def _show_matrix(self, shown: Shown) -> None:
        shared, size = self._shared, range(len(self._shared.units))
        pair = (
            self._pair if self._pair is not None and set(self._pair) <= set(shared.units) else None
        )
        self._pair = pair
        counts = [[shared.count(row, column) for column in size] for row in size]
        picture = MatrixPicture(shared.units, [self._name(key) for key in shared.units], counts)
        self.matrix.show_picture(picture, self._theme)
        self.matrix.show_chosen(pair)
        self.squares.show_entries(_key(picture.most), self._theme)
        words = {
            Shown.ALL: "",
            Shown.ABOVE: _("{all} departments: those below are counted with the one above them."),
            Shown.LARGEST: _("{all} departments: the {shown} with the most people are shown."),
        }
        self.more.setText(words[shown].format(all=len(self._by_unit), shown=len(shared.units)))
        self.more.setVisible(shown is not Shown.ALL)
        self._show_pair(pair)

    def _point(self, pair: Key | None) -> None:
        self._show_pair(pair_of(pair) if pair is not None else self._pair)

    def _choose(self, pair: Key | None) -> None:
        self._pair = pair_of(pair) if pair is not None else None
        self._show_pair(self._pair)

    def _show_pair(self, pair: tuple[str, str] | None) -> None:
        shared = self._shared
        if pair is None:
            self.explained.show_pairs(
                [
                    (self._name(shared.units[one]), self._name(shared.units[other]))
                    for one, other, count in shared.pairs()
                    if not count
                ]
            )
            return
        one, other = (shared.units.index(key) for key in pair)
        tasks = [
            self.org.tasks[key].name for key in shared.common(one, other) if key in self.org.tasks
        ]
        self.explained.show_pair(
            self._name(pair[0]), self._name(pair[1]), shared.count(one, other), tasks
        )

    def _name(self, unit: str) -> str:
        return self.org.units[unit].name

    # what it says

    def _sentence(self, scope: Scope) -> str:
        pairs, time = self._pairs_told(self._shared), self._time_told(scope)
        return (
            _("{first} {then}").format(first=pairs, then=time) if pairs and time else pairs or time
        )

    def _pairs_told(self, shared: Shared) -> str:
        pairs = list(shared.pairs())
        none = [
            (self._name(shared.units[one]), self._name(shared.units[other]))
            for one, other, count in pairs
            if not count
        ]
        if not pairs:
            return ""
        if not none:
            return _("Every two departments do some task together.")
        if len(none) == 1:
            text = _("{none} of {all} pairs of departments shares no task: {one} and {other}.")
        else:
            text = _(
                "{none} of {all} pairs of departments share no task (such as {one} and {other})."
            )
        return text.format(
            all=f"{len(pairs):,}", none=f"{len(none):,}", one=none[0][0], other=none[0][1]
        )

    def _undated(self) -> str:
        """Return why nobody is said to know the undivided time: no split, or one without a day."""
        document = self._document
        before = document.project.before_of(document.scenario.id).org
        if split_off(before, document.org):
            return _("The day of the split is not set. Enter the effective date.")
        return _("No department of this scenario was divided yet.")

    def _time_told(self, scope: Scope) -> str:
        day, of_unit = unity.split_day(scope), self._whole
        if day is None:
            return self._undated()
        if of_unit.knows is None or not of_unit.dated:
            return _("Nobody's joining day is known.")
        if not self._told(of_unit):
            return ""
        text = _(
            "{count} of {all} people ({pairs} of {of} pairs of people) were there before the "
            "split of {date}."
        )
        return text.format(
            all=f"{of_unit.dated:,}",
            count=f"{of_unit.knows:,}",
            date=format_date(day),
            pairs=f"{of_unit.knows * (of_unit.knows - 1) // 2:,}",
            of=f"{of_unit.dated * (of_unit.dated - 1) // 2:,}",
        )

    def _count_days(self) -> None:
        """Keep in view how many joining days are known, and how people are counted."""
        text = _("People with a known joining day {known} of {all}")
        days = text.format(known=self._whole.dated, all=self._whole.people)
        told = (self.data.text(), days, _("counted in the department of the main post"))
        self.data.setText(" ・ ".join(told))


def _mix(of_unit: Clues) -> Mix | None:
    """Return the bar of some people; None where nothing was split or nobody is there."""
    if of_unit.knows is None or not of_unit.people:
        return None
    parts = (
        ("knows", of_unit.knows),
        ("came", of_unit.dated - of_unit.knows),
        (None, of_unit.people - of_unit.dated),
    )
    return tuple((key, count / of_unit.people) for key, count in parts if count)


def _key(most: int) -> tuple[tuple[str, str], ...]:
    """Return what the blues mean, up to the largest number of tasks shared."""
    counts: dict[str, list[int]] = {}
    for count in range(1, most + 1):
        counts.setdefault(step_of(count, most) or STEPS[0], []).append(count)
    return tuple(
        (
            step,
            str(counts_of_step[0])
            if len(counts_of_step) == 1
            else f"{counts_of_step[0]}–{counts_of_step[-1]}",
        )
        for step, counts_of_step in counts.items()
    )


PAGE = UnityPage
