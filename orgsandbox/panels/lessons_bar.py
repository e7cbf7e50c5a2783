"""修正を反映: what the corrections of a proposal say of others, asked for, told in words, taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from orgsandbox.i18n import Message, _
from orgsandbox.panels.parts import text_label
from orgsandbox.plain import set_tip


class LessonsBar(QWidget):
    """`wanted` asks to carry the corrections on, `unwanted` to forget what was learned. It is hidden
    while nobody stands elsewhere than proposed."""

    wanted = Signal()
    unwanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.carry_on = QPushButton(_("Propose again with the corrections"))
        set_tip(
            self.carry_on,
            _("Those you have moved stay. What your moves have in common is done for others too."),
        )
        self.carry_on.clicked.connect(self.wanted)
        self.told = text_label(name="muted")
        self.forget = QPushButton(_("Forget what was learned"))
        self.forget.clicked.connect(self.unwanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self.carry_on, self.told, self.forget):
            layout.addWidget(part)
        self.begin()

    def begin(self) -> None:
        """Start afresh with a proposal just taken."""
        self._say("", learned=False)
        self.show_count(0)

    def show_count(self, moved: int) -> None:
        """Say how many people stand elsewhere than proposed."""
        self.carry_on.setEnabled(moved > 0)
        self.setVisible(moved > 0 or bool(self.told.text()))

    def show_lessons(self, told: Sequence[Message]) -> None:
        """Tell what was learned and done, or that nothing could be."""
        if told:
            self._say("\n".join(message.text() for message in told), learned=True)
            return
        text = _("These moves say nothing of others yet. Move one more person alike.")
        self._say(text, learned=False)

    def _say(self, text: str, *, learned: bool) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))
        self.forget.setVisible(learned)
