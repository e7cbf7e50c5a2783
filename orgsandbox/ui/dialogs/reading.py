"""Reading a workbook that somebody sent: how far it is, Cancel, and why it cannot be opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from orgsandbox.domain.problem import Problem
from orgsandbox.files.reasons import why
from orgsandbox.files.table import NotATable
from orgsandbox.files.workbook import Workbook, Workbooks
from orgsandbox.i18n import NN_, _
from orgsandbox.ui.dialogs.ask import confirm, tell
from orgsandbox.worker import Cancelled

_PROBLEMS = NN_(
    "{count} row of the sheet has problems.", "{count} rows of the sheet have problems."
)
_MOST_TOLD = 12
"""More rows at once nobody reads."""

_STEPS = 100
_PATIENCE = 500
"""So many milliseconds reading may take before it shows how far it is."""


def ask_workbook(parent: QWidget, books: Workbooks, path: Path) -> Workbook | None:
    """Return the workbook in a file; None when the planner cancels, or is told why not."""
    title = _("Reading {file} …").format(file=path.name)
    shown = QProgressDialog(title, _("Cancel"), 0, _STEPS, parent)
    shown.setWindowTitle("orgsandbox")
    shown.setMinimumDuration(_PATIENCE)
    shown.setWindowModality(Qt.WindowModality.WindowModal)

    def told(part: float) -> None:
        shown.setValue(min(_STEPS - 1, round(part * _STEPS)))

    def cancelled() -> bool:
        QCoreApplication.processEvents()
        return shown.wasCanceled()

    told(0.0)
    try:
        return books.read(path, told, cancelled)
    except Cancelled:
        return None
    except (NotATable, OSError) as error:
        shown.close()
        tell_unread(parent, path, error)
        return None
    finally:
        shown.close()
        shown.deleteLater()


def tell_unread(parent: QWidget, path: Path, error: NotATable | OSError) -> None:
    """Say which file cannot be opened and why."""
    reason = error.message if isinstance(error, NotATable) else why(error)
    tell(parent, _("{file} cannot be opened.").format(file=path.name), reason.text())


def take_the_rest(parent: QWidget, problems: Sequence[Problem]) -> bool:
    """Tell what is wrong in a sheet; say whether the rest of it shall be taken over."""
    if not problems:
        return True
    lines = [problem.message.text() for problem in problems[:_MOST_TOLD]]
    return confirm(parent, _PROBLEMS.text(len(problems)), "\n".join(lines), _("Take the rest"))
