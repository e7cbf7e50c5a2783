"""Charts on paper as files: what is asked for in, files and what must be told out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from orgsandbox.domain.project import Project, Scenario
from orgsandbox.export.papers.base import Ink, PaperFormat
from orgsandbox.files.atomic import write_atomically
from orgsandbox.i18n import N_, Listed, Message, Names
from orgsandbox.paper import advice
from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.order import Order
from orgsandbox.paper.sheets import Sheets, compose


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the files in the order of their pages, the pages, and what to say."""

    files: tuple[Path, ...]
    sheets: Sheets
    told: tuple[Message, ...]
    undrawable: tuple[str, ...]


def write_paper(
    project: Project, scenario: Scenario, order: Order, made_by: PaperFormat, ink: Ink, out: Path
) -> Written:
    """Write a chart on paper in a format and return what was written and must be told.

    Formats without pages write one file a page (chart-1.png, chart-2.png …). Refused where there is
    nothing to draw or a page does not fit in memory; OSError when a file cannot be written. A file
    that exists is never half overwritten.
    """
    chart = PaperChart(project, scenario, order)
    sheets = compose(chart)
    contents = made_by.render(chart, sheets, ink)
    files = named(out, len(contents))
    for file, content in zip(files, contents, strict=True):
        write_atomically(file, content)
    told = () if made_by.is_graph else warnings(chart, sheets)
    return Written(files, sheets, told, chart.undrawable())


def named(out: Path, count: int) -> tuple[Path, ...]:
    """Return the names of so many files: the one asked for, or numbered ones beside it."""
    if count == 1:
        return (out,)
    digits = len(str(count))
    return tuple(
        out.with_name(f"{out.stem}-{number:0{digits}d}{out.suffix}")
        for number in range(1, count + 1)
    )


def warnings(chart: PaperChart, sheets: Sheets) -> tuple[Message, ...]:
    """Return what must be told of pages: letters too small with what would be legible, and signs
    that no font can draw."""
    told: list[Message] = []
    if not sheets.is_legible:
        told.append(advice.too_small(sheets))
        offered = tuple(offer.message for offer in advice.offers(chart, sheets))
        if offered:
            told.append(Message(N_("Legible would be: {offers}."), {"offers": Listed(offered)}))
    signs = chart.undrawable()
    if signs:
        text = N_("No font here can draw these signs; they are left out: {signs}.")
        told.append(Message(text, {"signs": Names(signs)}))
    return tuple(told)
