"""One line of the numbers panel: title, now, before and the difference, a scale, names."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _, join_names
from orgsandbox.metrics.figures import step, written
from orgsandbox.metrics.line import Line
from orgsandbox.panels.parts import text_label
from orgsandbox.plain import set_tip

COMING = "…"
_NAMES = 6
"""Names below a number: more of them are counted."""


class Scale(QWidget):
    """A track from 0 to 1 with a tick for before and one for now. Ticks, not sliders."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFixedHeight(10)
        self._theme = theme
        self._before: float | None = None
        self._now: float | None = None

    def show_values(self, before: float | None, now: float | None, theme: Theme) -> None:
        """Show both ticks; None hides one."""
        self._before, self._now, self._theme = before, now, theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track and the ticks."""
        # no Picture: the row beside it writes both values out
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.track))
        painter.drawRoundedRect(QRectF(0, 3, self.width(), 4), 2, 2)
        for value, colour in ((self._before, self._theme.line), (self._now, self._theme.accent)):
            if value is not None:
                at = max(0.0, min(1.0, value)) * (self.width() - 3)
                painter.setBrush(QColor(colour))
                painter.drawRect(QRectF(at, 0, 3, 10))


class MetricRow(QWidget):
    """Shows a Line; `asked` carries the Line whose "?" was pressed."""

    asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._line: Line | None = None
        self.title = text_label(name="metric_title")
        self.now = text_label(name="metric_now", wrap=False)
        self.before = text_label(name="metric_before", wrap=False)
        self.names = text_label(name="metric_names")
        self.scale = Scale(theme)
        self.help = QToolButton()
        self.help.setText("?")
        self.help.setObjectName("metric_help")
        self.help.setAutoRaise(True)
        set_tip(self.help, _("What this means"))
        self.help.clicked.connect(self._ask)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.before, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.now, 0, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.help, 0, 3)
        grid.addWidget(self.scale, 1, 0, 1, 4)
        grid.addWidget(self.names, 2, 0, 1, 4)
        grid.setColumnStretch(0, 1)

    def show_line(self, line: Line, theme: Theme) -> None:
        """Show a line's values."""
        self._line = line
        self.title.setText(_(line.title))
        self.help.setAccessibleName(_("What this means: {title}").format(title=_(line.title)))
        self.now.setText(shown_now(line))
        set_tip(self.now, _("being worked out") if line.coming else "")
        self.before.setText(difference(line))
        self.scale.setVisible(line.kind in ("scale", "share"))
        self.scale.show_values(line.before, line.now, theme)
        names = join_names(line.names[:_NAMES])
        if len(line.names) > _NAMES:
            names = _("{names} and {more} more").format(names=names, more=len(line.names) - _NAMES)
        self.names.setText(names)
        self.names.setVisible(bool(names))
        colour = theme.amber if line.amber else theme.text
        _colour(self.now, colour)
        _colour(self.names, theme.amber if line.amber else theme.text_muted)

    def _ask(self) -> None:
        if self._line is not None:
            self.asked.emit(self._line)


def _colour(label: QLabel, colour: str) -> None:
    sheet = f"color: {colour};"
    if label.styleSheet() != sheet:
        label.setStyleSheet(sheet)


def shown_now(line: Line) -> str:
    """Return the present value, marked where it is an upper bound or still being read."""
    return COMING if line.coming else _bounded(line, line.now, at_most=line.at_most)


def _bounded(line: Line, value: float | None, *, at_most: bool) -> str:
    text = written(line, value)
    return _("at most {value}").format(value=text) if at_most else text


def difference(line: Line) -> str:
    """Return "before 0.34 (+0.02)", or nothing where nothing changed; bounds have no difference."""
    if line.coming:
        return ""
    was = _bounded(line, line.before, at_most=line.before_at_most)
    if was == shown_now(line):
        return ""
    before = _("before {value}").format(value=was)
    change = step(line)
    return f"{before} ({change})" if change else before
