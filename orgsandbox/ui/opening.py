"""Reading a plan from its file, and what there is to do when a colleague has it open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from orgsandbox.domain.problem import Problem
from orgsandbox.domain.project import Project
from orgsandbox.files import project as plan_file
from orgsandbox.files.copying import copy_to_merge
from orgsandbox.files.project import Unreadable
from orgsandbox.files.reasons import why
from orgsandbox.i18n import _
from orgsandbox.session.lock import Lock
from orgsandbox.ui.dialogs.ask import tell
from orgsandbox.ui.dialogs.in_use import Way, ask_way, tell_in_use
from orgsandbox.ui.plan_file import PlanFile

_MOST_TOLD = 12


@dataclass(frozen=True)
class Opened:
    """A plan about to be shown: its file (None: none yet), what that holds, its lock.

    `name` is what a file of it could be called, `unfiled` that no file holds this plan.
    """

    project: Project
    path: Path | None = None
    data: bytes | None = None
    lock: Lock | None = None
    read_only: bool = False
    unfiled: bool = False
    name: str = ""


@dataclass(frozen=True)
class _Contents:
    """What a plan's file holds; a `mended` plan is not quite what the file says."""

    project: Project
    data: bytes
    mended: bool

    def as_opened(self, path: Path, lock: Lock | None = None, *, read_only: bool = False) -> Opened:
        return Opened(self.project, path, self.data, lock, read_only=read_only, unfiled=self.mended)


def open_plan(window: QWidget, file: PlanFile, path: Path) -> Opened | None:
    """Return the plan of a file as it may be opened; None when it cannot be, which is told."""
    contents = _read(window, path)
    if contents is None:
        return None
    lock = file.lock_of(path)
    if lock.take():
        return contents.as_opened(path, lock)
    way = ask_way(window, lock)
    if way is Way.READ:
        return contents.as_opened(path, read_only=True)
    if way is Way.COPY:
        name = _("{name} copy").format(name=path.stem)
        return Opened(copy_to_merge(contents.project), unfiled=True, name=name)
    if way is Way.ANYWAY and lock.take(over=True):
        return contents.as_opened(path, lock)
    return None


def recovered_plan(window: QWidget, file: PlanFile, project: Project, path: Path | None) -> Opened:
    """Return a plan that was kept unsaved, with the lock of its file; read only without it."""
    if path is None:
        return Opened(project, unfiled=True)
    try:
        data = plan_file.read(path)
    except (OSError, Unreadable):
        data = None
    lock = file.lock_of(path)
    if lock.take():
        return Opened(project, path, data, lock, unfiled=True)
    tell_in_use(window, lock)
    return Opened(project, path, data, read_only=True, unfiled=True)


def _read(window: QWidget, path: Path) -> _Contents | None:
    try:
        data = plan_file.read(path)
        project, mended = plan_file.loads_told(data)
    except (Unreadable, OSError) as error:
        reason = error.message if isinstance(error, Unreadable) else why(error)
        tell(window, _("{file} cannot be opened.").format(file=path.name), reason.text())
        return None
    if mended:
        _tell_mended(window, path, mended)
    return _Contents(project, data, mended=bool(mended))


def _tell_mended(window: QWidget, path: Path, mended: Sequence[Problem]) -> None:
    text = _("{file} held values out of range. They count as told here; save to keep that.")
    lines = [problem.message.text() for problem in mended[:_MOST_TOLD]]
    more = ["…"] if len(mended) > _MOST_TOLD else []
    tell(window, text.format(file=path.name), "\n".join(lines + more))
