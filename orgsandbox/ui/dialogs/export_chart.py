"""書き出す: what, how large, and how large the file will be, before it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.problem import Refused
from orgsandbox.drawing.chart import Chart, ChartOptions, compose
from orgsandbox.drawing.lenses.registry import lens, lenses
from orgsandbox.export.base import Size, Wish, size_of
from orgsandbox.i18n import _
from orgsandbox.layout.registry import arrangement, arrangements
from orgsandbox.plain import PlainForm, menu_text, plain_label
from orgsandbox.ui.dialogs.ask import ok_cancel


@dataclass(frozen=True, slots=True)
class ChartWish:
    """The chart as composed, its size, and the theme's name."""

    chart: Chart
    size: Size
    theme: str


class _SizeKind(IntEnum):
    """How the size is chosen, in the order of the buttons."""

    A3 = 0
    A4 = 1
    NATURAL = 2
    WIDTH = 3


def ask_chart(
    parent: QWidget, document: Document, unit: str | None, options: ChartOptions
) -> ChartWish | None:
    """Return what to export, or None when cancelled."""
    dialog = ExportDialog(parent, document, unit, options)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return dialog.wish()


class ExportDialog(QDialog):
    """Whole chart or one department; A3, A4, pixels or dpi; light, print or dark."""

    def __init__(
        self, parent: QWidget, document: Document, unit: str | None, wanted: ChartOptions
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._wanted = wanted
        self._size: Size | None = None
        self._chart: Chart | None = None
        self.setWindowTitle(_("Export the chart as a PNG picture"))
        self.setMinimumWidth(460)
        self.what = QComboBox()
        self.what.addItem(_("The whole chart"), None)
        for key in tree.in_order(document.org):
            depth = len(tree.path(document.org, key)) - 1
            self.what.addItem("　" * depth + document.org.units[key].name, key)
        self.what.setCurrentIndex(max(0, self.what.findData(unit)))
        self.direction = _choices(
            ((_("Top down"), "down"), (_("Left to right"), "right")), wanted.direction
        )
        self.lens = _choices(tuple((_(one.title), one.id) for one in lenses()), wanted.lens.id)
        self.arrangement = _choices(
            tuple((_(way.title), way.id) for way in arrangements()), wanted.arrangement.id
        )
        self.profile = _choices(
            (
                (_("With names"), "internal"),
                (_("Numbers only (for outside)"), "external"),
                (_("Heads only (for the board)"), "executive"),
            ),
            "internal",
        )
        self.scenario_name = QCheckBox(_("Show the scenario’s name to outside too"))
        self.theme = _choices(
            (
                (_("Light"), "light"),
                (_("Print (black and white too)"), "print"),
                (_("Dark"), "dark"),
            ),
            "light",
        )
        self.kind = QButtonGroup(self)
        self.dpi = _number(150, 30, 2400, " dpi")
        self.width_px = _number(2400, 100, 60_000, " px")
        self.result_line = plain_label("")
        self.buttons = ok_cancel(self, _("Export…"))
        self._build()
        for box in (
            self.what,
            self.lens,
            self.arrangement,
            self.direction,
            self.profile,
            self.theme,
        ):
            box.currentIndexChanged.connect(self._recompose)
        self.scenario_name.toggled.connect(self._recompose)
        self.kind.buttonToggled.connect(self._measure)
        self.dpi.valueChanged.connect(self._measure)
        self.width_px.valueChanged.connect(self._measure)
        self._recompose()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        rows = PlainForm()
        rows.addRow(_("What"), self.what)
        rows.addRow(_("Contents"), self.profile)
        rows.addRow("", self.scenario_name)
        rows.addRow(_("Colours"), self.lens)
        if self.arrangement.count() > 1:  # a choice of one is none
            rows.addRow(_("Arrangement"), self.arrangement)
        rows.addRow(_("Direction"), self.direction)
        rows.addRow(_("Appearance"), self.theme)
        layout.addLayout(rows)
        for number, text in enumerate(
            (_("A3 landscape"), _("A4 landscape"), _("Natural size"), _("Width in pixels"))
        ):
            button = QRadioButton(menu_text(text))
            self.kind.addButton(button, number)
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            if number == _SizeKind.WIDTH:
                row.addWidget(self.width_px)
            layout.addLayout(row)
        self.kind.button(0).setChecked(True)
        row = QHBoxLayout()
        row.addWidget(plain_label(_("Resolution")))
        row.addWidget(self.dpi)
        layout.addLayout(row)
        layout.addWidget(self.result_line)
        layout.addWidget(self.buttons)

    def wish(self) -> ChartWish | None:
        """Return what is chosen, or None while it cannot be made."""
        if self._chart is None or self._size is None:
            return None
        return ChartWish(self._chart, self._size, str(self.theme.currentData()))

    def _recompose(self, *_unused: object) -> None:
        self.scenario_name.setVisible(self.profile.currentData() == "external")
        options = replace(
            self._wanted,
            unit=self.what.currentData(),
            direction=str(self.direction.currentData()),
            profile=str(self.profile.currentData()),
            lens=lens(str(self.lens.currentData())),
            arrangement=arrangement(str(self.arrangement.currentData())),
            scenario_name=self.scenario_name.isChecked(),
        )
        self._chart = compose(self._document.project, self._document.scenario, options)
        self._measure()

    def _wish(self) -> Wish:
        kind = self.kind.checkedId()
        if kind == _SizeKind.WIDTH:
            return Wish(width=self.width_px.value())
        dpi = float(self.dpi.value())
        papers = {_SizeKind.A3: "A3", _SizeKind.A4: "A4"}
        return Wish(paper=papers[_SizeKind(kind)], dpi=dpi) if kind in papers else Wish(dpi=dpi)

    def _measure(self, *_unused: object) -> None:
        by_width = self.kind.checkedId() == _SizeKind.WIDTH
        self.dpi.setEnabled(not by_width)
        self.width_px.setEnabled(by_width)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        if self._chart is None:
            return
        try:
            self._size = size_of(self._chart, self._wish())
        except Refused as refusal:
            self._size = None
            self.result_line.setText(refusal.message.text())
            ok.setEnabled(False)
            return
        text = _("{width} × {height} pixels, about {size} MB, text at {percent} %")
        self.result_line.setText(
            text.format(
                width=self._size.width,
                height=self._size.height,
                size=f"{max(0.1, self._size.megabytes):.1f}",
                percent=round(self._size.scale * 96 / self._size.dpi * 100),
            )
        )
        ok.setEnabled(True)


def _choices(choices: tuple[tuple[str, str], ...], chosen: str) -> QComboBox:
    box = QComboBox()
    for text, value in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def _number(value: int, least: int, most: int, suffix: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.setSuffix(suffix)
    box.setValue(value)
    return box
