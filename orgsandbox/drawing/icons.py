"""Icons from our own SVG files, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from orgsandbox import resources
from orgsandbox.drawing.theme import Theme

_SIZES = (16, 20, 32, 40)


def icon(name: str, theme: Theme) -> QIcon:
    """Return the icon of that name; an unknown name gives an empty icon."""
    file = resources.path("icons", f"{name}.svg")
    if not file.is_file():
        return QIcon()
    made = QIcon()
    source = file.read_text(encoding="utf-8")
    for mode, colour in (
        (QIcon.Mode.Normal, theme.text),
        (QIcon.Mode.Disabled, theme.text_muted),
    ):
        # Qt's SVG module paints currentColor black, whatever the palette says.
        data = QByteArray(source.replace("currentColor", colour).encode())
        for size in _SIZES:
            made.addPixmap(_pixmap(QSvgRenderer(data), size), mode)
    return made


def _pixmap(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
