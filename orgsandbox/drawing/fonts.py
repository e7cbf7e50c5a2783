"""The bundled fonts: the same letters on every machine, with or without Japanese fonts."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from orgsandbox import resources

FAMILIES = ("Noto Sans JP", "Noto Sans")


@cache
def load_fonts() -> None:
    """Make the bundled fonts known to Qt; once is enough, needs a QGuiApplication."""
    for file in sorted(resources.path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


@lru_cache(maxsize=64)
def font(px: float, *, bold: bool = False) -> QFont:
    """Return the font at a pixel size.

    Hinting is off: it differs with the machine's fontconfig and with the zoom, and the same plan
    shall give the same pixels everywhere. So are ligatures and the Latin forms of figures: a PDF
    holds no letters for those shapes, and "Office 2027" could be neither found nor copied.
    """
    load_fonts()
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(max(1, round(px)))
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in ("liga", "locl"):
        made.setFeature(QFont.Tag(feature), 0)
    return made


@lru_cache(maxsize=64)
def metrics(px: float, *, bold: bool = False) -> QFontMetricsF:
    """Return the measures of that font."""
    return QFontMetricsF(font(px, bold=bold))


@lru_cache(maxsize=20_000)
def text_width(text: str, px: float, *, bold: bool = False) -> float:
    """Return how wide a text is in that font, in pixels."""
    return float(metrics(px, bold=bold).horizontalAdvance(text))


@lru_cache(maxsize=20_000)
def elided(text: str, width: float, px: float, *, bold: bool = False) -> str:
    """Return the text, cut with … where it is wider than `width` pixels.

    Cuts between whole characters as a reader sees them are Qt's business.
    """
    if text_width(text, px, bold=bold) <= width:
        return text
    return metrics(px, bold=bold).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width))
