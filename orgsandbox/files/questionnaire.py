"""社内業務に関するアンケート: the local-procurement questions as a workbook, out and back in.

One sheet for each revenue department, its head answers: a row a task, answers from lists.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from orgsandbox.domain import tree
from orgsandbox.domain.directory import directory
from orgsandbox.domain.model import Answer, Org
from orgsandbox.domain.names import folded
from orgsandbox.domain.problem import Problem
from orgsandbox.files.table import NotATable
from orgsandbox.files.workbook import Workbook, read_workbook, text_of
from orgsandbox.i18n import LANGUAGES, N_, Message, _, speaking

QUESTIONS = (
    N_("Would you rather do it yourselves?"),
    N_("Would you rather have it done outside?"),
)
ANSWERS = {"yes": N_("Yes"), "either": N_("Undecided"), "no": N_("No")}
REASONS = {
    "expertise": N_("Expertise"),
    "speed": N_("Speed"),
    "quality": N_("Quality"),
    "cost": N_("Cost"),
}
MARK = "○"
_A4 = 9
_FIRST_ROW = 3
_ID, _TASK, _OWN, _OUTSIDE, _REASONS = range(5)
_MADE = datetime(2000, 1, 1)
_BAD_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back: answers by task and department, and what could not be read, by row."""

    answers: Mapping[str, Mapping[str, Answer]]
    problems: tuple[Problem, ...]


def sheet_names(org: Org) -> dict[str, str]:
    """Return a sheet's name for each department asked; no two alike, as spreadsheets need it."""
    found: dict[str, str] = {}
    for key in tree.revenue_units(org):
        name = _short(org.units[key].name.translate(_BAD_IN_NAMES)) or "_"
        number, unique = 2, name
        while folded(unique) in {folded(held) for held in found.values()}:
            unique, number = f"{name}{number}", number + 1
        found[key] = unique
    return found


def _short(name: str) -> str:
    """Return a name cut to what a sheet's name holds beside a number: 28 UTF-16 units."""
    while len(name.encode("utf-16-le")) > 2 * 28:
        name = name[:-1]
    return name


def questionnaire_bytes(org: Org, tasks: Sequence[str]) -> bytes:
    """Return the workbook; tasks that are exempt are not asked. The same plan, the same bytes."""
    import xlsxwriter  # only who exports waits for it

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": _MADE})
    asked = [key for key in tasks if key in org.tasks and not org.tasks[key].sourcing.exempt]
    for unit, name in sheet_names(org).items():
        _write(book, book.add_worksheet(name), org, unit, asked)
    if not sheet_names(org):
        book.add_worksheet("-")
    book.close()
    return stream.getvalue()


def _write(book: Any, sheet: Any, org: Org, unit: str, tasks: list[str]) -> None:
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    large = book.add_format({"bold": True, "font_size": 14})
    centred = book.add_format({"align": "center"})
    title = _("Survey on work done inside the company: {unit}")
    sheet.write_string(0, _ID, unit)
    sheet.write_string(0, _TASK, title.format(unit=org.units[unit].name), large)
    told = _(
        "Choose an answer from each list (“themselves”: this department; “outside”: another company), and mark every reason that counts with {mark}. What you do not use or know may stay empty."
    )
    sheet.write_string(1, _TASK, told.format(mark=MARK))
    reasons = [_("Reason: {reason}").format(reason=_(word)) for word in REASONS.values()]
    headers = ("ID", _("Task"), *(_(text) for text in QUESTIONS), *reasons)
    for column, header in enumerate(headers):
        sheet.write_string(_FIRST_ROW - 1, column, header, bold)
    for number, key in enumerate(tasks, _FIRST_ROW):
        held = org.tasks[key].sourcing.answers.get(unit, Answer())
        sheet.write_string(number, _ID, key)
        sheet.write_string(number, _TASK, org.tasks[key].name)
        for column, text in ((_OWN, _word(held.own)), (_OUTSIDE, _word(held.outside))):
            if text:
                sheet.write_string(number, column, text)
        for column, reason in enumerate(REASONS, _REASONS):
            if reason in held.reasons:
                sheet.write_string(number, column, MARK)
    last = _FIRST_ROW + max(1, len(tasks)) - 1
    words = {"validate": "list", "source": [_(word) for word in ANSWERS.values()]}
    sheet.data_validation(_FIRST_ROW, _OWN, last, _OUTSIDE, words)
    marks = {"validate": "list", "source": [MARK]}
    sheet.data_validation(_FIRST_ROW, _REASONS, last, _REASONS + len(REASONS) - 1, marks)
    sheet.set_column(_ID, _ID, None, None, {"hidden": True})
    sheet.set_column(_TASK, _TASK, 30)
    sheet.set_column(_OWN, _OUTSIDE, 28)
    sheet.set_column(_REASONS, _REASONS + len(REASONS) - 1, 9, centred)
    sheet.freeze_panes(_FIRST_ROW, _OWN)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _word(answer: str) -> str:
    return _(ANSWERS[answer]) if answer in ANSWERS else ""


def read_questionnaire(path: Path, org: Org) -> Answered:
    """Return what a filled-in workbook says; NotATable when it is no such workbook."""
    return answered_in(read_workbook(path), org)


def answered_in(book: Workbook, org: Org) -> Answered:
    """Return what a workbook answers; NotATable when it holds no department's sheet."""
    units = {sheet.name: _unit_of(org, sheet.name, sheet.rows) for sheet in book.sheets}
    if not any(units.values()):
        raise NotATable(Message(N_("The workbook has no sheet of a revenue department.")))
    reader = _Reader(book.file, org)
    for sheet in book.sheets:
        unit = units[sheet.name]
        if unit is not None:
            reader.read(sheet.name, unit, sheet.rows)
        elif not sheet.hidden:
            text = N_("The sheet “{value}” belongs to no revenue department.")
            reader.say(text, sheet.name, "sheet")
    return Answered(reader.answers, (*book.problems, *reader.problems))


def _unit_of(org: Org, sheet: str, rows: Sequence[Sequence[object]]) -> str | None:
    """Return whose sheet it is: by the id it carries, else by a name only one department has."""
    asked = tree.revenue_units(org)
    carried = str(rows[0][_ID]) if rows and rows[0] else ""
    if carried in asked:
        return carried
    known = directory({unit: ((_short(org.units[unit].name),), ()) for unit in asked})
    return known.find(sheet).key if not carried else None


class _Reader:
    def __init__(self, file: str, org: Org) -> None:
        self._file = file
        self._org = org
        self._sheet = ""
        self._answers = _words(ANSWERS)
        self._tasks = directory({key: ((task.name,), ()) for key, task in org.tasks.items()})
        self.answers: dict[str, dict[str, Answer]] = {}
        self.problems: list[Problem] = []

    def read(self, sheet: str, unit: str, rows: Sequence[Sequence[object]]) -> None:
        self._sheet = sheet
        for number, row in enumerate(rows[_FIRST_ROW:], _FIRST_ROW + 1):
            texts = [text_of(cell) for cell in row]
            texts += [""] * (_REASONS + len(REASONS) - len(texts))
            if texts[_ID] or texts[_TASK]:
                self._row(unit, number, texts)

    def _row(self, unit: str, number: int, texts: list[str]) -> None:
        task = self._task(texts[_ID], texts[_TASK])
        if task is None:
            text = N_("{sheet}, row {row}: the task “{value}” is not in the plan.")
            self.say(text, texts[_TASK], "unknown_task", number)
            return
        wrong = [text for text in texts[_OWN:_REASONS] if folded(text) not in self._answers]
        for text in wrong:
            self.say(N_("{sheet}, row {row}: “{value}” is no answer."), text, "bad_answer", number)
        own, outside = (self._answers.get(folded(text), "") for text in texts[_OWN:_REASONS])
        marked = zip(REASONS, texts[_REASONS:], strict=False)
        answer = Answer(own, outside, tuple(reason for reason, mark in marked if mark))
        if answer != Answer() and not wrong:
            self.answers.setdefault(task, {})[unit] = answer

    def _task(self, key: str, name: str) -> str | None:
        """Return the task by its id, else by a name that only one task has."""
        return key if key in self._org.tasks else self._tasks.find(name).key

    def say(self, text: str, value: str, kind: str, row: int | None = None) -> None:
        message = Message(text, {"sheet": self._sheet, "row": row, "value": value})
        self.problems.append(Problem(kind, message, file=self._file, row=row, value=value))


def _words(words: Mapping[str, str]) -> dict[str, str]:
    """Return keys by every word they may come back as, in every language; "" is no answer."""
    found = {"": ""}
    for language in LANGUAGES:
        with speaking(language):
            found |= {folded(_(text)): key for key, text in words.items()}
    return found
