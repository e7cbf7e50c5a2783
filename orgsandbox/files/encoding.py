"""Which encoding a text file has: a short ladder, right on what Japanese systems write.

General detectors take small CP932 files for Korean; the ladder does not guess, it tries.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding taken, and how many signs could not be read (shown as �)."""

    text: str
    encoding: str
    replaced: int = 0


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of a file; LookupError for an encoding Python does not know.

    BOM, then ISO-2022-JP by its escape, then strict UTF-8, CP932, EUC-JP; what none of them reads
    is read as UTF-8 with replacement signs.
    """
    if encoding is not None:
        text = data.decode(encoding, "replace").removeprefix("\ufeff")
        return Decoded(text, encoding, text.count("\ufffd"))
    for bom, name in _BOMS:
        if data.startswith(bom):
            text = data.decode(name, "replace").removeprefix("\ufeff")
            return Decoded(text, name, text.count("\ufffd"))
    ladder: tuple[str, ...] = ("utf-8", "cp932", "euc_jp")
    if b"\x1b$" in data:
        ladder = ("iso2022_jp", *ladder)
    for name in ladder:
        try:
            return Decoded(data.decode(name), name)
        except UnicodeDecodeError:
            continue
    text = data.decode("utf-8", "replace")
    return Decoded(text, "utf-8", text.count("\ufffd"))
