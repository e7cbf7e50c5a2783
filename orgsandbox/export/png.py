"""The board as PNG, carrying its resolution. The same chart gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from orgsandbox.domain.problem import Refused
from orgsandbox.drawing.chart import Chart, paint_chart
from orgsandbox.drawing.theme import Theme
from orgsandbox.export import png_stream
from orgsandbox.export.base import Size
from orgsandbox.export.png_stream import Rows
from orgsandbox.i18n import N_, Message

_STRIP = 6_000_000
"""Pixels painted at once, in strips as wide as the picture."""

_WIDEST = 16_000
"""Pixels in a row that are painted at once: Qt's painter counts in 16 bits."""


def image(chart: Chart, size: Size, theme: Theme) -> QImage:
    """Return the chart as an image; Refused when the system has no memory for it."""
    made = QImage(size.width, size.height, QImage.Format.Format_RGB32)
    if made.isNull():
        raise Refused(Message(N_("There is not enough memory for a picture of this size.")))
    dots = round(size.dpi / 0.0254)
    made.setDotsPerMeterX(dots)
    made.setDotsPerMeterY(dots)
    _paint(made, chart, size, theme, (0, 0))
    return made


def render(chart: Chart, size: Size, theme: Theme) -> bytes:
    """Return the bytes of the PNG file; the picture itself is never in memory as a whole."""
    strips = _strips(chart, size, theme)
    return b"".join(png_stream.encoded(size.width, size.height, size.dpi, strips))


def _strips(chart: Chart, size: Size, theme: Theme) -> Iterator[Rows]:
    """Yield the picture in strips from the top."""
    tall = max(1, _STRIP // size.width)
    for top in range(0, size.height, tall):
        height = min(tall, size.height - top)
        parts = [
            _part(chart, size, theme, (left, top, min(_WIDEST, size.width - left), height))
            for left in range(0, size.width, _WIDEST)
        ]
        yield parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)


def _part(chart: Chart, size: Size, theme: Theme, room: tuple[int, int, int, int]) -> Rows:
    """Return the pixels of a part of the picture: left, top, width, height."""
    left, top, width, height = room
    made = QImage(width, height, QImage.Format.Format_RGB32)
    if made.isNull():
        raise Refused(Message(N_("There is not enough memory for a picture of this size.")))
    _paint(made, chart, size, theme, (left, top))
    packed = made.convertToFormat(QImage.Format.Format_RGB888)
    pixels = np.frombuffer(packed.constBits(), dtype=np.uint8)
    rows = pixels.reshape(height, packed.bytesPerLine())[:, : 3 * width]
    return rows.reshape(height, width, 3).copy()  # the image's memory goes with the image


def _paint(made: QImage, chart: Chart, size: Size, theme: Theme, corner: tuple[int, int]) -> None:
    """Paint what of the picture an image shows whose corner stands at a pixel of it."""
    left, top = corner
    made.fill(QColor(theme.card))
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(size.left - left, size.top - top)
    painter.scale(size.scale, size.scale)
    part = QRectF(
        (left - size.left) / size.scale,
        (top - size.top) / size.scale,
        made.width() / size.scale,
        made.height() / size.scale,
    )
    paint_chart(painter, chart, theme, part)
    painter.end()
