"""PNG written strip by strip: a picture of any size in little memory, deflated on two threads.

The file is what RFC 2083 wants and nothing more: IHDR, pHYs, IDAT, IEND. Every strip is deflated
by itself and flushed, so that strips may be worked on side by side and still are one stream.
"""

from __future__ import annotations

import struct
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.uint8]
"""Rows of pixels: height × width × 3, red, green, blue."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS, _COLOURS, _UP = 8, 2, 2
_THREADS, _LEVEL = 2, 3
_HEADER = b"\x78\x01"
"""How a zlib stream begins."""


def encoded(width: int, height: int, dpi: float, strips: Iterable[Rows]) -> Iterator[bytes]:
    """Yield the bytes of a PNG file whose rows come in strips from the top."""
    yield _SIGNATURE
    yield _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, _EIGHT_BITS, _COLOURS, 0, 0, 0))
    metre = round(dpi / 0.0254)
    yield _chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1))
    begin, check = _HEADER, 1
    for deflated, raw in _side_by_side(_filtered(strips)):
        check = zlib.adler32(raw, check)
        yield _chunk(b"IDAT", begin + deflated)
        begin = b""
    last = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS).flush(zlib.Z_FINISH)
    yield _chunk(b"IDAT", begin + last + struct.pack(">I", check))
    yield _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _filtered(strips: Iterable[Rows]) -> Iterator[bytes]:
    """Yield each strip as differences to the row above, which in charts are mostly nothing."""
    above: Rows | None = None
    for rows in strips:
        flat = rows.reshape(rows.shape[0], -1)
        lines = np.empty((flat.shape[0], flat.shape[1] + 1), dtype=np.uint8)
        lines[:, 0] = _UP
        lines[0, 1:] = flat[0] if above is None else flat[0] - above
        np.subtract(flat[1:], flat[:-1], out=lines[1:, 1:])
        above = flat[-1].copy()
        yield lines.tobytes()


def _side_by_side(strips: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield each strip deflated, and as it was, in order; some are worked on at once."""
    with ThreadPoolExecutor(_THREADS) as pool:
        waiting: deque[tuple[Future[bytes], bytes]] = deque()
        for raw in strips:
            waiting.append((pool.submit(_deflated, raw), raw))
            if len(waiting) > _THREADS:
                done, was = waiting.popleft()
                yield done.result(), was
        while waiting:
            done, was = waiting.popleft()
            yield done.result(), was


def _deflated(raw: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(raw) + packer.flush(zlib.Z_FULL_FLUSH)
