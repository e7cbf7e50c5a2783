"""The board's scene: departments where the arrangement puts them, kept in step by Changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsScene

from orgsandbox.canvas.faded import faded
from orgsandbox.canvas.flight import Flight, Spots
from orgsandbox.canvas.lines_item import LinesItem
from orgsandbox.canvas.recolouring import Recolouring
from orgsandbox.canvas.touched import touched
from orgsandbox.canvas.unit_item import UnitItem
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.change import Change
from orgsandbox.domain.model import Org
from orgsandbox.domain.project import Assumptions
from orgsandbox.drawing.card_data import CardOptions, build_card
from orgsandbox.drawing.card_layout import Part
from orgsandbox.drawing.card_paint import Marks
from orgsandbox.drawing.chart import lens_context
from orgsandbox.drawing.chart_parts import PLACES, side_labels
from orgsandbox.drawing.lenses.base import Context, Entry, Key, Lens
from orgsandbox.drawing.lenses.mix import LENS as WORK_MIX
from orgsandbox.drawing.theme import Theme
from orgsandbox.layout.base import Box, Options, Picture
from orgsandbox.layout.tree import arrange
from orgsandbox.selection import Selected

SETTLE_MS = 180
_MOST_ANIMATED = 200
_MOST_AT_ONCE = 150
"""Of more departments those that a change only recolours follow after the frame."""
_MARGIN = 400.0
_DOT = 24


class BoardScene(QGraphicsScene):
    """Shows the document's scenario. `arranged` is emitted when boxes got new places, `faded`
    when other people may be faded than before."""

    arranged = Signal()
    faded = Signal()

    def __init__(self, document: Document, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.theme = theme
        self.direction = "down"
        self.animations = True
        self.side_pair = "direct"
        self.lens: Lens = WORK_MIX
        self.only: Key = ""
        self._context = Context(document.org)
        self._options = CardOptions()
        self._recolouring = Recolouring(self)
        self._recolouring.due.connect(self._show_unit)
        self._recolouring.finished.connect(self._finish_colours)
        self._faded: frozenset[tuple[str, str]] = frozenset()
        self.folded: set[str] = set()
        self.items_by_unit: dict[str, UnitItem] = {}
        self.picture: Picture = arrange([], Options())
        self._lines = LinesItem(theme)
        self.addItem(self._lines)
        self._arranged: object = None
        self._before: Org | None = None
        self._task_families: Mapping[str, str | None] = {}
        self._settle = QVariantAnimation(self)
        self._settle.setDuration(SETTLE_MS)
        self._settle.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._settle.setStartValue(0.0)
        self._settle.setEndValue(1.0)
        self._settle.valueChanged.connect(self._step)
        self._paths: list[tuple[UnitItem, QPointF, QPointF]] = []
        self.flight = Flight(self, theme)
        self.rebuild()

    @property
    def org(self) -> Org:
        """The organisation on show."""
        return self._document.org

    @property
    def assumptions(self) -> Assumptions:
        """What the plan takes as given."""
        return self._document.project.assumptions

    # in step with the document

    def sync(self, change: Change) -> None:
        """Show what a Change says has changed, and nothing else; between scenarios people fly."""
        flies = change.scenario_changed and self.animations and not change.opened
        flies = flies and len(self.items_by_unit) <= _MOST_ANIMATED
        before = self._spots() if flies else {}
        self._follow(change)
        if flies:
            self.finish_settling()
            self.flight.start(before, self._spots(), self.theme)

    def _spots(self) -> Spots:
        """Return where everybody's main tile stands."""
        found = {}
        for item in self.items_by_unit.values():
            for part in item.layout.tiles:
                if part.kind == "person" and part.person not in found:
                    tile = item.card.blocks[part.block].tiles[part.tile]
                    found[part.person] = (tile, item.scene_box(part))
        return found

    def _follow(self, change: Change) -> None:
        self.folded &= self.org.units.keys()
        if change.opened:
            self.folded.clear()
        other_base = self._document.workspace.before is not self._before
        if change.opened or change.shown.families or other_base:
            self.rebuild(animate=not change.opened)
            return
        units = touched(self.org, change)
        for unit in tuple(units):
            units |= set(tree.upwards(self.org, unit)) & self.folded
        rest = self.items_by_unit.keys() - units if self._recolours(change) else set()
        if len(rest) <= _MOST_AT_ONCE:
            units, rest = units | rest, set()
        self._show_units(units)
        self._recolouring.later(rest)
        if units or change.current in change.scenarios:
            self._arrange(animate=True)

    def _recolours(self, change: Change) -> bool:
        """Say whether cards may differ that the change does not touch: a lens that looks at the
        whole, a task in another family, another threshold or day."""
        families = {task.id: task.family for task in self.org.tasks.values()}
        other_family, self._task_families = families != self._task_families, families
        other_day = self._document.scenario.date != self._options.day
        whole = self.lens.whole and bool(change.shown)
        return whole or other_family or other_day or change.assumptions

    def finish_recolouring(self) -> None:
        """Give every card its colours at once."""
        self._recolouring.finish()

    def _finish_colours(self) -> None:
        if self.only != "":
            self._fade()
            self.faded.emit()

    def rebuild(self, *, animate: bool = False) -> None:
        """Build every card again: another document, language, family colour or baseline."""
        self._before = self._document.workspace.before
        self._task_families = {task.id: task.family for task in self.org.tasks.values()}
        self._recolouring.drop()
        self._show_units(self.items_by_unit.keys() | self.org.units.keys())
        self._arrange(animate=animate)

    def show_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.theme = theme
        self._lines.theme = theme
        for item in self.items_by_unit.values():
            item.show_theme(theme)
        self.update()

    def set_lens(self, lens: Lens) -> None:
        """Let the colours mean something else; nothing moves."""
        self.lens, self.only = lens, ""
        self._recolouring.drop()
        self._show_units(self.items_by_unit.keys())

    def show_only(self, key: Key) -> None:
        """Fade everybody who has nothing of a colour; "" fades nobody."""
        self.only = key
        self._fade()
        self.faded.emit()

    def legend(self) -> tuple[Entry, ...]:
        """Return what the colours mean now."""
        return self.lens.explained(self._context)

    def _fade(self) -> None:
        cards = (item.card for item in self.items_by_unit.values())
        self._faded = faded(cards, self.only)

    def set_direction(self, direction: str) -> None:
        """Arrange "down" or "right"."""
        if direction != self.direction:
            self.direction = direction
            self._arrange(animate=True)

    def fold(self, units: Iterable[str], *, folded: bool) -> None:
        """Hide or show what is below these departments."""
        known = {key for key in units if key in self.org.units and tree.children(self.org, key)}
        changed = known - self.folded if folded else known & self.folded
        self.folded = self.folded | changed if folded else self.folded - changed
        if changed:
            self._show_units(self.items_by_unit.keys() | self.org.units.keys())
            self._arrange(animate=True)

    def _visible(self) -> list[str]:
        org, found = self.org, []
        waiting = list(reversed(tree.roots(org)))
        while waiting:
            key = waiting.pop()
            found.append(key)
            if key not in self.folded:
                waiting.extend(reversed(tree.children(org, key)))
        return found

    def _show_units(self, units: Iterable[str]) -> None:
        baseline, scenario = self._document.workspace.baseline, self._document.scenario
        self._context = lens_context(self._document.project, scenario, baseline.org)
        shown = baseline.against(self.org)
        self._options = CardOptions(scenario.date, shown, lens=self.lens, context=self._context)
        visible = set(self._visible())
        for key in units:
            if key in visible:
                self._show_unit(key)
            elif key in self.items_by_unit:
                self.removeItem(self.items_by_unit.pop(key))
        self._fade()

    def _show_unit(self, key: str) -> None:
        if key not in self.org.units:
            return  # it waited for its colours and went
        item = self.items_by_unit.get(key)
        card = build_card(self.org, key, self._options, folded=key in self.folded)
        has_children = bool(tree.children(self.org, key))
        if item is None:
            item = UnitItem(card, self.theme, has_children=has_children)
            item.setVisible(False)  # until it has a place
            self.items_by_unit[key] = item
            self.addItem(item)
        else:
            item.show_card(card, has_children=has_children)

    # places

    def _arrange(self, *, animate: bool) -> None:
        boxes = self.boxes()
        pins = dict(self._document.scenario.pins)
        wanted = (boxes, self.direction, pins, self.side_pair)
        if wanted == self._arranged:
            return
        self._arranged = wanted
        self.picture = arrange(boxes, Options(direction=self.direction, pins=pins))
        labels = side_labels(self.org, self.picture.rects, self.side_pair)
        self._lines.show_lines(self.picture.lines, labels)
        self._settle.stop()
        self._step(1.0)
        self._paths = []
        for key, rect in self.picture.rects.items():
            item = self.items_by_unit[key]
            target = QPointF(rect.x, rect.y)
            if not item.isVisible():
                item.setPos(target)
                item.setVisible(True)
            elif item.pos() != target:
                self._paths.append((item, item.pos(), target))
        self._update_scene_rect()
        if animate and self.animations and 0 < len(self._paths) <= _MOST_ANIMATED:
            self._settle.start()
        else:
            self._step(1.0)
        self.arranged.emit()

    def boxes(self) -> list[Box]:
        """Return the visible departments as they have to be arranged."""
        units, sides, found = self.org.units, tree.sides(self.org), []
        for key in self._visible():
            size = self.items_by_unit[key].layout
            place = PLACES[sides[key]]
            found.append(Box(key, units[key].parent, size.width, size.height, place))
        return found

    def _update_scene_rect(self) -> None:
        held = self.picture.bounds
        box = QRectF(held.x, held.y - 30, held.width, held.height + 40)
        margin = max(_MARGIN, 0.5 * max(box.width(), box.height()))
        self.setSceneRect(box.adjusted(-margin, -margin, margin, margin))

    def content_rect(self) -> QRectF:
        """Return the rectangle around all departments and labels."""
        held = self.picture.bounds
        return QRectF(held.x - 24, held.y - 40, held.width + 48, held.height + 64)

    def _step(self, progress: float) -> None:
        for item, start, end in self._paths:
            item.setPos(start + (end - start) * progress)

    def finish_settling(self) -> None:
        """Put everything where it is going at once."""
        self._settle.stop()
        self._step(1.0)

    # what is where

    def unit_at(self, point: QPointF) -> UnitItem | None:
        """Return the department at a point, or None."""
        for item in self.items(point):
            if isinstance(item, UnitItem):
                return item
        return None

    def part_of_person(self, person: str, role: str | None) -> tuple[UnitItem, Part] | None:
        """Return where a person stands on the board: in that role, or in the main seat."""
        for place in tree.places(self.org, person):
            item = self.items_by_unit.get(place.unit)
            if item is None or (role is not None and place.role != role):
                continue
            for part in item.layout.tiles:
                if part.person == person and part.role == place.role:
                    return item, part
        return None

    def people_in(self, box: QRectF) -> tuple[tuple[str, str], ...]:
        """Return (person, role) of every tile that a rectangle touches."""
        found: list[tuple[str, str]] = []
        for item in self.items(box):
            if isinstance(item, UnitItem):
                found.extend(
                    (part.person, part.role)
                    for part in item.layout.tiles
                    if part.kind == "person" and item.scene_box(part).intersects(box)
                )
        return tuple(found)

    # marks

    def show_marks(
        self,
        selected: Selected,
        *,
        target: str = "",
        legal: bool = True,
        lifted: frozenset[tuple[str, str]] = frozenset(),
    ) -> None:
        """Mark what is selected, what is being carried, and what would take the drop."""
        seats = set(selected.seats)
        units = set(selected.units)
        roles = set(selected.roles)
        lifted = lifted | self._faded
        lifted_roles = {role for _person, role in lifted}
        for key, item in self.items_by_unit.items():
            blocks = item.card.blocks
            item.show_marks(
                Marks(
                    selected=frozenset(
                        (tile.person, block.role)
                        for block in blocks
                        for tile in block.tiles
                        if (tile.person, block.role) in seats
                    )
                    if seats
                    else frozenset(),
                    roles=frozenset(block.role for block in blocks if block.role in roles)
                    if roles
                    else frozenset(),
                    unit=key in units,
                    lifted=frozenset(
                        (tile.person, block.role)
                        for block in blocks
                        if block.role in lifted_roles
                        for tile in block.tiles
                        if (tile.person, block.role) in lifted
                    )
                    if lifted
                    else frozenset(),
                    target=target
                    if target == key or any(block.role == target for block in blocks)
                    else "",
                    legal=legal,
                )
            )

    def drawBackground(self, painter: QPainter, rect: QRectF | object) -> None:
        """Paint the quiet background with its grid of dots."""
        assert isinstance(rect, QRectF)
        painter.fillRect(rect, QColor(self.theme.background))
        if painter.worldTransform().m11() < 0.5:
            return
        painter.setPen(QColor(self.theme.dots))
        left = int(rect.left()) - int(rect.left()) % _DOT
        top = int(rect.top()) - int(rect.top()) % _DOT
        dots = [
            QPointF(x, y)
            for x in range(left, int(rect.right()) + 1, _DOT)
            for y in range(top, int(rect.bottom()) + 1, _DOT)
        ]
        painter.drawPoints(dots)
