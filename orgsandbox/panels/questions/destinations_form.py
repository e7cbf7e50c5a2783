"""Destinations in rows: whom a result goes to and in which share, each changed in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QSpinBox, QToolButton, QWidget

from orgsandbox.domain import tree
from orgsandbox.domain.destinations import CUSTOMER
from orgsandbox.domain.model import Org
from orgsandbox.i18n import _
from orgsandbox.panels.parts import narrow, still, text_label
from orgsandbox.plain import set_tip


@dataclass(frozen=True, slots=True)
class Edits:
    """What the rows do: give a destination a share (0-1; None: what is offered), and put another in
    its place (None: the rows name their destinations only).
    """

    share: Callable[[str, float | None], object]
    swap: Callable[[str, str], object] | None = None


def destination_name(org: Org, key: str) -> str:
    """Return what the screen calls a destination."""
    if key == CUSTOMER:
        return _("Customer")
    return org.units[key].name if key in org.units else _("destination not set")


class DestinationRows(QWidget):
    """A row for each destination with its whole percents, what is not set, a box that adds one.

    Every field has an object name, so that the focus finds its way back after a change.
    """

    def __init__(
        self, org: Org, shares: Mapping[str, int], but: str, edits: Edits, *, adding: bool = True
    ) -> None:
        super().__init__()
        self._org = org
        self._edits = edits
        units = [key for key in tree.in_order(org) if key != but or key in shares]
        self._choices = [CUSTOMER, *units]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        # The order of the chart: a row does not jump while its share is typed.
        known = [key for key in (*self._choices[1:], CUSTOMER) if key in shares]
        for row, key in enumerate(known):
            self._add_row(row, key, shares[key], known)
        rest = 100 - sum(shares.values())
        if adding and rest > 0:
            self._grid.addWidget(text_label(_("destination not set"), "muted"), len(known), 0)
            self._grid.addWidget(text_label(f"{rest} %", "muted"), len(known), 1)
        if adding:
            self._grid.addWidget(self._adder(known), len(known) + 1, 0, 1, 3)

    def _add_row(self, row: int, key: str, share: int, known: list[str]) -> None:
        name = destination_name(self._org, key)
        if self._edits.swap is None:
            self._grid.addWidget(text_label(name), row, 0)
        else:
            self._grid.addWidget(self._swap_box(key, known), row, 0)
        box = still(QSpinBox())
        box.setRange(0, 100)
        box.setSuffix(" %")
        box.setKeyboardTracking(False)
        box.setValue(share)
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setObjectName(f"share {key}")
        box.setAccessibleName(_("Share of {name}").format(name=name))
        box.valueChanged.connect(lambda value: self._edits.share(key, value / 100))
        self._grid.addWidget(box, row, 1)
        gone = QToolButton()
        gone.setText("×")
        gone.setAutoRaise(True)
        set_tip(gone, _("Remove this destination"))
        gone.setAccessibleName(_("Remove {name}").format(name=name))
        gone.setObjectName(f"remove {key}")
        gone.clicked.connect(lambda: self._edits.share(key, 0.0))
        self._grid.addWidget(gone, row, 2)

    def _swap_box(self, key: str, known: list[str]) -> QComboBox:
        box = narrow(QComboBox())
        self._fill(
            box, [choice for choice in self._choices if choice == key or choice not in known]
        )
        box.setCurrentIndex(box.findData(key))
        box.setObjectName(f"swap {key}")
        box.setAccessibleName(_("Destination"))
        swap = self._edits.swap
        assert swap is not None
        box.activated.connect(
            lambda index: (
                swap(key, str(box.itemData(index))) if box.itemData(index) != key else None
            )
        )
        return box

    def _adder(self, known: list[str]) -> QComboBox:
        box = narrow(QComboBox())
        box.addItem(_("Add a destination…"), "")
        self._fill(box, [key for key in self._choices if key not in known])
        box.setObjectName("add destination")
        box.setAccessibleName(_("Add a destination…"))
        box.activated.connect(
            lambda index: self._edits.share(str(box.itemData(index)), None) if index else None
        )
        return box

    def _fill(self, box: QComboBox, keys: list[str]) -> None:
        for key in keys:
            box.addItem(destination_name(self._org, key), key)
