"""The board of the split mode: proposed departments as dashed cards, people and tasks to drag."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QPoint,
    QPointF,
    QRectF,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QGraphicsScene

from orgsandbox.canvas.camera import Camera
from orgsandbox.canvas.gestures.ghost import Ghost
from orgsandbox.canvas.lines_item import LinesItem
from orgsandbox.canvas.unit_item import UnitItem
from orgsandbox.drawing.card_data import Card, Tile
from orgsandbox.drawing.card_layout import Part
from orgsandbox.drawing.card_paint import PLAIN, Marks
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.layout.base import Box, Picture, Rect
from orgsandbox.layout.rows import in_rows
from orgsandbox.plain import show_tip

TOP = ""
"""The key of the card above all groups: who stays, or only the team's name."""

_SETTLE_MS = 180
_BESIDE = 30
"""Scene units left free around the cards when all are shown."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is selected: people and tasks by id, the last one clicked at the end."""

    people: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()


class SplitBoard(Camera):
    """Shows the groups of a split as dashed cards below the team they come from.

    `hovered` and `dropped` carry (Held, key of the card or None); `chosen` what is selected;
    `sent` -1 or +1 when the keyboard sends the selection to a neighbour; `menu_asked` a point.
    """

    hovered = Signal(object, object)
    dropped = Signal(object, object)
    chosen = Signal(object)
    sent = Signal(int)
    menu_asked = Signal(QPoint)

    fit_at_most = 1.25

    def __init__(self, theme: Theme, *, animations: bool) -> None:
        self._held_scene = QGraphicsScene()
        super().__init__(self._held_scene)
        self._held_scene.setParent(self)
        self.theme = theme
        self._animations = animations
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Proposed departments"))
        self.items_by_key: dict[str, UnitItem] = {}
        self.held = Held()
        self.reasons: dict[str, str] = {}
        self._lines = LinesItem(theme)
        self._held_scene.addItem(self._lines)
        self._press: tuple[QPoint, Held] | None = None
        self._last_at = QPoint()
        self._ghost: Ghost | None = None
        self._target: str | None = None
        self._picture = Picture({}, (), Rect(0, 0, 0, 0))
        self._paths: list[tuple[UnitItem, QPointF, QPointF]] = []
        self._settle = QVariantAnimation(self)
        self._settle.setDuration(_SETTLE_MS)
        self._settle.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._settle.setStartValue(0.0)
        self._settle.setEndValue(1.0)
        self._settle.valueChanged.connect(self._step)
        self.looked.connect(self._carry_along)

    # what is shown

    def show_cards(self, top: Card, groups: tuple[Card, ...]) -> None:
        """Show these cards; groups that are new fall out of the team above."""
        cards = {TOP: top, **{card.unit: card for card in groups}}
        for key in self.items_by_key.keys() - cards.keys():
            self._held_scene.removeItem(self.items_by_key.pop(key))
        fresh = set()
        for key, card in cards.items():
            item = self.items_by_key.get(key)
            if item is None:
                item = UnitItem(card, self.theme, has_children=False)
                self.items_by_key[key] = item
                self._held_scene.addItem(item)
                fresh.add(key)
            else:
                item.show_card(card, has_children=False)
        self._arrange(tuple(cards), fresh)
        self._mark()

    def show_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.theme = self._lines.theme = theme
        for item in self.items_by_key.values():
            item.show_theme(theme)
        self.viewport().update()

    def _arrange(self, keys: tuple[str, ...], fresh: set[str]) -> None:
        boxes = []
        for key in keys:
            layout = self.items_by_key[key].layout
            boxes.append(Box(key, None if key == TOP else TOP, layout.width, layout.height))
        whole = bool(fresh) or self._fitted
        self._picture = in_rows(boxes)
        self._lines.show_lines(self._picture.lines, ())
        self._settle.stop()
        self._step(1.0)
        self._paths = []
        origin = self._picture.rects[TOP]
        for key, rect in self._picture.rects.items():
            item, target = self.items_by_key[key], QPointF(rect.x, rect.y)
            start = QPointF(origin.x, origin.y) if key in fresh else item.pos()
            if start != target or key in fresh:
                self._paths.append((item, start, target))
        self.make_room()
        if self._animations and self.isVisible():
            self._settle.start()
        else:
            self._step(1.0)
        if whole:
            self.fit()

    def _step(self, progress: float) -> None:
        for item, start, end in self._paths:
            item.setPos(start + (end - start) * progress)

    def finish_settling(self) -> None:
        """Put everything where it is going at once."""
        self._settle.stop()
        self._step(1.0)

    def content_rect(self) -> QRectF:
        """Return the rectangle around all cards."""
        bounds = self._picture.bounds
        box = QRectF(bounds.x, bounds.y, bounds.width, bounds.height)
        return box.adjusted(-_BESIDE, -_BESIDE, _BESIDE, _BESIDE)

    def drawBackground(self, painter: QPainter, rect: QRectF | object) -> None:
        """Paint the quiet background."""
        assert isinstance(rect, QRectF)
        painter.fillRect(rect, QColor(self.theme.background))

    # what is where

    def _at(self, at: QPoint) -> tuple[UnitItem, str, Part] | None:
        point = self.mapToScene(at)
        for key, item in self.items_by_key.items():
            if item.mapRectToScene(QRectF(0, 0, item.layout.width, item.layout.height)).contains(
                point
            ):
                return item, key, item.part_at(point)
        return None

    def spot(self, key: str) -> QPoint | None:
        """Return where a person or task stands in the view, or None."""
        for item in self.items_by_key.values():
            for part in (*item.layout.tiles, *item.layout.tasks):
                if key in (part.person, _task_of(item, part)):
                    return self.mapFromScene(item.scene_box(part).center())
        return None

    # selection

    def _mark(self) -> None:
        chosen = set(self.held.people)
        tasks = {("", task) for task in self.held.tasks}
        for key, item in self.items_by_key.items():
            seats = {
                (part.person, part.role) for part in item.layout.tiles if part.person in chosen
            }
            target = item.card.unit if key == self._target else ""
            plain = not seats and not tasks and not target
            item.show_marks(
                PLAIN
                if plain
                else Marks(
                    selected=frozenset(seats | tasks),
                    lifted=frozenset(seats) if self._ghost is not None else frozenset(),
                    target=target,
                )
            )

    def select(self, held: Held) -> None:
        """Select people and tasks."""
        if held != self.held:
            self.held = held
            self._mark()
            self.chosen.emit(held)

    def _pressed(self, part: Part, item: UnitItem, *, adding: bool) -> Held:
        if part.kind == "person":
            if part.person in self.held.people and not adding:
                return self.held
            people = _toggled(self.held.people, part.person) if adding else (part.person,)
            return replace(self.held, people=people) if adding else Held(people=people)
        task = _task_of(item, part)
        if task in self.held.tasks and not adding:
            return self.held
        tasks = _toggled(self.held.tasks, task) if adding else (task,)
        return replace(self.held, tasks=tasks) if adding else Held(tasks=tasks)

    # the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what is pressed; it may become a drag. The empty board pans."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        self.finish_settling()
        found = self._at(at)
        if found is None or found[2].kind not in ("person", "task"):
            if event.button() == Qt.MouseButton.LeftButton:
                self.select(Held())
            if event.button() != Qt.MouseButton.RightButton:
                self.begin_pan(at)
            return
        adding = bool(event.modifiers() & _ADDING)
        self.select(self._pressed(found[2], found[0], adding=adding))
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = (at, self.held)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry what was pressed, or pan."""
        super().mouseMoveEvent(event)
        at = self._last_at = event.position().toPoint()
        if self.panning or self._press is None:
            return
        if self._ghost is None:
            if (at - self._press[0]).manhattanLength() < QApplication.startDragDistance():
                return
            self._ghost = self._make_ghost(self._press[1])
            self._held_scene.addItem(self._ghost)
        self._carry_along()

    def _carry_along(self) -> None:
        """Keep what is carried under the pointer, and say where a drop would put it."""
        if self._ghost is None or self._press is None:
            return
        at = self._last_at
        self._ghost.setPos(self.mapToScene(at))
        found = self._at(at)
        target = found[1] if found is not None else None
        if target != self._target:
            self._target = target
            self._mark()
            self.hovered.emit(self._press[1], target)
            name = self.items_by_key[target].card.name if target is not None else ""
            self._ghost.say((_("To {place}").format(place=name) if name else "", False))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what is carried."""
        super().mouseReleaseEvent(event)
        press, ghost, target = self._press, self._ghost, self._target
        self._end_drag()
        if press is not None and ghost is not None:
            self.dropped.emit(press[1], target)

    def cancel(self) -> bool:
        """Put back what is carried; False when nothing was."""
        carrying = self._ghost is not None
        held = self._press[1] if self._press is not None else Held()
        self._end_drag()
        if carrying:
            self.hovered.emit(held, None)
        return carrying

    def _end_drag(self) -> None:
        if self._ghost is not None:
            self._held_scene.removeItem(self._ghost)
        self._press = self._ghost = self._target = None
        self._mark()

    def _make_ghost(self, held: Held) -> Ghost:
        tiles = [self._tile(person) for person in held.people]
        names = [name for card in self._cards() for key, name in card.tasks if key in held.tasks]
        shown = tuple(tile for tile in tiles if tile is not None)
        title = names[0] if len(names) == 1 else _("{count} tasks").format(count=len(names))
        return Ghost(self.theme, shown, title)

    def _cards(self) -> list[Card]:
        return [item.card for item in self.items_by_key.values()]

    def _tile(self, person: str) -> Tile | None:
        found = (tile for card in self._cards() for block in card.blocks for tile in block.tiles)
        return next((tile for tile in found if tile.person == person), None)

    # keys, menus, tips

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows; send the selection to a neighbour with Alt and an arrow."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: +1, Qt.Key.Key_Down: +1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.sent.emit(step)
        else:
            self._walk(step)

    def _walk(self, step: int) -> None:
        keys = [
            (part.person, "") if part.kind == "person" else ("", _task_of(item, part))
            for item in self.items_by_key.values()
            for part in (*item.layout.tiles, *item.layout.tasks)
            if part.kind in ("person", "task")
        ]
        if not keys:
            return
        now = ((self.held.people[-1], "") if self.held.people
               else ("", self.held.tasks[-1]) if self.held.tasks else None)  # fmt: skip
        number = (keys.index(now) + step) % len(keys) if now in keys else 0
        person, task = keys[number]
        self.select(Held((person,) if person else (), (task,) if task else ()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is selected."""
        self.menu_asked.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell why somebody is in a group while the pointer rests there."""
        if isinstance(event, QHelpEvent):
            found = self._at(event.pos())
            text = self.reasons.get(found[2].person, "") if found is not None else ""
            show_tip(event.globalPos(), text, self)
            return True
        return bool(super().viewportEvent(event))


_ADDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


def _task_of(item: UnitItem, part: Part) -> str:
    return item.card.tasks[part.task][0] if part.kind == "task" else ""


def _toggled(held: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(k for k in held if k != key) if key in held else (*held, key)
