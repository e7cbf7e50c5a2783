"""How the chart is arranged, spread and cut: the left side of the dialog."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.domain import tree
from orgsandbox.domain.model import Org
from orgsandbox.drawing.lenses.registry import lens, lenses
from orgsandbox.drawing.theme import LIGHT
from orgsandbox.export.papers.base import Ink
from orgsandbox.i18n import N_, _
from orgsandbox.panels.forms import form
from orgsandbox.paper.arrangements.registry import paper_arrangements
from orgsandbox.paper.papers import Split
from orgsandbox.paper.show import People, Show
from orgsandbox.paper.worker import Compared
from orgsandbox.plain import menu_text, plain_label, set_tip
from orgsandbox.ui.dialogs.paper.preview import icon_of

_ICON = QSize(92, 48)
_CELL = QSize(118, 104)

_PEOPLE = (
    (N_("Everybody"), People.ALL),
    (N_("Heads only"), People.HEADS),
    (N_("Numbers only"), People.NONE),
)


class Ways(QWidget):
    """Arrangement, pages, and how much of the organisation. `changed` says that one was chosen."""

    changed = Signal()

    def __init__(self, org: Org, unit: str | None) -> None:
        super().__init__()
        self.arrangements = QListWidget()
        self.arrangements.setObjectName("arrangements")
        self.arrangements.setViewMode(QListWidget.ViewMode.IconMode)
        self.arrangements.setMovement(QListWidget.Movement.Static)
        self.arrangements.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.arrangements.setGridSize(_CELL)
        self.arrangements.setWordWrap(True)
        self.arrangements.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.arrangements.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.arrangements.setIconSize(_ICON)
        self.arrangements.setAccessibleName(_("Arrangement"))
        self._add(None, _("Automatic"), _("The first of these that is legible"))
        for way in paper_arrangements():
            self._add(way.id, _(way.title), _(way.about))
        self.splits = QButtonGroup(self)
        self.unit = QComboBox()
        self.unit.addItem(_("The whole company"), None)
        for key in tree.in_order(org):
            depth = len(tree.path(org, key)) - 1
            self.unit.addItem("　" * depth + org.units[key].name, key)
        self.unit.setCurrentIndex(max(0, self.unit.findData(unit)))
        self.levels = QComboBox()
        self.levels.addItem(_("All levels"), None)
        for level in range(1, tree.levels(org) + 1):
            self.levels.addItem(_("Down to level {level}").format(level=level), level)
        self.people = QComboBox()
        for title, people in _PEOPLE:
            self.people.addItem(_(title), people)
        self.bars = QComboBox()
        self.bars.addItem(_("None"), None)
        for one in lenses():
            self.bars.addItem(_(one.title), one.id)
        self.codes = QCheckBox(_("Employee numbers"))
        self.joined = QCheckBox(_("Years of entry"))
        self.single = QCheckBox(_("Merge departments of one"))
        set_tip(self.single, _("Departments of one person are counted with the one above."))
        self._build()
        self._connect()

    def _add(self, key: str | None, title: str, about: str) -> None:
        item = QListWidgetItem(title)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setData(Qt.ItemDataRole.UserRole + 1, title)
        item.setIcon(_empty())
        item.setSizeHint(_CELL - QSize(4, 4))
        set_tip(item, about or title)
        self.arrangements.addItem(item)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 10, 10)
        layout.setSpacing(6)
        layout.addWidget(_heading(_("Arrangement")))
        rows = -(-self.arrangements.count() // 2)
        self.arrangements.setFixedHeight(rows * _CELL.height() + 4)
        layout.addWidget(self.arrangements)
        layout.addWidget(_heading(_("Pages")))
        for number, split in enumerate((Split.ONE, Split.SET, Split.TILES)):
            button = QRadioButton(menu_text(_(split.title)))
            self.splits.addButton(button, number)
            layout.addWidget(button)
        layout.addWidget(_heading(_("How much of it")))
        fields = form()
        fields.addRow(_("Range"), self.unit)
        fields.addRow(_("Levels"), self.levels)
        fields.addRow(_("Names"), self.people)
        fields.addRow(_("Work bars"), self.bars)
        layout.addLayout(fields)
        for box in (self.codes, self.joined, self.single):
            layout.addWidget(box)
        layout.addStretch(1)

    def _connect(self) -> None:
        for box in (self.unit, self.levels, self.people, self.bars):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(6)
            box.currentIndexChanged.connect(self._tell)
        for check in (self.codes, self.joined, self.single):
            check.toggled.connect(self._tell)
        self.arrangements.setCurrentRow(0)
        self.splits.button(0).setChecked(True)
        self.arrangements.currentRowChanged.connect(self._tell)
        self.splits.idToggled.connect(self._toggled)

    def _tell(self, *_unused: object) -> None:
        self.changed.emit()

    def _toggled(self, _number: int, on: bool) -> None:  # noqa: FBT001 - a slot
        if on:
            self.changed.emit()

    @property
    def arrangement(self) -> str | None:
        """The arrangement chosen, None where the program chooses."""
        item = self.arrangements.currentItem()
        key = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return str(key) if key is not None else None

    @property
    def split(self) -> Split:
        """How the chart is spread over pages."""
        return (Split.ONE, Split.SET, Split.TILES)[max(0, self.splits.checkedId())]

    def show_wish(self) -> Show:
        """Return what of the organisation is wanted."""
        bars = self.bars.currentData()
        return Show(
            people=self.people.currentData(),
            levels=self.levels.currentData(),
            bars=bars is not None,
            codes=self.codes.isChecked(),
            joined=self.joined.isChecked(),
            merge_single=self.single.isChecked(),
            lens=lens(bars or "mix"),
        )

    def put(self, arrangement: str | None, split: Split, show: Show | None) -> None:
        """Choose what an order says."""
        with QSignalBlocker(self):
            for row in range(self.arrangements.count()):
                if self.arrangements.item(row).data(Qt.ItemDataRole.UserRole) == arrangement:
                    self.arrangements.setCurrentRow(row)
            self.splits.button((Split.ONE, Split.SET, Split.TILES).index(split)).setChecked(True)
            if show is not None:
                self.levels.setCurrentIndex(max(0, self.levels.findData(show.levels)))
                self.people.setCurrentIndex([people for _t, people in _PEOPLE].index(show.people))
                self.bars.setCurrentIndex(
                    max(0, self.bars.findData(show.lens.id if show.bars else None))
                )
                self.codes.setChecked(show.codes)
                self.joined.setChecked(show.joined)
                self.single.setChecked(show.merge_single)
        self.changed.emit()

    def forget(self) -> None:
        """Take away what other arrangements would give: it is being worked out anew."""
        for row in range(self.arrangements.count()):
            item = self.arrangements.item(row)
            item.setText(str(item.data(Qt.ItemDataRole.UserRole + 1)))
            item.setForeground(QBrush())

    def show_compared(self, compared: Compared, legible: float, ink: Ink) -> None:
        """Show what each arrangement gives: its page, small, and its smallest letters."""
        ways = {key: (page, smallest) for key, page, smallest in compared.ways}
        for row in range(self.arrangements.count()):
            item = self.arrangements.item(row)
            key = item.data(Qt.ItemDataRole.UserRole)
            if key not in ways:
                continue
            page, smallest = ways[key]
            item.setIcon(icon_of(page, _ICON, ink, self.devicePixelRatioF()))
            title = str(item.data(Qt.ItemDataRole.UserRole + 1))
            item.setText(f"{title}\n{smallest:.1f} pt")
            small = smallest < legible
            item.setForeground(QBrush(QColor(LIGHT.amber)) if small else QBrush())


def _empty() -> QIcon:
    blank = QPixmap(_ICON)
    blank.fill(Qt.GlobalColor.transparent)
    return QIcon(blank)


def _heading(text: str) -> QWidget:
    label = plain_label(text)
    label.setObjectName("panel_heading")
    return label
