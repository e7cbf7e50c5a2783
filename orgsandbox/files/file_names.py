"""A name for a file, proposed from the name of a department or scenario, safe on every system."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 180
"""Bytes of a proposed name with its suffix: every system takes 255, and people add to names."""

_RESERVED = re.compile(r'[<>:"/\\|?*]+')
_DEVICE = re.compile(r"(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
_UNSEEN = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}


def safe_name(name: str, suffix: str = "", otherwise: str = "orgsandbox") -> str:
    """Return `name` with `suffix` as the name of a file that Windows, macOS and Linux all take.

    Signs that are reserved somewhere become a dash, unseen ones go, dots and spaces at either end
    go, a name of a device (CON, LPT1) gets an underscore, too long a name is cut between letters.
    Where nothing is left the file is called `otherwise`.

    >>> safe_name("営業/企画部", ".orgplan"), safe_name("con.v2", ".csv"), safe_name(" ../ ", ".csv")
    ('営業-企画部.orgplan', 'con_.v2.csv', 'orgsandbox.csv')
    """
    text = unicodedata.normalize("NFC", name)
    text = "".join(sign if _seen(sign) else " " if sign in "\t\n\r" else "" for sign in text)
    text = _ends(_RESERVED.sub("-", " ".join(text.split())))
    text = _ends(_cut(text, LONGEST - len(suffix.encode()) - 1)) or otherwise
    first, dot, rest = text.partition(".")
    if _DEVICE.fullmatch(first.rstrip()):
        text = f"{first.rstrip()}_{dot}{rest}"
    return text + suffix


def _seen(sign: str) -> bool:
    return unicodedata.category(sign) not in _UNSEEN


def _ends(text: str) -> str:
    return text.strip(" .~-　")


def _cut(text: str, most: int) -> str:
    """Return what fits into so many bytes, never a letter without its accents."""
    if len(text.encode()) <= most:
        return text
    kept = text.encode()[:most].decode(errors="ignore")
    while kept and unicodedata.combining(text[len(kept)]):
        kept = kept[:-1]
    return kept
