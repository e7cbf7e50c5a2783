"""Colours that must be told apart can be, by colour-blind eyes too and on paper without colour."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest

from orgsandbox.drawing.lenses.base import Context
from orgsandbox.drawing.lenses.registry import lenses
from orgsandbox.drawing.theme import LIGHT, PRINT, THEMES, Theme
from orgsandbox.files import project as plan_file
from orgsandbox.resources import path

# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB.
SIGHT = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
LEAST = 9.0
"""CIE76 distance in Lab: about four times what is just noticed side by side."""
LEAST_OF_FAMILIES = 12.5
"""More, for they do not stand in an order that helps."""


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    x = to_xyz @ np.clip(rgb, 0, 1) / np.array([0.9505, 1.0, 1.089])
    f = np.where(x > 0.008856, np.cbrt(x), 7.787 * x + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one: str, other: str, sight: np.ndarray) -> float:
    return float(np.linalg.norm(lab(sight @ linear(one)) - lab(sight @ linear(other))))


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_the_colours_of_one_legend_are_told_apart(theme: Theme, sight: str):
    project = plan_file.load(path("samples", "growth.ja.orgplan"))
    for held in lenses()[1:]:
        entries = held.legend(Context(project.scenarios[5].org))
        names = {theme.name_of(key) for key, _words in entries}
        for one, other in combinations(sorted(names), 2):
            assert distance(one, other, SIGHT[sight]) > LEAST, (held.id, one, other)


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_the_colours_of_task_families_are_told_apart(theme: Theme, sight: str):
    for one, other in combinations(theme.families, 2):
        assert distance(one, other, SIGHT[sight]) > LEAST_OF_FAMILIES, (one, other)


def test_amber_is_told_from_the_accent_by_everybody():
    for sight in SIGHT.values():
        assert distance(LIGHT.amber, LIGHT.accent, sight) > 3 * LEAST


def test_the_steps_survive_black_and_white():
    lightness = [lab(linear(PRINT.lens[f"step{number}"]))[0] for number in range(4)]
    assert lightness == sorted(lightness, reverse=True)
    assert min(a - b for a, b in pairwise(lightness)) > 10
