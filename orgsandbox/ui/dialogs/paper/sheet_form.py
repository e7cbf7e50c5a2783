"""The sheet, who gets it, and what it says of itself: the right side of the dialog."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.drawing.theme import THEMES
from orgsandbox.export.papers.base import Ink
from orgsandbox.i18n import N_, _
from orgsandbox.panels.forms import form, typed_day, written_day
from orgsandbox.paper.advice import Offer
from orgsandbox.paper.papers import PAPERS, Paper
from orgsandbox.paper.sheets import Sheets
from orgsandbox.paper.show import Profile
from orgsandbox.paper.titles import STAMPS, TitleBlock
from orgsandbox.plain import menu_text, plain_label

_THEMES = (("light", N_("Light")), ("print", N_("Print (black and white too)")))

_ABOUT = {
    Profile.INTERNAL: N_("Names, ranks and second posts are shown."),
    Profile.EXTERNAL: N_(
        "Departments only: no names, numbers, notes or scenario name in the file."
    ),
    Profile.EXECUTIVE: N_("Heads by name, everybody else as a number."),
}
_DPI = 150


class SheetForm(QWidget):
    """Paper, reader and title block. `changed` says that something was chosen, `taken` carries an
    Offer that was taken."""

    changed = Signal()
    taken = Signal(object)

    def __init__(self, title: TitleBlock) -> None:
        super().__init__()
        self._title = title
        self.paper = QComboBox()
        self.paper.addItems(list(PAPERS))
        self.way = QComboBox()
        self.way.addItems([_("Landscape"), _("Portrait")])
        self.margin = _number(10, 0, 40, " mm")
        self.dpi = _number(_DPI, 50, 600, " dpi")
        self.points = plain_label("")
        self.points.setObjectName("person_heading")
        self.where = plain_label("")
        self.where.setObjectName("muted")
        self.told = plain_label("")
        self._offers = QVBoxLayout()
        self.profile = QComboBox()
        for profile in Profile:
            self.profile.addItem(_(profile.title), profile)
        self.about = plain_label("")
        self.about.setObjectName("muted")
        self.counts = QCheckBox(_("Show numbers of people"))
        self.theme = QComboBox()
        for key, name in _THEMES:
            self.theme.addItem(_(name), key)
        self.company = QLineEdit(title.company)
        self.title = QLineEdit(title.title)
        self.effective = QLineEdit(written_day(title.effective))
        self.as_of = QLineEdit()
        self.version = QLineEdit()
        self.author = QLineEdit()
        self.approver = QLineEdit()
        self.stamp = QComboBox()
        self.stamp.addItem(_("None"), "")
        for key, name in STAMPS.items():
            self.stamp.addItem(_(name), key)
        self.legend = QCheckBox(_("Legend of what is on the page"))
        self.legend.setChecked(True)
        self._build()
        self._connect()
        self._about()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 14, 10)
        layout.setSpacing(6)
        layout.addWidget(_heading(_("Paper")))
        row = QHBoxLayout()
        for box in (self.paper, self.way):
            row.addWidget(box)
        layout.addLayout(row)
        rows = form()
        rows.addRow(_("Margin"), self.margin)
        rows.addRow(_("PNG resolution"), self.dpi)
        rows.addRow(_("Appearance"), self.theme)
        layout.addLayout(rows)
        layout.addWidget(self.points)
        layout.addWidget(self.where)
        layout.addWidget(self.told)
        layout.addLayout(self._offers)
        layout.addWidget(_heading(_("Who gets it")))
        for widget in (self.profile, self.about, self.counts):
            layout.addWidget(widget)
        layout.addWidget(_heading(_("Title block")))
        fields = form()
        for name, field in self._fields():
            fields.addRow(name, field)
        fields.addRow(_("Stamp"), self.stamp)
        layout.addLayout(fields)
        layout.addWidget(self.legend)
        layout.addStretch(1)

    def _fields(self) -> tuple[tuple[str, QLineEdit], ...]:
        return (
            (_("Company"), self.company),
            (_("Chart title"), self.title),
            (_("Effective date"), self.effective),
            (_("As of"), self.as_of),
            (_("Version"), self.version),
            (_("Made by"), self.author),
            (_("Approved by"), self.approver),
        )

    def _connect(self) -> None:
        for box in (self.paper, self.way, self.profile, self.theme, self.stamp):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(4)
            box.currentIndexChanged.connect(self._tell)
        for number in (self.margin, self.dpi):
            number.valueChanged.connect(self._tell)
        for check in (self.counts, self.legend):
            check.toggled.connect(self._tell)
        for _name, field in self._fields():
            field.setMinimumWidth(60)
            field.editingFinished.connect(self._tell)

    def _tell(self, *_unused: object) -> None:
        self._about()
        self.changed.emit()

    def _about(self) -> None:
        profile = self.profile.currentData()
        self.about.setText(_(_ABOUT[profile]))
        self.counts.setVisible(profile is Profile.EXTERNAL)

    def paper_wish(self) -> Paper:
        """Return the sheet chosen."""
        return Paper(
            self.paper.currentText(), self.way.currentIndex() == 1, float(self.margin.value())
        )

    def profile_wish(self) -> Profile:
        """Return whom the paper is for."""
        chosen: Profile = self.profile.currentData()
        return chosen

    def ink(self) -> Ink:
        """Return the colours and the resolution chosen."""
        return Ink(THEMES[str(self.theme.currentData())], float(self.dpi.value()))

    def title_block(self) -> TitleBlock:
        """Return the title block as typed; what is no day is left out."""
        stamp = str(self.stamp.currentData())
        return TitleBlock(
            self.company.text().strip(),
            self.title.text().strip(),
            _day(self.effective),
            _day(self.as_of),
            self.version.text().strip(),
            self.author.text().strip(),
            self.approver.text().strip(),
            (stamp,) if stamp else (),
            self.legend.isChecked(),
        )

    def retitle(self, title: TitleBlock) -> None:
        """Show another title, where the planner has not typed one."""
        for field, was, now in (
            (self.company, self._title.company, title.company),
            (self.title, self._title.title, title.title),
        ):
            if field.text().strip() == was:
                field.setText(now)
        self._title = replace(title)

    def put(self, paper: Paper, profile: Profile, stamps: tuple[str, ...]) -> None:
        """Choose what an order says."""
        with QSignalBlocker(self):
            self.paper.setCurrentText(paper.name)
            self.way.setCurrentIndex(int(paper.portrait))
            self.margin.setValue(round(paper.margin))
            self.profile.setCurrentIndex(list(Profile).index(profile))
            self.stamp.setCurrentIndex(max(0, self.stamp.findData(stamps[0] if stamps else "")))
        self._tell()

    def show_size(self, sheets: Sheets, undrawable: tuple[str, ...]) -> None:
        """Say how small the letters come out, and which signs cannot be drawn."""
        small = min(sheets.pages.pages, key=lambda page: page.smallest)
        text = _("Smallest letters {points} pt")
        self.points.setText(text.format(points=f"{small.smallest:.1f}"))
        where = _("Page {page}: {name}")
        number = sheets.pages.pages.index(small) + 1
        self.where.setText(where.format(page=number, name=small.bookmark))
        told = []
        if not sheets.is_legible:
            warning = _("Below {bound} pt, hard to read on paper. Legible would be:")
            told.append(warning.format(bound=f"{sheets.legible:g}"))
        if undrawable:
            signs = _("No font here can draw these signs; they are left out: {signs}.")
            told.append(signs.format(signs=" ".join(undrawable)))
        self._warn("\n".join(told))
        self.show_offers(())

    def refuse(self, text: str) -> None:
        """Say why there are no pages."""
        self.points.setText("")
        self.where.setText("")
        self._warn(text)
        self.show_offers(())

    def _warn(self, text: str) -> None:
        self.told.setText(text)
        self.told.setObjectName("notices" if text else "muted")
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.told.setVisible(bool(text))

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Offer what would be legible, each a button that takes it."""
        while self._offers.count():
            item = self._offers.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for offer in offers:
            button = _OfferButton(offer)
            button.chosen.connect(self.taken)
            self._offers.addWidget(button)


class _OfferButton(QPushButton):
    """Takes what it offers. `chosen` carries the Offer."""

    chosen = Signal(object)

    def __init__(self, offer: Offer) -> None:
        super().__init__(menu_text(offer.message.text()))
        self._offer = offer
        self.setAutoDefault(False)
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self._offer)


def _day(field: QLineEdit) -> date | None:
    """Return the day typed; none for what is no day, which the field then no longer shows."""
    try:
        return typed_day(field.text())
    except ValueError:
        field.clear()
        return None


def _number(value: int, least: int, most: int, suffix: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.setSuffix(suffix)
    box.setValue(value)
    return box


def _heading(text: str) -> QWidget:
    label = plain_label(text)
    label.setObjectName("panel_heading")
    return label
