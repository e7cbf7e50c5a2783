"""The program tries itself: does an installed copy hold all it needs, and does its window work?

`orgsandbox --self-test FOLDER` is for the builders of wheels and bundles. It opens the growth
story in the real window, edits it, takes the edit back, closes by itself and leaves a picture in
FOLDER; settings, logs and autosaves stay in FOLDER too.
"""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase

from orgsandbox import resources
from orgsandbox.app import Program, application
from orgsandbox.commands.units import AddUnit
from orgsandbox.domain.ids import new_id
from orgsandbox.domain.model import Unit
from orgsandbox.drawing.fonts import FAMILIES
from orgsandbox.i18n import LANGUAGES, N_, _, speaking
from orgsandbox.ui.folders import Folders


class Unfit(Exception):  # noqa: N818 - what is wrong with this copy of the program
    """This copy of the program lacks something; the text says what."""


def run(folder: Path) -> int:
    """Try the program; returns 0 when it is whole, 1 after telling on stderr what is not."""
    app = application()
    visit = _Visit(folder.resolve())
    sys.excepthook = visit.report
    QTimer.singleShot(0, visit.look)
    app.exec()
    if not visit.failed:
        print(f"orgsandbox: the window works; its picture is {visit.picture}")
    return 1 if visit.failed else 0


class _Visit:
    """One look at everything, inside the event loop. Whatever raises counts, paint events too."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.picture = folder / "window.png"
        self.failed = True

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Print what nobody caught, and remember that there was something."""
        self.failed = True
        traceback.print_exception(kind, error, trace)

    def look(self) -> None:
        """Open the sample, edit it, take it back, take a picture, close."""
        self.failed = False
        folders = Folders(self._folder / "settings", self._folder / "state")
        for place in (folders.settings, folders.state):
            place.mkdir(parents=True, exist_ok=True)
        try:
            program = Program(application(), folders)
            self._see_words_and_letters()
            self._open_sample(program)
            self._edit_and_undo(program)
            if not program.window.grab().save(str(self.picture)):
                raise Unfit("the window cannot be drawn")
            program.window.close()
        except Exception:  # it must end, and say why: nobody is there to close the window
            self.report(*sys.exc_info())
        QTimer.singleShot(0, application().quit)

    def _see_words_and_letters(self) -> None:
        marked = N_("Undo")
        spoken = set()
        for language in LANGUAGES:
            with speaking(language):
                spoken.add(_(marked))
        if len(spoken) < len(LANGUAGES):
            raise Unfit("the compiled words of a language are missing")
        missing = set(FAMILIES) - set(QFontDatabase.families())
        if missing:
            raise Unfit(f"fonts are missing: {', '.join(sorted(missing))}")

    def _open_sample(self, program: Program) -> None:
        for language in LANGUAGES:
            file = self._folder / f"growth.{language}.orgplan"
            file.write_bytes(resources.path("samples", file.name).read_bytes())
            program.start(str(file))
            if program.document.workspace.path != file:
                raise Unfit(f"the sample {file.name} did not open")

    def _edit_and_undo(self, program: Program) -> None:
        before = program.document.project
        unit = Unit(new_id(), "R&D <b>")
        program.document.do(AddUnit(program.document.scenario.id, unit))
        if unit.id not in program.document.org.units:
            raise Unfit("an edit did not reach the plan")
        program.document.undo()
        if program.document.project is not before:
            raise Unfit("an edit cannot be taken back")
