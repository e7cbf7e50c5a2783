"""Numbers as steps of blue, with digits that stay legible on each."""

from __future__ import annotations

from PySide6.QtGui import QColor

from orgsandbox.drawing.theme import LIGHT

STEPS = ("step0", "step1", "step2", "step3")


def step_of(count: int, most: int) -> str | None:
    """Return the colour token of a number of tasks: None for 0, else one of four steps to `most`.

    Up to four tasks each number has a step of its own.
    """
    if count <= 0:
        return None
    return STEPS[count - 1] if most <= len(STEPS) else STEPS[-(-count * len(STEPS) // most) - 1]


def ink_on(fill: str) -> str:
    """Return black or white, whichever reads better on a colour (WCAG's relative luminance)."""
    light = luminance(QColor(fill))
    dark = luminance(QColor(LIGHT.text))
    return LIGHT.text if (light + 0.05) / (dark + 0.05) > 1.05 / (light + 0.05) else "#ffffff"


_LINEAR_UP_TO = 0.03928
"""Below this the sRGB curve is a straight line (WCAG 2)."""


def luminance(colour: QColor) -> float:
    """Return a colour's relative luminance, 0-1. Source: WCAG 2."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [
        part / 12.92 if part <= _LINEAR_UP_TO else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
