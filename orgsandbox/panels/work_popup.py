"""The bar edited on the card: the work of one seat over the board, gone with a click beside it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from orgsandbox.commands.seats import SetSeatWork
from orgsandbox.document import Document
from orgsandbox.domain import tree, work
from orgsandbox.domain.change import Change
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.panels.parts import column, text_label
from orgsandbox.panels.work_editor import WorkEditor


class WorkPopup(QFrame):
    """Edits a seat's work where its card is; every edit is a step of its own."""

    def __init__(
        self, parent: QWidget, document: Document, theme: Theme, person: str, role: str
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("work_popup")
        self.setMinimumWidth(300)
        self._document = document
        self._theme = theme
        self._seat = (person, role)
        self._heading = text_label(name="panel_heading")
        self.editor = WorkEditor(theme, max(document.org.people[person].fte, 0.01))
        self.editor.edited.connect(self._edit)
        self.editor.hovered.connect(self._hover)
        layout: QVBoxLayout = column(self)
        layout.addWidget(self._heading)
        layout.addWidget(self.editor)
        document.changed.connect(self._sync)
        self._show_work()

    def show_at(self, point: QPoint) -> None:
        """Open below a point of the screen."""
        self.adjustSize()
        self.move(point)
        self.show()
        self.editor.bar.setFocus()

    def _command(self, done: Mapping[str, float]) -> SetSeatWork:
        return SetSeatWork(self._document.scenario.id, *self._seat, done)

    def _edit(self, done: Mapping[str, float]) -> None:
        self._document.do(self._command(done))

    def _hover(self, done: Mapping[str, float] | None) -> None:
        self._document.hover(self._command(done) if done is not None else None)

    def _sync(self, change: Change) -> None:
        self._show_work()

    def _show_work(self) -> None:
        person, role = self._seat
        org = self._document.org
        places = tree.places(org, person) if person in org.people else ()
        place = next((place for place in places if place.role == role), None)
        if place is None:
            self.close()
            return
        post = next(post for post in org.units[place.unit].roles if post.id == role)
        done = work.seat_work(org.people[person], post, place.seat) or {}
        self._heading.setText(f"{org.people[person].name} ・ {post.name}")
        total = sum((work.person_work(org, person) or {}).values())
        load = total / max(org.people[person].fte, 0.01)
        said = _("load {percent}").format(percent=f"{load * 100:.0f}%")
        self.editor.show_work(org, done, self._theme, said)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing hovering."""
        self._document.changed.disconnect(self._sync)
        self._document.hover(None)
        super().closeEvent(event)
