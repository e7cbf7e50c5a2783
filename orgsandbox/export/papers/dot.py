"""DOT, the language of Graphviz."""

from __future__ import annotations

from orgsandbox.export.papers.base import Ink, PaperFormat
from orgsandbox.export.papers.graphs import nodes
from orgsandbox.i18n import N_
from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.sheets import Sheets


def render(chart: PaperChart, _sheets: Sheets, _ink: Ink) -> tuple[bytes, ...]:
    """Return the bytes of one file."""
    lines = [
        "digraph organisation {",
        f"  label={_quoted(chart.title.title)}; labelloc=t; rankdir=TB; splines=ortho;",
        '  node [shape=box, fontname="Noto Sans CJK JP"]; edge [arrowhead=none];',
    ]
    for node in nodes(chart):
        lines.append(f"  {node.id} [label={_quoted(chr(10).join(node.lines))}];")
        if node.above is not None:
            style = " [style=dashed]" if node.block.staff else ""
            lines.append(f"  u{node.above} -> {node.id}{style};")
    return ("\n".join((*lines, "}", "")).encode(),)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


PAPER_FORMAT = PaperFormat("dot", ".dot", N_("DOT (Graphviz)"), render, rank=7, is_graph=True)
