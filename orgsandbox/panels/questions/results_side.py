"""What stands beside the flow: all departments, or the one, the band or the task that was chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from orgsandbox.commands.destinations import SetUnitShare
from orgsandbox.document import Document
from orgsandbox.domain.destinations import unit_output
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import N_, _, format_exact
from orgsandbox.metrics.service import UNKNOWN
from orgsandbox.panels.parts import text_label
from orgsandbox.panels.picture.view import PictureView
from orgsandbox.panels.questions import results_numbers as numbers
from orgsandbox.panels.questions import results_words as words
from orgsandbox.panels.questions.bars import Bar, bars
from orgsandbox.panels.questions.base import percent
from orgsandbox.panels.questions.cost_bars import cost_bars, cost_notes
from orgsandbox.panels.questions.destinations_form import DestinationRows, Edits, destination_name
from orgsandbox.panels.questions.results_choice import Band, Box, Choice, OneTask
from orgsandbox.panels.questions.results_numbers import Results
from orgsandbox.panels.questions.results_task import RULE, ResultForm

_LEGEND = N_(
    "Bar = share that reaches a revenue department or the customer, hatched = destination not set"
)
_DRAGGING = N_(
    "Drag a department onto the one that uses its results: what is not set goes there, or an equal "
    "part if all is set. Click a band to change its share."
)
_OPEN_TASKS = N_("Tasks whose destination is not set, or not all of it")


class ResultsSide(QObject):
    """Makes the widgets at the right of the page; `choose` is called with what a click chooses."""

    def __init__(
        self, document: Document, choose: Callable[[Choice], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._choose = choose

    def parts(self, choice: Choice, results: Results, theme: Theme) -> list[QWidget]:
        """Return the widgets for what is chosen."""
        if choice is None:
            return self._overview(results, theme)
        back = QPushButton(_("← All departments"))
        back.setObjectName("back to all")
        back.clicked.connect(lambda: self._choose(None))
        if isinstance(choice, OneTask):
            task = results.org.tasks[choice.task]
            return [back, ResultForm(self._document, task, results.flow.units)]
        if isinstance(choice, Band):
            return [back, *self._band(choice, results, theme)]
        if results.of(choice.key) is not None:
            return [back, *self._unit(choice.key, results, theme)]
        return [back, *self._end(choice.key, results, theme)]

    # nothing chosen

    def _overview(self, results: Results, theme: Theme) -> list[QWidget]:
        rows = numbers.distance_rows(results)
        title = _("How results arrive")
        costs = [*self._costs(results, theme), text_label(title, "panel_heading")]
        if not rows:
            none = _("No department of the support side has people yet.")
            return [*costs, text_label(none, "muted")]
        shown = self._boxes(rows, theme, title)
        return [*costs, shown, *(text_label(_(text), "muted") for text in (_LEGEND, _DRAGGING))]

    def _costs(self, results: Results, theme: Theme) -> list[QWidget]:
        title = _("What support costs, by who uses it")
        currency, costs = self._document.project.assumptions.currency, results.costs
        made: list[QWidget] = [text_label(title, "panel_heading")]
        if costs.total is not None:
            money = format_exact(costs.total, currency)
            rows = cost_bars(results.org, costs, currency)
            made.append(text_label(_("{money} a year in all").format(money=money)))
            made.append(self._boxes(rows, theme, title))
        return [*made, *(text_label(line, "muted") for line in cost_notes(costs))]

    # one department

    def _unit(self, unit: str, results: Results, theme: Theme) -> list[QWidget]:
        org, away = results.org, results.of(unit)
        assert away is not None
        made: list[QWidget] = [text_label(org.units[unit].name, "person_heading")]
        made += [text_label(line) for line in words.unit_words(org, away)]
        output = unit_output(org, unit)
        if output.weights:
            made.append(text_label(_("Used by"), "panel_heading"))
            edits = self._unit_edits(unit)
            made.append(DestinationRows(org, results.used(unit), unit, edits))
            made.append(text_label(_rule(given=bool(output.given)), "muted"))
        title = _("Where its results arrive")
        made.append(text_label(title, "panel_heading"))
        made.append(self._boxes(numbers.arrival_rows(results, away), theme, title))
        title = _("Its tasks, and how the result is checked")
        made.append(text_label(title, "panel_heading"))
        rows = numbers.check_rows(org, unit)
        if not rows:
            return [*made, text_label(_("This department owns no tasks."), "muted")]
        return [*made, self._tasks(rows, theme, title)]

    def _unit_edits(self, unit: str) -> Edits:
        scenario, do = self._document.scenario.id, self._document.do
        return Edits(lambda to, share: do(SetUnitShare(scenario, unit, to, share)))

    # an end: a revenue department, the customer, what is not set

    def _end(self, key: str, results: Results, theme: Theme) -> list[QWidget]:
        made: list[QWidget] = [text_label(destination_name(results.org, key), "person_heading")]
        if key == UNKNOWN:
            rows = numbers.open_rows(results.org, numbers.tasks_of_support(results))
            return [
                *made,
                text_label(_(_OPEN_TASKS), "panel_heading"),
                self._tasks(rows, theme, _(_OPEN_TASKS)),
            ]
        title = _("Whose results arrive here")
        note = _("Share of each department's results, through others included")
        made += [text_label(title, "panel_heading"), text_label(note, "muted")]
        rows = numbers.source_rows(results, key)
        if rows:
            return [*made, self._boxes(rows, theme, title)]
        return [*made, text_label(_("None so far."), "muted")]

    # a band

    def _band(self, band: Band, results: Results, theme: Theme) -> list[QWidget]:
        org, target = results.org, band.target
        names = (destination_name(org, band.source), destination_name(org, target))
        made: list[QWidget] = [text_label(" → ".join(names), "person_heading")]
        if results.of(band.source) is None:
            text = _("What a revenue department does is taken to reach the customer.")
            return [*made, text_label(text, "muted")]
        output = unit_output(org, band.source)
        if not output.weights:
            return [*made, text_label(_("This department owns no tasks."), "muted")]
        if target == UNKNOWN:
            rows = numbers.open_rows(org, (org.tasks[key] for key in output.shares))
            return [
                *made,
                text_label(_(_OPEN_TASKS), "panel_heading"),
                self._tasks(rows, theme, _(_OPEN_TASKS)),
            ]
        shares = {target: results.used(band.source).get(target, 0)}
        edits = self._unit_edits(band.source)
        made.append(DestinationRows(org, shares, band.source, edits, adding=False))
        made.append(text_label(_rule(given=bool(output.given)), "muted"))
        rows = tuple(
            Bar(key, org.tasks[key].name, percent(share), share)
            for key, given in output.shares.items()
            for share in (given.get(target, 0.0),)
        )
        title = _("Share of each task")
        return [*made, text_label(title, "panel_heading"), self._tasks(rows, theme, title)]

    # rows that choose

    def _boxes(self, rows: tuple[Bar, ...], theme: Theme, title: str) -> PictureView:
        made = bars(rows, theme, title)
        made.chosen.connect(lambda key: self._choose(Box(key)))
        return made

    def _tasks(self, rows: tuple[Bar, ...], theme: Theme, title: str) -> PictureView:
        made = bars(rows, theme, title)
        made.chosen.connect(lambda key: self._choose(OneTask(key)))
        return made


def _rule(*, given: bool) -> str:
    """Return how shares go together; `given`: the department works on tasks of other owners too."""
    told = [RULE, N_("All tasks the department owns change alike.")]
    if given:
        told.append(N_("Tasks of other owners it works on stay as they are."))
    return " ".join(_(line) for line in told)
