"""Broken workbooks through each reader: python -m tests.attacks.fuzz_workbooks --count 2000 --seed 1

A workbook is broken as bytes, in one of its parts, or by what a part claims: cells at the far end
of a sheet, parts that unfold to gigabytes, headers that lie, entities, charts for sheets. Each
reader says one sentence or reads it; the program itself never opens it.
"""

from __future__ import annotations

import functools
import io
import random
import tempfile
import zipfile
from pathlib import Path

from orgsandbox import resources
from orgsandbox.domain.model import Org
from orgsandbox.files import project as plan_file
from orgsandbox.files.inventory import answers_of, sheet_bytes
from orgsandbox.files.questionnaire import answered_in, questionnaire_bytes
from orgsandbox.files.table import NotATable
from orgsandbox.files.workbook import Workbooks
from tests.attacks import _tally
from tests.plans import support_team

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CELLS = (
    '<c r="XFD1048576"><v>1</v></c>',
    '<c r="A1048576"><v>1</v></c>',
    '<c r="ZZZZZ99"><v>1</v></c>',
    '<c r="A0"><v>1</v></c>',
    '<c r=""><v>1</v></c>',
    "<c><v>1</v></c>",
    '<c r="1A"><v>1</v></c>',
    '<c r="B4" t="s"><v>99999999</v></c>',
    '<c r="B4" t="s"><v>-1</v></c>',
    '<c r="B4" t="e"><v>#N/A</v></c>',
    '<c r="B4"><v>1e999</v></c>',
    '<c r="B4"><v>NaN</v></c>',
    '<c r="B4" t="d"><v>2027-99-99</v></c>',
    '<c r="B4" s="1"><v>99999999999</v></c>',
    '<c r="B4" s="1"><v>-5</v></c>',
    '<c r="B4" t="b"><v>7</v></c>',
    '<c r="B4" t="inlineStr"><is><t>&lt;b&gt;&#0;</t></is></c>',
    '<c r="B4"><f>1/0</f><v></v></c>',
    '<x:c r="C9"><x:v>1</x:v></x:c>',
    "<row>",
    "</row>",
    "</sheetData>",
    "<!-- ",
    "<![CDATA[",
    '<row r="99999999999">',
    '<row r="1048576"><c><v>1</v></c></row>',
    '<c r="B4" s="999999"><v>1</v></c>',
)


class Attack:
    """The readers on broken workbooks, all in one warm process as long as that lives."""

    def __init__(self, books: Workbooks, folder: Path) -> None:
        self._books = books
        self._file = folder / "book.xlsx"
        self._story = plan_file.load(resources.path("samples", "growth.ja.orgplan"))

    def attempt(self, chance: random.Random) -> str:
        """Break a workbook and read it as an inventory and as a survey."""
        self._file.write_bytes(_broken(chance))
        try:
            book = self._books.read(self._file)
        except NotATable as refusal:
            assert str(refusal)
            return "refused"
        org = self._story.scenarios[4].org
        return "read" if self._meant(book, org) else "no sheet of ours"

    def _meant(self, book: object, org: Org) -> bool:
        meant = False
        for read in (
            lambda: answers_of(book, support_team(), "team"),
            lambda: answered_in(book, org),
        ):
            try:
                found = read()
            except NotATable as refusal:
                assert str(refusal)
                continue
            meant = True
            assert all(str(problem.message) for problem in found.problems)
        return meant


def _broken(chance: random.Random) -> bytes:
    data = chance.choice(_books())
    kind = chance.random()
    if kind < 0.25:
        return _tally.broken(data, chance)
    if kind < 0.3:
        return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + chance.randbytes(chance.choice((0, 512, 9000)))
    parts = {
        info.filename: zipfile.ZipFile(io.BytesIO(data)).read(info)
        for info in zipfile.ZipFile(io.BytesIO(data)).infolist()
    }
    for _fault in range(chance.choice((1, 1, 2, 4))):
        _break(parts, chance)
    return (
        _lying(_zipped(parts, chance), chance) if chance.random() < 0.15 else _zipped(parts, chance)
    )


def _break(parts: dict[str, bytes], chance: random.Random) -> None:
    """Break one part, most often a sheet."""
    sheets = [name for name in parts if "sheet" in name and name.endswith(".xml")]
    name = chance.choice(sheets if sheets and chance.random() < 0.6 else list(parts) or ["x"])
    kind = chance.randrange(7)
    held = parts.get(name, b"")
    if kind == 0:
        parts[name] = _tally.broken(held, chance)
    elif kind == 1:
        parts.pop(name, None)
    elif kind in (2, 3):
        at = held.find(b"<sheetData>") + len(b"<sheetData>")
        row = f'<row r="4">{"".join(chance.choices(CELLS, k=3))}</row>'.encode()
        parts[name] = held[:at] + row + held[at:]
    elif kind == 4:
        parts[name] = parts[chance.choice(list(parts))]
    elif kind == 5:
        head, _sign, rest = held.partition(b"?>")
        parts[name] = head + b'?><!DOCTYPE a [<!ENTITY b "cc">]>' + rest
    else:
        size = chance.choice((100_000, 3_000_000, 40_000_000))
        parts[name] = held + chance.choice((b" ", b"<c/>", b"<si><t>x</t></si>")) * (size // 12)


def _zipped(parts: dict[str, bytes], chance: random.Random) -> bytes:
    stream = io.BytesIO()
    method = zipfile.ZIP_STORED if chance.random() < 0.1 else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(stream, "w", method, compresslevel=1) as out:
        for name, held in parts.items():
            out.writestr(name, held)
    return stream.getvalue()


def _lying(data: bytes, chance: random.Random) -> bytes:
    """Let a header claim another size, method or place than there is."""
    held = bytearray(data)
    at = data.find(b"PK\x01\x02", chance.randrange(len(data)))
    if at >= 0:
        held[at + chance.choice((8, 10, 20, 24, 28, 42))] ^= chance.randrange(1, 256)
    return bytes(held)


@functools.cache
def _books() -> tuple[bytes, ...]:
    story = plan_file.load(resources.path("samples", "growth.ja.orgplan")).scenarios[4].org
    return (
        sheet_bytes(support_team(), "team"),
        questionnaire_bytes(story, tuple(story.tasks)),
        chart(),
    )


def chart() -> bytes:
    """Return a workbook with a chart, a hidden and an empty sheet."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("数字")
    sheet.write_column(3, 0, [1, 2.5, "三", True])
    picture = book.add_chart({"type": "bar"})
    picture.add_series({"values": "=数字!$A$4:$A$5"})
    book.add_chartsheet("図").set_chart(picture)
    book.add_worksheet("隠し").hide()
    book.add_worksheet("空")
    book.close()
    return stream.getvalue()


def run(count: int, seed: int) -> _tally.Tally:
    """Return the figures of `count` broken workbooks, the reading process's peak included."""
    tally = _tally.Tally()
    with tempfile.TemporaryDirectory() as folder, Workbooks() as books:
        attack = Attack(books, Path(folder))
        for number in range(count):
            tally.tried(attack.attempt, seed, number)
            if books.pid is not None:
                tally.peak = max(tally.peak, _tally.peak_memory(books.pid))
    tally.peak = max(tally.peak, _tally.peak_memory())
    return tally


if __name__ == "__main__":
    raise SystemExit(_tally.main("fuzz_workbooks", run, 2_000))
