"""Names as they are compared: widths, case, spaces and kinds of kana do not count."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return a text in the form in which two spellings of one name are equal.

    >>> folded("サトウ　ﾒｸﾞﾐ") == folded("さとう めぐみ")
    True
    """
    if text.isascii():
        return text.casefold().replace(" ", "")
    plain = unicodedata.normalize("NFKC", text).casefold().replace(" ", "")
    return "".join(chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign for sign in plain)
