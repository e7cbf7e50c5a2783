"""`orgsandbox export`: a chart as a picture from the screen, or on paper in every format."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.drawing.lenses.registry import lens, lenses
from orgsandbox.i18n import N_, Message, speaking
from orgsandbox.layout.registry import arrangements
from orgsandbox.paper.arrangements.registry import paper_arrangements
from orgsandbox.paper.order import LEGIBLE, Order
from orgsandbox.paper.papers import MARGIN, PAPERS, Split, paper_named
from orgsandbox.paper.show import People, Profile, Show
from orgsandbox.paper.titles import STAMPS

_PICTURE = ".png"
_DPI = 150.0


@dataclass(frozen=True, slots=True)
class Exported:
    """What to print: the keys of --json, a line of text, and what goes to standard error."""

    found: dict[str, Any]
    text: str
    warnings: tuple[str, ...] = ()


def arguments(parser: argparse.ArgumentParser, run: Any) -> None:
    """Add the words of `export` to a parser."""
    parser.add_argument("file", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--scenario")
    parser.add_argument("--unit")
    parser.add_argument(
        "--lens", choices=[lens.id for lens in lenses()], help="what the colours mean"
    )
    board = [way.id for way in arrangements()]
    paper = [way.id for way in paper_arrangements()]
    parser.add_argument("--arrangement", choices=[*paper, *board])
    parser.add_argument("--dpi", type=float)
    parser.add_argument("--width", type=int, metavar="PX", help="a picture of the board")
    parser.add_argument("--language", choices=("ja", "en"), default="ja")
    parser.add_argument("--theme", choices=("light", "dark", "print"), default="light")
    parser.add_argument(
        "--profile", choices=[profile.value for profile in Profile], default="internal"
    )
    parser.add_argument(
        "--scenario-name", action="store_true", help="name the scenario on a chart for outside too"
    )
    parser.add_argument(
        "--encoding", choices=("utf-8", "cp932"), default="utf-8", help="of people as .csv"
    )
    parser.add_argument("--json", action="store_true")
    _paper_arguments(parser.add_argument_group("on paper"))
    _title_arguments(parser.add_argument_group("title block"))
    parser.set_defaults(run=run)


def _paper_arguments(group: Any) -> None:
    group.add_argument("--paper", help=", ".join(PAPERS))
    group.add_argument("--portrait", action="store_true")
    group.add_argument("--margin", type=float, default=MARGIN, metavar="MM")
    group.add_argument("--pages", choices=[split.value for split in Split])
    group.add_argument("--levels", type=int, metavar="N", help="down to level N, then counts")
    group.add_argument("--people", choices=[people.value for people in People])
    group.add_argument("--codes", action="store_true", help="employee numbers beside names")
    group.add_argument("--joined", action="store_true", help="years of entry beside names")
    group.add_argument("--counts", action="store_true", help="counts of people for outside too")
    group.add_argument(
        "--merge-single", action="store_true", help="count departments of one with the one above"
    )
    group.add_argument("--legible", type=float, default=LEGIBLE, metavar="PT")
    group.add_argument("--outlines", action="store_true", help="SVG: letters as shapes")


def _title_arguments(group: Any) -> None:
    group.add_argument("--company")
    group.add_argument("--title")
    group.add_argument("--as-of", type=date.fromisoformat, metavar="DATE")
    group.add_argument("--edition")
    group.add_argument("--author")
    group.add_argument("--approver")
    group.add_argument("--stamp", action="append", choices=list(STAMPS), default=[])


def run(
    given: argparse.Namespace, project: Project, scenario: Scenario, unit: str | None
) -> Exported:
    """Write what is asked for; Refused for what makes no sense."""
    if _is_board(given):
        return _board(given, project, scenario, unit)
    return _paper(given, project, scenario, unit)


def _is_board(given: argparse.Namespace) -> bool:
    """Say whether the board itself is wanted as a picture, not a sheet of paper."""
    on_paper = given.paper or given.pages or given.levels or given.people or given.portrait
    board = [way.id for way in arrangements()]
    if given.arrangement is not None:
        on_paper = on_paper or given.arrangement not in board
    return given.output.suffix.lower() == _PICTURE and not on_paper


def _board(
    given: argparse.Namespace, project: Project, scenario: Scenario, unit: str | None
) -> Exported:
    from orgsandbox.export.terminal import BoardWish, export_file

    wish = BoardWish(
        unit,
        given.dpi,
        given.width,
        given.language,
        given.theme,
        given.profile,
        given.lens or "mix",
        given.arrangement or "tree",
        given.scenario_name,
    )
    width, height = export_file(project, scenario, given.output, wish)
    found = {"file": str(given.output), "problems": [], "width": width, "height": height}
    return Exported(found, f"{given.output}  {width} x {height} pixels")


def _paper(
    given: argparse.Namespace, project: Project, scenario: Scenario, unit: str | None
) -> Exported:
    from orgsandbox.drawing.theme import THEMES
    from orgsandbox.export.offscreen import qt_application
    from orgsandbox.export.on_paper import write_paper
    from orgsandbox.export.papers.base import Ink
    from orgsandbox.export.papers.registry import paper_format_for

    _application = qt_application()
    made_by = paper_format_for(given.output)
    if given.arrangement in [way.id for way in arrangements()]:
        text = N_("The arrangement {arrangement} is for pictures of the board, not for paper.")
        raise Refused(Message(text, {"arrangement": given.arrangement}))
    if given.levels is not None and given.levels < 1:
        raise Refused(Message(N_("There are levels from 1 on.")))
    ink = Ink(THEMES[given.theme], given.dpi or _DPI, given.outlines)
    with speaking(given.language):
        order = _order(given, project, scenario, unit)
        written = write_paper(project, scenario, order, made_by, ink, given.output)
    pages = written.sheets.pages.pages
    found: dict[str, Any] = {"file": str(given.output), "problems": []}
    if given.output.suffix.lower() == _PICTURE and len(pages) == 1:
        size, scale = pages[0].size, ink.dpi / 72
        found |= {"width": round(size.width * scale), "height": round(size.height * scale)}
        return Exported(found, _line(given, written.files, found), tuple(map(str, written.told)))
    found |= {
        "files": [str(file) for file in written.files],
        "pages": len(pages),
        "arrangement": written.sheets.arrangement,
        "smallest_pt": round(written.sheets.smallest, 2),
        "undrawable": list(written.undrawable),
    }
    return Exported(found, _line(given, written.files, found), tuple(map(str, written.told)))


def _line(given: argparse.Namespace, files: tuple[Path, ...], found: dict[str, Any]) -> str:
    names = str(given.output) if len(files) == 1 else f"{files[0]} … {files[-1]}"
    if "width" in found:
        return f"{names}  {found['width']} x {found['height']} pixels"
    pages = "page" if found["pages"] == 1 else "pages"
    points = f"smallest letters {found['smallest_pt']:.1f} pt"
    return f"{names}  {found['pages']} {pages}, {found['arrangement']}, {points}"


def _order(
    given: argparse.Namespace, project: Project, scenario: Scenario, unit: str | None
) -> Order:
    from orgsandbox.paper.chart import PaperChart

    profile = Profile(given.profile)
    order = Order(
        paper_named(given.paper or "A3", portrait=given.portrait, margin=given.margin),
        Split(given.pages) if given.pages else Split.ONE,
        given.arrangement,
        profile,
        _show(given, profile),
        unit,
        legible=given.legible,
        scenario_name=given.scenario_name,
    )
    title = PaperChart(project, scenario, order).title
    return replace(
        order,
        title=replace(
            title,
            company=title.company if given.company is None else given.company,
            title=given.title or title.title,
            as_of=given.as_of,
            version=given.edition or "",
            author=given.author or "",
            approver=given.approver or "",
            stamps=tuple(given.stamp),
        ),
    )


def _show(given: argparse.Namespace, profile: Profile) -> Show:
    return Show(
        people=People(given.people) if given.people else People.ALL,
        counts=given.counts or profile is not Profile.EXTERNAL,
        levels=given.levels,
        bars=given.lens is not None,
        codes=given.codes,
        joined=given.joined,
        merge_single=given.merge_single,
        lens=lens(given.lens or "mix"),
    )


def tell(exported: Exported) -> None:
    """Print what must be told to standard error, in one line."""
    if exported.warnings:
        print(f"orgsandbox: {' '.join(exported.warnings)}", file=sys.stderr)
