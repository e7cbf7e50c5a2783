"""The board as it is looked at, with what lies over its corners."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtWidgets import QWidget

from orgsandbox.canvas.camera import Camera
from orgsandbox.canvas.lines_item import LinesItem
from orgsandbox.canvas.overlays import Legend, Overview
from orgsandbox.canvas.scene import BoardScene
from orgsandbox.canvas.theta_curve import ThetaCurve
from orgsandbox.canvas.unit_item import UnitItem
from orgsandbox.drawing.lenses.base import Key, Lens


class BoardCamera(Camera):
    """A camera on a BoardScene: the legend, an overview and the curve of θ keep to its corners."""

    def __init__(self, board: BoardScene, parent: QWidget | None = None) -> None:
        super().__init__(board, parent)
        self.board = board
        self._curve_corner = 0
        self.legend = Legend(self.viewport(), board.theme)
        self.overview = Overview(self.viewport(), board.theme)
        self.curve = ThetaCurve(self.viewport(), board.theme)
        self.overview.asked.connect(self.show_centre)
        board.arranged.connect(self.make_room)
        board.arranged.connect(self.place_overlays)
        self.looked.connect(self.place_overlays)
        self.legend.chosen.connect(self._only)

    # what the colours mean

    def set_lens(self, lens: Lens) -> None:
        """Let the colours mean something else."""
        fitted = self._fitted
        self.board.set_lens(lens)
        self.show_only("")
        if fitted and (self._hides(self.legend.geometry()) or not self._uncover()):
            self.fit()

    def show_only(self, key: Key) -> None:
        """Fade everybody without a colour; "" shows everybody."""
        self.board.show_only(key)
        self.show_legend()
        self.place_overlays()

    def _only(self, key: Key) -> None:
        self.show_only(key)

    def show_legend(self) -> None:
        """Write what the colours mean, with the sentence that must stand below."""
        self.legend.show_entries(self.board.legend(), self.board.theme, self.board.only)
        self.curve.setVisible(self.board.lens.id == "breadth")
        if self.board.lens.id == "breadth":
            self.curve.show_curve(self.board.org, self.board.assumptions, self.board.theme)

    # zoom

    def content_rect(self) -> QRectF:
        """Return the rectangle around all departments and labels."""
        return self.board.content_rect()

    def sees_all(self) -> bool:
        """Say whether every department is in view."""
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        held = self.board.picture.bounds
        return seen.contains(QRectF(held.x, held.y, held.width, held.height))

    def fit_selection(self) -> None:
        """Show what is selected."""
        boxes = [
            item.sceneBoundingRect()
            for item in self.board.items_by_unit.values()
            if item.marks.unit or item.marks.selected or item.marks.roles
        ]
        if boxes:
            whole = boxes[0]
            for box in boxes[1:]:
                whole = whole.united(box)
            self.show_rect(whole.adjusted(-40, -40, 40, 40))

    def show_rect(self, box: QRectF) -> None:
        """Show a rectangle of the scene as large as fits beside the overlays."""
        room = self.viewport().size()
        if box.width() <= 0 or box.height() <= 0 or room.width() < 10:
            return
        below = self.legend.height() + 20 if self.legend.isVisibleTo(self) else 0
        self._look_at(box, below)
        if not self._uncover():
            self._look_at(box, below + self.curve.height() + 8)
        self._fitted = False
        self.looked.emit()

    def _uncover(self) -> bool:
        """Put the curve into a corner where it hides no department; False when there is none."""
        if not self.curve.isVisibleTo(self):
            return True
        for number, corner in enumerate(self._curve_corners()):
            if not self._hides(corner):
                self._curve_corner = number
                self.curve.move(corner.topLeft())
                return True
        self._curve_corner = 0
        return False

    def _hides(self, box: QRect) -> bool:
        """Say whether something there would lie over a department or the name of a side."""
        part = self.mapToScene(box).boundingRect()
        return any(
            isinstance(item, UnitItem) or (isinstance(item, LinesItem) and item.has_label_in(part))
            for item in self.items(box)
        )

    def _curve_corners(self) -> tuple[QRect, ...]:
        """Return where the curve may stand: above the legend, or in a corner at the top."""
        size = self.curve.size()
        right = self.viewport().width() - size.width() - 14
        above = self.viewport().height() - self.legend.height() - size.height() - 20
        places = (QPoint(14, above), QPoint(14, 12), QPoint(right, 12))
        return tuple(QRect(at, size) for at in places)

    def place_overlays(self) -> None:
        """Put legend and overview into their corners, the overview only where it helps."""
        room = self.viewport().rect()
        size = self.legend.fit_into(max(200, room.width() - 260))
        self.legend.move(14, room.height() - size.height() - 12)
        self.curve.move(self._curve_corners()[self._curve_corner].topLeft())
        seen = self.mapToScene(room).boundingRect()
        whole = self.board.content_rect()
        large = whole.width() > seen.width() * 1.02 or whole.height() > seen.height() * 1.02
        many = len(self.board.items_by_unit) >= 12
        self.overview.setVisible(large and many)
        self.overview.move(room.width() - self.overview.width() - 14,
                           room.height() - self.overview.height() - 12)  # fmt: skip
        if self.overview.isVisible():
            self.overview.show_picture(self.board.picture, seen, self.board.theme)
