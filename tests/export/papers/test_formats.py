"""Files that leave the program, read back by programs that we did not write."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from xml.etree import ElementTree

import networkx
import pypdf
import pytest
from PIL import Image
from pptx import Presentation

from orgsandbox.domain.model import Person, Unit
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.export.papers.base import Ink
from orgsandbox.export.papers.registry import paper_formats
from orgsandbox.i18n import use_language
from orgsandbox.paper.papers import Split
from orgsandbox.paper.sheets import compose
from orgsandbox.paper.show import Profile
from tests.paper.charts import chart, company, headed, sample, small

FORMATS = {one.id: one for one in paper_formats()}
SVG = "{http://www.w3.org/2000/svg}"


def made(kind, wanted, **ink):
    """The bytes of an order in a format, and its pages."""
    sheets = compose(wanted)
    return FORMATS[kind].render(wanted, sheets, Ink(LIGHT, **ink)), sheets


def names(project):
    return [person.name for person in project.scenarios[-1].org.people.values()]


def test_a_pdf_holds_every_name_as_text_and_embeds_its_fonts(qapp):
    (data,), _sheets = made("pdf", chart(company()))
    page = pypdf.PdfReader(io.BytesIO(data)).pages[0]
    said = page.extract_text().replace(" ", "").replace("\n", "")
    assert [name for name in names(company()) if name.replace(" ", "") not in said] == []
    fonts = page["/Resources"]["/Font"]
    assert fonts
    for font in fonts.values():
        assert "/FontFile2" in font.get_object()["/FontDescriptor"], font.get_object()["/BaseFont"]


def test_a_set_as_pdf_has_bookmarks_and_links_both_ways(qapp):
    (data,), sheets = made("pdf", chart(company(), "standard", Split.SET, "A4"))
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert [entry.title for entry in reader.outline] == [
        page.bookmark for page in sheets.pages.pages
    ]
    to = [_targets(reader, number) for number in range(len(reader.pages))]
    assert to[0] == set(range(1, len(reader.pages)))
    assert all(targets == {0} for targets in to[1:])


def _targets(reader, number):
    found = set()
    for note in reader.pages[number].get("/Annots", ()):
        page = note.get_object()["/Dest"][0].get_object()
        found.add(next(at for at, one in enumerate(reader.pages) if one.get_object() == page))
    return found


@pytest.mark.parametrize("sign", ["・", "／", "（", "～", "𠮷", "髙", "é"])
def test_signs_are_copied_from_a_pdf_as_themselves(sign, qapp):
    project = small(headed("u", f"部{sign}署", "a"), people=(Person("a", f"山{sign}田 一郎"),))
    (data,), _sheets = made("pdf", chart(project))
    said = pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert f"部{sign}署" in said.replace("\n", "")
    assert f"山{sign}田" in said.replace("\n", "")


def test_a_pdf_says_its_title_language_and_nothing_of_the_machine(qapp):
    use_language("ja")
    (data,), sheets = made("pdf", chart(company()))
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert reader.metadata.title == sheets.pages.title == "現行 組織図"
    assert reader.trailer["/Root"]["/Lang"] == "ja"
    assert not reader.metadata.author
    assert b"/home" not in data


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_pages_give_the_same_bytes(kind, qapp):
    assert made(kind, chart(company()))[0] == made(kind, chart(company()))[0]


def test_a_presentation_is_made_of_rectangles_with_text_and_glued_lines(qapp):
    (data,), _sheets = made("pptx", chart(company(), "standard"))
    slide = Presentation(io.BytesIO(data)).slides[0]
    org = company().scenarios[-1].org
    shapes = {shape.name: shape for shape in slide.shapes}
    assert set(org.units) <= set(shapes)
    ids = {shape.shape_id: shape.name for shape in slide.shapes}
    lines = [
        shape
        for shape in slide.shapes
        if shape.shape_type == 9 or shape.element.tag.endswith("cxnSp")
    ]
    joined = {
        tuple(ids[int(end.get("id"))] for end in _ends(line)) for line in lines if _ends(line)
    }
    assert joined == {(unit.parent, key) for key, unit in org.units.items() if unit.parent}
    said = "".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    flat = re.sub(r"[\s\x0b]", "", said)
    assert [name for name in names(company()) if name.replace(" ", "") not in flat] == []


def _ends(line):
    found = []
    for kind in ("stCxn", "endCxn"):
        found.extend(end for end in line.element.iter() if end.tag.endswith(kind))
    return found


@pytest.mark.parametrize("way", ["standard", "compact", "rightward"])
def test_a_connector_runs_where_the_line_is_drawn(way, qapp):
    (data,), sheets = made("pptx", chart(company(), way))
    slide = Presentation(io.BytesIO(data)).slides[0]
    connectors = [
        shape for shape in slide.shapes if shape.element.tag.endswith("cxnSp") and _ends(shape)
    ]
    rules = [rule for rule in sheets.pages.pages[0].drawing.rules if rule.start]
    assert len(connectors) == len(rules)
    for shape, rule in zip(connectors, rules, strict=True):
        frame = shape.element.spPr.find(".//{*}xfrm")
        turned = int(frame.get("rot", "0")) % 10_800_000 != 0
        wide, tall = (shape.height, shape.width) if turned else (shape.width, shape.height)
        (x0, y0), (x1, y1) = rule.points[0], rule.points[-1]
        assert wide / 12_700 == pytest.approx(max(abs(x1 - x0), 0), abs=1.1)
        assert tall / 12_700 == pytest.approx(max(abs(y1 - y0), 0), abs=1.1)
        middle = (shape.left + shape.width / 2) / 12_700, (shape.top + shape.height / 2) / 12_700
        assert middle == pytest.approx(((x0 + x1) / 2, (y0 + y1) / 2), abs=0.6)


def test_boxes_of_a_presentation_lead_to_the_page_that_goes_on(qapp):
    (data,), sheets = made("pptx", chart(company(), "standard", Split.SET, "A4"))
    slides = list(Presentation(io.BytesIO(data)).slides)
    assert len(slides) == len(sheets.pages.pages)
    led = [
        slides.index(shape.click_action.target_slide)
        for shape in slides[0].shapes
        if hasattr(shape, "click_action") and shape.click_action.target_slide is not None
    ]
    assert set(led) == set(range(1, len(slides)))


def test_an_svg_holds_every_name_as_text_or_none_as_shapes(qapp):
    (data,), _sheets = made("svg", chart(company()))
    root = ElementTree.fromstring(data)
    said = "".join("".join(text.itertext()) for text in root.iter(f"{SVG}text")).replace(" ", "")
    assert [name for name in names(company()) if name.replace(" ", "") not in said] == []
    (shapes,), _sheets = made("svg", chart(sample()), outlines=True)
    root = ElementTree.fromstring(shapes)
    assert not list(root.iter(f"{SVG}text"))
    assert len(list(root.iter(f"{SVG}path"))) > 20


@pytest.mark.skipif(shutil.which("rsvg-convert") is None, reason="another SVG renderer is not here")
def test_another_renderer_draws_the_svg_as_we_draw_the_page(tmp_path, qapp):
    wanted = chart(company())
    (shapes,), sheets = made("svg", wanted, outlines=True)
    file = tmp_path / "chart.svg"
    file.write_bytes(shapes)
    (picture,) = FORMATS["png"].render(wanted, sheets, Ink(LIGHT, dpi=96.0))
    ours = Image.open(io.BytesIO(picture)).convert("L")
    size = [str(side) for side in ours.size]
    drawn = subprocess.run(
        ["rsvg-convert", "-w", size[0], "-h", size[1], str(file)], capture_output=True, check=True
    )
    theirs = Image.open(io.BytesIO(drawn.stdout)).convert("L")
    one, other = ours.tobytes(), theirs.tobytes()
    far = sum(abs(a - b) > 64 for a, b in zip(one, other, strict=True))
    assert far / len(one) < 0.01


def test_a_picture_has_the_paper_s_pixels_and_says_its_resolution(qapp):
    (data,), _sheets = made("png", chart(sample()), dpi=150.0)
    picture = Image.open(io.BytesIO(data))
    assert picture.size == (2480, 1754)
    assert picture.info["dpi"] == pytest.approx((150, 150), abs=0.1)
    dark = sum(value < 128 for value in picture.convert("L").tobytes())
    assert dark > 2000


def test_graph_formats_hold_the_departments_and_their_lines(qapp):
    org = company().scenarios[-1].org
    lines = sum(unit.parent is not None for unit in org.units.values())
    (graphml,), _sheets = made("graphml", chart(company()))
    graph = networkx.parse_graphml(graphml.decode())
    assert (len(graph), graph.number_of_edges()) == (len(org.units), lines)
    assert {data["label"] for _node, data in graph.nodes(data=True)} >= {"総務部", "営業本部"}
    (dot,), _sheets = made("dot", chart(company()))
    assert dot.decode().count("->") == lines
    (mermaid,), _sheets = made("mermaid", chart(company()))
    assert mermaid.decode().count("---\n") == 2
    assert len(re.findall(r"^  u\d+ -", mermaid.decode(), re.MULTILINE)) == lines


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not here")
def test_graphviz_reads_the_dot_file(tmp_path, qapp):
    nasty = small(
        Unit("u", 'A "quoted" \\ name <b>'),
        headed("v", "改行\n部", "a", "u"),
        people=(Person("a", "山田 一郎"),),
    )
    for project in (company(), nasty):
        (data,), _sheets = made("dot", chart(project))
        drawn = subprocess.run(["dot", "-Tplain"], input=data, capture_output=True, check=True)
        assert drawn.stdout


def _parts(data: bytes) -> bytes:
    """The bytes of a file, and of everything packed in it."""
    if not data.startswith(b"PK"):
        return data
    packed = zipfile.ZipFile(io.BytesIO(data))
    return b"\n".join((data, *(name.encode() + packed.read(name) for name in packed.namelist())))


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("split", [Split.ONE, Split.SET])
def test_outside_files_are_the_same_whoever_the_people_are(kind, split, qapp):
    def project(surname, given, code):
        people = tuple(
            Person(
                f"p{number}",
                f"{surname} {given}{number}",
                code=f"{code}{number}",
                kana=f"{surname}カナ",
                note=f"{surname}の件",
            )
            for number in range(3)
        )
        units = (
            headed("t", "本社", "p0"),
            headed("u", "総務部", "p1", "t"),
            headed("v", f"{surname}チーム", "p2", "t", 1),
        )
        return small(*units, people=people)

    one = made(kind, chart(project("佐藤", "一郎", "A10"), None, split, profile=Profile.EXTERNAL))[
        0
    ]
    other = made(kind, chart(project("林", "恵子", "B20"), None, split, profile=Profile.EXTERNAL))[
        0
    ]
    assert one == other


@pytest.mark.parametrize("kind", FORMATS)
def test_outside_files_name_nobody_and_no_scenario_in_any_part(kind, qapp):
    files, _sheets = made(kind, chart(company(), profile=Profile.EXTERNAL))
    held = b"".join(map(_parts, files))
    org = company().scenarios[-1].org
    for person in org.people.values():
        for text in (person.name, person.kana, person.code):
            if len(text) > 4:
                alone = rb"(?<!\d)" + re.escape(text.encode()) + rb"(?!\d)"
                assert not re.search(alone, held)
                assert text.encode("utf-16-be") not in held
    assert "現行".encode() not in held
    assert b"thumbnail" not in held
    assert b"Steve Canny" not in held
