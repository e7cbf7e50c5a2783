"""The report as one HTML page: a sheet of A4 landscape on the screen and on paper.

The chart is inside the file; nothing is fetched, nothing names this machine. Same plan, same bytes.
"""

from __future__ import annotations

import base64
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from orgsandbox.drawing.chart import Chart, paint_picture, picture_box
from orgsandbox.drawing.lenses.base import CAPTION, TITLE, WORDS_ONLY
from orgsandbox.drawing.theme import LIGHT, Theme
from orgsandbox.export.report import Report, Row, Section
from orgsandbox.export.report_pdf import letter_size
from orgsandbox.i18n import _

_PICTURE = (2100, 1500)
"""The picture fits into so many pixels: twice what it takes on the screen, sharp on paper."""
_MOST = 3.0


def html(report: Report, theme: Theme = LIGHT) -> bytes:
    """Return the report as an HTML file (UTF-8); every text of the plan is escaped."""
    title = escape(_("Report"))
    mark = f'<p class="mark">{escape(report.mark)}</p>' if report.mark else ""
    parts = (
        f'<!DOCTYPE html>\n<html lang="{report.language}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>",
        f'<body style="font-size:{letter_size(report)}px">\n<main>',
        f"<header>{mark}{_line('p', 'company', report.company)}<h1>{escape(report.title)}</h1>",
        f"{_line('p', 'under', report.under)}{_line('p', 'note', report.note)}</header>",
        f'{_line("p", "lead", report.lead)}<div class="body"><div class="left">',
        f"<figure>{_picture(report, theme)}{_legend(report, theme)}</figure>",
        f'<div class="told">{"".join(_section(part) for part in report.sections)}</div></div>',
        f'<aside>{_table(report)}<ul class="notes">',
        *(f"<li>{escape(note)}</li>" for note in report.notes),
        f"</ul></aside></div>\n<footer>{escape(report.sources)}</footer>\n</main>\n</body>\n</html>\n",
    )
    return "\n".join(parts).encode()


def _line(tag: str, kind: str, text: str) -> str:
    return f'<{tag} class="{kind}">{escape(text)}</{tag}>' if text else ""


def _legend(report: Report, theme: Theme) -> str:
    entries = [
        f'<span><i style="background:{theme.name_of(key)}"></i>{escape(text)}</span>'
        for key, text in report.legend
        if key not in WORDS_ONLY
    ]
    captions = [_line("p", "caption", text) for key, text in report.legend if key == CAPTION]
    titles = [_line("b", "title", text) for key, text in report.legend if key == TITLE]
    return f"<figcaption>{''.join(titles)}{''.join(entries)}{''.join(captions)}</figcaption>"


def _section(section: Section) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in section.sentences)
    return f"<section><h2>{escape(section.title)}</h2><ul>{items}</ul></section>"


def _table(report: Report) -> str:
    heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in report.columns)
    title = f'<th scope="col">{escape(report.table_title)}</th>'
    rows = "\n".join(_row(row, len(report.columns)) for row in report.rows)
    return f"<table><thead><tr>{title}{heads}</tr></thead>\n<tbody>{rows}</tbody></table>"


def _row(row: Row, columns: int) -> str:
    begins = ' class="begins"' if row.begins else ""
    now = min(1, columns - 1)
    kinds = ['class="now"' if place == now else 'class="rest"' for place in range(columns)]
    cells = "".join(
        f"<td {kind}>{escape(text)}</td>" for kind, text in zip(kinds, row.figures, strict=True)
    )
    return f'<tr{begins}><th scope="row">{escape(row.title)}</th>{cells}</tr>'


def _picture(report: Report, theme: Theme) -> str:
    """Return the chart as an image inside the page, never wider than its natural size."""
    width = round(picture_box(report.chart).width())
    data = base64.b64encode(_png(report.chart, theme)).decode()
    alt = escape(report.title)
    return f'<img style="max-width:{width}px" alt="{alt}" src="data:image/png;base64,{data}">'


def _png(chart: Chart, theme: Theme) -> bytes:
    box = picture_box(chart)
    scale = min(_PICTURE[0] / box.width(), _PICTURE[1] / box.height(), _MOST)
    size = (max(1, round(box.width() * scale)), max(1, round(box.height() * scale)))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.card))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    painter.translate(-box.topLeft())
    paint_picture(painter, chart, theme)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


_STYLE = """
@page { size: A4 landscape; margin: 9mm 10mm; }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { line-height: 1.45; background: #e9edf3; color: #1c2530; font-family: "Noto Sans JP", "Hiragino Sans",
  "Yu Gothic", Meiryo, "Noto Sans CJK JP", sans-serif; }
main { background: #fff; width: 297mm; height: 210mm; padding: 9mm 10mm; margin: 12px auto;
  display: flex; flex-direction: column; gap: 3mm; }
.body { flex: 1 1 0; min-height: 0; display: grid; gap: 7mm;
  grid-template: minmax(0, 1fr) / minmax(0, 1fr) 88mm; }
header { position: relative; border-bottom: 1px solid #d9dfe8; padding-bottom: 2.5mm; }
h1 { font-size: 23px; line-height: 1.3; overflow: hidden; white-space: nowrap;
  text-overflow: ellipsis; padding-right: 140px; }
.company, .under, .note { color: #5b6776; font-size: 12px; }
.note { color: #1c2530; display: -webkit-box; -webkit-box-orient: vertical;
  -webkit-line-clamp: 2; overflow: hidden; }
.mark { position: absolute; right: 0; top: 0; border: 1.5px solid #1c2530; padding: 1px 10px;
  font-size: 13px; font-weight: bold; }
.left { display: flex; flex-direction: column; min-height: 0; gap: 3mm; }
.lead { font-size: 14px; font-weight: bold; }
figure { flex: 1 1 0; min-height: 0; display: flex; flex-direction: column; gap: 2mm; }
img { flex: 1 1 0; min-height: 0; width: 100%; object-fit: contain; object-position: left top; }
figcaption { font-size: 0.92em; display: flex; flex-wrap: wrap; gap: 0 12px; }
figcaption b { color: #5b6776; }
figcaption i { display: inline-block; width: 9px; height: 9px; border-radius: 2px;
  margin-right: 5px; }
.caption { color: #5b6776; width: 100%; }
.told { display: grid; grid-template-columns: 2fr 3fr; gap: 0 7mm; }
h2 { font-size: 1.1em; margin-bottom: 3px; }
ul { list-style-position: outside; padding-left: 14px; }
li { margin-bottom: 1px; }
table { width: 100%; border-collapse: separate; border-spacing: 0; font-size: 1em; line-height: 1.3; }
th { font-weight: normal; text-align: left; }
thead th { color: #5b6776; border-bottom: 1.5px solid #a9b3c1; padding-bottom: 3px; }
thead th + th { text-align: right; }
td { text-align: right; padding-left: 8px; min-width: 13mm; white-space: nowrap; color: #5b6776; }
td.now { color: #1c2530; font-weight: bold; }
tbody th, td { border-bottom: 1px solid #e3e8ef; padding-top: 2px; padding-bottom: 2px; }
tr.begins th, tr.begins td { border-top: 1px solid #a9b3c1; }
.notes { list-style: none; padding: 2.5mm 0 0; color: #5b6776; font-size: 0.88em; }
footer { color: #5b6776; font-size: 8.5px; line-height: 1.4; }
@media print { body { line-height: 1.45; background: none; }
  main { width: 277mm; height: 191mm; padding: 0; margin: 0; } }
@media screen and (min-width: 1800px) { main { zoom: 1.5; } }
@media screen and (max-width: 900px) { main { display: block; width: auto; height: auto;
  margin: 0; } figure, .body, .left, .told { display: block; }
  header, .lead, .left, aside, figcaption, section { margin-bottom: 4mm; } }
"""
