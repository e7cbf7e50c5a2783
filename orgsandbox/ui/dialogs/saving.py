"""Where a file shall be written, and writing it whole or telling why not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from orgsandbox.domain.problem import Refused
from orgsandbox.files.atomic import write_atomically
from orgsandbox.files.places import is_there
from orgsandbox.files.reasons import why
from orgsandbox.i18n import _
from orgsandbox.ui.dialogs.ask import confirm, tell

Kind = tuple[str, str]
"""What the dialog calls a kind of file, and its suffix with the dot."""


def workbook() -> Kind:
    """Return the kind of Excel workbooks."""
    return _("Excel workbook (*.xlsx)"), ".xlsx"


def ask_path(parent: QWidget, title: str, start: Path, kinds: tuple[Kind, ...]) -> Path | None:
    """Return the path chosen, with the suffix of its kind; None when the planner leaves."""
    asked = ask_path_and_kind(parent, title, start, kinds)
    return None if asked is None else asked[0]


def ask_path_and_kind(
    parent: QWidget, title: str, start: Path, kinds: tuple[Kind, ...]
) -> tuple[Path, Kind] | None:
    """Return the path chosen and its kind: by its suffix, else by what the dialog says."""
    words = ";;".join(text for text, _suffix in kinds)
    chosen, said = QFileDialog.getSaveFileName(parent, title, str(start), words)
    if not chosen:
        return None
    path = Path(chosen).absolute()
    kind = next((kind for kind in kinds if kind[0] == said), kinds[0])
    if path.suffix.lower() == kind[1]:
        return path, kind
    for other in kinds:
        if path.suffix.lower() == other[1]:
            return path, other
    path = path.with_name(path.name + kind[1])
    # a name that cannot be looked up (too long, no permission) is told of when it is written
    return (path, kind) if not is_there(path) or _replaces(parent, path) else None


def _replaces(parent: QWidget, path: Path) -> bool:
    """Ask before a file is replaced whose whole name the planner has not typed."""
    text = _("{file} is already there.").format(file=path.name)
    return confirm(parent, text, _("Replace it?"), _("Replace"))


def write_file(parent: QWidget, path: Path, make: Callable[[], bytes]) -> str:
    """Write what `make` returns, whole or not at all.

    Returns a line to show; "" when the file could not be made, which has been told then.
    """
    try:
        write_atomically(path, make())
    except Refused as refusal:
        tell(parent, refusal.message.text())
    except OSError as error:
        text = _("{file} could not be saved.").format(file=path.name)
        tell(parent, text, why(error).text())
    else:
        return _("Exported to {file}.").format(file=path.name)
    return ""
