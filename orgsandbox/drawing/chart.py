"""The whole chart of a scenario, composed from the plan and its layout, never from the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org
from orgsandbox.domain.nameless import Nameless
from orgsandbox.domain.project import Before, Project, Scenario
from orgsandbox.domain.unit_changes import unit_changes
from orgsandbox.drawing.card_data import Card, CardOptions, build_card, unit_count
from orgsandbox.drawing.card_layout import measure
from orgsandbox.drawing.card_paint import paint_card
from orgsandbox.drawing.chart_parts import (
    PLACES,
    SideLabel,
    legend_rows,
    paint_legend,
    paint_side_labels,
    side_labels,
)
from orgsandbox.drawing.fonts import elided, font, text_width
from orgsandbox.drawing.lenses.base import Context, Entry, Lens
from orgsandbox.drawing.lenses.mix import LENS as WORK_MIX
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _, format_effective, format_people
from orgsandbox.layout.base import Arrangement, Box, Options, Picture, Rect
from orgsandbox.layout.tree import LAYOUT as TREE

MARGIN = 36.0
_HEAD = 84.0
_SIDE_ROOM = 26.0
"""Scene units between the head and the boxes: room for the names of the sides."""
_LEAST_WIDTH = 640.0
_LEGEND_PX = 12.0
_LABEL_HEIGHT = 14.0
_SHADOW = 8.0
"""Scene units around a card that may be painted with it."""

PROFILES = ("internal", "external", "executive")
"""All names; numbers only, for outside; heads only, for the board."""


@dataclass(frozen=True, slots=True)
class ChartOptions:
    """What a chart shows: one unit or all (None), direction, profile, words for the sides.

    `before` is that against which badges and colours tell who moved and what is new (None: what the
    plan says it is), `lens` what the colours mean, `arrangement` how the departments are placed.
    The scenario's name is the planner's own word, which may name somebody: for outside it is shown
    only with `scenario_name`.
    """

    unit: str | None = None
    direction: str = "down"
    profile: str = "internal"
    side_pair: str = "direct"
    before: Before | None = None
    lens: Lens = WORK_MIX
    arrangement: Arrangement = TREE
    scenario_name: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A composed chart and its natural size in scene units."""

    company: str
    title: str
    under: str
    counts: str
    cards: Mapping[str, Card]
    picture: Picture
    labels: tuple[SideLabel, ...]
    legend: tuple[Entry, ...]
    width: float
    height: float


def compose(project: Project, scenario: Scenario, options: ChartOptions) -> Chart:
    """Return the chart of a scenario, everything unfolded; KeyError for an unknown unit."""
    org = scenario.org
    units = tree.subtree(org, options.unit) if options.unit is not None else tree.in_order(org)
    if options.unit is not None and options.unit not in org.units:
        raise KeyError(options.unit)
    baseline = options.before or project.before_of(scenario.id)
    context = lens_context(project, scenario, baseline.org)
    before = baseline.against(org)
    badges = unit_badges(before, org) if before is not None else {}
    shown = CardOptions(
        scenario.date, before, personal=False, lens=options.lens, context=context, badges=badges
    )
    cards = {key: build_card(org, key, shown) for key in units}
    cards = _profiled(org, cards, options)
    boxes = [_box(org, key, cards[key]) for key in units]
    pins = dict(scenario.pins) if options.unit is None else {}
    placed = Options(direction=options.direction, pins=pins)
    picture = options.arrangement.arrange(boxes, placed)
    legend = options.lens.explained(context)
    width = max(picture.bounds.width, _LEAST_WIDTH) + 2 * MARGIN
    rows = len(legend_rows(legend, width - 2 * MARGIN, _LEGEND_PX)) if legend else 0
    height = _HEAD + _SIDE_ROOM + picture.bounds.height + rows * _LEGEND_PX * 1.8 + 2 * MARGIN + 16
    return Chart(
        project.company,
        _title(org, scenario, options),
        format_effective(scenario.date),
        _counts(org, units, whole=options.unit is None),
        cards,
        picture,
        side_labels(org, picture.rects, options.side_pair),
        legend,
        width,
        height,
    )


def lens_context(project: Project, scenario: Scenario, before: Org) -> Context:
    """Return what a lens looks at in a scenario that is compared with `before`."""
    return Context(scenario.org, before, project.assumptions, scenario.date, invented=project.story)


def unit_badges(before: Org, org: Org) -> dict[str, str]:
    """Return what became of departments by id: split into others, merged out of others."""
    changes = unit_changes(before, org)
    made = {part for parts in changes.split.values() for part in parts}
    return {
        **dict.fromkeys(changes.continues.values(), ""),
        **{key: _("split off") for key in made if key in org.units},
        **{
            changes.after(key): _("split")
            for key in changes.split
            if changes.after(key) in org.units
        },
        **{key: _("merged") for key in changes.merged if key in org.units},
    }


def gone_units(before: Org, org: Org) -> tuple[str, ...]:
    """Return the names of the departments that are there no more."""
    return tuple(before.units[key].name for key in unit_changes(before, org).gone)


def _box(org: Org, unit: str, card: Card) -> Box:
    layout = measure(card)
    return Box(
        unit, org.units[unit].parent, layout.width, layout.height, PLACES[tree.side(org, unit)]
    )


def _title(org: Org, scenario: Scenario, options: ChartOptions) -> str:
    outside = options.profile == "external"
    title = _("Organisation chart") if outside and not options.scenario_name else scenario.name
    if options.unit is None:
        return title
    unit = org.units[options.unit].name
    if outside:
        unit = Nameless(org).text(unit, _("Department"))
    return f"{title} ― {unit}"


def _counts(org: Org, units: tuple[str, ...], *, whole: bool) -> str:
    parts = [unit_count(org, units)]
    unplaced = len(tree.unplaced(org)) if whole else 0
    if unplaced:
        parts.append(_("{count} unplaced").format(count=unplaced))
    return "　".join(parts)


def _profiled(org: Org, cards: Mapping[str, Card], options: ChartOptions) -> dict[str, Card]:
    """Return the cards with the names that the profile shows."""
    if options.profile == "external":
        names = Nameless(org)
        return {key: _numbers_only(card, names) for key, card in cards.items()}
    if options.profile == "executive":
        return {
            key: replace(card, blocks=tuple(block for block in card.blocks if block.is_head))
            for key, card in cards.items()
        }
    return dict(cards)


def _numbers_only(card: Card, names: Nameless) -> Card:
    blocks = tuple(
        replace(
            block,
            name=names.text(block.name, _("Role")),
            tiles=(),
            vacancies=0,
            count=format_people(len(block.tiles)),
            over=False,
        )
        for block in card.blocks
    )
    return replace(card, name=names.text(card.name, _("Department")), blocks=blocks)


def paint_chart(painter: QPainter, chart: Chart, theme: Theme, part: QRectF | None = None) -> None:
    """Paint the chart, its top left corner at the origin; with a `part` only what reaches into it."""
    paint_page(painter, chart, theme)
    origin = picture_at(chart)
    painter.save()
    painter.translate(origin)
    paint_picture(painter, chart, theme, part.translated(-origin) if part is not None else None)
    painter.restore()


def picture_at(chart: Chart) -> QPointF:
    """Return where on the chart's page the origin of its picture is."""
    bounds = chart.picture.bounds
    spare = (chart.width - 2 * MARGIN - bounds.width) / 2
    return QPointF(MARGIN + spare - bounds.x, MARGIN + _HEAD + _SIDE_ROOM - bounds.y)


def paint_page(painter: QPainter, chart: Chart, theme: Theme) -> None:
    """Paint what is around the picture: paper, head and legend, from the page's corner."""
    painter.fillRect(QRectF(0, 0, chart.width, chart.height), QColor(theme.card))
    _paint_head(painter, chart, theme)
    top = MARGIN + _HEAD + _SIDE_ROOM + chart.picture.bounds.height + 24
    box = QRectF(MARGIN, top, chart.width - 2 * MARGIN, chart.height - top)
    paint_legend(painter, box, chart.legend, theme, _LEGEND_PX)


def picture_box(chart: Chart) -> QRectF:
    """Return where `paint_picture` paints, in scene units, lines and side labels included."""
    bounds = chart.picture.bounds
    box = QRectF(bounds.x, bounds.y, bounds.width, bounds.height)
    for line in chart.picture.lines:
        box = box.united(QPolygonF([QPointF(*point) for point in line.points]).boundingRect())
    for label in chart.labels:
        width = text_width(label.text, _LEGEND_PX)
        box = box.united(QRectF(label.x, label.y - _LABEL_HEIGHT, width, _LABEL_HEIGHT))
    return box.adjusted(-1, -1, 1, 1)


def paint_picture(
    painter: QPainter, chart: Chart, theme: Theme, part: QRectF | None = None
) -> None:
    """Paint departments, lines and side labels alone, in scene units, for a page that has its own
    head and legend; with a `part` only what reaches into it."""
    paint_behind(painter, chart, theme, part=part)
    for key, rect in chart.picture.rects.items():
        if part is not None and not _reaches(rect, part):
            continue
        painter.save()
        painter.translate(rect.x, rect.y)
        paint_card(painter, chart.cards[key], measure(chart.cards[key]), theme)
        painter.restore()


def _reaches(rect: Rect, part: QRectF) -> bool:
    """Say whether a card, with its shadow, reaches into a part of the picture."""
    return (
        rect.x - _SHADOW < part.right()
        and rect.right + _SHADOW > part.left()
        and rect.y - _SHADOW < part.bottom()
        and rect.bottom + _SHADOW > part.top()
    )


def paint_behind(
    painter: QPainter,
    chart: Chart,
    theme: Theme,
    scale: float = 1.0,
    part: QRectF | None = None,
) -> None:
    """Paint lines and side labels, in scene units; `scale` is the zoom they are seen at. With a
    `part` only the lines that reach into it."""
    _paint_lines(painter, chart.picture, theme, part)
    paint_side_labels(painter, chart.labels, theme, scale)


def _paint_head(painter: QPainter, chart: Chart, theme: Theme) -> None:
    """Paint company, scenario and date on the left, the honest counts on the right."""
    room = chart.width - 2 * MARGIN
    painter.setPen(QColor(theme.text_muted))
    painter.setFont(font(13))
    painter.drawText(QPointF(MARGIN, MARGIN + 12), elided(chart.company, room, 13))
    painter.setPen(QColor(theme.text))
    painter.setFont(font(24, bold=True))
    painter.drawText(QPointF(MARGIN, MARGIN + 43), elided(chart.title, room, 24, bold=True))
    painter.setPen(QColor(theme.text_muted))
    painter.setFont(font(13))
    under = "　".join(text for text in (chart.under, chart.counts) if text)
    painter.drawText(QPointF(MARGIN, MARGIN + 66), elided(under, room, 13))
    painter.setPen(QPen(QColor(theme.card_border), 1))
    line = MARGIN + _HEAD - 4
    painter.drawLine(QPointF(MARGIN, line), QPointF(chart.width - MARGIN, line))


def _paint_lines(
    painter: QPainter, picture: Picture, theme: Theme, part: QRectF | None = None
) -> None:
    painter.setPen(QPen(QColor(theme.line), 1.2))
    top, bottom = (part.top() - 1, part.bottom() + 1) if part is not None else (-inf, inf)
    for line in picture.lines:
        heights = [y for _x, y in line.points]
        if min(heights) > bottom or max(heights) < top:
            continue
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in line.points]))
