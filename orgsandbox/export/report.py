"""A one-page report for the board: chart, before and now, plain sentences, sources. HTML and PDF."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.drawing.chart import ChartOptions, compose, lens_context
from orgsandbox.drawing.fonts import font
from orgsandbox.drawing.lenses.base import Lens
from orgsandbox.drawing.lenses.mix import LENS as WORK_MIX
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.export import png
from orgsandbox.export.base import Wish, size_of
from orgsandbox.i18n import N_, Message, _, current_language, format_effective, join_names
from orgsandbox.metrics import panel, sentences
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.panel import Line

_PICTURE_PX = 1500


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """Whether names are shown (then it is 人事限り), and what the chart's colours mean."""

    names: bool = False
    lens: Lens = WORK_MIX


def html(project: Project, scenario: Scenario, options: ReportOptions) -> str:
    """Return the report as one HTML page; the chart is inside it."""
    context = lens_context(project, scenario, None)
    before = context.before or scenario.org
    lines = panel.lines(
        before,
        scenario.org,
        panel.default_scope(scenario.org),
        project.assumptions,
        units_before=panel.default_scope(before),
    )
    told = _told(lines)
    head = " ・ ".join(part for part in (project.company, format_effective(scenario.date)) if part)
    mark = _("Personnel only") if options.names else _("Without names of people")
    return "\n".join((
        f'<!DOCTYPE html><html lang="{current_language()}"><head><meta charset="utf-8">',
        f"<title>{escape(scenario.name)}</title><style>{_STYLE}</style></head><body>",
        f'<p class="head">{escape(head)} ・ {escape(mark)}</p><h1>{escape(scenario.name)}</h1>',
        f'<p class="note">{escape(scenario.note)}</p>' if scenario.note else "",
        '<table width="100%"><tr><td class="left" width="62%">',
        f'<img width="640" src="data:image/png;base64,{_picture(project, scenario, options)}">',
        "</td><td>",
        *told,
        _table(lines),
        f'<p class="small">{escape(_data(scenario, project))}</p>',
        "</td></tr></table>",
        f'<p class="small">{escape(_sources(lines))}</p>',
        "</body></html>",
    ))  # fmt: skip


def _told(lines: tuple[Line, ...]) -> list[str]:
    found = sentences.changes(lines)
    bought = [message.text() for key, message in found if key in sentences.DIVISION]
    costs = [message.text() for key, message in found if key not in sentences.DIVISION]
    parts = []
    for title, texts in ((_("How work is divided"), bought), (_("What comes with it"), costs)):
        if texts:
            items = "".join(f"<li>{escape(text)}</li>" for text in texts)
            parts.append(f"<h2>{escape(title)}</h2><ul>{items}</ul>")
    if not parts:
        text = _(
            "The numbers are the same as before: only lines and names differ, or nothing does."
        )
        parts.append(f"<p>{escape(text)}</p>")
    return parts


def _table(lines: tuple[Line, ...]) -> str:
    rows = "".join(
        f"<tr><td>{escape(_(line.title))}</td><td align='right'>{_written(line, line.before)}</td>"
        f"<td align='right'><b>{_written(line, line.now)}</b></td></tr>"
        for line in lines
        if line.now is not None or line.before is not None
    )
    titles = [_("Support side"), _("Before"), _("Now")]
    cells = "".join(f"<th>{escape(title)}</th>" for title in titles)
    heads = f"<tr>{cells}</tr>"
    return f'<table class="numbers" width="100%" cellspacing="0">{heads}{rows}</table>'


def _written(line: Line, value: float | None) -> str:
    if value is None:
        return "—"
    if line.kind in ("share", "load"):
        return f"{value * 100:.0f}%"
    return f"{value:.0f}" if line.kind == "count" else f"{value:.2f}"


def _data(scenario: Scenario, project: Project) -> str:
    table = Scope(scenario.org, panel.default_scope(scenario.org), project.assumptions).tasks
    known, everybody = len(table.people), len(table.people) + len(table.without_data)
    return _("People with work data {known} of {all}").format(known=known, all=everybody)


def _sources(lines: tuple[Line, ...]) -> str:
    known = dict.fromkeys(line.metric.source for line in lines)
    names = join_names(source for source in known if source.strip("—-– "))
    return _("Sources of the measures: {names}").format(names=names)


def _picture(project: Project, scenario: Scenario, options: ReportOptions) -> str:
    profile = "internal" if options.names else "external"
    chart = compose(project, scenario, ChartOptions(profile=profile, lens=options.lens))
    data = png.render(chart, size_of(chart, Wish(width=_PICTURE_PX)), LIGHT)
    return base64.b64encode(data).decode()


def pdf(page: str) -> bytes:
    """Return the HTML of `html` as a PDF of one A4 page; the letters shrink until it fits."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    margins = QMarginsF(10, 8, 10, 8)
    size = QPageSize(QPageSize.PageSizeId.A4)
    layout = QPageLayout(
        size, QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter
    )
    writer.setPageLayout(layout)
    writer.setResolution(96)
    document = QTextDocument()
    document.setDocumentMargin(0)
    for px in (12, 11, 10, 9, 8, 7):
        document.setDefaultFont(font(px))
        document.setHtml(page)
        document.setPageSize(QSizeF(writer.width(), writer.height()))
        if document.pageCount() == 1:
            break
    else:
        raise Refused(Message(N_("The report does not fit on one page.")))
    document.print_(writer)
    buffer.close()
    return bytes(data.data())


_STYLE = """
body { color: #1c2530; font-family: "Noto Sans JP", "Hiragino Sans", "Yu Gothic", Meiryo, "Noto Sans CJK JP", sans-serif; }
h1 { font-size: 150%; margin: 2px 0 4px 0; }
h2 { font-size: 100%; color: #5b6776; margin: 6px 0 2px 0; }
ul { margin: 0 0 4px 0; }
li { margin: 1px 0; }
p.head, p.small, th { color: #5b6776; font-size: 85%; margin: 2px 0; }
p.note { margin: 2px 0 6px 0; }
table.numbers td { font-size: 88%; border-bottom: 1px solid #d9dfe8; padding: 1px 4px; }
td { vertical-align: top; }
td.left { padding-right: 14px; }
"""
