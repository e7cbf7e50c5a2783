"""GraphML, as networkx writes it."""

from __future__ import annotations

import io

from orgsandbox.export.papers.base import Ink, PaperFormat
from orgsandbox.export.papers.graphs import nodes
from orgsandbox.i18n import N_
from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.sheets import Sheets


def render(chart: PaperChart, _sheets: Sheets, _ink: Ink) -> tuple[bytes, ...]:
    """Return the bytes of one file."""
    import networkx

    graph = networkx.DiGraph(name=chart.title.title)
    for node in nodes(chart):
        block = node.block
        graph.add_node(
            node.id,
            label=block.name,
            count="　".join(block.counts),
            heads="、".join(entry.name for entry in block.heads),
            people="、".join(entry.name for entry in block.people),
            staff=block.staff,
        )
        if node.above is not None:
            graph.add_edge(f"u{node.above}", node.id)
    buffer = io.BytesIO()
    networkx.write_graphml_xml(graph, buffer, encoding="utf-8")
    return (buffer.getvalue(),)


PAPER_FORMAT = PaperFormat("graphml", ".graphml", N_("GraphML"), render, rank=8, is_graph=True)
