"""A one-page report for the board: what it says, as values. `report_html` and `report_pdf` write it.

Chart, before and now, what was bought and what it costs in plain sentences, sources. The careful
choice is the default: no names of people, and marked 人事限り.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Before, Project, Scenario
from orgsandbox.drawing.chart import Chart, ChartOptions, compose
from orgsandbox.drawing.chart_parts import SIDE_LABELS
from orgsandbox.drawing.lenses.base import Entry, Lens
from orgsandbox.drawing.lenses.mix import LENS as WORK_MIX
from orgsandbox.i18n import _, current_language, format_effective
from orgsandbox.metrics import panel, report_lines, sentences, unity
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.decomposition import CARRIED
from orgsandbox.metrics.figures import step, written
from orgsandbox.metrics.line import Line
from orgsandbox.metrics.order import BEGINS
from orgsandbox.metrics.reader import Reader


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What the planner chose: names, the mark 人事限り (always there with names), and the chart's
    colours, direction and words for the sides.

    `before` is what the scenario is compared with (None: what the plan says it is). Names and notes
    of scenarios are the planner's own words, which may name somebody: without names of people they
    are there only with `scenario_words`.
    """

    names: bool = False
    restricted: bool = True
    lens: Lens = WORK_MIX
    direction: str = "down"
    side_pair: str = "direct"
    before: Before | None = None
    scenario_words: bool = False

    @property
    def own_words(self) -> bool:
        """Say whether names and notes of scenarios are shown."""
        return self.names or self.scenario_words


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: title, then a figure for every column; `begins` starts a group."""

    title: str
    figures: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its sentences."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the page says, in one language, in the order in which it is read."""

    language: str
    company: str
    mark: str
    title: str
    under: str
    note: str
    lead: str
    chart: Chart
    legend: tuple[Entry, ...]
    sections: tuple[Section, ...]
    table_title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    sources: str


def make_report(project: Project, scenario: Scenario, options: ReportOptions) -> Report:
    """Return what the report of a scenario says, in the language spoken now.

    Without a baseline (or where it is the scenario itself) nothing is compared: one column, and
    sentences that tell what is.
    """
    base = _base(project, scenario, options)
    before = base.org if base is not None else scenario.org
    scopes = (_scope(project, before), _scope(project, scenario.org))
    lines = _lines(*scopes)
    currency = project.assumptions.currency
    chart = _chart(project, scenario, options, base)
    lead = _lead(before, scopes[1], lines)
    return Report(
        language=current_language(),
        company=project.company,
        mark=_("HR confidential") if options.names or options.restricted else "",
        title=scenario.name if options.own_words else _("Organisation chart"),
        under="　".join(part for part in (chart.under, chart.counts) if part),
        note=" ".join(scenario.note.split()) if options.own_words else "",
        lead=lead,
        chart=chart,
        legend=chart.legend,
        sections=_sections(lines, currency, compared=base is not None, led=bool(lead)),
        table_title=_about(scopes[1], options),
        columns=(_("Before"), _("Now"), _("Change")) if base is not None else (_("Value"),),
        rows=tuple(_row(line, currency, compared=base is not None) for line in lines),
        notes=_notes(project, options, base, scopes),
        sources=_sources(lines),
    )


def _base(project: Project, scenario: Scenario, options: ReportOptions) -> Before | None:
    """Return what the scenario is compared with; None where that is the scenario as it is."""
    before = options.before or project.before_of(scenario.id)
    return None if before.scenario is None and before.org is scenario.org else before


def _called(before: Before, options: ReportOptions) -> str:
    """Return what it is called that the scenario is compared with."""
    if before.scenario is None:
        return _("this scenario as it was opened")
    when = format_effective(before.scenario.date)
    if not options.own_words:
        return when or _("Baseline")
    text = _("{name} ({date})") if when else "{name}"
    return text.format(name=before.scenario.name, date=when)


def _scope(project: Project, org: Org) -> Scope:
    return panel.usual(org, project.assumptions)


def _lines(before: Scope, now: Scope) -> tuple[Line, ...]:
    """Return the panel's lines and the report's own that say anything here."""
    everything = (*Reader().lines(before, now), *report_lines.lines(before, now))
    return tuple(
        line for line in everything if line.worth and not (line.now is None and line.before is None)
    )


def _lead(before: Org, now: Scope, lines: tuple[Line, ...]) -> str:
    """Return the sentence the page opens with; none for one department, which has no lines."""
    if len(set(unity.members(now).values())) <= 1:
        return ""
    told = sentences.opening(before, now.org, lines, now.units)
    return told.text() if told is not None else ""


def _chart(
    project: Project, scenario: Scenario, options: ReportOptions, base: Before | None
) -> Chart:
    wanted = ChartOptions(
        direction=options.direction,
        profile="internal" if options.names else "external",
        side_pair=options.side_pair,
        before=base or Before(scenario.org),
        lens=options.lens,
        scenario_name=options.own_words,
    )
    return compose(project, scenario, wanted)


def _sections(
    lines: tuple[Line, ...], currency: str, *, compared: bool, led: bool
) -> tuple[Section, ...]:
    """Return the two halves of the trade: what is bought, what it costs. No half is a verdict."""
    said = sentences.changes(lines, currency) if compared else sentences.states(lines, currency)
    told = [
        (line.output.sentence, text.text())
        for line, text in said
        if not (led and line.output is CARRIED)
    ]
    bought = tuple(text for sentence, text in told if sentence is not None and sentence.buys)
    costs = tuple(text for sentence, text in told if sentence is None or not sentence.buys)
    titles = (_("How work is divided"), _("Cover, connections and structure"))
    if compared:
        titles = (
            _("What is bought: how work is divided"),
            _("What it costs: cover, connections and structure"),
        )
    same = (_("These numbers read the same as before."),)
    return tuple(
        Section(title, texts or same) for title, texts in zip(titles, (bought, costs), strict=True)
    )


def _about(scope: Scope, options: ReportOptions) -> str:
    if scope.units is None:
        return _("Whole organisation")
    return _(SIDE_LABELS.get(options.side_pair, SIDE_LABELS["direct"])[1])


def _row(line: Line, currency: str, *, compared: bool) -> Row:
    title, shown = _(line.title), line
    if line.kind == "money":
        title, shown = _money_line(line, currency)
    figures: tuple[str, ...] = (written(shown, shown.now),)
    if compared:
        figures = (written(shown, shown.before), *figures, step(shown))
    return Row(title, figures, line.id in BEGINS)


def _money_line(line: Line, currency: str) -> tuple[str, Line]:
    """Return an amount's title with its unit and the line in that unit: 万円, or thousands."""
    yen = current_language() == "ja" and currency == "JPY"
    unit = 10_000 if yen else 1_000
    parts = (value / unit if value is not None else None for value in (line.before, line.now))
    before, now = parts
    text = _("Cost a year ({currency} thousand)").format(currency=currency)
    title = _("Cost a year (10,000 yen)") if yen else text
    return title, replace(line, output=replace(line.output, kind="amount"), before=before, now=now)


def _notes(
    project: Project, options: ReportOptions, base: Before | None, scopes: tuple[Scope, Scope]
) -> tuple[str, ...]:
    before, now = scopes
    table = now.tasks
    known, everybody = len(table.people), len(table.people) + len(table.without_data)
    undone = int((table.col_sums <= 0).sum())
    notes = [
        _("People with work data {known} of {all}").format(known=known, all=everybody)
        + " / "
        + _("tasks without data {count}").format(count=undone)
    ]
    if base is not None:
        notes.insert(0, _("Before: {name}").format(name=_called(base, options)))
        was = before.tasks
        if was.without_data:
            text = _("Before: people with work data {known} of {all}")
            all_then = len(was.people) + len(was.without_data)
            notes.append(text.format(known=len(was.people), all=all_then))
    theta = f"{project.assumptions.theta * 100:.0f}"
    notes += [
        _("Specialised: at least {theta}% of one's time in one task family.").format(theta=theta)
        + " "
        + _("A classification of time. It says nothing of ability, qualification or aptitude."),
        _("Research has established no good or bad values for these measures."),
    ]
    if not options.names:
        notes.append(_("People are not listed by name. Names of departments are as in the plan."))
    return tuple(notes)


def _sources(lines: tuple[Line, ...]) -> str:
    """Return the measures that have a source, each with it: none is read without it."""
    known = {line.metric.id: line.metric for line in lines}
    parts = [
        _("{measure}: {source}").format(measure=_(metric.title), source=_(metric.source))
        for metric in known.values()
        if metric.source.strip("—-– ")
    ]
    return _("Sources of the measures") + " ― " + " / ".join(parts)
