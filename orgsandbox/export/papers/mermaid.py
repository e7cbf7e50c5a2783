"""Mermaid, for pages written in Markdown."""

from __future__ import annotations

from orgsandbox.export.papers.base import Ink, PaperFormat
from orgsandbox.export.papers.graphs import nodes
from orgsandbox.i18n import N_
from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.sheets import Sheets

_ENTITIES = {"&": "#amp;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "#": "#35;", "`": "#96;"}


def render(chart: PaperChart, _sheets: Sheets, _ink: Ink) -> tuple[bytes, ...]:
    """Return the bytes of one file."""
    lines = ["---", f"title: {_title(chart.title.title)}", "---", "flowchart TB"]
    for node in nodes(chart):
        text = "<br>".join(map(_escaped, node.lines))
        lines.append(f'  {node.id}["{text}"]')
        if node.above is not None:
            line = "-.-" if node.block.staff else "---"
            lines.append(f"  u{node.above} {line} {node.id}")
    return ("\n".join((*lines, "")).encode(),)


def _escaped(text: str) -> str:
    return "".join(_ENTITIES.get(sign, sign) for sign in text)


def _title(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\n", " ") + "'"


PAPER_FORMAT = PaperFormat("mermaid", ".mmd", N_("Mermaid"), render, rank=9, is_graph=True)
