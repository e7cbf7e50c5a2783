"""A sheet of ours as Qt's printers know it."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

from orgsandbox.paper.papers import PAPERS, Paper

_KNOWN = {
    "A3": QPageSize.PageSizeId.A3,
    "A4": QPageSize.PageSizeId.A4,
    "B4": QPageSize.PageSizeId.JisB4,
    "Letter": QPageSize.PageSizeId.Letter,
    "Tabloid": QPageSize.PageSizeId.Tabloid,
}


def page_layout(paper: Paper) -> QPageLayout:
    """Return the sheet with no margins of the printer's own: ours are in the drawing."""
    wide, tall = PAPERS[paper.name]
    known = _KNOWN.get(paper.name)
    size = (
        QPageSize(known)
        if known is not None
        else QPageSize(QSizeF(tall, wide), QPageSize.Unit.Millimeter, paper.name)
    )
    way = QPageLayout.Orientation.Portrait if paper.portrait else QPageLayout.Orientation.Landscape
    return QPageLayout(size, way, QMarginsF(0, 0, 0, 0))
