"""The left side: who is not placed, and roles that could be made, both to be dragged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDrag, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.change import Change
from orgsandbox.domain.model import Person
from orgsandbox.domain.presence import is_external
from orgsandbox.drawing.card_data import Tile
from orgsandbox.drawing.card_layout import TILE_H, TILE_W
from orgsandbox.drawing.card_paint import paint_tile
from orgsandbox.drawing.lenses.mix import mix
from orgsandbox.drawing.mime import family_data, people_data
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _, format_month
from orgsandbox.panels.parts import column, text_label
from orgsandbox.selection import Selected, Selection

_ID = Qt.ItemDataRole.UserRole
_TILE = Qt.ItemDataRole.UserRole + 1


class _TileDelegate(QStyledItemDelegate):
    """Paints people as the board does."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(2, 2, -2, -4)
        paint_tile(painter, box, index.data(_TILE), self.theme, selected=chosen)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(int(TILE_W), int(TILE_H) + 6)


class UnplacedList(QListWidget):
    """People without a seat; dragged onto the board."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.delegate = _TileDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragEnabled(True)
        self.setUniformItemSizes(True)
        self.setAccessibleName(_("People not placed"))

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the selected people."""
        return tuple(str(item.data(_ID)) for item in self.selectedItems())

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """Return what a drag carries: the selected people."""
        return people_data([(person, None) for person in self.ids()])

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag a picture of the first tile."""
        drag = QDrag(self)
        drag.setMimeData(self.mimeData(self.selectedItems()))
        pixmap = QPixmap(1, 1)
        pixmap.fill(Qt.GlobalColor.transparent)
        drag.setPixmap(pixmap)  # the board draws what is carried
        drag.setHotSpot(QPoint(0, 0))
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)


class FamilyList(QListWidget):
    """Role suggestions, one a task family; dragged onto a department."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragEnabled(True)
        self.setAccessibleName(_("Role suggestions"))

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """Return what a drag carries: the family."""
        return family_data(str(self.currentItem().data(_ID)))


class PeoplePanel(QWidget):
    """未配置 and 役割の候補. `family_chosen` carries a family on a double click or Enter."""

    family_chosen = Signal(str)

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._selection = selection
        self._theme = theme
        self._filling = False
        self._stale = False
        self.heading = text_label(name="panel_heading")
        self.list = UnplacedList(theme)
        self.families = FamilyList()
        self.hint = text_label(name="muted")
        self.drop_hint = text_label(_("Drop here: back to unplaced"), "drop_hint")
        self.drop_hint.hide()
        layout = column(self, margins=10)
        layout.addWidget(self.heading)
        layout.addWidget(self.hint)
        layout.addWidget(self.drop_hint)
        layout.addWidget(self.list, 3)
        layout.addWidget(text_label(_("Role suggestions"), "panel_heading"))
        layout.addWidget(self.families, 2)
        self.list.itemSelectionChanged.connect(self._picked)
        self.families.itemActivated.connect(self._activated)
        selection.changed.connect(self._selected)
        self.refresh()

    def show_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.list.delegate.theme = theme
        self.refresh()

    def sync(self, change: Change) -> None:
        """List again when people, seats or families changed, now or when it is looked at next."""
        if change.opened or change.shown or change.scenario_changed:
            self._stale = True
            if self.isVisible():
                self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """List what came and went while nobody could see it."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def show_drop(self, over: bool) -> None:  # noqa: FBT001 - a slot
        """Say that carried people may be dropped here."""
        self.drop_hint.setVisible(over)

    def refresh(self) -> None:
        """List the unplaced and the families."""
        org = self._document.org
        self._stale = False
        self._filling = True
        chosen = set(self._selection.value.people)
        self.list.clear()
        waiting = tree.unplaced(org)
        self.heading.setText(_("Unplaced ({count})").format(count=len(waiting)))
        self.hint.setText("" if waiting else _("Everybody has a place in this scenario."))
        self.hint.setVisible(not waiting)
        for key in waiting:
            item = QListWidgetItem(org.people[key].name)
            item.setData(_ID, key)
            item.setData(_TILE, self._tile(org.people[key]))
            self.list.addItem(item)
            item.setSelected(key in chosen)
        self.families.clear()
        for family in org.families.values():
            item = QListWidgetItem(_("{family} staff").format(family=family.name))
            item.setData(_ID, family.id)
            item.setIcon(_square(self._theme.family(family.colour)))
            self.families.addItem(item)
        self._filling = False

    def _tile(self, person: Person) -> Tile:
        aside = (
            _("joins {month}").format(month=format_month(person.joined)) if person.joined else ""
        )
        if is_external(person):
            aside = person.employment
        shares = mix(self._document.org, person.own_work) if person.own_work else None
        return Tile(person.id, person.name, shares, aside=aside)

    def _picked(self) -> None:
        if not self._filling and self.list.ids():
            self._selection.set(Selected(people=self.list.ids()))

    def _selected(self, selected: Selected) -> None:
        if set(self.list.ids()) - set(selected.people):
            self._filling = True
            self.list.clearSelection()
            self._filling = False

    def _activated(self, item: QListWidgetItem) -> None:
        self.family_chosen.emit(str(item.data(_ID)))


def _square(colour: QColor) -> QPixmap:
    pixmap = QPixmap(12, 12)
    pixmap.fill(colour)
    return pixmap
