"""What each value of a plan satisfies by itself: numbers within bounds, texts that can be written.

How values refer to one another is the business of `rules`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from orgsandbox.domain import bounds
from orgsandbox.domain.model import Family, Person, Role, Seat, Task, Unit, Work
from orgsandbox.domain.problem import Problem
from orgsandbox.domain.project import Assumptions, Project, Scenario
from orgsandbox.i18n import N_, Message


def person_faults(person: Person) -> Iterator[Problem]:
    """Yield what is wrong with a person as such."""
    yield from _key(person.id, person.name)
    yield from _texts(
        person.id,
        person.name,
        (
            person.name,
            person.code,
            person.kana,
            person.title,
            person.grade,
            person.employment,
            person.location,
            person.note,
            *person.own_work,
            *person.can_do,
        ),
    )
    if not _within(person.fte, 0, bounds.LARGEST_WORK):
        text = Message(N_("{name}: FTE must be 0 or more."), {"name": person.name})
        yield Problem("bad_number", text, subject=person.id, value=str(person.fte))
    yield from _work(person.own_work, person.name, person.id)


def unit_faults(unit: Unit) -> Iterator[Problem]:
    """Yield what is wrong with a department, its roles and seats as such."""
    yield from _key(unit.id, unit.name)
    yield from _texts(unit.id, unit.name, (unit.name, unit.level, unit.note))
    if not _whole(unit.order, -bounds.FARTHEST_ORDER, bounds.FARTHEST_ORDER):
        yield _out_of_range(unit.name, unit.id, unit.order)
    if unit.survey is not None and not _within(
        unit.survey, -bounds.LARGEST_MEAN, bounds.LARGEST_MEAN
    ):
        yield _out_of_range(unit.name, unit.id, unit.survey)
    for role in unit.roles:
        yield from _role(role)
        for seat in role.seats:
            yield from _seat(unit, role, seat)


def _role(role: Role) -> Iterator[Problem]:
    yield from _key(role.id, role.name)
    yield from _texts(role.id, role.name, (role.name, *role.duties))
    if role.planned is not None and not _whole(role.planned, 0, bounds.MOST_PLANNED):
        yield _out_of_range(role.name, role.id, role.planned)
    yield from _work(role.duties, role.name, role.id)


def _seat(unit: Unit, role: Role, seat: Seat) -> Iterator[Problem]:
    if not _whole(seat.share, 0, bounds.WHOLE_SHARE):
        text = Message(N_("{unit}: a share must be from 0 to 100 %."), {"unit": unit.name})
        yield Problem("bad_number", text, subject=unit.id, value=str(seat.share))
    yield from _texts(role.id, role.name, (seat.memo, *(seat.work or ())))
    yield from _work(seat.work or {}, role.name, role.id)


def task_faults(task: Task) -> Iterator[Problem]:
    """Yield what is wrong with a task as such."""
    held = task.sourcing
    yield from _key(task.id, task.name)
    yield from _texts(
        task.id,
        task.name,
        (
            task.name,
            task.checked_by,
            task.checked_how,
            task.note,
            *task.serves,
            *task.depends_on,
            *held.answers,
            *(
                text
                for answer in held.answers.values()
                for text in (answer.own, answer.outside, *answer.reasons)
            ),
        ),
    )
    yield from _work(task.serves, task.name, task.id)
    for name, amount in (("demand", task.demand), ("expected", task.expected)):
        yield from _work({name: amount} if amount is not None else {}, task.name, task.id)
    money = (held.own_cost, held.price, held.transaction)
    for amount in money:
        if amount is not None and not _within(amount, 0, bounds.LARGEST_AMOUNT):
            yield _bad_amount(task.id, amount)
    if held.specificity is not None and not _whole(held.specificity, *bounds.SPECIFICITY):
        yield _out_of_range(task.name, task.id, held.specificity)


def family_faults(family: Family) -> Iterator[Problem]:
    """Yield what is wrong with a task family as such."""
    yield from _key(family.id, family.name)
    yield from _texts(family.id, family.name, (family.name,))
    if not _whole(family.colour, 0, bounds.LARGEST_COLOUR):
        yield _out_of_range(family.name, family.id, family.colour)


def scenario_faults(scenario: Scenario) -> Iterator[Problem]:
    """Yield what is wrong with the particulars of a scenario."""
    yield from _key(scenario.id, scenario.name)
    yield from _texts(
        scenario.id,
        scenario.name,
        (scenario.name, scenario.note, scenario.based_on or "", *scenario.pins),
    )
    for at in (number for corner in scenario.pins.values() for number in corner):
        if not math.isfinite(at):
            yield _out_of_range(scenario.name, scenario.id, at)


def plan_faults(project: Project) -> Iterator[Problem]:
    """Yield what is wrong with what all scenarios share."""
    held = project.assumptions
    yield from _texts(
        "", project.company, (project.company, held.currency, *held.rates, *held.titles)
    )
    yield from _assumption_faults(held)


def _assumption_faults(held: Assumptions) -> Iterator[Problem]:
    if not 0 < held.theta <= 1:
        text = Message(N_("The threshold must be above 0 and at most 100 %."))
        yield Problem("bad_number", text, value=str(held.theta))
    if not 0 < held.full_time_hours <= bounds.HOURS_OF_A_WEEK:
        text = Message(N_("A week has more than 0 and at most 168 hours."))
        yield Problem("bad_number", text, value=str(held.full_time_hours))
    if held.turnover is not None and not 0 <= held.turnover <= 1:
        text = Message(N_("Of a hundred people 0 to 100 can leave in a year."))
        yield Problem("bad_number", text, value=str(held.turnover))
    for rate in held.rates.values():
        if not _within(rate, 0, bounds.LARGEST_AMOUNT):
            yield _bad_amount("", rate)


def _key(key: str, name: str) -> Iterator[Problem]:
    if not 1 <= len(key) <= bounds.LONGEST_KEY:
        text = Message(N_("{name}: the id must have 1 to 200 characters."), {"name": name})
        yield Problem("bad_id", text, subject=key)
    yield from _texts(key, name, (key,))


def _texts(subject: str, name: str, texts: Iterable[str]) -> Iterator[Problem]:
    """A half of a character pair, as broken files have it, is no text: no file can hold it."""
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        shown = name.encode(errors="replace").decode()
        text = Message(N_("{name}: a text has characters that cannot be written."), {"name": shown})
        yield Problem("bad_text", text, subject=subject)


def _work(work: Work, where: str, subject: str) -> Iterator[Problem]:
    for amount in work.values():
        if not (math.isfinite(amount) and amount >= 0):
            text = Message(N_("{where}: working time must be 0 or more."), {"where": where})
            yield Problem("bad_number", text, subject=subject, value=str(amount))
        elif amount > bounds.LARGEST_WORK:
            text = Message(
                N_("{where}: working time is more than a plan can hold."), {"where": where}
            )
            yield Problem("bad_number", text, subject=subject, value=str(amount))


def _within(number: float, low: float, high: float) -> bool:
    """Say whether a number is in a range; one that is none (NaN) is in no range."""
    return low <= number <= high


def _whole(number: object, low: int, high: int) -> bool:
    return type(number) is int and low <= number <= high


def _out_of_range(name: str, subject: str, number: float) -> Problem:
    text = Message(
        N_("{name}: the number {number} is out of range."), {"name": name, "number": number}
    )
    return Problem("bad_number", text, subject=subject, value=str(number))


def _bad_amount(subject: str, amount: float) -> Problem:
    text = Message(N_("An amount must be 0 or more, and below ten trillion."))
    return Problem("bad_number", text, subject=subject, value=str(amount))
