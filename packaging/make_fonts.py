"""Builds the bundled fonts from the npm packages named below; needs fonttools.

Usage:
    npm pack @expo-google-fonts/noto-sans-jp@0.4.3 @expo-google-fonts/noto-sans@0.4.2
    (unpack both) python packaging/make_fonts.py JP_PACKAGE LATIN_PACKAGE

The one change to Noto Sans JP: the radicals U+2E80-2FDF leave the character map. Qt writes the
lowest code point of a shared glyph into its PDF, so that 人 would be copied as a radical.
Same input, same bytes.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
RADICALS = range(0x2E80, 0x2FE0)
SELECTORS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE0120))


def without_radicals(source: Path, target: Path) -> None:
    """Write the font without the radicals in its character map; every shape else stays."""
    font = TTFont(source, recalcTimestamp=False)
    kept = [code for code in font.getBestCmap() if code not in RADICALS]
    options = subset.Options()
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[*kept, *SELECTORS])
    subsetter.subset(font)
    font.save(target)


def main(japanese: Path, latin: Path) -> None:
    """Fill resources/fonts from the two unpacked packages."""
    FONTS.mkdir(parents=True, exist_ok=True)
    for weight in ("400Regular", "700Bold"):
        name = weight[3:]
        source = japanese / weight / f"NotoSansJP_{weight}.ttf"
        without_radicals(source, FONTS / f"NotoSansJP-{name}.ttf")
        shutil.copyfile(latin / weight / f"NotoSans_{weight}.ttf", FONTS / f"NotoSans-{name}.ttf")
    shutil.copyfile(japanese / "LICENSE_FONT", FONTS / "OFL.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
