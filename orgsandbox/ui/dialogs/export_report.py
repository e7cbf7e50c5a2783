"""The one-page report: names or none, the mark 人事限り, the language. The careful choice first."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.i18n import _, current_language
from orgsandbox.plain import PlainForm, menu_text, plain_label
from orgsandbox.ui.dialogs.ask import ok_cancel


@dataclass(frozen=True, slots=True)
class ReportWish:
    """Whether names of people are in it, whether it is marked 人事限り, its language, and whether
    names and notes of scenarios are in it even without names of people."""

    names: bool
    restricted: bool
    language: str
    scenario_words: bool


def ask_report(parent: QWidget) -> ReportWish | None:
    """Return what the planner chose, or None when cancelled."""
    dialog = ReportDialog(parent)
    return dialog.wish() if dialog.exec() == QDialog.DialogCode.Accepted else None


class ReportDialog(QDialog):
    """Names off, the mark on; whoever puts names in cannot take the mark off."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("One-page report"))
        self.setMinimumWidth(420)
        self.names = QCheckBox(_("Show the names of people"))
        self.words = QCheckBox(_("Show names and notes of scenarios (they may name people)"))
        self.mark = QCheckBox(menu_text(_("Mark it “{mark}”").format(mark=_("HR confidential"))))
        self.mark.setChecked(True)
        self.language = QComboBox()
        for name, key in (("日本語", "ja"), ("English", "en")):
            self.language.addItem(name, key)
        self.language.setCurrentIndex(self.language.findData(current_language()))
        rows = PlainForm()
        rows.addRow(_("Language of the report"), self.language)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        text = _(
            "The chart, the numbers before and now, and what they say in sentences, on one A4 page."
        )
        layout.addWidget(plain_label(text))
        layout.addWidget(self.names)
        layout.addWidget(self.words)
        layout.addWidget(self.mark)
        layout.addLayout(rows)
        layout.addWidget(ok_cancel(self, _("Export…")))
        self.names.toggled.connect(self._named)

    def wish(self) -> ReportWish:
        """Return what is chosen."""
        return ReportWish(
            self.names.isChecked(),
            self.mark.isChecked(),
            str(self.language.currentData()),
            self.words.isChecked(),
        )

    def _named(self, named: bool) -> None:  # noqa: FBT001 - a slot
        """Names of people are for the personnel department: the mark stays."""
        if named:
            self.mark.setChecked(True)
            self.words.setChecked(True)
        self.mark.setEnabled(not named)
        self.words.setEnabled(not named)
