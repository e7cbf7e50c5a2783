"""Preferences of this planner on this machine; nothing here belongs to a plan."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QVBoxLayout, QWidget

from orgsandbox.drawing.chart_parts import SIDE_LABELS
from orgsandbox.i18n import _
from orgsandbox.plain import PlainForm
from orgsandbox.settings import Settings
from orgsandbox.ui.dialogs.ask import ok_cancel


def ask_preferences(parent: QWidget, settings: Settings) -> Settings | None:
    """Return the settings as wished, or None when cancelled."""
    dialog = PreferencesDialog(parent, settings)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    return dialog.settings() if accepted else None


class PreferencesDialog(QDialog):
    """Language, appearance, movement, words for the two sides, what opens at the start."""

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(_("Preferences"))
        self.setMinimumWidth(420)
        self.language = _box((("日本語", "ja"), ("English", "en")), settings.language)
        self.theme = _box(
            ((_("Follow the system"), "system"), (_("Light"), "light"), (_("Dark"), "dark")),
            settings.theme,
        )
        pairs = tuple((f"{_(one)} / {_(two)}", key) for key, (one, two) in SIDE_LABELS.items())
        self.sides = _box(pairs, settings.side_labels)
        self.animations = QCheckBox(_("Let departments glide to their places"))
        self.animations.setChecked(settings.animations)
        self.reopen = QCheckBox(_("Open the last plan at the start"))
        self.reopen.setChecked(settings.reopen_last)
        rows = PlainForm()
        rows.addRow(_("Language"), self.language)
        rows.addRow(_("Appearance"), self.theme)
        rows.addRow(_("Words for the two sides"), self.sides)
        rows.addRow("", self.animations)
        rows.addRow("", self.reopen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.addLayout(rows)
        layout.addWidget(ok_cancel(self))

    def settings(self) -> Settings:
        """Return the settings as they stand in the dialog."""
        return replace(
            self._settings,
            language=str(self.language.currentData()),
            theme=str(self.theme.currentData()),
            side_labels=str(self.sides.currentData()),
            animations=self.animations.isChecked(),
            reopen_last=self.reopen.isChecked(),
        )


def _box(choices: tuple[tuple[str, str], ...], chosen: str) -> QComboBox:
    box = QComboBox()
    for text, value in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
