"""The left side of the split mode: proposals, how to draw the split, and what is wished."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.commands.split import Crossing, Style
from orgsandbox.domain.model import Org
from orgsandbox.grouping.values import Proposal, Proposals, Wishes
from orgsandbox.i18n import _, join_names
from orgsandbox.panels.lessons_bar import LessonsBar
from orgsandbox.panels.parts import column, text_label
from orgsandbox.plain import menu_text

_SHOWN = 12
_AROUND_TEXT, _ABOVE_AND_BELOW = 36, 20
"""Pixels that an entry's border, padding and margin take beside its text, and above and below: Qt
leaves the style sheet's padding out of the width at which it breaks lines."""

_TALLEST = 10_000
_SPIN_WIDTH = 70
"""Pixels: the longest words of a number that is left open may be cut, the panel may not."""


class Radio(QWidget):
    """A few choices of which one is taken; each carries the value of an Enum."""

    changed = Signal()

    def __init__(self, *choices: tuple[Style | Crossing, str]) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for value, text in choices:
            button = QRadioButton(menu_text(text))
            button.setObjectName(value.value)
            self.group.addButton(button)
            layout.addWidget(button)
        self.group.buttons()[0].setChecked(True)
        self.group.buttonClicked.connect(self.changed)

    def checked(self) -> str:
        """Return the value of the choice taken."""
        button = self.group.checkedButton()
        return button.objectName() if button is not None else ""

    def rename(self, value: Style, text: str) -> None:
        """Call a choice something else."""
        for button in self.group.buttons():
            if button.objectName() == value.value:
                button.setText(menu_text(text))

    def choose(self, value: str) -> None:
        """Take a choice; announces nothing."""
        for button in self.group.buttons():
            button.setChecked(button.objectName() == value)


class SplitChoices(QWidget):
    """`chosen` carries a Proposal, `asked` is emitted when others are wanted, `changed` when style
    or rule are others, `dropped` carries the number of a wish to forget."""

    chosen = Signal(object)
    asked = Signal()
    cancelled = Signal()
    changed = Signal()
    dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._proposals: tuple[Proposal, ...] = ()
        self.into = _spin(40, _("as the work suggests"), _("Number of departments"))
        self.least = _spin(500, _("any"), _("People at least"))
        self.most = _spin(5000, _("any"), _("People at most"))
        self.ask = QPushButton(_("Show proposals"))
        self.ask.clicked.connect(self.asked)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setAccessibleName(_("Ways to split"))
        self.list.setObjectName("proposals")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._choose)
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        self.said = text_label(name="muted")
        self.lessons = LessonsBar()
        self.drawn_as = Radio(
            (Style.HEADQUARTERS, _("Headquarters with departments below")),
            (Style.SIBLINGS, _("Departments side by side")),
            (Style.GENERAL_AFFAIRS, _("General Affairs keeps the rest")),
        )
        self.crossing = Radio(
            (Crossing.HANDOVER, _("Handed over to the new department")),
            (Crossing.KEEP, _("The same person goes on, as a second post")),
        )
        self.wishes = QListWidget()
        self.wishes.setAccessibleName(_("Wishes"))
        self.wishes.setMaximumHeight(110)
        self.wishes.setWordWrap(True)
        self.wishes.itemClicked.connect(self._drop)
        self._wishes_hint = text_label(_("Click a wish to forget it."), name="muted")
        self.drawn_as.changed.connect(self.changed)
        self.crossing.changed.connect(self.changed)
        self._lay_out()
        self.show_progress(None)
        self.show_wishes(())

    def _lay_out(self) -> None:
        layout = column(self)
        layout.addWidget(text_label(_("Ways to split"), name="panel_heading"))
        layout.addWidget(self.list)
        layout.addWidget(self.lessons)
        layout.addWidget(self.progress)
        layout.addWidget(self.cancel)
        layout.addWidget(self.said)
        grid = QGridLayout()
        for row, (text, field) in enumerate(
            (
                (_("Number of departments"), self.into),
                (_("People at least"), self.least),
                (_("People at most"), self.most),
            )
        ):
            grid.addWidget(text_label(text, wrap=False), row, 0)
            grid.addWidget(field, row, 1)
        layout.addLayout(grid)
        layout.addWidget(self.wishes)
        layout.addWidget(self._wishes_hint)
        layout.addWidget(self.ask)
        layout.addWidget(text_label(_("How to draw it"), name="panel_heading"))
        layout.addWidget(self.drawn_as)
        layout.addWidget(text_label(_("Work that crosses the new line"), name="panel_heading"))
        layout.addWidget(self.crossing)
        layout.addStretch(1)

    def limits(self, wishes: Wishes) -> dict[str, int | None]:
        """Return number and sizes as typed; None where the work decides."""
        into, least, most = self.into.value(), self.least.value(), self.most.value()
        return {"into": into or None, "least": max(1, least), "most": most or None}

    def offer_sections(self) -> None:
        """Call the parts sections: a 本部 stands above already, another is not on offer."""
        self.drawn_as.rename(Style.HEADQUARTERS, _("Sections below the department"))

    # proposals

    def show_proposals(self, org: Org, answer: Proposals) -> None:
        """List the proposals and take the best."""
        self._proposals = answer.proposals
        self.show_progress(None)
        with QSignalBlocker(self.list):
            self.list.clear()
            for proposal in answer.proposals:
                self.list.addItem(QListWidgetItem(_title(proposal)))
        self._silent = answer.without_data
        self._org = org
        self.list.setCurrentRow(0)
        self._fit_list()

    def _fit_list(self) -> None:
        """Make the list as high as its entries, so that it never scrolls on its own."""
        room = self.list.viewport().width() - _AROUND_TEXT
        for row in range(self.list.count()):
            item = self.list.item(row)
            flags = Qt.TextFlag.TextWordWrap
            box = self.list.fontMetrics().boundingRect(
                QRect(0, 0, room, _TALLEST), flags, item.text()
            )
            item.setSizeHint(QSize(room, box.height() + _ABOVE_AND_BELOW))
        self.list.doItemsLayout()
        last = self.list.item(self.list.count() - 1)
        bottom = self.list.visualItemRect(last).bottom() if last is not None else 0
        self.list.setFixedHeight(bottom + self.list.verticalScrollBar().value() + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the entries wrap anew."""
        super().resizeEvent(event)
        self._fit_list()

    def show_refusal(self, text: str) -> None:
        """Say why there are no proposals."""
        self.show_progress(None)
        self.list.clear()
        self._fit_list()
        self.said.setText(text)

    def show_progress(self, part: float | None) -> None:
        """Show how much of a search is done; None when nothing is looked for."""
        busy = part is not None
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)
        self.ask.setEnabled(not busy)
        self.progress.setValue(round(100 * (part or 0.0)))
        if busy:
            self.said.setText(_("Looking for proposals…"))

    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self._proposals):
            return
        proposal = self._proposals[row]
        lines = [_("A draft to think with. It does not replace a decision by people.")]
        people = self._org.people
        if self._silent:
            names = join_names(_few([people[key].name for key in self._silent]))
            lines.append(_("People without work data: {names}").format(names=names))
        lines += [note.text() for note in proposal.notes]
        lines += [tear.reason.text() for tear in proposal.torn]
        if proposal.second_posts:
            lines.append(_second_posts(self._org, proposal))
        if proposal.between:
            names = join_names(_few([people[key].name for key in proposal.between]))
            text = _("People whose work ties them to both departments: {names}")
            lines.append(text.format(names=names))
        self.said.setText("\n".join(lines))
        self.chosen.emit(proposal)

    # wishes

    def show_wishes(self, texts: tuple[str, ...]) -> None:
        """List what is wished of the next proposals."""
        self.wishes.clear()
        self.wishes.addItems(list(texts))
        self.wishes.setVisible(bool(texts))
        self._wishes_hint.setVisible(bool(texts))

    def _drop(self, item: QListWidgetItem) -> None:
        self.dropped.emit(self.wishes.row(item))


def _spin(most: int, none: str, name: str) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(0, most)
    spin.setSpecialValueText(none)
    spin.setAccessibleName(name)
    spin.setMinimumWidth(_SPIN_WIDTH)
    return spin


def _few(names: list[str]) -> list[str]:
    return names if len(names) <= _SHOWN else [*names[:_SHOWN], "…"]


_MOST_NAMES = 6
"""How many groups a proposal is titled with: more would break its line."""


def _title(proposal: Proposal) -> str:
    """Return what a proposal does in words, then its departments and how much goes across."""
    names = " / ".join(
        f"{group.name} {len(group.people)}" for group in proposal.groups[:_MOST_NAMES]
    )
    if len(proposal.groups) > _MOST_NAMES:
        names += " …"
    lines = [proposal.title.text()] if proposal.title is not None else []
    lines.append(_("{count}: {names}").format(count=len(proposal.groups), names=names))
    if proposal.cross_share is not None:
        across = f"{proposal.cross_share * 100:.0f}%"
        lines.append(_("Work across departments {share}").format(share=across))
    return "\n".join(lines)


def _second_posts(org: Org, proposal: Proposal) -> str:
    """Return who should have a second post where: their work carries that department too."""
    posts = join_names(
        _("{name} ({unit} {share}%)").format(
            name=org.people[post.person].name,
            unit=proposal.groups[post.group].name,
            share=post.share,
        )
        for post in proposal.second_posts
    )
    return _("Second posts to think of: {posts}").format(posts=posts)
