"""The budgets of the product, measured: `python3 packaging/dev.py bench [PEOPLE …]`.

Each figure is a median in milliseconds. Machines are noisy: compare figures of one run.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from orgsandbox.canvas.view import BoardView
from orgsandbox.document import Document
from orgsandbox.domain.project import Project
from orgsandbox.drawing.chart import ChartOptions, compose
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.export import png
from orgsandbox.export.base import Wish, size_of
from orgsandbox.files import project as plan_file
from orgsandbox.layout.base import Options
from orgsandbox.layout.tree import arrange
from orgsandbox.metrics import panel
from orgsandbox.metrics.base import Scope
from orgsandbox.metrics.reader import Reader
from orgsandbox.selection import Selection
from orgsandbox.session.workspace import Workspace
from tests.benchmarks.board import board_of
from tests.benchmarks.drops import large_drops, sample_drops
from tests.benchmarks.organisations import make_organisation
from tests.benchmarks.timing import mover, timed

BUDGETS = {
    "edit": 1.0,
    "preview with live measures": 5.0,
    "frame, everything in view": 16.7,
    "frame at 100 %": 16.7,
    "open a file": 1000.0,
}
DROP_BUDGET, PAINTED_DROP_BUDGET = 50.0, 16.7


def main(sizes: list[int]) -> None:
    """Measure everything for each size and print a table."""
    application = QApplication(sys.argv[:1])
    print(f"{'':34}" + "".join(f"{size:>12,}" for size in sizes) + "      budget")
    columns = [measured(size) for size in sizes]
    for name in columns[0]:
        limit = DROP_BUDGET if name.startswith("drop") else BUDGETS.get(name)
        budget = f"{limit:>10.1f} ms" if limit is not None else ""
        print(
            f"{name:34}"
            + "".join(f"{column.get(name, float('nan')):>12.2f}" for column in columns)
            + f"  {budget}"
        )
    for name, cost in sample_drops().items():
        print(f"{name + ', sample, painted':34}{cost:>12.2f}  {PAINTED_DROP_BUDGET:>10.1f} ms")
    application.quit()


def measured(people: int) -> dict[str, float]:
    """Return every figure for a plan of that many people."""
    project = make_organisation(people, seed=7)
    found = edits(project)
    found |= files(project)
    found |= frames(project)
    found |= large_drops(project)
    if people <= 1000:
        found["PNG at 150 dpi"] = timed(lambda: draw(project), 3)
    return found


def edits(project: Project) -> dict[str, float]:
    """Return the cost of a move, of its preview with the measures, and of arranging all."""
    workspace = Workspace(project)
    moves = mover(workspace)
    found = {"edit": timed(lambda: workspace.do(moves()))}
    assumptions = project.assumptions
    reader = Reader()

    def preview(units: frozenset[str] | None) -> None:
        would = workspace.preview(moves()).org
        assert would is not None
        before, now = (Scope(org, units, assumptions) for org in (workspace.org, would))
        reader.lines(before, now)

    support = panel.default_scope(workspace.org)
    preview(support)
    found["preview with live measures"] = timed(lambda: preview(support))
    preview(None)
    found["… of the whole organisation"] = timed(lambda: preview(None))

    def slow() -> None:
        scope = Scope(workspace.org, support, assumptions)
        reader.lines(scope, scope, advanced=True)

    found["detailed measures, first time"] = timed(slow, 1)
    document = Document(workspace)
    view = BoardView(document, Selection(), LIGHT)
    boxes = view.board.organisation.boxes()
    found["arrange everything"] = timed(lambda: arrange(boxes, Options()), 5)
    return found


def files(project: Project) -> dict[str, float]:
    """Return the cost of saving and opening."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.orgplan"
        save = timed(lambda: plan_file.save(project, file), 3)
        return {"save a file": save, "open a file": timed(lambda: plan_file.load(file), 3)}


def frames(project: Project) -> dict[str, float]:
    """Return the cost of whole frames, and of a move from command to painted frame."""
    begun = time.perf_counter()
    view, document = board_of(project)
    view.viewport().grab()
    found = {"build the board and first frame": (time.perf_counter() - begun) * 1000}
    found["frame, everything in view"] = timed(lambda: view.viewport().grab())
    view.zoom_to(1.0)
    found["frame at 100 %"] = timed(lambda: view.viewport().grab())
    moves = mover(document.workspace)

    def move() -> None:
        document.do(moves())
        view.viewport().grab()

    found["move, from command to frame"] = timed(move)
    return found


def draw(project: Project) -> None:
    """Draw the whole chart as PNG."""
    chart = compose(project, project.scenarios[-1], ChartOptions())
    png.render(chart, size_of(chart, Wish(width=min(8000, round(chart.width * 1.5)))), LIGHT)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [200, 1000, 10_000])
