"""A table of people becomes a plan that no file holds yet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from orgsandbox.files.table_formats.registry import patterns, suffixes
from orgsandbox.i18n import _
from orgsandbox.ui.dialogs.import_people import ask_import
from orgsandbox.ui.opening import Opened


def is_table(path: Path) -> bool:
    """Say whether a file is a table rather than a plan, by its name."""
    return path.suffix.lower() in suffixes()


def choose_table(window: QWidget, folder: Path) -> Path | None:
    """Ask for a table of people."""
    kinds = _("Table of people ({kinds})").format(kinds=patterns()) + ";;" + _("All files (*)")
    title = _("Import people")
    name, _kind = QFileDialog.getOpenFileName(window, title, str(folder), kinds)
    return Path(name).absolute() if name else None


def import_table(window: QWidget, path: Path) -> Opened | None:
    """Show what a table says and return it as a plan; None when the planner leaves."""
    project = ask_import(window, path)
    return Opened(project, unfiled=True, name=path.stem) if project is not None else None
