"""Help: find a command, shortcuts, preferences, assumptions, what a number means, about."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from orgsandbox import __version__
from orgsandbox.document import Document
from orgsandbox.i18n import _
from orgsandbox.metrics.line import Line
from orgsandbox.ui.dialogs.ask import tell
from orgsandbox.ui.dialogs.assumptions import ask_assumptions
from orgsandbox.ui.dialogs.check_plan import CheckDialog
from orgsandbox.ui.dialogs.palette import CommandPalette
from orgsandbox.ui.dialogs.preferences import ask_preferences
from orgsandbox.ui.dialogs.shortcuts import ShortcutsDialog
from orgsandbox.ui.settings_store import SettingsStore


class HelpActions(QObject):
    """Turns the Help menu into dialogs; the palette and the list of keys tell of `actions`."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        settings: SettingsStore,
        actions: Mapping[str, QAction],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._settings = settings
        self._actions = actions

    def palette(self) -> None:
        """Let the planner type what to do."""
        dialog = CommandPalette(self._window, self._actions)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            action = dialog.chosen()
            if action is not None:
                action.trigger()

    def shortcuts(self) -> None:
        """Show every shortcut."""
        ShortcutsDialog(self._window, self._actions).exec()

    def preferences(self) -> None:
        """Change language, appearance and habits."""
        wanted = ask_preferences(self._window, self._settings.now())
        if wanted is not None:
            self._settings.put(wanted)

    def assumptions(self) -> None:
        """Change what the whole plan assumes."""
        ask_assumptions(self._window, self._document)

    def check(self) -> None:
        """Show what wants an eye in this plan."""
        CheckDialog(self._window, self._document).exec()

    def explain(self, line: Line) -> None:
        """Say what a number means, its formula and its source."""
        metric = line.metric
        detail = "\n\n".join(
            (
                _(metric.meaning),
                _("Formula: {formula}").format(formula=metric.formula),
                _("Source: {source}").format(source=_(metric.source)),
                _("No researched good value is known: compare before and now."),
            )
        )
        tell(self._window, _(line.title), detail)

    def about(self) -> None:
        """Say what this is."""
        text = _("orgsandbox {version}").format(version=__version__)
        detail = _(
            "A sandbox for growing, splitting and redrawing an organisation. Everything stays on this machine: no account, no server, no network."
        )
        tell(self._window, text, detail)
