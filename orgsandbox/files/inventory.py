"""業務棚卸しシート: a workbook per department that asks who does what, and reads the answers.

One row a task: name, family, the main doer and a second one, each with the share of the person's
time in steps of 10 %. Lists to choose from keep the answers readable.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from orgsandbox.domain import work
from orgsandbox.domain.bounds import colour_slot
from orgsandbox.domain.directory import Directory, directory
from orgsandbox.domain.ids import derived_id
from orgsandbox.domain.model import Family, Org, Task
from orgsandbox.domain.problem import Problem
from orgsandbox.files.numbers import read_share
from orgsandbox.files.table import NotATable
from orgsandbox.files.workbook import Workbook, read_workbook, text_of
from orgsandbox.i18n import N_, Message, _

HEADERS = (
    N_("Task"),
    N_("Task family"),
    N_("Main doer"),
    N_("Share"),
    N_("Second doer"),
    N_("Share"),
)
_EMPTY_ROWS = 30
_FIRST_ROW = 3


@dataclass(frozen=True, slots=True)
class Answers:
    """What a sheet says: work by person (FTE by task), new tasks and families, problems by row."""

    work: Mapping[str, Mapping[str, float]]
    tasks: tuple[Task, ...]
    families: tuple[Family, ...]
    problems: tuple[Problem, ...] = field(default=())


def sheet_bytes(org: Org, unit: str) -> bytes:
    """Return the workbook that asks a department what its people do."""
    import xlsxwriter  # only who asks for a sheet waits for it

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": datetime(2000, 1, 1)})
    sheet = book.add_worksheet(_("Task inventory"))
    rows = _rows(org, unit)
    _write_head(book, sheet, org.units[unit].name)
    _write_rows(book, sheet, rows)
    last = _FIRST_ROW + len(rows) + _EMPTY_ROWS
    _write_lists(book, sheet, org, tuple(_people(org, unit)), last)
    sheet.freeze_panes(_FIRST_ROW, 0)
    book.close()
    return stream.getvalue()


def _write_head(book: Any, sheet: Any, name: str) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    sheet.write_string(0, 0, name, book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, _("Choose shares of each person's time in steps of 10 %."))
    for column, header in enumerate(HEADERS):
        sheet.write_string(_FIRST_ROW - 1, column, _(header), bold)


def _write_rows(book: Any, sheet: Any, rows: list[tuple[str | float, ...]]) -> None:
    percent = book.add_format({"num_format": "0%"})
    for column, width in enumerate((30, 16, 18, 9, 18, 9)):
        sheet.set_column(column, column, width, percent if column in (3, 5) else None)
    for number, row in enumerate(rows, _FIRST_ROW):
        for column, cell in enumerate(row):
            if isinstance(cell, float):
                sheet.write_number(number, column, cell, percent)
            elif cell:
                sheet.write_string(number, column, cell)


def _write_lists(book: Any, sheet: Any, org: Org, people: tuple[str, ...], last: int) -> None:
    """Let families, people and shares be chosen from lists on a hidden sheet."""
    lists = book.add_worksheet("lists")
    lists.hide()
    families = [family.name for family in org.families.values()]
    steps = [tenth / 10 for tenth in range(1, 11)]
    columns: dict[str, list[Any]] = {"A": families, "B": list(people), "C": steps}
    for position, held in enumerate(columns.values()):
        lists.write_column(0, position, held)
    for column, source in ((1, "A"), (2, "B"), (3, "C"), (4, "B"), (5, "C")):
        count = len(columns[source])
        if count:
            rule = {"validate": "list", "source": f"=lists!${source}$1:${source}${count}"}
            sheet.data_validation(_FIRST_ROW, column, last, column, rule)


def _people(org: Org, unit: str) -> dict[str, str]:
    """Return the people of a department by the name the sheet shows (with code where two share)."""
    keys = dict.fromkeys(seat.person for role in org.units[unit].roles for seat in role.seats)
    names = [org.people[key].name for key in keys]
    found = {}
    for key in keys:
        person = org.people[key]
        twice = names.count(person.name) > 1
        found[f"{person.name} ({person.code})" if twice else person.name] = key
    return found


def _rows(org: Org, unit: str) -> list[tuple[str | float, ...]]:
    """Return what is known already: the department's tasks with their two largest doers."""
    shown = {key: name for name, key in _people(org, unit).items()}
    doers: dict[str, list[tuple[float, str]]] = {}
    for key, name in shown.items():
        time = org.people[key].fte or 1.0
        for task, amount in (work.person_work(org, key) or {}).items():
            doers.setdefault(task, []).append((amount / time, name))
    owners = work.owners(org)
    rows: list[tuple[str | float, ...]] = []
    for held in org.tasks.values():
        if owners.get(held.id) != unit and held.id not in doers:
            continue
        family = org.families.get(held.family or "")
        row: list[str | float] = [held.name, family.name if family is not None else ""]
        for share, name in sorted(doers.get(held.id, []), reverse=True)[:2]:
            row.extend((name, round(share, 1)))
        rows.append(tuple(row))
    return rows


def read_sheet(path: Path, org: Org, unit: str) -> Answers:
    """Return what a filled-in sheet says of a department; NotATable when it is no such sheet."""
    return answers_of(read_workbook(path), org, unit)


def answers_of(book: Workbook, org: Org, unit: str) -> Answers:
    """Return what a workbook says of a department; NotATable when it holds no such sheet."""
    for sheet in book.sheets:
        if not sheet.hidden and _is_inventory(sheet.rows):
            answers = _Reader(book.file, org, unit).read(sheet.rows[_FIRST_ROW:])
            return replace(answers, problems=(*book.problems, *answers.problems))
    raise NotATable(Message(N_("The workbook is not a task inventory sheet.")))


def _is_inventory(rows: Sequence[Sequence[object]]) -> bool:
    return len(rows) >= _FIRST_ROW and len(rows[_FIRST_ROW - 1]) >= len(HEADERS)


def _by_name(entities: Mapping[str, Any]) -> Directory[str]:
    return directory({key: ((entity.name,), ()) for key, entity in entities.items()})


class _Reader:
    def __init__(self, file: str, org: Org, unit: str) -> None:
        self._file = file
        self._org = org
        self._people = directory(
            {
                key: ((name, org.people[key].name), (org.people[key].code,))
                for name, key in _people(org, unit).items()
            }
        )
        self._tasks = _by_name(org.tasks)
        self._families = _by_name(org.families)
        self._owners = work.owners(org)
        self._new_tasks: list[Task] = []
        self._new_families: list[Family] = []
        self._work: dict[str, dict[str, float]] = {}
        self._problems: list[Problem] = []
        self._unit = unit

    def read(self, rows: Sequence[Sequence[object]]) -> Answers:
        for number, row in enumerate(rows, _FIRST_ROW + 1):
            texts = [text_of(cell) for cell in row]
            if any(texts):
                self._row(number, [*texts, *[""] * (len(HEADERS) - len(texts))])
        self._check_totals()
        return Answers(
            self._work, tuple(self._new_tasks), tuple(self._new_families), tuple(self._problems)
        )

    def _row(self, number: int, texts: list[str]) -> None:
        name, family = texts[:2]
        if not name:
            self._say("skipped_row", N_("Row {row} names no task and is left out."), number)
            return
        task = self._task(name, family)
        for column in (2, 4):
            if texts[column]:
                self._doer(number, task, texts[column], texts[column + 1])

    def _task(self, name: str, family: str) -> str:
        match = self._tasks.find(name)
        if match.key is not None:
            return match.key
        if match.is_ambiguous:
            # Of several tasks of one name the department's own is meant, else the first.
            own = [key for key in match.candidates if self._owners.get(key) == self._unit]
            return (own or match.candidates)[0]
        key = derived_id("task", self._unit, name)
        self._tasks.add(key, (name,))
        self._new_tasks.append(Task(key, name, self._family(family), self._unit))
        return key

    def _family(self, name: str) -> str | None:
        if not name:
            return None
        match = self._families.find(name)
        if match.key is not None or match.is_ambiguous:
            return match.key or match.candidates[0]
        key = derived_id("family", name)
        self._families.add(key, (name,))
        colour = len(self._org.families) + len(self._new_families)
        self._new_families.append(Family(key, name, colour_slot(colour)))
        return key

    def _doer(self, number: int, task: str, who: str, share: str) -> None:
        person = self._person(number, who)
        if person is None:
            return
        value = read_share(share) if share else None
        if value is None or value > 1:
            text = N_("Row {row}: “{value}” is not a share of the time.")
            self._say("bad_number", text, number, share)
            return
        done = self._work.setdefault(person, {})
        done[task] = done.get(task, 0.0) + value * self._org.people[person].fte

    def _person(self, number: int, who: str) -> str | None:
        match = self._people.find(who)
        if match.key is not None:
            return match.key
        if match.is_ambiguous:
            text = N_("Row {row}: several people here are called {value}.")
            self._say("several_people", text, number, who)
        elif match.candidates:
            text = N_("Row {row}: {value} is not in this department. Is {alike} meant?")
            alike = self._org.people[match.candidates[0]].name
            self._say("unknown_person", text, number, who, alike)
        else:
            text = N_("Row {row}: {value} is not in this department.")
            self._say("unknown_person", text, number, who)
        return None

    def _check_totals(self) -> None:
        for person, done in self._work.items():
            held = self._org.people[person]
            total = sum(done.values()) / (held.fte or 1.0)
            if total > 1 + 1e-9:
                text = Message(
                    N_("{name}: the shares add up to {total} %."),
                    {"name": held.name, "total": round(total * 100)},
                )
                self._problems.append(Problem("over_100_percent", text, file=self._file))

    def _say(self, kind: str, text: str, row: int, value: str = "", alike: str = "") -> None:
        values = {"row": row, "value": value, "alike": alike}
        self._problems.append(
            Problem(kind, Message(text, values), file=self._file, row=row, value=value)
        )
