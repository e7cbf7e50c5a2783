"""The view onto the organisation: what the board of a plan does beyond any other board."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from orgsandbox.canvas.board import TICK_MS, Board
from orgsandbox.canvas.camera import LEAST_ROOM
from orgsandbox.canvas.corners import Corners
from orgsandbox.canvas.gestures.base import Gesture
from orgsandbox.canvas.gestures.carry import Carry
from orgsandbox.canvas.loads import PeopleLoad
from orgsandbox.canvas.naming import Naming
from orgsandbox.canvas.organisation import Look
from orgsandbox.canvas.scene import BoardScene
from orgsandbox.canvas.source import Spot
from orgsandbox.canvas.spring import Spring
from orgsandbox.commands.base import Command, Together
from orgsandbox.commands.seats import MoveToUnit, Vacate
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.change import Change
from orgsandbox.drawing.lenses.base import Key, Lens
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import N_, Message, _
from orgsandbox.selection import Selected, Selection

_READABLE = 0.7
"""The zoom from which on names read well: who is looked for is shown no smaller."""
_BESIDE_SELECTION = 40.0


class BoardView(Board):
    """Shows the scenario as departments with people.

    `edit_requested` carries ("person", id) on a double click, `context_requested` (kind, point on
    the screen), `work_requested` (person, role, point) on a bar, `over_list` whether carried people
    are over the list of the unplaced (`unplaced`, where there is one), `hint` a Message.
    """

    edit_requested = Signal(str, str)
    context_requested = Signal(str, QPoint)
    work_requested = Signal(str, str, QPoint)
    over_list = Signal(bool)
    hint = Signal(object)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        theme: Theme,
        look: Look | None = None,
        *,
        animations: bool = True,
        unplaced: QWidget | None = None,
    ) -> None:
        self.board: BoardScene
        super().__init__(BoardScene(document, theme, look, animations=animations), selection)
        self._document = document
        self._unplaced = unplaced
        self.setAccessibleName(_("Organisation chart"))
        self._spring = Spring(self.board, TICK_MS)
        self._naming = Naming(self, self.board, document)
        self.corners = Corners(self, self.board)
        self.corners.legend.chosen.connect(self.show_only)
        self.board.faded.connect(self._show_selection)
        self.corners.explain()
        self.corners.place()

    # in step with the document

    def sync(self, change: Change) -> None:
        """Show what has changed; another scenario is shown whole."""
        self.cancel_gesture()
        self.board.sync(change)
        self.corners.explain()
        self._show_selection()
        if change.opened or change.scenario_changed or (self._fitted and not self.sees_all()):
            self.board.finish_settling()
            self.fit()
        self.corners.place()

    def show_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        super().show_theme(theme)
        self.corners.explain()
        self.corners.place()

    # how it is drawn

    def show_look(self, look: Look, *, animations: bool) -> None:
        """Draw the organisation in another way; what is placed anew is shown whole."""
        self.board.animations = animations
        now = self.board.organisation.look
        placed_anew = replace(look, lens=now.lens) != now
        if placed_anew:
            self.board.set_look(replace(look, lens=now.lens))
        if look.lens != now.lens:
            self.set_lens(look.lens)
        if placed_anew:
            self.board.finish_settling()
            self.fit()

    def set_lens(self, lens: Lens) -> None:
        """Let the colours mean something else."""
        fitted = self._fitted
        self.board.set_lens(lens)
        self.show_only("")
        if fitted and self.corners.in_the_way():
            self.fit()

    def show_only(self, key: Key) -> None:
        """Fade everybody without a colour; "" shows everybody."""
        self.board.show_only(key)
        self.corners.explain()
        self.corners.place()

    # what is looked at

    def sees_all(self) -> bool:
        """Say whether every department is in view."""
        bounds = self.board.organisation.picture.bounds
        boxes = QRectF(bounds.x, bounds.y, bounds.width, bounds.height)
        return self.mapToScene(self.viewport().rect()).boundingRect().contains(boxes)

    def show_rect(self, box: QRectF) -> None:
        """Show a rectangle of the scene as large as fits beside legend and curve."""
        if box.width() <= 0 or box.height() <= 0 or self.viewport().width() < LEAST_ROOM:
            return
        below = self.corners.legend_height
        self._look_at(box, below)
        if not self.corners.uncover():
            self._look_at(box, below + self.corners.curve_height)
        self._fitted = False
        self.looked.emit()

    def fit_selection(self) -> None:
        """Show what is selected."""
        marked = [
            self.board.organisation.cards.rect(key)
            for key, item in self.board.items_by_key.items()
            if item.marks.unit or item.marks.selected or item.marks.roles
        ]
        whole = QRectF()
        for box in marked:
            whole = whole.united(box)
        beside = _BESIDE_SELECTION
        self.show_rect(whole.adjusted(-beside, -beside, beside, beside) if marked else whole)

    def fly_to_person(self, person: str) -> None:
        """Show a person, unfolding what hides them, and select them."""
        place = next(iter(tree.places(self._document.org, person)), None)
        if place is None:
            self.selection.set(Selected(people=(person,)))
            return
        self._unfold_above(place.unit)
        spot = self.board.spot_of_person(person)
        if spot is not None:
            self._fly(self.board.box_of(spot))
        self.selection.set(Selected(people=(person,), seats=((person, place.role),)))

    def fly_to_unit(self, unit: str) -> None:
        """Show a department and select it."""
        self._unfold_above(unit)
        box = self.board.box_of_unit(unit)
        if box is not None:
            self._fly(box)
        self.selection.set(Selected(units=(unit,)))

    def fly_to_role(self, role: str) -> None:
        """Show a role and select it."""
        place = tree.find_role(self._document.org, role)
        if place is not None:
            self.fly_to_unit(place[0].id)
            self.selection.set(Selected(roles=(role,)))

    def _unfold_above(self, unit: str) -> None:
        self.board.fold(tree.path(self._document.org, unit), folded=False)
        self.board.finish_settling()

    def _fly(self, box: QRectF) -> None:
        readable = self.scale_now() >= _READABLE
        self.show_centre(box.center(), None if readable else 1.0)

    # folding and names

    def toggle_fold(self, unit: str) -> None:
        """Hide or show what is below a department."""
        self.board.fold((unit,), folded=unit not in self.board.organisation.folded)

    def fold_all(self) -> None:
        """Fold every department that has others below, except the roots."""
        roots = set(tree.roots(self._document.org))
        self.board.fold([u for u in self._document.org.units if u not in roots], folded=True)
        self._show_whole()

    def unfold_all(self) -> None:
        """Show every department."""
        self.board.fold(tuple(self.board.organisation.folded), folded=False)
        self._show_whole()

    def _show_whole(self) -> None:
        self.board.finish_settling()
        self.fit()

    def rename_unit(self, unit: str) -> None:
        """Type a department's name where it stands."""
        self._naming.unit(unit)

    def rename_role(self, role: str) -> None:
        """Type a role's name where it stands."""
        self._naming.role(role)

    # the pointer

    def settle(self) -> None:
        """Let everything that is on its way arrive, people between two scenarios too."""
        self.board.flight.land()
        super().settle()

    def pressed(self, spot: Spot | None) -> bool:
        """Fold or unfold by the knob below a card."""
        if spot is None or spot.part.kind != "fold":
            return False
        self.toggle_fold(spot.key)
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit what was clicked twice."""
        super().mouseDoubleClickEvent(event)
        event.accept()
        point = self.mapToScene(event.position().toPoint())
        spot = self.board.spot_at(point)
        if spot is None:
            return
        part, box = spot.part, self.board.box_of(spot)
        if part.kind == "person" and on_bar(box, point.y()):
            below = self.mapFromScene(box.bottomLeft())
            self.work_requested.emit(part.person, part.role, self.viewport().mapToGlobal(below))
        elif part.kind == "person":
            self.edit_requested.emit("person", part.person)
        elif part.kind in ("role", "vacancy"):
            self.rename_role(part.role)
        elif part.kind == "unit":
            self.rename_unit(spot.key)

    def done(self, done: Command) -> None:
        """Let the name be typed of a role that a drop has made."""
        if isinstance(done, MoveToUnit):
            made = tree.find_role(self._document.org, done.new_role)
            if made is not None:
                self.rename_role(made[1].id)

    def rests(self, at: QPoint) -> None:
        """Open a folded department on which something carried rests."""
        self._spring.rest(self.mapToScene(at))

    # back to the list of the unplaced

    def carried(self, gesture: Gesture, at: QPoint) -> None:
        """Tell the list of the unplaced whether people are over it."""
        self._tell_list(over=self._over_list(gesture, at))

    def ended(self) -> None:
        """Forget where something rested."""
        self._spring.release()
        self._tell_list(over=False)

    def _tell_list(self, *, over: bool) -> None:
        self.over_list.emit(over)

    def _over_list(self, gesture: Gesture, at: QPoint) -> bool:
        carries_people = isinstance(gesture, Carry) and isinstance(gesture.load, PeopleLoad)
        area = self._unplaced
        if not carries_people or area is None or not area.isVisible():
            return False
        return area.rect().contains(area.mapFromGlobal(self.viewport().mapToGlobal(at)))

    def dropped_outside(self, gesture: Gesture, at: QPoint) -> Command | None:
        """Return people dropped on the list of the unplaced to it."""
        if not self._over_list(gesture, at):
            return None
        scenario = self._document.scenario.id
        return Together(
            tuple(Vacate(scenario, person) for person in self.selection.value.people),
            Message(N_("Back to unplaced")),
        )

    # keys, menus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open what is selected with Return."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        selected = self.selection.value
        if selected.people:
            self.edit_requested.emit("person", selected.people[-1])
        elif selected.units:
            self.rename_unit(selected.units[-1])
        elif selected.roles:
            self.rename_role(selected.roles[-1])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what was clicked (or selected, from the keyboard)."""
        selected = self.selection.value
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            kinds = (
                ("person", selected.people),
                ("role", selected.roles),
                ("unit", selected.units),
            )
            kind = next((name for name, keys in kinds if keys), "board")
        else:
            spot = self.board.spot_at(self.mapToScene(event.pos()))
            kind = spot.part.kind if spot is not None else "board"
        self.context_requested.emit(kind, event.globalPos())


_BAR_FROM = 0.62
"""How far down a tile its bar of work begins to take clicks, as a part of the height."""


def on_bar(tile: QRectF, down: float) -> bool:
    """Say whether a height in the scene is on the bar of a person's tile."""
    return down > tile.top() + tile.height() * _BAR_FROM
