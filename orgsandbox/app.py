"""Builds the desktop program from its parts: the only place that knows them all."""

from __future__ import annotations

import gc
import logging
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from orgsandbox import settings as settings_file
from orgsandbox.document import Document
from orgsandbox.domain.change import Change
from orgsandbox.drawing.fonts import load_fonts
from orgsandbox.drawing.theme import Theme, themed
from orgsandbox.files.places import is_there
from orgsandbox.i18n import _, use_language
from orgsandbox.session.keeper import Keeper
from orgsandbox.session.workspace import Workspace
from orgsandbox.settings import Settings
from orgsandbox.ui.errors import ErrorReporter, start_log
from orgsandbox.ui.first_plans import sample_plan
from orgsandbox.ui.folders import Folders, standard_folders
from orgsandbox.ui.main_window import MainWindow
from orgsandbox.ui.style import apply_style

log = logging.getLogger("orgsandbox")


class Program:
    """The running program: settings, one document, one window that is rebuilt when the language
    changes."""

    def __init__(self, app: QApplication, folders: Folders) -> None:
        self._app = app
        self._folders = folders
        self._kept = settings_file.load(folders.settings)
        self._qt_words = QTranslator(app)
        self._speak(self._kept)
        load_fonts()
        apply_style(app, self._theme(self._kept))
        self.document = Document(_first_workspace())
        self.keeper = Keeper(folders.state)
        self.keeper.opened(self.document.project, None)
        self.window = self._build(self._kept)

    def _theme(self, settings: Settings) -> Theme:
        hints = self._app.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        return themed(settings.theme, system_dark=dark)

    def _speak(self, settings: Settings) -> None:
        use_language(settings.language)
        self._app.removeTranslator(self._qt_words)
        if settings.language == "ja":
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if self._qt_words.load(QLocale("ja"), "qtbase", "_", folder):
                self._app.installTranslator(self._qt_words)

    def _build(self, settings: Settings) -> MainWindow:
        window = MainWindow(
            self.document, settings, self._theme(settings), self._folders.state, self.keeper
        )
        window.settings_changed.connect(self._apply)
        self.document.changed.connect(self._settle_memory)
        return window

    def _settle_memory(self, change: Change) -> None:
        """Keep the collector away from a plan just opened: its values hold no cycles, and looking
        through ten thousand people again and again costs pauses of several frames."""
        if change.opened:
            gc.collect()
            gc.freeze()

    def _apply(self, wanted: Settings) -> None:
        """Keep new settings and do what they ask: other colours, another language."""
        before = self._kept
        if wanted == before:
            return
        self._kept = wanted = settings_file.save_changes(before, wanted, self._folders.settings)
        self.window.keep_settings(wanted)
        if wanted.language != before.language or wanted.side_labels != before.side_labels:
            self._rebuild()
        elif wanted.theme != before.theme:
            apply_style(self._app, self._theme(wanted))
            self.window.show_theme(self._theme(wanted))

    def _rebuild(self) -> None:
        """Build the window again on the same document: words are read when widgets are made."""
        old = self.window
        settings = old.window_state()
        self._speak(settings)
        apply_style(self._app, self._theme(settings))
        if _follow_language(self.document):
            self.keeper.opened(self.document.project, None)
        self.document.changed.disconnect()
        self.document.previewed.disconnect()
        self.document.refused.disconnect()
        self.document.filed.disconnect()
        self.window = self._build(settings)
        self.window.files.adopt(old.files)
        self.window.setGeometry(old.geometry())
        self.window.show()
        old.hide()
        old.deleteLater()

    def start(self, file: str | None) -> None:
        """Show the window with a file, an unsaved plan, the last plan, or the growth story."""
        self.window.show()
        if file is not None:
            self.window.files.open_file(file)
        elif self.window.files.recover():
            return
        elif self._kept.reopen_last and self._kept.last_file:
            last = Path(self._kept.last_file)
            if is_there(last) and last.is_file():
                self.window.files.open_file(str(last), look_for_unsaved=False)


def _first_workspace() -> Workspace:
    story = sample_plan()
    return Workspace(story, story.scenarios[4].id)


def _follow_language(document: Document) -> bool:
    """Show the untouched sample in the language now spoken; False when another plan is open."""
    workspace = document.workspace
    untouched = workspace.path is None and document.project.story and not workspace.modified
    if untouched:
        document.open(sample_plan(), document.scenario.id)
    return untouched


def application() -> QApplication:
    """Return the application under its name, made when there is none yet."""
    QApplication.setOrganizationName("orgsandbox")
    QApplication.setApplicationName("orgsandbox")
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        app.setStyle("Fusion")
    return app


def run(file: str | None = None) -> int:
    """Run the desktop program; returns its exit code."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY")
        or os.environ.get("WAYLAND_DISPLAY")
        or os.environ.get("QT_QPA_PLATFORM")
    ):
        print(
            "orgsandbox: there is no screen here; use 'orgsandbox export' for a chart.",
            file=sys.stderr,
        )
        return 2
    app = application()
    folders = standard_folders()
    start_log(folders.state)
    reporter = ErrorReporter()
    reporter.install()
    program = Program(app, folders)
    reporter.shown.connect(lambda kind: program.window.say(_error_text(kind)))
    program.start(file)
    return app.exec()


def _error_text(kind: str) -> str:
    return _("Something went wrong ({kind}). Your plan is still here; please save it.").format(
        kind=kind
    )
