"""What happens when a slot raises: logged without names, shown once, and the plan survives."""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

log = logging.getLogger("orgsandbox")

_QUIET_SECONDS = 10.0


class ErrorReporter(QObject):
    """Takes over `sys.excepthook`. `shown` carries one plain line, at most once in ten seconds.

    A failing paint event raises with every frame: it is logged every time but shown once.
    """

    shown = Signal(str)

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last = float("-inf")

    def install(self) -> None:
        """Report every exception that nobody caught, slots and virtual methods included."""
        sys.excepthook = self.report

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log where it happened (never the message: it may hold names) and tell the planner."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("%s at %s", kind.__name__, _where(trace))
        now = self._clock()
        if now - self._last >= _QUIET_SECONDS:
            self._last = now
            self.shown.emit(kind.__name__)


def start_log(folder: Path) -> None:
    """Log into `folder`, a few hundred kilobytes at most; crashes of Qt itself too."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        folder / "orgsandbox.log", maxBytes=200_000, backupCount=2, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    crash = (folder / "crash.log").open("a", encoding="utf-8")
    faulthandler.enable(crash)


def _where(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return " < ".join(
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in reversed(frames[-6:])
    )
