"""Workbooks nobody should trust: each is one sentence, and the program lives on."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from orgsandbox import worker
from orgsandbox.files import workbook, workbook_look
from orgsandbox.files.inventory import read_sheet, sheet_bytes
from orgsandbox.files.table import NotATable
from orgsandbox.files.workbook import Workbooks
from tests.attacks.fuzz_workbooks import chart
from tests.plans import support_team

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def with_part(name: str, held: bytes | None) -> bytes:
    """Return the workbook with one part replaced or taken out."""
    source = zipfile.ZipFile(io.BytesIO(chart()))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for info in source.infolist():
            if info.filename != name:
                out.writestr(info.filename, source.read(info))
        if held is not None:
            out.writestr(name, held)
    return stream.getvalue()


def sheet(rows: str, before: str = "") -> bytes:
    text = f'<?xml version="1.0"?>{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return with_part(SHEET, text.encode())


def cell(at: str, value: str = "1") -> str:
    row = "".join(sign for sign in at if sign.isdigit())
    return f'<row r="{row}"><c r="{at}"><v>{value}</v></c></row>'


def lying() -> bytes:
    """Return a workbook whose headers claim one byte where there are megabytes."""
    data = sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"ab" * 9_000_000}</t></is></c></row>')
    info = zipfile.ZipFile(io.BytesIO(data)).getinfo(SHEET)
    return data.replace(info.file_size.to_bytes(4, "little"), (1).to_bytes(4, "little"))


def ods(rows: str) -> bytes:
    stream = io.BytesIO()
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    with zipfile.ZipFile(stream, "w") as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        out.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="' + office + 'manifest:1.0"/>',
        )
        out.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content xmlns:office="{office}office:1.0" '
            f'xmlns:table="{office}table:1.0" xmlns:text="{office}text:1.0"><office:body>'
            f'<office:spreadsheet><table:table table:name="表">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return stream.getvalue()


@pytest.fixture(scope="module")
def books():
    with Workbooks() as held:
        yield held


@pytest.fixture
def read(books, tmp_path):
    def reader(data: bytes) -> workbook.Workbook:
        file = tmp_path / "book.xlsx"
        file.write_bytes(data)
        return books.read(file)

    return reader


def test_sheets_come_in_order_with_what_is_hidden_and_without_charts(read):
    found = read(chart())
    assert [(held.name, held.hidden) for held in found.sheets] == [
        ("数字", False),
        ("隠し", True),
        ("空", False),
    ]
    assert found.sheets[0].rows == [[""], [""], [""], [1.0], [2.5], ["三"], [True]]
    assert found.sheets[2].rows == []
    assert found.problems == ()


def test_a_broken_sheet_is_named_and_the_others_are_read(read):
    found = read(with_part(SHEET, b"<worksheet><sheetData><row r='1'></x>"))
    assert [held.name for held in found.sheets] == ["隠し", "空"]
    assert [problem.value for problem in found.problems] == ["数字"]
    assert "数字" in found.problems[0].message.text()


def test_open_document_sheets_are_read_too(read):
    value = (
        '<table:table-cell office:value-type="string"><text:p>総務部</text:p></table:table-cell>'
    )
    assert read(ods(f"<table:table-row>{value}</table:table-row>")).sheets[0].rows == [["総務部"]]


HOSTILE = {
    "no workbook": (b"no workbook", "not a workbook"),
    "an old workbook cut off": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
    "a zip cut off": (chart()[:900], "damaged"),
    "no workbook part": (with_part("xl/workbook.xml", None), "no sheet"),
    "a cell at the far end": (sheet(cell("A1") + cell("XFD1048576")), "row 1048576, column XFD"),
    "a cell at the far end that does not say so": (
        sheet(cell("A1") + '<row r="1048576"><c r="XFC1048576" s="0"/><c><v>1</v></c></row>'),
        "memory",
    ),
    "a part that unfolds": (sheet(cell("A1", "1" * 30_000_000)), "unfolds to far more"),
    "a header that lies": (lying(), "unfolds to far more"),
    "entities": (sheet(cell("A1"), '<!DOCTYPE a [<!ENTITY b "c">]>'), "entities"),
    "a text no cell holds": (
        sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>' + "x" * 40_000 + "</t></is></c></row>"),
        "more text",
    ),
    "rows repeated without end": (
        ods(
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
            'table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
            "</table:table-row>"
        ),
        "cannot be read",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_one_sentence_and_the_next_one_is_read(read, name):
    data, said = HOSTILE[name]
    with pytest.raises(NotATable) as refused:
        read(data)
    assert said in str(refused.value)
    assert "\n" not in refused.value.message.text()
    assert read(chart()).sheets[0].rows[3] == [1.0]


def test_a_protected_workbook_says_so(read):
    held = bytearray(chart())
    held[held.find(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(NotATable, match="password"):
        read(bytes(held))


def test_reading_tells_how_far_it_is_and_can_be_given_up(books, tmp_path):
    file = tmp_path / "book.xlsx"
    file.write_bytes(chart())
    heard: list[float] = []
    books.read(file, heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    file.write_bytes(sheet("".join(cell(f"A{row}") for row in range(1, 60_000))))
    with pytest.raises(worker.Cancelled):
        books.read(file, cancelled=lambda: True)


def test_a_workbook_that_takes_too_long_is_given_up(tmp_path):
    file = tmp_path / "book.xlsx"
    file.write_bytes(chart())
    with Workbooks(worker.Bounds(seconds=0.0)) as slow, pytest.raises(NotATable, match="too long"):
        slow.read(file)


def test_a_cell_is_seen_where_two_pieces_meet(monkeypatch):
    far = sheet(cell("A1") + "<!-- " + "x" * 500 + " -->" + cell("XFD1048576"))
    for size in range(40, 90):
        monkeypatch.setattr(workbook_look, "_CHUNK", size)
        with pytest.raises(workbook_look.Unfit):
            workbook_look.look(far)


def test_formatted_cells_without_a_value_do_not_make_a_sheet_large(read):
    found = read(sheet(cell("A1") + '<row r="1048576"><c r="XFD1048576" s="0"/></row>'))
    assert found.sheets[0].rows == [[1.0]]


def test_the_inventory_is_found_behind_other_sheets_and_tells_of_a_broken_one(tmp_path):
    file = tmp_path / "sheet.xlsx"
    source = zipfile.ZipFile(io.BytesIO(sheet_bytes(support_team(), "team")))
    with zipfile.ZipFile(file, "w") as out:
        for info in source.infolist():
            broken = info.filename == "xl/worksheets/sheet2.xml"
            out.writestr(
                info.filename, b"<worksheet><sheetData><row" if broken else source.read(info)
            )
    answers = read_sheet(file, support_team(), "team")
    assert answers.work["tanaka"] == {"hiring": 1.0}
    assert [problem.kind for problem in answers.problems] == ["unread_sheet"]


def test_what_was_unfolded_is_what_was_counted():
    data = zlib.compress(b"x" * 100)
    with pytest.raises(workbook_look.Unfit):
        workbook_look.look(b"PK\x03\x04" + data)
