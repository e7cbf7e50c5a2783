"""The table of the clues of unity: a bar and numbers a department, a survey's mean to type in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from orgsandbox.drawing.card_paint import paint_mix
from orgsandbox.drawing.fonts import font, text_width
from orgsandbox.drawing.lenses.base import Mix
from orgsandbox.drawing.theme import Theme, colour_of
from orgsandbox.i18n import N_, _
from orgsandbox.plain import tip_text

NAME, BAR, PEOPLE, SHARE, PAIRS, MONTHS, SURVEY, LATER = range(8)
_HEADERS = (
    N_("Department"),
    "",
    N_("Staff"),
    N_("Know it\n(people)"),
    N_("Know it\n(pairs)"),
    N_("Shared\nmonths"),
    N_("Survey\nmean"),
    N_("Know it\nin 5 years"),
)
_MEANINGS = {
    SHARE: N_("Share of the people with a known joining day who joined before the split"),
    PAIRS: N_("Share of the pairs of two of whom both joined before the split"),
    MONTHS: N_("Months two people were in the company together, mean of all pairs"),
    SURVEY: N_("Mean of a survey on how far people feel as one, on the scale you used"),
    LATER: N_("An expectation under the turnover typed at the right, no forecast"),
}
_WIDTHS = {PEOPLE: 58, SHARE: 78, PAIRS: 78, MONTHS: 62, SURVEY: 62, LATER: 78}
_ROW, _HEAD = 23, 42
_WHOLE_ROWS, _LEAST_ROWS = 6, 4
_WIDEST_NAME = 180
_BAR = 12

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """A department (`key` "" for all together): texts by column, the bar, what a tooltip says.

    `mix` is None where there is nothing to show; `survey` is the mean that was typed in.
    """

    key: str
    texts: tuple[str, ...]
    mix: Mix | None
    tip: str
    survey: float | None = None


class UnityModel(QAbstractTableModel):
    """The rows; `typed` carries a department and what was typed as its survey's mean."""

    typed = Signal(str, str)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.theme = theme
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these rows; the same departments keep place and selection."""
        if [row.key for row in rows] == [row.key for row in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, LATER))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of departments, and one for all."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return a column's heading, and what it means."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADERS[section])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_text(_(_MEANINGS.get(section, "")))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(section)
        return None

    def data(self, index: Index, role: int = 0) -> object:  # noqa: PLR0911 - one a role of Qt's
        """Return what a cell shows."""
        row, column = self.rows[index.row()], index.column()
        inviting = column == SURVEY and row.survey is None and bool(row.key)
        if role == Qt.ItemDataRole.DisplayRole:
            return _("type in") if inviting else row.texts[column]
        if role == Qt.ItemDataRole.EditRole:
            return row.texts[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_text(row.texts[NAME] if column == NAME else row.tip)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(column)
        if role == Qt.ItemDataRole.ForegroundRole and inviting:
            return colour_of(self.theme.line)
        if role == Qt.ItemDataRole.FontRole and not row.key:
            return font(13, bold=True)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a department's survey be typed."""
        flags = super().flags(index)
        editable = index.column() == SURVEY and bool(self.rows[index.row()].key)
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def setData(self, index: Index, value: object, role: int = 0) -> bool:
        """Pass on what was typed, if it differs."""
        row = self.rows[index.row()]
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or text == row.texts[SURVEY]:
            return False
        self.typed.emit(row.key, text)
        return True


def _aligned(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column <= BAR else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


class _Cells(QStyledItemDelegate):
    """Paints bars, and a line above the row of all."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell as the style does, then the bar and the line; only a cell to type in shows
        that it is the current one."""
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        model = index.model()
        assert isinstance(model, UnityModel)
        row, box = model.rows[index.row()], QRectF(option.rect)
        if not row.key:
            painter.setPen(QPen(colour_of(model.theme.line), 1))
            painter.drawLine(box.topLeft(), box.topRight())
        if index.column() == BAR and row.mix is not None:
            top = box.center().y() - _BAR / 2
            paint_mix(
                painter, QRectF(box.left() + 6, top, box.width() - 18, _BAR), row.mix, model.theme
            )


class UnityTable(QTableView):
    """The table; `picked` carries the department chosen ("" for all)."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows_shown = UnityModel(self, theme)
        self.setModel(self.rows_shown)
        self.setItemDelegate(_Cells(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setMinimumSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(BAR, QHeaderView.ResizeMode.Stretch)
        header.setFixedHeight(_HEAD)
        header.setFont(font(12))
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setAccessibleName(_("Clues of unity by department"))

    def show_rows(self, rows: Sequence[Row], theme: Theme, *, projected: bool) -> None:
        """Show these rows, the last column only when a turnover was typed in."""
        self.rows_shown.theme = theme
        self.rows_shown.show_rows(tuple(rows))
        self.setColumnHidden(LATER, not projected)
        widest = max(
            (text_width(row.texts[NAME], 13, bold=not row.key) for row in rows), default=0.0
        )
        self.setColumnWidth(NAME, round(min(_WIDEST_NAME, widest + 20)))
        self.setMaximumHeight(_HEAD + len(rows) * _ROW + 2)
        least = len(rows) if len(rows) <= _WHOLE_ROWS else _LEAST_ROWS
        self.setMinimumHeight(_HEAD + least * _ROW + 2)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which department was picked."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.picked.emit(self.rows_shown.rows[current.row()].key)
