"""Fields that become commands: a line that reports what was typed once it is finished."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from orgsandbox.i18n import _
from orgsandbox.plain import PlainForm


def form(parent: QWidget | None = None) -> PlainForm:
    """Return a form whose fields take the width there is."""
    layout = PlainForm(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(10)
    layout.setVerticalSpacing(6)
    layout.setFieldGrowthPolicy(PlainForm.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    layout.setRowWrapPolicy(PlainForm.RowWrapPolicy.DontWrapRows)
    return layout


class Line(QLineEdit):
    """A line edit that calls `done` with its text when that was changed and finished.

    `done` returns False where the text did not become part of the plan: the line shows what is.
    """

    def __init__(self, text: str, label: str, done: Callable[[str], bool]) -> None:
        super().__init__(text)
        self._was = text
        self._done = done
        self.setAccessibleName(label)
        self.editingFinished.connect(self._finish)

    def _finish(self) -> None:
        text = self.text().strip()
        if text == self._was:
            return
        was, self._was = self._was, text  # before: what `done` shows may end the editing once more
        if not self._done(text):
            self._was = was
            self.setText(was)


def written_day(day: date | None) -> str:
    """Return a day as it is typed: 2027-04-01, nothing for None."""
    return day.isoformat() if day is not None else ""


def typed_day(text: str) -> date | None:
    """Return the day typed (2027-04-01, 2027/4/1, 2027.4.1); nothing typed is None.

    Raises ValueError with words for the planner when it is no day.
    """
    if not text.strip():
        return None
    parts = text.replace("/", "-").replace(".", "-").split("-")
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        raise ValueError(_("Please type a date like 2027-04-01.")) from None
