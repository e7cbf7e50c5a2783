"""A look at a workbook before anything reads it: what it unfolds to, and how far its cells reach.

A workbook is a zip of XML. Nothing its headers claim is believed: every part is unfolded and
counted. Runs in the bounded process of `workbook`, and imports nothing heavy for that.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from orgsandbox.i18n import N_, Message

LARGEST_AREA = 4_000_000
"""So many cells, empty ones between others included, a workbook may span."""

_PARTS = 5_000
_UNFOLDED = 256 * 1024 * 1024
_RATIO = 200
_SMALL = 1024 * 1024
"""A part up to this size may be folded as tightly as it likes."""
_CHUNK = 256 * 1024
_LONGEST_TAG = 64 * 1024
_LOCAL = struct.Struct("<4s5H3L2H")
_CELL = re.compile(
    rb"<(?:[A-Za-z][\w.-]*:)?c\s(?:[^<>]*?\s)?r\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"'][^<>]*(?<!/)>"
)
_DECLARES = (b"<!DOCTYPE", b"<!ENTITY")

DAMAGED = N_("The workbook is damaged and cannot be read.")
NO_WORKBOOK = N_("The file is not a workbook.")
PROTECTED = N_("The workbook is protected by a password.")


class Unfit(Exception):  # noqa: N818 - an answer about a file, told to the planner
    """The workbook is not read; `message` says why in one sentence."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def look(data: bytes) -> None:
    """Raise Unfit when a workbook in a zip would unfold to too much, or is none."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error):
        raise Unfit(Message(DAMAGED)) from None
    if len(parts) > _PARTS:
        raise Unfit(Message(N_("The workbook has too many parts to be read.")))
    left = _UNFOLDED
    for part in parts:
        if part.flag_bits & 1:
            raise Unfit(Message(PROTECTED))
        left -= _look_at(part, data, left)


def _look_at(part: zipfile.ZipInfo, data: bytes, left: int) -> int:
    """Look through one part; returns how many bytes it unfolds to."""
    folded = _folded(part, data)
    size, rest = 0, b""
    farthest = (0, 0)
    declares = part.filename.lower().endswith((".xml", ".rels"))
    for piece in _unfolded(folded, part.compress_type):
        size += len(piece)
        if size > left or (size > _SMALL and size > _RATIO * len(folded)):
            raise Unfit(Message(N_("The workbook unfolds to far more than its file holds.")))
        text = rest + piece
        if declares and any(word in text.replace(b"\0", b"") for word in _DECLARES):
            raise Unfit(Message(N_("The workbook declares entities, which no spreadsheet does.")))
        farthest = _farthest(text, farthest)
        rest = text[max(text.rfind(b"<"), len(text) - _LONGEST_TAG) :]
    if size != part.file_size:
        raise Unfit(Message(DAMAGED))
    return size


def _folded(part: zipfile.ZipInfo, data: bytes) -> memoryview:
    head = data[part.header_offset : part.header_offset + _LOCAL.size]
    if len(head) < _LOCAL.size or part.header_offset < 0:
        raise Unfit(Message(DAMAGED))
    name, extra = _LOCAL.unpack(head)[-2:]
    start = part.header_offset + _LOCAL.size + name + extra
    return memoryview(data)[start : start + part.compress_size]


def _unfolded(folded: memoryview, method: int) -> Iterator[bytes]:
    """Unfold a part piece by piece."""
    if method == zipfile.ZIP_STORED:
        for start in range(0, len(folded), _CHUNK):
            yield bytes(folded[start : start + _CHUNK])
        return
    if method != zipfile.ZIP_DEFLATED:
        raise Unfit(Message(DAMAGED))
    unfolder = zlib.decompressobj(-zlib.MAX_WBITS)
    waiting: bytes | memoryview = folded
    try:
        while not unfolder.eof:
            piece = unfolder.decompress(waiting, _CHUNK)
            waiting = unfolder.unconsumed_tail
            if not piece:
                break
            yield piece
    except zlib.error:
        raise Unfit(Message(DAMAGED)) from None


def _farthest(text: bytes, before: tuple[int, int]) -> tuple[int, int]:
    """Return the last row and column any cell with a value reaches; Unfit when that is too far."""
    cells = _CELL.findall(text)
    if not cells:
        return before
    columns, rows = map(set, zip(*cells, strict=True))
    row = max(before[0], *map(int, rows))
    column = max(before[1], *map(_column, columns))
    if row * column > LARGEST_AREA:
        letters = max(columns, key=_column).decode().upper()
        told = N_("A sheet reaches as far as row {row}, column {column}: too far to be read.")
        raise Unfit(Message(told, {"row": row, "column": letters}))
    return row, column


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
