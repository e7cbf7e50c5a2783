"""専門の担当がいない業務: who does it, at what share of the time, and what stops with one person."""

from __future__ import annotations

from orgsandbox.document import Document
from orgsandbox.domain import work
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import N_, _, join_names
from orgsandbox.metrics import balance, cando, truck
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.leftover import absorbers
from orgsandbox.metrics.sums import cells_of
from orgsandbox.metrics.task_status import task_rows
from orgsandbox.panels.parts import text_label
from orgsandbox.panels.questions.base import Page, fill, percent, table

_SHOWN = 3
_NAMED = 8


class LeftoverPage(Page):
    """Tasks with who does them; people who take the leftover work; islands of what people do."""

    ID = "leftover"
    TITLE = N_("Work without a specialist")
    ABOUT = N_("Who does it, and what stops")

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        self.people = table((_("Person"), _("Work without a specialist"), _("Share of own work"),
                             _("Load"), _("Tasks that stop while away")))  # fmt: skip
        self.tasks = table((_("Task"), _("Task family"), _("Who does it"), _("State")))
        self.links = text_label()
        for part in (text_label(_("Who takes it on"), "panel_heading"), self.people,
                     text_label(_("Task by task"), "panel_heading"), self.tasks, self.links):  # fmt: skip
            self.centre.addWidget(part)
        self.centre.setStretchFactor(self.people, 2)
        self.centre.setStretchFactor(self.tasks, 3)

    def refresh(self) -> None:
        """Show the leftover work of the support side."""
        scope = self.scope()
        held = balance.compute(scope)
        self.sentence.setText(self._sentence(scope, held))
        alone = self._alone(scope)
        taking = absorbers(scope)
        rows, keys = [], []
        for entry in taking:
            rows.append((
                self.org.people[entry.person].name,
                _("{fte} FTE").format(fte=f"{entry.amount:.2f}"),
                percent(entry.share),
                percent(entry.load),
                join_names(alone.get(entry.person, ())) or "—",
            ))  # fmt: skip
            keys.append(entry.person)
        for person, tasks in alone.items():
            if person not in keys:
                rows.append((self.org.people[person].name, "—", "—", "—", join_names(tasks)))
                keys.append(person)
        fill(self.people, rows, keys)
        self._show_tasks(scope, held)
        self.links.setText(self._links(scope))

    def _sentence(self, scope: Scope, held: object) -> str:
        assert isinstance(held, dict)
        count = len(held["leftover_tasks"])
        if not scope.tasks.total:
            return _("Nothing is known yet of who does what. A task inventory sheet helps.")
        if not count:
            return _("Every task family has a specialist.")
        names = [self.org.people[entry.person].name for entry in absorbers(scope)[:_SHOWN]]
        text = _(
            "{count} task families have no specialist: {share} of the time, done most by {names}."
        )
        share = percent(held["leftover_hours_share"])
        return text.format(count=count, share=share, names=join_names(names))

    def _alone(self, scope: Scope) -> dict[str, list[str]]:
        """Return the tasks that one person alone does, by person."""
        alone = {row.task for row in task_rows(scope) if row.doers == 1}
        table_ = scope.tasks
        found: dict[str, list[str]] = {}
        for row, col, amount in zip(table_.rows, table_.cols, table_.values, strict=True):
            task = table_.tasks[int(col)]
            if task in alone and amount > 0:
                found.setdefault(table_.people[int(row)], []).append(self.org.tasks[task].name)
        return found

    def _show_tasks(self, scope: Scope, held: object) -> None:
        assert isinstance(held, dict)
        leftover = set(held["leftover_tasks"])
        words = {"nobody": _("nobody"), "one": _("one person"), "short": _("short of people"),
                 "specialised": _("with a specialist"), "shared": _("shared")}  # fmt: skip
        found = task_rows(scope)
        doers = self._doers({entry.task for entry in found})
        rows = []
        for entry in found:
            family = self.org.families.get(entry.family or "")
            state = words[entry.state]
            if (entry.family or entry.task) in leftover:
                state = _("{state}, no specialist").format(state=state)
            rows.append((entry.name, family.name if family is not None else "—",
                         doers.get(entry.task, "—"), state))  # fmt: skip
        fill(self.tasks, rows, [entry.task for entry in found])

    def _doers(self, tasks: set[str]) -> dict[str, str]:
        """Return who does each of these tasks, at which share of the time, most first."""
        found: dict[str, list[tuple[float, str]]] = {}
        for person in self.org.people.values():
            done = work.person_work(self.org, person.id) or {}
            total = sum(done.values()) or 1.0
            for task in done.keys() & tasks:
                if done[task] > 0:
                    found.setdefault(task, []).append((done[task] / total, person.name))
        told = {}
        for task, doers in found.items():
            doers.sort(key=lambda pair: -pair[0])
            names = join_names(f"{name} {percent(share)}" for share, name in doers[:_NAMED])
            more = len(doers) - _NAMED
            told[task] = (
                _("{names} and {more} more").format(names=names, more=more) if more > 0 else names
            )
        return told

    def _links(self, scope: Scope) -> str:
        cells = cells_of(scope.tasks)
        if not cells.n or cells.n > 2000:
            return ""
        flags = truck.flags_of(cells)
        told = []
        found = truck.truck_factor(flags)
        exact, greedy = found["tf_exact"], found["tf_greedy"]
        if exact is not None:
            told.append(_("Absences that stop most tasks: {count}").format(count=exact))
        elif greedy is not None:
            told.append(_("Absences that stop most tasks: at most {count}").format(count=greedy))
        groups = cando.islands(flags)
        told.append(_("By what people do, people and tasks form {count} connected groups.").format(
            count=len(groups)))  # fmt: skip
        link = cando.best_link(flags)
        if link is not None:
            person = self.org.people[scope.tasks.people[link[0]]].name
            task = self.org.tasks[scope.tasks.tasks[link[1]]].name
            text = _("The one training that joins the most: {person} learns {task}.")
            told.append(text.format(person=person, task=task))
        return "\n".join(told)
