"""What a drop costs with each colouring on: from the command to board and measures in step."""

from __future__ import annotations

from orgsandbox.canvas.view import BoardView
from orgsandbox.document import Document
from orgsandbox.domain.project import Project
from orgsandbox.drawing.lenses.registry import lenses
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.files import project as plan_file
from orgsandbox.panels.metrics_panel import MetricsPanel
from orgsandbox.resources import path
from orgsandbox.selection import Selection
from orgsandbox.session.workspace import Workspace
from tests.benchmarks.timing import mover, timed

_RICHEST = 7
"""The scene of the sample that has data for every colouring."""


def sample_drops() -> dict[str, float]:
    """Return the cost of a drop on the sample story by colouring, painted frame included."""
    project = plan_file.load(path("samples", "growth.ja.orgplan"))
    return drops(Workspace(project, project.scenarios[_RICHEST].id), painted=True)


def large_drops(project: Project) -> dict[str, float]:
    """Return the cost of a drop by colouring, until board and measures are in step, unpainted."""
    return drops(Workspace(project), painted=False)


def drops(workspace: Workspace, *, painted: bool) -> dict[str, float]:
    """Return milliseconds from the command on, by colouring; what follows later is not waited for."""
    document, selection = Document(workspace), Selection()
    view = BoardView(document, selection, LIGHT, animations=False)
    panel = MetricsPanel(document, selection, LIGHT)
    for part in (panel, view):  # as in the window: what the planner reads comes first
        document.changed.connect(part.sync)
        part.resize(740, 560)
        part.show()
    view.fit()
    moves = mover(workspace)

    def drop() -> None:
        document.do(moves())
        if painted:
            view.viewport().grab()
            panel.grab()

    found = {}
    for lens in lenses():
        view.set_lens(lens)
        view.board.finish_recolouring()
        drop()
        found[f"drop, coloured by {lens.id}"] = timed(drop)
    document.changed.disconnect(view.sync)
    found["drop, live measures there"] = timed(drop)
    return found
