"""Which encoding a text file has: a short ladder, right on what Japanese systems write.

General detectors take small CP932 files for Korean; the ladder does not guess, it tries, and where
two encodings read the same bytes it takes the text that people would have written.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_LOOKED_AT = 65536
"""Bytes that are enough to tell UTF-16 and western text: the first pages of any table."""

_HALF_WIDTH_KANA = re.compile("[\uff61-\uff9f]")
_WIDE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_LONE_HIGH_BYTE = re.compile(rb"(?<![\x80-\xff])[\xa9\xae\xc0-\xff](?![\x80-\xff])")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_KANJI_IN_LATIN = re.compile("[A-Za-z][\u3400-\u9fff]|[\u3400-\u9fff][a-z]")


_SHOWN = 12
_WORD_END, _WORD_BEGIN = re.compile(r"\w*\Z"), re.compile(r"\A\w*")
_ODD = re.compile("[a-z][\u3400-\u9fff\uff61-\uff9f][a-z]")
"""Kanji or narrow kana within a Latin word: another encoding read as CP932."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding taken, and how many signs could not be read (shown as �).

    `odd` is a word that nobody writes so, where the encoding is not certain.
    """

    text: str
    encoding: str
    replaced: int = 0
    odd: str = ""


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of a file; LookupError for an encoding Python does not know.

    BOM, then UTF-16 by where its zero bytes stand, ISO-2022-JP by its escape, strict UTF-8, then
    CP932, EUC-JP and CP1252 by what they make of the bytes; what none of them reads is read as
    UTF-8 with replacement signs.
    """
    if encoding is not None:
        return _replaced(data, encoding)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _replaced(data, name)
    name = _utf16(data) or ("iso2022_jp" if b"\x1b$" in data or b"\x1b(J" in data else "")
    for candidate in (name, "utf-8"):
        if candidate and (text := _strict(data, candidate)) is not None:
            return Decoded(text.lstrip("\ufeff"), candidate)
    found = _legacy(data)
    return found if found is not None else _replaced(data, "utf-8")


def _replaced(data: bytes, encoding: str) -> Decoded:
    text = _whole(data.decode(encoding, "replace")).lstrip("\ufeff")
    return Decoded(text, encoding, text.count("\ufffd"))


def _whole(text: str) -> str:
    """Return the text with � for halves of character pairs, which no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16(data: bytes) -> str:
    """Return which UTF-16 a file without BOM is: commas and line ends leave zeros on one side."""
    head = data[:_LOOKED_AT]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    zeros = even + odd
    if len(data) % 2 or zeros * 50 < len(head):
        return ""
    if odd > 20 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 20 * odd else ""


def _legacy(data: bytes) -> Decoded | None:
    """Return the text by CP932, EUC-JP or CP1252, whichever reads most like writing."""
    if _is_western(data):
        text = _strict(data, "cp1252")
        if text is not None:
            return Decoded(text, "cp1252")
    texts = [(name, _strict(data, name)) for name in ("cp932", "euc_jp")]
    readable = [(name, text) for name, text in texts if text is not None]
    if not readable:
        return None
    # EUC-JP read as CP932 is a soup of half-width kana; the other way round it rarely decodes.
    name, text = min(readable, key=lambda pair: _oddness(pair[1]))
    odd = _ODD.search(text[:_LOOKED_AT])
    return Decoded(text, name, odd=_word_around(text, odd) if odd else "")


def _word_around(text: str, odd: re.Match[str]) -> str:
    """Return the word that a few signs stand in, cut where it is long."""
    before = text[max(odd.start() - _SHOWN, 0) : odd.start()]
    after = text[odd.end() : odd.end() + _SHOWN]
    return f"{_WORD_END.findall(before)[0]}{odd[0]}{_WORD_BEGIN.findall(after)[0]}"


def _oddness(text: str) -> float:
    """Return how unlike Japanese writing a text is: half-width kana against other Japanese signs."""
    narrow = len(_HALF_WIDTH_KANA.findall(text[:_LOOKED_AT]))
    wide = len(_WIDE.findall(text[:_LOOKED_AT]))
    return narrow / (narrow + wide + 1)


def _is_western(data: bytes) -> bool:
    """Say whether the high bytes stand alone between Latin letters, as é and ü do."""
    head = data[:_LOOKED_AT]
    high = len(_HIGH_BYTE.findall(head))
    if not high or len(_LONE_HIGH_BYTE.findall(head)) < high:
        return False
    text = _strict(head, "cp932")
    return text is None or bool(_KANJI_IN_LATIN.search(text))
