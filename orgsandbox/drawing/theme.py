"""Colours by meaning: light, dark, and one for paper that survives black and white."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor

COLOUR_SLOTS = 12


@lru_cache(maxsize=256)
def colour_of(name: str) -> QColor:
    """Return a colour by name; made once, never changed (callers that fade it make their own)."""
    return QColor(name)


@dataclass(frozen=True, slots=True)
class Theme:
    """The colour tokens of one appearance, as "#rrggbb".

    `families` are the task families' colours by slot (after Paul Tol's colour-blind safe bright
    scheme, widened and moved apart for each kind of colour-blind eyes), `lens` those of the other
    meanings by token: blues light to dark for quantities, one purple apart; `amber` is for what is
    true by definition only.
    """

    name: str
    background: str
    dots: str
    card: str
    card_border: str
    text: str
    text_muted: str
    line: str
    accent: str
    accent_soft: str
    on_accent: str
    amber: str
    amber_soft: str
    hatch: str
    track: str
    badge: str
    families: tuple[str, ...]
    lens: Mapping[str, str]

    @property
    def dark(self) -> bool:
        """Say whether text is light on dark."""
        return self.name == "dark"

    def family_name(self, slot: int) -> str:
        """Return the colour of a slot as "#rrggbb"; slots beyond the last begin again."""
        return self.families[slot % len(self.families)]

    def name_of(self, key: int | str | None) -> str:
        """Return the colour of a lens's key: a family's slot, a token, or None (nothing known)."""
        if key is None:
            return self.hatch
        return self.family_name(key) if isinstance(key, int) else self.lens[key]

    def family(self, slot: int) -> QColor:
        """Return the colour of a slot."""
        return colour_of(self.family_name(slot))


def _slots(*rows: str) -> tuple[str, ...]:
    """Return the colours of rows of names, in their order."""
    return tuple(" ".join(rows).split())


_BRIGHT = _slots(
    "#3c709f #f06787 #ccbb44 #aa3377 #6ed0f2 #20862f",
    "#e89d5e #7b7fdd #969fb2 #a4855d #46a38b #d274c9",
)


def _lens(blues: str, quiet: str, apart: str, ambers: str) -> dict[str, str]:
    """Return the tokens of the lenses: four blues light to dark, grey, purple, two ambers."""
    first, second, third, fourth = blues.split()
    amber, deep = ambers.split()
    return {
        "step0": first,
        "step1": second,
        "step2": third,
        "step3": fourth,
        "over": amber,
        "alone": amber,
        "short": deep,
        "shared": second,
        "none": deep,
        "knows": fourth,
        "came": first,
        "same": quiet,
        "renewed": second,
        "moved": fourth,
        "joined": apart,
        "open": quiet,
        "talking": second,
        "agreed": fourth,
        "on_hold": apart,
        "unknown": quiet,
        "inside": fourth,
        "either": second,
        "elsewhere": apart,
        "exempt": first,
    }


LIGHT = Theme(
    "light",
    background="#f5f7fa",
    dots="#dfe4ec",
    card="#ffffff",
    card_border="#d9dfe8",
    text="#1c2530",
    text_muted="#5b6776",
    line="#a9b3c1",
    accent="#2f6bed",
    accent_soft="#eaf1fe",
    on_accent="#ffffff",
    amber="#8a4b08",
    amber_soft="#fff4e5",
    hatch="#c3cad5",
    track="#e3e8ef",
    badge="#eef2f7",
    families=_BRIGHT,
    lens=_lens("#cfe0f5 #8fb8e0 #4a86c5 #1f4e8c", "#d5dbe3", "#b5679b", "#d98a1f #8a4b08"),
)

DARK = Theme(
    "dark",
    background="#14181f",
    dots="#252c37",
    card="#1d232d",
    card_border="#39424f",
    text="#e8ecf2",
    text_muted="#a2adbb",
    line="#5d6878",
    accent="#6c9cff",
    accent_soft="#25344f",
    on_accent="#0d1117",
    amber="#f3c27a",
    amber_soft="#3a2d17",
    hatch="#4a5463",
    track="#323a46",
    badge="#2b3340",
    families=_slots(
        "#5789c5 #fd8492 #d6c75a #c7629d #74d9ff #56ad47",
        "#eda66d #9a9ff1 #b9bac5 #af8d66 #5bc29e #ef98de",
    ),
    lens=_lens("#2d4666 #4673ad #6fa0e6 #b5d3ff", "#454f5e", "#d387bb", "#e6a445 #f7d9a8"),
)

PRINT = Theme(
    "print",
    background="#ffffff",
    dots="#ffffff",
    card="#ffffff",
    card_border="#707070",
    text="#000000",
    text_muted="#404040",
    line="#505050",
    accent="#1f4fb3",
    accent_soft="#ffffff",
    on_accent="#ffffff",
    amber="#000000",
    amber_soft="#ffffff",
    hatch="#9a9a9a",
    track="#d8d8d8",
    badge="#f0f0f0",
    families=_slots(
        "#0c3c68 #e58f9a #e8dd91 #6d1f4b #a7eeea #296219",
        "#e1b68a #5559a8 #99b5cc #5f4730 #83c8bc #f3bef9",
    ),
    lens=_lens("#dce8f6 #9fbfe0 #4f7fb5 #143a6b", "#ededed", "#a04f86", "#c07a18 #5e3306"),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK, PRINT)}


def themed(name: str, *, system_dark: bool) -> Theme:
    """Return the theme of that name, or what the system wants."""
    dark = name == "dark" or (name == "system" and system_dark)
    return DARK if dark else LIGHT
