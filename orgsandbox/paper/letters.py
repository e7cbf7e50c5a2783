"""How wide texts are on paper, where they may be broken, and which signs the fonts hold.

Widths come from the bundled font files themselves, so that they are the same on every machine and
in every format.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from orgsandbox import resources

JAPANESE, LATIN = "NotoSansJP", "NotoSans"
"""The two bundled families; signs that the first lacks are set in the second."""

ASCENT, LINE = 0.88, 1.25
"""Share of the letter size above the base line, and from one line to the next."""

HAIR = 1e-6
"""What sums of widths may differ by and still be the same."""

_PER_MILLE = 1000.0
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）」』】〕〉》ー々…ぁぃぅぇぉっゃゅょァィゥェォッャュョ％)]},.:;?!%"
)
_NEVER_LAST = frozenset("（「『【〔〈《([{")
_UNSEEN = frozenset("\u200b\u200c\u200d\ufeff\ufe0e\ufe0f")


@cache
def face(family: str, *, bold: bool = False) -> Any:
    """Return a font's table of signs and widths as reportlab reads it, glyphs not yet loaded."""
    from reportlab.pdfbase.ttfonts import TTFontFace  # noqa: PLC0415 - a tenth of a second

    weight = "Bold" if bold else "Regular"
    return TTFontFace(str(resources.path("fonts") / f"{family}-{weight}.ttf"))


@cache
def _widths(family: str, *, bold: bool) -> dict[int, float]:
    return {code: width / _PER_MILLE for code, width in face(family, bold=bold).charWidths.items()}


@lru_cache(maxsize=20_000)
def _sign(sign: str, *, bold: bool) -> tuple[str, float]:
    """Return the family that holds a sign ("" for none) and its width at size 1."""
    if sign in _UNSEEN:
        return JAPANESE, 0.0
    for family in (JAPANESE, LATIN):
        width = _widths(family, bold=bold).get(ord(sign))
        if width is not None:
            return family, width
    return "", 1.0


@lru_cache(maxsize=100_000)
def _unit_width(text: str, bold: bool) -> float:  # noqa: FBT001 - the key of a cache
    return sum(_sign(sign, bold=bold)[1] for sign in text)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is in points at a letter size in points."""
    return _unit_width(text, bold) * size


def runs(text: str, *, bold: bool = False) -> Iterator[tuple[str, str]]:
    """Yield a text in pieces of one family each: (family, piece). Signs without a font are left
    out: whoever exports has been told of them (`undrawable`)."""
    piece, family = "", ""
    for sign in text:
        of = _sign(sign, bold=bold)[0]
        if sign in _UNSEEN or not of:
            continue
        if of != family and piece:
            yield family, piece
            piece = ""
        piece, family = piece + sign, of
    if piece:
        yield family, piece


def undrawable(text: str) -> tuple[str, ...]:
    """Return the signs of a text that no bundled font can draw, each once, in their order."""
    return tuple(dict.fromkeys(sign for sign in text if not _sign(sign, bold=False)[0]))


@lru_cache(maxsize=50_000)
def wrap(text: str, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return a text in lines no wider than `room` (in letter sizes: points at size 1).

    Words in Latin letters stay whole where they fit into a line; Japanese breaks between any two
    signs but before closing and after opening ones. A single sign is never broken.
    """
    lines: list[str] = []
    line = ""
    for word in _words(text):
        if _unit_width(line + word.rstrip(), bold) <= room + HAIR:
            line += word
            continue
        if line.strip():
            lines.append(line.strip())
        line = word.lstrip()
        while _unit_width(line.rstrip(), bold) > room + HAIR and len(line) > 1:
            cut = _cut(line, room, bold=bold)
            lines.append(line[:cut].strip())
            line = line[cut:]
    if line.strip() or not lines:
        lines.append(line.strip())
    return tuple(lines)


def longest_word(text: str, *, bold: bool = False) -> float:
    """Return how wide the longest part of a text is that should not be broken, at size 1."""
    return max((_unit_width(word.strip(), bold) for word in _words(text)), default=0.0)


def _cut(word: str, room: float, *, bold: bool) -> int:
    """Return how many signs of a word too long for a line still fit, one at least."""
    filled = 0.0
    for number, sign in enumerate(word):
        filled += _sign(sign, bold=bold)[1]
        if filled > room + HAIR and number:
            return number
    return len(word)


@lru_cache(maxsize=50_000)
def _words(text: str) -> tuple[str, ...]:
    """Return a text in the pieces between which a line may be broken, spaces at their ends.

    Latin words and katakana words stay whole; of Chinese characters two make a word, and a single
    one at the end belongs to the word before it (営業／推進部, 情報／システム部).
    """
    pieces: list[str] = []
    for sign in text:
        if pieces and _holds(pieces[-1], sign):
            pieces[-1] += sign
        else:
            pieces.append(sign)
    joined: list[str] = []
    for piece in pieces:
        if joined and len(piece.strip()) == 1 and _script(piece[0]) == _KANJI:
            before = joined[-1]
            if not before[-1].isspace() and (_script(before[-1]) in (_KANJI, _KANA)):
                joined[-1] += piece
                continue
        joined.append(piece)
    return tuple(joined)


_PAIR = 2
_OTHER, _LATIN, _KANA, _KANJI = range(4)


def _holds(word: str, sign: str) -> bool:
    """Say whether a sign must stay on one line with the word before it."""
    last = word[-1]
    if sign.isspace() or sign in _NEVER_FIRST or last in _NEVER_LAST:
        return True
    if last.isspace() or last in _NEVER_FIRST:
        return False
    before, script = _script(last), _script(sign)
    if last.isdigit() and script == _KANJI:
        return True
    if before != script:
        return False
    return script in (_LATIN, _KANA) or (script == _KANJI and _kanji_at_end(word) < _PAIR)


def _kanji_at_end(word: str) -> int:
    count = 0
    for sign in reversed(word):
        if _script(sign) != _KANJI:
            break
        count += 1
    return count


def _script(sign: str) -> int:
    """Return what kind of letter a sign is, as far as line breaks go."""
    if sign < "⺀":  # where signs of the Far East begin
        return _LATIN
    if "゠" <= sign <= "ヿ" or "ｦ" <= sign <= "ﾟ":
        return _KANA
    if "぀" <= sign <= "ゟ" or "　" <= sign <= "〿" or "＀" <= sign <= "￯":
        return _OTHER
    return _KANJI
