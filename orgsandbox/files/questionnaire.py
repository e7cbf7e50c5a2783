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
from orgsandbox.domain.model import Answer, Org, Side
from orgsandbox.domain.names import folded
from orgsandbox.domain.problem import Problem
from orgsandbox.files.table import NotATable
from orgsandbox.i18n import N_, Message, _

HEADERS = (
    N_("Task"),
    N_("Would you rather do it yourselves?"),
    N_("Would you rather have it done outside?"),
    N_("Reasons"),
)
ANSWERS = {"yes": N_("Yes"), "either": N_("Neither"), "no": N_("No")}
REASONS = {
    "expertise": N_("Expertise"),
    "speed": N_("Speed"),
    "quality": N_("Quality"),
    "cost": N_("Cost"),
}
_FIRST_ROW = 3
_MADE = datetime(2000, 1, 1)
_BAD_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back: answers by task and department, and what could not be read, by row."""

    answers: Mapping[str, Mapping[str, Answer]]
    problems: tuple[Problem, ...]


def revenue_units(org: Org) -> tuple[str, ...]:
    """Return the departments that are asked: those at the top of the direct side."""
    direct = [key for key in tree.in_order(org) if tree.side(org, key) is Side.DIRECT]
    return tuple(key for key in direct if org.units[key].parent not in direct)


def sheet_names(org: Org) -> dict[str, str]:
    """Return a sheet's name for each department asked; no two alike, as spreadsheets need it."""
    found: dict[str, str] = {}
    for key in revenue_units(org):
        name = org.units[key].name.translate(_BAD_IN_NAMES)[:28] or "_"
        number, unique = 2, name
        while folded(unique) in {folded(held) for held in found.values()}:
            unique, number = f"{name}{number}", number + 1
        found[key] = unique
    return found


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
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    large = book.add_format({"bold": True, "font_size": 14})
    title = _("Survey on work done inside the company: {unit}")
    sheet.write_string(0, 0, title.format(unit=org.units[unit].name), large)
    sheet.write_string(
        1, 0, _("Choose an answer from each list. Several reasons: separate them with 、")
    )
    for column, header in enumerate(HEADERS):
        sheet.write_string(_FIRST_ROW - 1, column, _(header), bold)
    for number, key in enumerate(tasks, _FIRST_ROW):
        held = org.tasks[key].sourcing.answers.get(unit, Answer())
        reasons = "、".join(_(REASONS[reason]) for reason in held.reasons if reason in REASONS)
        sheet.write_string(number, 0, org.tasks[key].name)
        for column, text in ((1, _word(held.own)), (2, _word(held.outside)), (3, reasons)):
            if text:
                sheet.write_string(number, column, text)
    last = _FIRST_ROW + max(1, len(tasks)) - 1
    words = [_(word) for word in ANSWERS.values()]
    for column in (1, 2):
        rule = {"validate": "list", "source": words}
        sheet.data_validation(_FIRST_ROW, column, last, column, rule)
    reasons_rule = {"validate": "list", "source": [_(word) for word in REASONS.values()],
                    "error_type": "information"}  # fmt: skip
    sheet.data_validation(_FIRST_ROW, 3, last, 3, reasons_rule)
    for column, width in enumerate((30, 26, 26, 24)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(_FIRST_ROW, 0)


def _word(answer: str) -> str:
    return _(ANSWERS[answer]) if answer in ANSWERS else ""


def read_questionnaire(path: Path, org: Org) -> Answered:
    """Return what a filled-in workbook says; NotATable when it is no such workbook."""
    import python_calamine

    try:
        book = python_calamine.load_workbook(str(path))
    except (python_calamine.CalamineError, ValueError) as error:
        raise NotATable(Message(N_("The file is not a workbook."))) from error
    units = {folded(name): unit for unit, name in sheet_names(org).items()}
    known = [name for name in book.sheet_names if folded(name) in units]
    if not known:
        raise NotATable(Message(N_("The workbook has no sheet of a revenue department.")))
    reader = _Reader(path.name, org)
    for name in known:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        reader.read(units[folded(name)], rows)
    return Answered(reader.answers, tuple(reader.problems))


class _Reader:
    def __init__(self, file: str, org: Org) -> None:
        self._file = file
        self._tasks = {folded(task.name): task.id for task in org.tasks.values()}
        self._answers = _words(ANSWERS)
        self._reasons = _words(REASONS)
        self.answers: dict[str, dict[str, Answer]] = {}
        self.problems: list[Problem] = []

    def read(self, unit: str, rows: Sequence[Sequence[object]]) -> None:
        for number, row in enumerate(rows[_FIRST_ROW:], _FIRST_ROW + 1):
            texts = [str(cell).strip() if cell is not None else "" for cell in row]
            texts += [""] * (len(HEADERS) - len(texts))
            if texts[0]:
                self._row(unit, number, texts)

    def _row(self, unit: str, number: int, texts: list[str]) -> None:
        task = self._tasks.get(folded(texts[0]))
        if task is None:
            self._say("unknown_task", N_("Row {row}: the task “{value}” is not in the plan."),
                      number, texts[0])  # fmt: skip
            return
        own, outside = (self._answer(number, text) for text in texts[1:3])
        reasons = [self._reason(number, part) for part in texts[3].replace(",", "、").split("、")]
        answer = Answer(own, outside, tuple(dict.fromkeys(part for part in reasons if part)))
        if answer != Answer():
            self.answers.setdefault(task, {})[unit] = answer

    def _answer(self, number: int, text: str) -> str:
        if text and folded(text) not in self._answers:
            self._say("bad_answer", N_("Row {row}: “{value}” is no answer."), number, text)
        return self._answers.get(folded(text), "")

    def _reason(self, number: int, text: str) -> str:
        text = text.strip()
        if text and folded(text) not in self._reasons:
            self._say(
                "bad_answer", N_("Row {row}: “{value}” is no reason of the list."), number, text
            )
        return self._reasons.get(folded(text), "")

    def _say(self, kind: str, text: str, row: int, value: str) -> None:
        message = Message(text, {"row": row, "value": value})
        self.problems.append(Problem(kind, message, file=self._file, row=row, value=value))


def _words(words: Mapping[str, str]) -> dict[str, str]:
    """Return keys by every word they may come back as: in the language spoken now, and English."""
    return {folded(word): key for key, text in words.items() for word in (text, _(text))}
