"""The organisation as cards: what a scenario's departments say, where they stand, what drags do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from orgsandbox.canvas.card_book import CardBook
from orgsandbox.canvas.faded import faded
from orgsandbox.canvas.loads import FamilyLoad, PeopleLoad, RoleLoad, UnitLoad
from orgsandbox.canvas.source import OVERHANG, Load, Pointed, Spot
from orgsandbox.canvas.touched import touched
from orgsandbox.commands.base import Command
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.change import Change
from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Assumptions
from orgsandbox.drawing.card_data import CardOptions, build_card
from orgsandbox.drawing.card_layout import Part
from orgsandbox.drawing.card_paint import FULL, Marks
from orgsandbox.drawing.chart import lens_context
from orgsandbox.drawing.chart_parts import PLACES, SideLabel, paint_side_labels, side_labels
from orgsandbox.drawing.lenses.base import Context, Entry, Key, Lens
from orgsandbox.drawing.lenses.mix import LENS as WORK_MIX
from orgsandbox.drawing.mime import family_in, people_in
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.layout.base import Arrangement, Box, Options
from orgsandbox.layout.tree import LAYOUT as TREE
from orgsandbox.selection import Selected

_MOST_AT_ONCE = 150
"""Of more departments those that a change only recolours follow after the frame."""

_LABEL_ABOVE = 40.0
"""Scene units above the boxes that the names of the sides need."""
_BESIDE = 24.0
"""Scene units left free beside and below the boxes when all is shown."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the organisation is drawn: "down" or "right", by which arrangement, in which colours,
    with which words for the two sides."""

    direction: str = "down"
    arrangement: Arrangement = TREE
    lens: Lens = WORK_MIX
    side_pair: str = "direct"


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a change asks of the board: cards that say something else, cards whose colours may
    follow later, and whether cards may have got other places."""

    cards: frozenset[str] = frozenset()
    later: frozenset[str] = frozenset()
    places: bool = False


class OrganisationCards(CardBook):
    """The departments of the scenario on show."""

    selects = frozenset(("person", "vacancy", "role", "unit"))
    bands = True

    def __init__(self, document: Document, look: Look) -> None:
        super().__init__()
        self._document = document
        self.look = look
        self.only: Key = ""
        self.folded: set[str] = set()
        self._context = Context(document.org)
        self._options = CardOptions()
        self._before: Org | None = None
        self._families: Mapping[str, str | None] = {}
        self._faded: frozenset[tuple[str, str]] = frozenset()
        self._labels: tuple[SideLabel, ...] = ()
        self._arranged: object = None
        self._knobs: dict[str, bool] = {}

    @property
    def org(self) -> Org:
        """The organisation on show."""
        return self._document.org

    @property
    def assumptions(self) -> Assumptions:
        """What the plan takes as given."""
        return self._document.project.assumptions

    # in step with the document

    def follow(self, change: Change) -> Renewal:
        """Build the cards anew that a change concerns; say which those are."""
        self.folded &= self.org.units.keys()
        if change.opened:
            self.folded.clear()
        if (
            change.opened
            or change.shown.families
            or self._document.workspace.before is not self._before
        ):
            return self.rebuild()
        units = touched(self.org, change)
        for unit in tuple(units):
            units |= set(tree.upwards(self.org, unit)) & self.folded
        rest = self._cards.keys() - units if self._recolours(change) else set()
        if len(rest) <= _MOST_AT_ONCE:
            units, rest = units | rest, set()
        moved = bool(units) or change.current in change.scenarios
        return Renewal(self._build(units), frozenset(rest), moved)

    def rebuild(self) -> Renewal:
        """Build every card: another document, language, family colour or baseline."""
        self._before = self._document.workspace.before
        self._families = self._families_now()
        return Renewal(self._build(self._cards.keys() | self.org.units.keys()), places=True)

    def _families_now(self) -> Mapping[str, str | None]:
        return {task.id: task.family for task in self.org.tasks.values()}

    def _recolours(self, change: Change) -> bool:
        """Say whether cards may differ that the change does not touch: a lens that looks at the
        whole, a task in another family, another threshold or day."""
        families = self._families_now()
        other_family, self._families = families != self._families, families
        other_day = self._document.scenario.date != self._options.day
        whole = self.look.lens.whole and bool(change.shown)
        return whole or other_family or other_day or change.assumptions

    def _build(self, units: Iterable[str]) -> frozenset[str]:
        """Build the cards of departments; return those that differ from before."""
        baseline = self._document.workspace.baseline
        shown = baseline.against(self.org)
        self._context = lens_context(self._document.project, self._document.scenario, baseline.org)
        self._options = CardOptions(
            self._document.scenario.date, shown, lens=self.look.lens, context=self._context
        )
        visible = self._visible()
        asked = frozenset(units).intersection(visible)
        changed = frozenset(key for key in asked if self.rebuild_card(key))
        self.drop_cards(visible)
        self.fade()
        return changed

    def rebuild_card(self, key: str) -> bool:
        """Build one card; say whether it differs. A department that went meanwhile does not."""
        if key not in self.org.units:
            return False
        card = build_card(self.org, key, self._options, folded=key in self.folded)
        folds = bool(tree.children(self.org, key))
        other_knob, self._knobs[key] = self._knobs.get(key) != folds, folds
        return self.show_card(key, card) or other_knob

    # how it is drawn

    def show_lens(self, lens: Lens) -> frozenset[str]:
        """Let the colours mean something else; return the cards that differ."""
        self.look, self.only = replace(self.look, lens=lens), ""
        return self._build(self._cards.keys())

    def show_only(self, key: Key) -> None:
        """Fade everybody who has nothing of a colour; "" fades nobody."""
        self.only = key
        self.fade()

    def fade(self) -> None:
        """Note who is faded, by the cards as they are now."""
        self._faded = faded(self._cards.values(), self.only)

    def legend(self) -> tuple[Entry, ...]:
        """Return what the colours mean now."""
        return self.look.lens.explained(self._context)

    def fold(self, units: Iterable[str], *, folded: bool) -> frozenset[str] | None:
        """Hide or show what is below departments; return the cards that differ, None for no step."""
        known = {key for key in units if key in self.org.units and tree.children(self.org, key)}
        changed = known - self.folded if folded else known & self.folded
        if not changed:
            return None
        self.folded = self.folded | changed if folded else self.folded - changed
        return self._build(self._cards.keys() | self.org.units.keys())

    def _visible(self) -> list[str]:
        """Return the departments that no fold hides, in display order."""
        org, shown = self.org, []
        waiting = list(reversed(tree.roots(org)))
        while waiting:
            key = waiting.pop()
            shown.append(key)
            if key not in self.folded:
                waiting.extend(reversed(tree.children(org, key)))
        return shown

    # places

    def arrange(self) -> bool:
        """Give every card its place; say whether any may be another one than before."""
        boxes, pins = self.boxes(), dict(self._document.scenario.pins)
        look = self.look
        wanted = (boxes, look.direction, look.arrangement, pins, look.side_pair)
        if wanted == self._arranged:
            return False
        self._arranged = wanted
        picture = look.arrangement.arrange(boxes, Options(direction=look.direction, pins=pins))
        self.show_picture(picture, {box.key: box.parent for box in boxes})
        self._labels = side_labels(self.org, picture.rects, look.side_pair)
        return True

    def boxes(self) -> list[Box]:
        """Return the visible departments as they have to be arranged."""
        units, sides = self.org.units, tree.sides(self.org)
        return [
            Box(key, units[key].parent, size.width, size.height, PLACES[sides[key]])
            for key, size in ((key, self.layout(key)) for key in self._visible())
        ]

    def content(self) -> QRectF:
        """Return the rectangle around all departments and the names of the sides."""
        bounds = super().content()
        return bounds.adjusted(-_BESIDE, -_LABEL_ABOVE, _BESIDE, _BESIDE)

    def has_label_in(self, box: QRectF) -> bool:
        """Say whether the name of a side stands in a part of the scene."""
        return any(label.box().intersects(box) for label in self._labels)

    def folds(self, key: str) -> bool:
        """Say whether others hang below a department that is shown, so that it can be folded."""
        return self._knobs[key]

    # painting and parts

    def paint_ground(self, painter: QPainter, theme: Theme, scale: float) -> None:
        """Draw the lines, and 直接部門 / 間接部門 above the departments where a side begins."""
        super().paint_ground(painter, theme, scale)
        paint_side_labels(painter, self._labels, theme, scale)

    def paint(self, painter: QPainter, key: str, theme: Theme, marks: Marks, scale: float) -> None:
        """Paint a card and, where others hang below it, the knob that folds them."""
        super().paint(painter, key, theme, marks, scale)
        if scale >= FULL and self._knobs[key]:
            _paint_knob(painter, self._knob(key), theme, folded=key in self.folded)

    def _knob(self, key: str) -> QRectF:
        layout = self.layout(key)
        left, top = layout.width / 2 - OVERHANG, layout.height - OVERHANG
        return QRectF(left, top, 2 * OVERHANG, 2 * OVERHANG)

    def part_at(self, key: str, x: float, y: float) -> Part:
        """Return what stands at a point of a card, the knob first."""
        if self._knobs[key] and self._knob(key).contains(QPointF(x, y)):
            layout = self.layout(key)
            return Part("fold", (0.0, 0.0, layout.width, layout.height))
        return super().part_at(key, x, y)

    def marks(self, key: str, pointed: Pointed) -> Marks:
        """Return what is marked on a card; who is faded by the legend stays so."""
        if self._faded:
            pointed = replace(pointed, faded=pointed.faded | self._faded)
        return super().marks(key, pointed)

    # what may be dragged and dropped

    def load(self, spot: Spot, selected: Selected, point: QPointF) -> Load[Command] | None:
        """Return the people selected, a role, or a department."""
        org, scenario, part = self.org, self._document.scenario.id, spot.part
        if part.kind == "person":
            people = selected.seats or ((part.person, part.role),)
            return PeopleLoad(org, scenario, tuple(people))
        if part.kind in ("role", "vacancy"):
            place = tree.find_role(org, part.role)
            return RoleLoad(org, scenario, part.role, place[1].name if place is not None else "")
        if part.kind == "unit":
            grip = point - self.cards.rect(spot.key).topLeft()
            return UnitLoad(org, scenario, spot.key, org.units[spot.key].name, grip)
        return None

    def taken(self, data: QMimeData) -> Load[Command] | None:
        """Take people of the plan and role suggestions from the panels."""
        org, scenario = self.org, self._document.scenario.id
        people, family = people_in(data), family_in(data)
        if people and all(person in org.people for person, _role in people):
            return PeopleLoad(org, scenario, people)
        if family in org.families:
            name = _("{family} staff").format(family=org.families[family].name)
            return FamilyLoad(org, scenario, family, name)
        return None

    def hover(self, done: Command | None) -> str:
        """Let the panels show what a drop would do; return why it would be refused."""
        preview = self._document.hover(done)
        refused = preview.refused if preview is not None else None
        return refused.text() if refused is not None else ""

    def do(self, done: Command) -> bool:
        """Carry the command out, as one step."""
        return self._document.do(done)


def _paint_knob(painter: QPainter, box: QRectF, theme: Theme, *, folded: bool) -> None:
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.setBrush(QColor(theme.card))
    painter.drawEllipse(box)
    painter.setPen(QPen(QColor(theme.text_muted), 1.6, c=Qt.PenCapStyle.RoundCap))
    middle, arm = box.center(), QPointF(4, 0)
    painter.drawLine(middle - arm, middle + arm)
    if folded:
        upright = QPointF(0, 4)
        painter.drawLine(middle - upright, middle + upright)
