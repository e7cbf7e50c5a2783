"""The strip at the bottom: scenarios by date, stepped through by click, arrows or wheel."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.change import Change
from orgsandbox.domain.project import Scenario, strip_order
from orgsandbox.drawing.fonts import elided, font
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _, format_date, format_month, format_people
from orgsandbox.panels.parts import text_label
from orgsandbox.plain import set_tip

_W, _H = 164, 74


@dataclass(frozen=True, slots=True)
class _Shown:
    id: str
    name: str
    under: str
    bars: tuple[int, ...]
    pinned: bool
    frozen: str
    tip: str


def _shown(scenario: Scenario, *, pinned: bool) -> _Shown:
    org = scenario.org
    sizes = sorted(
        (sum(len(role.seats) for role in unit.roles) for unit in org.units.values()), reverse=True
    )
    people = format_people(len(tree.index(org).places))
    month = format_month(scenario.date)
    frozen = _("frozen") if scenario.frozen is not None else ""
    tip = scenario.name
    if scenario.frozen is not None:
        tip += "\n" + _("Frozen on {date}").format(date=format_date(scenario.frozen))
    under = f"{people} ・ {month}" if month else people
    return _Shown(scenario.id, scenario.name, under, tuple(sizes[:12]), pinned, frozen, tip)


class ScenarioCard(QWidget):
    """One scenario: name, people, date, and its departments' sizes as little bars."""

    clicked = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, shown: _Shown, theme: Theme, *, current: bool) -> None:
        super().__init__()
        self._shown = shown
        self._theme = theme
        self.current = current
        self.setFixedSize(_W, _H)
        set_tip(self, shown.tip)
        self.setAccessibleName(f"{shown.name} {shown.under}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card; the one on show has a blue frame."""
        # no Picture: one card with its own name, keys and menu, laid out by its row
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        edge = theme.accent if self.current or self.hasFocus() else theme.card_border
        painter.setPen(QPen(QColor(edge), 2 if self.current else 1))
        painter.setBrush(QColor(theme.accent_soft if self.current else theme.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8)
        painter.setPen(QColor(theme.text))
        painter.setFont(font(13, bold=True))
        name = elided(self._shown.name, _W - 22, 13, bold=True)
        painter.drawText(QRectF(11, 8, _W - 22, 20), _LEFT, name)
        painter.setPen(QColor(theme.text_muted))
        painter.setFont(font(11))
        under = self._shown.under
        if self._shown.frozen:
            under = self._shown.frozen + " ・ " + under
        if self._shown.pinned:
            under = _("baseline") + " ・ " + under
        painter.drawText(QRectF(11, 28, _W - 22, 18), _LEFT, elided(under, _W - 22, 11))
        self._bars(painter)

    def _bars(self, painter: QPainter) -> None:
        largest = max(self._shown.bars, default=0)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = QColor(self._theme.accent)
        colour.setAlpha(110)
        painter.setBrush(colour)
        for number, size in enumerate(self._shown.bars):
            height = 3 + 13 * size / max(1, largest)
            painter.drawRect(QRectF(11 + number * 12, _H - 9 - height, 9, height))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show this scenario."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(self._shown.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show this scenario with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit(self._shown.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the scenario menu."""
        self.menu_asked.emit(self._shown.id, event.globalPos())


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ScenarioStrip(QWidget):
    """All scenarios, and the sentence of the one on show. `duplicate_asked` is the last card."""

    duplicate_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self.cards: list[ScenarioCard] = []
        self.note = text_label(name="scene_note")
        self._row = QHBoxLayout()
        self._row.setContentsMargins(12, 4, 12, 6)
        self._row.setSpacing(8)
        inner = QWidget()
        inner.setLayout(self._row)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        self._area.setFixedHeight(_H + 22)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.note)
        layout.addWidget(self._area)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._reveal_soon = QTimer(self)  # cards have no places before the layout had its turn
        self._reveal_soon.setSingleShot(True)
        self._reveal_soon.timeout.connect(self._reveal)
        self.refresh()

    def show_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._shown = ()
        self.refresh()

    def sync(self, change: Change) -> None:
        """Show scenarios that came, went, or changed."""
        self.refresh()

    def refresh(self) -> None:
        """Build the cards again where they differ."""
        project = self._document.project
        current = self._document.scenario
        shown = tuple(
            _shown(scenario, pinned=scenario.id == project.baseline)
            for scenario in strip_order(project)
        )
        self.note.setText(current.note)
        self.note.setVisible(bool(current.note))
        if (shown, current.id) == self._shown:
            return
        self._shown = (shown, current.id)
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.cards = []
        for entry in shown:
            card = ScenarioCard(entry, self._theme, current=entry.id == current.id)
            card.clicked.connect(self._document.show)
            card.menu_asked.connect(self._ask_menu)
            self._row.addWidget(card)
            self.cards.append(card)
        plus = _Shown("", _("＋ Duplicate the scenario"), "", (), pinned=False, frozen="", tip="")
        last = ScenarioCard(plus, self._theme, current=False)
        last.clicked.connect(self._ask_duplicate)
        self._row.addWidget(last)
        self._row.addStretch(1)
        self._reveal_soon.start()

    def _reveal(self) -> None:
        """Bring the scenario on show into view, with a part of its neighbours."""
        for card in self.cards:
            if card.current:
                self._area.ensureWidgetVisible(card, _W // 2, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scenario on show in view."""
        super().resizeEvent(event)
        self._reveal_soon.start()

    def _ask_duplicate(self, _unused: str) -> None:
        self.duplicate_asked.emit()

    def _ask_menu(self, scenario: str, at: QPoint) -> None:
        if scenario:
            self._document.show(scenario)
            self.menu_asked.emit(at)
