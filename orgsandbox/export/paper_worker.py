"""Makes the bytes of a paper in a process of its own: thousands of boxes take their time."""

from __future__ import annotations

import os
from dataclasses import dataclass

from orgsandbox.domain.problem import Refused
from orgsandbox.export.papers.base import Ink
from orgsandbox.i18n import Message, speaking
from orgsandbox.paper.sheets import compose
from orgsandbox.paper.worker import Asked
from orgsandbox.worker import Told, Worker


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper, the format it is wanted in by its id, and the ink."""

    asked: Asked
    format: str
    ink: Ink


def printed(wish: Printed, _told: Told) -> tuple[bytes, ...] | Message:
    """Return the files of a paper, or why there are none; this runs in the process."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # the process has no window, whatever the screen
    from orgsandbox.export.offscreen import qt_application
    from orgsandbox.export.papers.registry import paper_formats

    _application = qt_application()
    made_by = next(one for one in paper_formats() if one.id == wish.format)
    with speaking(wish.asked.language):
        chart = wish.asked.chart()
        try:
            return made_by.render(chart, compose(chart), wish.ink)
        except Refused as refusal:
            return refusal.message


def print_worker() -> Worker[Printed, tuple[bytes, ...] | Message]:
    """Return the process, not yet started."""
    return Worker(printed)
