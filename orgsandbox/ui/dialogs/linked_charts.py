"""Charts of several scenarios side by side; zoom and pan of one are those of all."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgsandbox.canvas.board import Board
from orgsandbox.canvas.card_scene import CardScene
from orgsandbox.canvas.chart_cards import ChartCards
from orgsandbox.domain.project import Before, Project, Scenario
from orgsandbox.drawing.chart import Chart, ChartOptions, compose, gone_units
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _, join_names
from orgsandbox.plain import plain_label
from orgsandbox.selection import Selection


class ChartView(Board):
    """One chart. `moved` carries the view itself when its zoom or place changed by hand."""

    moved = Signal(object)

    rest_cursor = Qt.CursorShape.OpenHandCursor

    def __init__(self, chart: Chart, theme: Theme) -> None:
        cards = ChartCards(chart)
        super().__init__(CardScene(cards, theme, animations=False), Selection())
        self.selection.setParent(self)
        self.board.renew(cards.cards.keys)
        self.setAccessibleName(_("Chart of {name}").format(name=chart.title))
        self._following = False
        self.looked.connect(self._tell)

    def follow(self, other: ChartView) -> None:
        """Show the same part of this chart as the other view does of its own, from the middle."""
        if other is self:
            return
        self._following = True
        whole, own = other.content_rect(), self.content_rect()
        at = other.point_at(other.middle())
        across = (at.x() - whole.left()) / max(1.0, whole.width())
        down = (at.y() - whole.top()) / max(1.0, whole.height())
        point = QPointF(own.left() + across * own.width(), own.top() + down * own.height())
        self.show_centre(point, other.scale_now())
        self._following = False

    def show_all(self) -> None:
        """Fit the whole chart; the others fit theirs."""
        self._following = True
        self.fit()
        self._following = False

    def _tell(self) -> None:
        if not self._following:
            self.moved.emit(self)


class LinkedCharts(QWidget):
    """The baseline and other scenarios, with badges for what changed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.views: list[ChartView] = []

    def show_scenarios(self, project: Project, base: Scenario, others: list[Scenario]) -> None:
        """Show these side by side, the baseline first."""
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.views = []
        for scenario in [base, *others]:
            before = Before(base.org, base)
            chart = compose(project, scenario, ChartOptions(before=before))
            view = ChartView(chart, self._theme)
            view.moved.connect(self._follow)
            column = QWidget()
            layout = QVBoxLayout(column)
            layout.setContentsMargins(0, 0, 0, 0)
            gone = gone_units(base.org, scenario.org)
            text = _("no longer there: {names}").format(names=join_names(gone)) if gone else ""
            name = plain_label("　".join(part for part in (scenario.name, text) if part))
            layout.addWidget(name)
            layout.addWidget(view, 1)
            self._row.addWidget(column, 1)
            self.views.append(view)
        if self.isVisible():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the charts when they are looked at first."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the charts into the new room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._row.activate()
        for view in self.views:
            view.show_all()

    def _follow(self, leader: ChartView) -> None:
        for view in self.views:
            view.follow(leader)
