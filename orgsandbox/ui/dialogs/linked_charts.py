"""Charts of several scenarios side by side; zoom and pan of one are those of all."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QLabel,
    QStyleOptionGraphicsItem,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.domain.project import Project, Scenario
from orgsandbox.drawing.chart import Chart, ChartOptions, compose, gone_units, paint_chart
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _, join_names


class _ChartItem(QGraphicsItem):
    """Paints one composed chart."""

    def __init__(self, chart: Chart, theme: Theme) -> None:
        super().__init__()
        self._chart, self._theme = chart, theme

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._chart.width, self._chart.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        paint_chart(painter, self._chart, self._theme)


class _ChartView(QGraphicsView):
    """One chart. `looked` says that its zoom or place changed by hand."""

    looked = Signal(object)

    def __init__(self, chart: Chart, theme: Theme) -> None:
        scene = QGraphicsScene()
        super().__init__(scene)
        scene.setParent(self)
        scene.addItem(_ChartItem(chart, theme))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._moved)
        self._following = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        factor = 1.0015 ** event.angleDelta().y()
        scale = self.transform().m11() * factor
        if 0.05 <= scale <= 3:
            self.scale(factor, factor)
            self._moved()

    def follow(self, other: _ChartView) -> None:
        """Show the same part of this chart as the other view does of its own, from the middle."""
        if other is self:
            return
        self._following = True
        self.setTransform(other.transform())
        whole, mine = other.sceneRect(), self.sceneRect()
        at = other.mapToScene(other.viewport().rect().center())
        across = (at.x() - whole.left()) / max(1.0, whole.width())
        down = (at.y() - whole.top()) / max(1.0, whole.height())
        self.centerOn(mine.left() + across * mine.width(), mine.top() + down * mine.height())
        self._following = False

    def show_all(self) -> None:
        """Fit the whole chart."""
        self._following = True
        self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        self._following = False

    def _moved(self, *_unused: object) -> None:
        if not self._following:
            self.looked.emit(self)


class LinkedCharts(QWidget):
    """The baseline and other scenarios, with badges for what changed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.views: list[_ChartView] = []

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
            before = None if scenario is base else base.org
            chart = compose(project, scenario, ChartOptions(before=before))
            view = _ChartView(chart, self._theme)
            view.looked.connect(self._follow)
            column = QWidget()
            layout = QVBoxLayout(column)
            layout.setContentsMargins(0, 0, 0, 0)
            gone = gone_units(before, scenario.org) if before is not None else ()
            text = _("no longer there: {names}").format(names=join_names(gone)) if gone else ""
            name = QLabel("　".join(part for part in (scenario.name, text) if part))
            name.setWordWrap(True)
            name.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(name)
            layout.addWidget(view, 1)
            self._row.addWidget(column, 1)
            self.views.append(view)
        if self.isVisible():
            self._fit()

    def showEvent(self, event: object) -> None:
        """Fit the charts when they are looked at first."""
        self._fit()

    def resizeEvent(self, event: object) -> None:
        """Fit the charts into the new room."""
        self._fit()

    def _fit(self) -> None:
        self._row.activate()
        for view in self.views:
            view.show_all()

    def _follow(self, leader: _ChartView) -> None:
        for view in self.views:
            view.follow(leader)
