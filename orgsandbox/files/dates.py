"""Days as HR systems write them: 2027-04-01, 2027/4/1, 20270401, 2027年4月1日, 令和9年4月1日, Excel's number."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018,
         "M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018}  # fmt: skip
_PLAIN = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T].*)?$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_ERA = re.compile(
    r"(明治|大正|昭和|平成|令和|[MTSHR])\.?\s*(\d{1,2}|元)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$"
)
_SERIAL = re.compile(r"\d{5}(?:\.0+)?$")


def read_day(text: str) -> date | None:
    """Return the day a cell means, None for an empty cell; ValueError when it is no day."""
    cell = unicodedata.normalize("NFKC", text).strip()
    if not cell:
        return None
    if _SERIAL.match(cell):
        return date(1899, 12, 30) + timedelta(days=int(float(cell)))
    if match := _ERA.match(cell.upper()):
        era, year, month, day = match.groups()
        return date(_ERAS[era] + (1 if year == "元" else int(year)), int(month), int(day))
    match = _PLAIN.match(cell) or _COMPACT.match(cell)
    if match is None:
        raise ValueError(text)
    year, month, day = match.groups()
    return date(int(year), int(month), int(day))
