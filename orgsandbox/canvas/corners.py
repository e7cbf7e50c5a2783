"""What keeps to the board's corners: the legend, the curve of θ, an overview of large plans."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect

from orgsandbox.canvas.camera import Camera
from orgsandbox.canvas.overlays import Legend, Overview
from orgsandbox.canvas.scene import BoardScene
from orgsandbox.canvas.theta_curve import ThetaCurve

_SIDE, _EDGE = 14, 12
"""Pixels left free beside, and above and below what stands in a corner."""
_GAP = 8
_LEAST_LEGEND = 200
_FEW = 12
"""With fewer departments an overview shows nothing that the board does not."""
_LARGER = 1.02
"""So many times larger than the view the content must be to need an overview: not for a rim."""


class Corners(QObject):
    """Lays its parts over the viewport of a board and keeps them off the departments."""

    def __init__(self, view: Camera, scene: BoardScene) -> None:
        super().__init__(view)
        self._view = view
        self._scene = scene
        self._curve_at = 0
        self.legend = Legend(view.viewport(), scene.theme)
        self.overview = Overview(view.viewport(), scene.theme)
        self.curve = ThetaCurve(view.viewport(), scene.theme)
        self.overview.asked.connect(view.show_centre)
        scene.arranged.connect(self.place)
        view.looked.connect(self.place)

    def explain(self) -> None:
        """Write what the colours mean, with the sentence that must stand below."""
        organisation, theme = self._scene.organisation, self._scene.theme
        self.legend.show_entries(organisation.legend(), theme, organisation.only)
        thresholds = organisation.look.lens.id == "breadth"
        self.curve.setVisible(thresholds)
        if thresholds:
            self.curve.show_curve(organisation.org, organisation.assumptions, theme)

    @property
    def legend_height(self) -> int:
        """The pixels at the lower edge that the legend takes, its distance included."""
        return self.legend.height() + 20 if self.legend.isVisibleTo(self._view) else 0

    @property
    def curve_height(self) -> int:
        """The pixels that the curve takes above the legend, its distance included."""
        return self.curve.height() + _GAP

    def uncover(self) -> bool:
        """Put the curve into a corner where it hides no department; False when there is none."""
        if not self.curve.isVisibleTo(self._view):
            return True
        for number, corner in enumerate(self._curve_corners()):
            if not self._hides(corner):
                self._curve_at = number
                self.curve.move(corner.topLeft())
                return True
        self._curve_at = 0
        return False

    def in_the_way(self) -> bool:
        """Say whether legend or curve have no place beside the departments."""
        return self._hides(self.legend.geometry()) or not self.uncover()

    def _hides(self, box: QRect) -> bool:
        """Say whether something there would lie over a department or the name of a side."""
        part = self._view.mapToScene(box).boundingRect()
        organisation = self._scene.organisation
        return bool(organisation.cards.touching(part)) or organisation.has_label_in(part)

    def _curve_corners(self) -> tuple[QRect, ...]:
        """Return where the curve may stand: above the legend, or in a corner at the top."""
        size, room = self.curve.size(), self._view.viewport()
        right = room.width() - size.width() - _SIDE
        above = room.height() - self.legend.height() - size.height() - _EDGE - _GAP
        places = (QPoint(_SIDE, above), QPoint(_SIDE, _EDGE), QPoint(right, _EDGE))
        return tuple(QRect(at, size) for at in places)

    def place(self) -> None:
        """Put everything into its corner, the overview only where it helps."""
        room = self._view.viewport().rect()
        beside = self.overview.width() + 60
        size = self.legend.fit_into(max(_LEAST_LEGEND, room.width() - beside))
        self.legend.move(_SIDE, room.height() - size.height() - _EDGE)
        self.curve.move(self._curve_corners()[self._curve_at].topLeft())
        seen = self._view.mapToScene(room).boundingRect()
        whole = self._view.content_rect()
        large = whole.width() > seen.width() * _LARGER or whole.height() > seen.height() * _LARGER
        cards = self._scene.organisation.cards
        self.overview.setVisible(large and len(cards.keys) >= _FEW)
        corner = QPoint(room.width() - _SIDE, room.height() - _EDGE)
        self.overview.move(corner - QPoint(self.overview.width(), self.overview.height()))
        if self.overview.isVisible():
            self.overview.show_cards(cards, whole, seen, self._scene.theme)
