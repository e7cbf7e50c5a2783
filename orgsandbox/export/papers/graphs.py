"""Departments and the lines between them, for formats that hold a graph instead of pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.content import Block


@dataclass(frozen=True, slots=True)
class Node:
    """A department: its number in order, its lines of text, the number of the one above."""

    number: int
    block: Block
    lines: tuple[str, ...]
    above: int | None

    @property
    def id(self) -> str:
        """A short name that every format takes."""
        return f"u{self.number}"


def nodes(chart: PaperChart) -> tuple[Node, ...]:
    """Return the departments of a chart, parents first, in the order of the organisation."""
    made: list[Node] = []

    def add(block: Block, above: int | None) -> None:
        number = len(made)
        made.append(Node(number, block, tuple(_lines(block)), above))
        for inner in block.below:
            add(inner, number)

    for root in chart.content.roots:
        add(root, None)
    return tuple(made)


def _lines(block: Block) -> Iterator[str]:
    yield block.name
    if block.counts:
        yield "　".join(block.counts)
    for entry in block.heads:
        yield " ".join(filter(None, (entry.note, entry.name)))
    for entry in block.people:
        yield " ".join(filter(None, (entry.name, entry.note)))
