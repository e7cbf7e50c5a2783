"""The page as it will be: one at a time, and all of them small below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.drawing.theme import LIGHT
from orgsandbox.export.papers.base import Ink
from orgsandbox.export.papers.png import paint_page
from orgsandbox.i18n import _
from orgsandbox.paper.base import Page
from orgsandbox.paper.papers import MILLIMETRE, Paper
from orgsandbox.plain import plain_label, set_tip

_THUMB = QSize(112, 80)
_FULL = 96.0 / 72.0
"""Pixels for a point at which a page is as large on the screen as on paper."""

_SHADOW = 4


def picture(page: Page, size: QSize, ink: Ink, ratio: float = 1.0) -> QPixmap:
    """Return a page as a picture that fits into a size."""
    scale = min(size.width() / page.size.width, size.height() / page.size.height)
    made = QPixmap(
        max(1, round(page.size.width * scale * ratio)),
        max(1, round(page.size.height * scale * ratio)),
    )
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(ink.paper))
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    paint_page(painter, page, ink)
    painter.end()
    return made


def icon_of(page: Page, size: QSize, ink: Ink, ratio: float) -> QIcon:
    """Return a page as an icon that looks the same when it is selected."""
    made = picture(page, size, ink, ratio)
    icon = QIcon(made)
    icon.addPixmap(made, QIcon.Mode.Selected)
    return icon


class Sheet(QWidget):
    """One page, fitted to the room or as large as on paper."""

    def __init__(self) -> None:
        super().__init__()
        self._page: Page | None = None
        self._ink = Ink(LIGHT)
        self._picture: QPixmap | None = None
        self.setAccessibleName(_("The page as it will be"))

    def show_page(self, page: Page | None, ink: Ink, scale: float) -> None:
        """Show a page at so many pixels for a point."""
        self._page, self._ink, self._picture = page, ink, None
        if page is not None:
            wide = round(page.size.width * scale) + 2 * _SHADOW
            tall = round(page.size.height * scale) + 2 * _SHADOW
            self.setFixedSize(wide, tall)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page with its shadow."""
        super().paintEvent(event)
        if self._page is None:
            return
        room = QSize(self.width() - 2 * _SHADOW, self.height() - 2 * _SHADOW)
        if self._picture is None:
            self._picture = picture(self._page, room, self._ink, self.devicePixelRatioF())
        painter = QPainter(self)
        shadow = QRectF(_SHADOW + 1, _SHADOW + 2, room.width(), room.height())
        painter.fillRect(shadow, QColor(0, 0, 0, 40))
        painter.drawPixmap(QPointF(_SHADOW, _SHADOW), self._picture)
        painter.end()


class Preview(QWidget):
    """The page chosen, with arrows to the next, and the others below. `turned` carries its number."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._pages: tuple[Page, ...] = ()
        self._ink = Ink(LIGHT)
        self._number = 0
        self._full = False
        self.place = plain_label("", wrap=False)
        self.back = _button("‹", _("Previous page"))
        self.forth = _button("›", _("Next page"))
        self.full = _button(_("Full size"), _("As large as on paper"))
        self.full.setCheckable(True)
        self._sheet = Sheet()
        self._scroll = QScrollArea()
        self._scroll.setObjectName("paper_desk")
        self._scroll.setWidget(self._sheet)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.thumbs = QListWidget()
        self.thumbs.setObjectName("paper_thumbs")
        self.thumbs.setFlow(QListWidget.Flow.LeftToRight)
        self.thumbs.setViewMode(QListWidget.ViewMode.IconMode)
        self.thumbs.setMovement(QListWidget.Movement.Static)
        self.thumbs.setWrapping(False)
        self.thumbs.setIconSize(_THUMB)
        self.thumbs.setFixedHeight(_THUMB.height() + 58)
        self.thumbs.setAccessibleName(_("Pages"))
        self._build()
        self.back.clicked.connect(self._backwards)
        self.forth.clicked.connect(self._forwards)
        self.full.toggled.connect(self._sized)
        self.thumbs.currentRowChanged.connect(self.turn)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.place, 1)
        for button in (self.back, self.forth, self.full):
            bar.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addLayout(bar)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.thumbs)

    @property
    def number(self) -> int:
        """The index of the page on show."""
        return self._number

    def show_pages(self, pages: tuple[Page, ...], ink: Ink, paper: Paper) -> None:
        """Show pages; the one that was on show stays where there is still one of its number."""
        self._pages, self._ink = pages, ink
        wide, tall = (round(side / MILLIMETRE) for side in (paper.size.width, paper.size.height))
        self._paper = f"{paper.name}　{wide} × {tall} mm"
        number = min(self._number, len(pages) - 1)
        with QSignalBlocker(self.thumbs):
            self.thumbs.clear()
            for at, page in enumerate(pages, 1):
                icon = icon_of(page, _THUMB, ink, self.devicePixelRatioF())
                item = QListWidgetItem(icon, f"{at} {page.bookmark}")
                item.setSizeHint(QSize(_THUMB.width() + 24, _THUMB.height() + 40))
                set_tip(item, page.bookmark)
                self.thumbs.addItem(item)
        self.thumbs.setVisible(len(pages) > 1)
        self.turn(number)

    def turn(self, number: int) -> None:
        """Show another page."""
        if not 0 <= number < len(self._pages):
            return
        self._number = number
        self.thumbs.setCurrentRow(number)
        page = self._pages[number]
        self.place.setText(f"{number + 1}／{len(self._pages)}　{page.bookmark}　{self._paper}")
        self.back.setEnabled(number > 0)
        self.forth.setEnabled(number < len(self._pages) - 1)
        self._fit()
        self.turned.emit(number)

    def resizeEvent(self, event: object) -> None:
        """Fit the page to the new room."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        if not self._pages:
            return
        page = self._pages[self._number]
        room = self._scroll.viewport().size()
        fitted = min(
            (room.width() - 3 * _SHADOW) / page.size.width,
            (room.height() - 3 * _SHADOW) / page.size.height,
        )
        self._sheet.show_page(page, self._ink, _FULL if self._full else max(0.05, fitted))

    def _backwards(self) -> None:
        self.turn(self._number - 1)

    def _forwards(self) -> None:
        self.turn(self._number + 1)

    def _sized(self, full: bool) -> None:  # noqa: FBT001 - a slot
        self._full = full
        self._fit()


def _button(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(tip)
    button.setMinimumSize(28, 28)
    set_tip(button, tip)
    return button
