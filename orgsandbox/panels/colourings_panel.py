"""色分け: what the colours mean, and the back office's questions, one click each."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from orgsandbox.drawing.lenses.registry import lenses
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import _
from orgsandbox.panels.choice_card import ChoiceCard
from orgsandbox.panels.parts import column, scrolled, text_label
from orgsandbox.panels.questions.registry import pages


class ColouringsPanel(QWidget):
    """Cards to choose from. `lens_chosen` and `question_chosen` carry an id.

    The colourings stand first; beside a question (`questions_first`) the questions do.
    """

    lens_chosen = Signal(str)
    question_chosen = Signal(str)

    def __init__(self, theme: Theme, *, questions_first: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._cards: dict[str, ChoiceCard] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        inner = QWidget()
        layout = column(inner, margins=10, spacing=4)
        sections = [self._add_colourings, self._add_questions]
        for add in reversed(sections) if questions_first else sections:
            add(layout)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def _add_colourings(self, layout: QVBoxLayout) -> None:
        layout.addWidget(text_label(_("Colours"), "panel_heading"))
        self._add(layout, ((f"lens {lens.id}", lens.title, lens.about) for lens in lenses()))

    def _add_questions(self, layout: QVBoxLayout) -> None:
        layout.addWidget(text_label(_("Questions of the back office"), "panel_heading"))
        self._add(layout, ((f"question {page.ID}", page.TITLE, page.ABOUT) for page in pages()))

    def _add(self, layout: QVBoxLayout, entries: Iterable[tuple[str, str, str]]) -> None:
        for key, title, about in entries:
            card = ChoiceCard(_(title), _(about), self._theme)
            card.setObjectName(key)
            self._cards[key] = card
            self._group.addButton(card)
            layout.addWidget(card)

    def show_lens(self, lens: str) -> None:
        """Mark a colouring as the one on show."""
        self._cards[f"lens {lens}"].setChecked(True)

    def show_question(self, question: str) -> None:
        """Mark a question as the one on show."""
        self._cards[f"question {question}"].setChecked(True)

    def show_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        for card in self._cards.values():
            card.show_theme(theme)

    def _clicked(self, card: ChoiceCard) -> None:
        kind, key = card.objectName().split(" ", 1)
        (self.lens_chosen if kind == "lens" else self.question_chosen).emit(key)
