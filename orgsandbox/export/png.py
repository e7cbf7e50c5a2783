"""PNG, carrying its resolution. The same chart gives the same bytes."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from orgsandbox.domain.problem import Refused
from orgsandbox.drawing.chart import Chart, paint_chart
from orgsandbox.drawing.theme import Theme
from orgsandbox.export.base import Size
from orgsandbox.i18n import N_, Message


def image(chart: Chart, size: Size, theme: Theme) -> QImage:
    """Return the chart as an image; Refused when the system has no memory for it."""
    made = QImage(size.width, size.height, QImage.Format.Format_RGB32)
    if made.isNull():
        raise Refused(Message(N_("There is not enough memory for a picture of this size.")))
    dots = round(size.dpi / 0.0254)
    made.setDotsPerMeterX(dots)
    made.setDotsPerMeterY(dots)
    made.fill(QColor(theme.card))
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(size.left, size.top)
    painter.scale(size.scale, size.scale)
    paint_chart(painter, chart, theme)
    painter.end()
    return made


def render(chart: Chart, size: Size, theme: Theme) -> bytes:
    """Return the bytes of the PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image(chart, size, theme).save(buffer, "PNG"):  # type: ignore[call-overload]
        raise Refused(Message(N_("The picture could not be made.")))
    return bytes(data.data())
