"""部署を分ける as a mode: the team falls apart on the board; one step when applied, else no trace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from orgsandbox.canvas.draft_cards import TOP, DraftCards
from orgsandbox.canvas.split_board import SplitBoard
from orgsandbox.commands.split import Crossing, SplitUnit, Style
from orgsandbox.document import Document
from orgsandbox.domain import work
from orgsandbox.domain.levels import under_headquarters
from orgsandbox.domain.model import Org
from orgsandbox.drawing.card_data import Card, CardOptions, build_card
from orgsandbox.drawing.theme import Theme
from orgsandbox.grouping.names import suggested_names
from orgsandbox.grouping.propose import movable
from orgsandbox.grouping.redraft import DraftReader
from orgsandbox.grouping.sections import headquarters_name
from orgsandbox.grouping.values import Proposal, Proposals, Wishes
from orgsandbox.i18n import N_, Message, _
from orgsandbox.panels.parts import scrolled
from orgsandbox.panels.proposal_search import ProposalSearch
from orgsandbox.panels.split_choices import SplitChoices
from orgsandbox.panels.split_result import SplitResult
from orgsandbox.plain import menu_text
from orgsandbox.selection import Selected
from orgsandbox.session.corrections import carried_on, corrections
from orgsandbox.session.history import History, Step
from orgsandbox.session.split_draft import STAYS, DraftGroup, SplitDraft, beginning
from orgsandbox.ui.split_words import reason_text, wish_texts, without_wish

_READ_AT_ONCE = 1500
"""Of a larger team reasons come with proposals only: its pairs are a matrix of gigabytes."""
_MOST_REASONS = 12
"""More reasons at once nobody reads; selecting somebody shows theirs alone."""


class SplitMode(QWidget):
    """Choices left, dashed cards in the middle, before → after right; `left` when it is over."""

    left = Signal()

    def __init__(self, document: Document, unit: str, theme: Theme, *, animations: bool) -> None:
        super().__init__()
        self._document = document
        self._org = document.org
        self._history = History(beginning(document.org, unit))
        self._after: Org | None = None
        self._reasons: dict[str, str] = {}
        self._unlearned: SplitDraft | None = None
        cards = DraftCards(self._hover, self._by_hand)
        self.board = SplitBoard(cards, self._reason, theme, animations=animations)
        self.choices = SplitChoices()
        if under_headquarters(self._org, self._org.units[unit]):
            self.choices.offer_sections()
        self.result = SplitResult(document, unit)
        self.search = ProposalSearch(self)
        self._lay_out()
        self._wire()
        for keys, does in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Shift+Z", self.redo),
            ("Escape", self.leave),
            ("Ctrl+Return", self.apply),
        ):
            QShortcut(QKeySequence(keys), self, does)

    @property
    def draft(self) -> SplitDraft:
        """The split as it stands."""
        return self._history.state

    def begin(self) -> None:
        """Look for proposals; where nothing is known of the work, begin with two empty groups."""
        self._show()
        self.ask()
        self.board.setFocus()

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        left = scrolled(self.choices)
        words = self.choices.minimumSizeHint().width() + left.verticalScrollBar().sizeHint().width()
        left.setMinimumWidth(max(250, words))
        self.result.setMinimumWidth(310)
        for part in (left, self.board, self.result):
            splitter.addWidget(part)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([260, 760, 340])
        splitter.setHandleWidth(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _wire(self) -> None:
        self.search.found.connect(self._propose)
        self.search.refused.connect(self._not_found)
        self.search.progress.connect(self.choices.show_progress)
        self.choices.chosen.connect(self.take)
        self.choices.asked.connect(self.ask)
        self.choices.cancelled.connect(self._give_up)
        self.choices.changed.connect(self._restyle)
        self.choices.dropped.connect(self._drop_wish)
        self.choices.lessons.wanted.connect(self._carry_on)
        self.choices.lessons.unwanted.connect(self._forget)
        self.board.selection.changed.connect(self._explain)
        self.board.sent.connect(self._send)
        self.board.menu_asked.connect(self._menu)
        self.board.follow.wanted.connect(self._follow)
        self.result.renamed.connect(self._rename)
        self.result.removed.connect(lambda key: self._next(self.draft.without_group(key)))
        self.result.added.connect(self._add)
        self.result.applied.connect(self.apply)
        self.result.left.connect(self.leave)

    # proposals

    def ask(self) -> None:
        """Look for proposals with the numbers and wishes typed."""
        limits = self.choices.limits(self.draft.wishes)
        wishes = replace(self.draft.wishes, **limits)  # type: ignore[arg-type]
        head = movable(self._org, self.draft.unit, with_head=False)
        self.choices.show_progress(0.0)
        beside = self.draft.style is Style.SIBLINGS
        asked = replace(wishes, stay=wishes.stay | head, side_by_side=beside)
        self.search.start(self._org, self.draft.unit, asked)

    def _propose(self, proposals: Proposals) -> None:
        self.choices.show_proposals(self._org, proposals)

    def _not_found(self, message: Message) -> None:
        self.choices.show_refusal(message.text())

    def _give_up(self) -> None:
        self.search.stop()
        self.choices.show_refusal(_("Cancelled."))

    def take(self, proposal: Proposal) -> None:
        """Let the team fall apart as a proposal says."""
        self.choices.lessons.begin()
        self._next(self.draft.proposed(proposal))

    def _carry_on(self) -> None:
        """Do for others what the corrections made by hand have in common, and tell what that is."""
        if self._reader is not None:
            before = self.draft
            draft, told = carried_on(before, self._reader)
            if told:
                self._unlearned = before
            self.choices.lessons.show_lessons(told)
            self._next(draft)

    def _forget(self) -> None:
        """Go back to what was there before anything was learned."""
        if self._unlearned is not None:
            self.choices.lessons.begin()
            self._next(self._unlearned)

    # drafts

    def _send(self, by: int) -> None:
        """Send what is selected to the neighbouring group."""
        keys = [STAYS, *(group.id for group in self.draft.groups)]
        chosen = self.board.selection.value
        first = next(iter(chosen.people or chosen.tasks), None)
        if first is None:
            return
        at = (self.draft.people if chosen.people else self.draft.tasks).get(first, STAYS)
        target = keys[(keys.index(at) + by) % len(keys)] if at in keys else STAYS
        self._by_hand(self._with(chosen, target))

    def _with(self, chosen: Selected, group: str) -> SplitDraft:
        """Return the draft with what is selected in a group, or staying."""
        return self.draft.with_people(chosen.people, group).with_tasks(chosen.tasks, group)

    def _add(self) -> None:
        self._next(self.draft.with_group(_("New department")))

    def _rename(self, key: str, name: str) -> None:
        """Rename a group, or without a key what stands above them."""
        draft = self.draft
        self._next(draft.renamed(key, name) if key else replace(draft, headquarters=name))

    def _by_hand(self, draft: SplitDraft) -> None:
        """Go on with what a hand has moved, and offer that the tasks of those people follow."""
        moved = [key for key, group in draft.people.items() if group != self.draft.group_of(key)]
        self._next(draft)
        if moved and self._reader is not None:
            group = draft.group_of(moved[0])
            tasks = self._reader.following(moved, draft.tasks, group)
            self.board.offer_tasks(moved[0], {key: self._org.tasks[key].name for key in tasks})

    def _follow(self, tasks: tuple[str, ...]) -> None:
        """Let tasks follow whoever was moved last."""
        self._next(self.draft.with_tasks(tasks, self.board.followed_group(self.draft)))

    @cached_property
    def _reader(self) -> DraftReader | None:
        """What reads drafts as the proposals do; a very large team is read by those alone."""
        team = {
            seat.person for role in self._org.units[self.draft.unit].roles for seat in role.seats
        }
        small = len(team) <= _READ_AT_ONCE
        return DraftReader(self._org, self.draft.unit) if small else None

    def _restyle(self) -> None:
        style, crossing = self.choices.drawn_as.checked(), self.choices.crossing.checked()
        self._next(replace(self.draft, style=Style(style), crossing=Crossing(crossing)))

    def _next(self, draft: SplitDraft) -> None:
        """Go on with another draft, as a step that can be undone inside the mode."""
        self.board.offer_tasks("", {})
        if draft != self.draft:
            self._history.remember(Step(Message(N_("Split up")), draft))
        self._show()

    def undo(self) -> None:
        """Take back the last step inside the mode."""
        if self._history.undo() is not None:
            self._show()

    def redo(self) -> None:
        """Bring again the step taken back."""
        if self._history.redo() is not None:
            self._show()

    # what is seen

    def _command(self, draft: SplitDraft) -> SplitUnit:
        scenario = self._document.scenario
        return draft.command(self._org, scenario.id, scenario.date)

    def _hover(self, draft: SplitDraft | None) -> str:
        """Tell in numbers what a drop would make of the draft; whether it could be applied is said
        beside the draft itself."""
        shown = (draft or self.draft).shown()
        self.result.numbers.show_preview(self._document.hover(self._command(shown)))
        return ""

    def _show(self) -> None:
        shown = self.draft.shown()
        preview = self._document.hover(self._command(shown))
        self._after = preview.org if preview is not None else None
        self.result.numbers.show_preview(preview)
        refused = self._document.may(self._command(self.draft))
        self.result.show_refusal(refused.text() if refused is not None else "")
        after = self._after or self._org
        self._reasons = self._told()
        groups = {group.id: self._card(after, group) for group in shown.groups}
        self.board.show_draft(self.draft, {TOP: self._top(after), **groups})
        self.result.show_names(
            self.draft.groups,
            {group.id: self._suggestions(group) for group in self.draft.groups},
            self.draft.keeping or "",
        )
        above = self.draft.headquarters or self._name
        stands = self.draft.style is Style.HEADQUARTERS
        self.result.show_above(above if stands else "", self._above())
        self.choices.drawn_as.choose(self.draft.style.value)
        self.choices.crossing.choose(self.draft.crossing.value)
        self.choices.lessons.show_count(corrections(self.draft))
        self.choices.show_wishes(wish_texts(self._org, self.draft.wishes))
        self._explain(self.board.selection.value)

    def _top(self, after: Org) -> Card:
        unit = self.draft.unit
        count = _("split in {count}").format(count=len(self.draft.groups))
        if self.draft.style is Style.HEADQUARTERS and unit in after.units:
            return replace(self._built(after, unit), badge=count)
        return Card(unit, self._org.units[unit].name, count, "", "", None, ())

    def _card(self, after: Org, group: DraftGroup) -> Card:
        unit = self.draft.unit_of(group.id)
        if unit not in after.units:
            return Card(group.id, group.name, "", "", "", None, (), draft=True)
        card = self._built(after, unit)
        return replace(card, unit=group.id, badge="", draft=True)

    def _built(self, after: Org, unit: str) -> Card:
        owners = work.owners(after)
        tasks = tuple(
            (key, task.name) for key, task in after.tasks.items() if owners.get(key) == unit
        )
        card = build_card(after, unit, CardOptions(self._document.scenario.date))
        return replace(card, tasks=tasks)

    def _above(self) -> tuple[str, ...]:
        """Return the names to choose from for what stands above the new departments."""
        names = (headquarters_name(self._org, self.draft.unit), self._name)
        return tuple(name for name in names if name)

    def _suggestions(self, group: DraftGroup) -> tuple[str, ...]:
        after = self._after or self._org
        unit = self.draft.unit_of(group.id)
        done = work.unit_work(after, after.units[unit]) if unit in after.units else {}
        return suggested_names(self._org, done, rest=group.id == self.draft.keeping)

    def _told(self) -> dict[str, str]:
        """Return why everybody is where a proposal or a hand put them, by person."""
        names = (*(group.name for group in self.draft.groups), self._name)
        keys = (*(group.id for group in self.draft.groups), STAYS)
        reasons = self.draft.reasons
        if self._reader is not None:
            reasons = self._reader.reasons(self.draft.people, keys)
        return {
            person: reason_text(self._org, reason, names)
            for person, reason in reasons.items()
            if self.draft.group_of(person) != STAYS
        }

    def _reason(self, person: str) -> str:
        return self._reasons.get(person, "")

    def _explain(self, chosen: Selected) -> None:
        people = chosen.people or tuple(self._reasons)
        told = [
            f"{self._org.people[key].name}\n{self._reasons[key]}"
            for key in people[:_MOST_REASONS]
            if key in self._reasons
        ]
        if len(people) > _MOST_REASONS:
            told.append("…")
        self.result.show_reasons("\n\n".join(told))

    # wishes

    def _menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.popup(at)

    def menu(self) -> QMenu:
        """Return what can be done with the selection: where it goes, and what is wished of it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = self.board.selection.value
        places = [(STAYS, _("Stays in {unit}").format(unit=self._name))]
        places += [(group.id, group.name) for group in self.draft.groups]
        for key, name in places:
            action = menu.addAction(menu_text(_("To {place}").format(place=name)))
            action.setEnabled(bool(chosen.people or chosen.tasks))
            action.triggered.connect(self._mover(chosen, key))
        menu.addSeparator()
        people = chosen.people
        wishes = self.draft.wishes
        pairs = tuple((people[0], other) for other in people[1:])
        locked = replace(wishes, stay=wishes.stay | set(people))
        together = replace(wishes, together=(*wishes.together, *pairs))
        apart = replace(wishes, apart=(*wishes.apart, *pairs))
        for text, wanted, enabled in (
            (_("Leave in the department (lock)"), locked, bool(people)),
            (_("Keep together"), together, bool(pairs)),
            (_("Keep apart"), apart, bool(pairs)),
        ):
            action = menu.addAction(menu_text(text))
            action.setEnabled(enabled)
            action.triggered.connect(self._wisher(wanted))
        return menu

    def _mover(self, chosen: Selected, group: str) -> Callable[[], None]:
        return lambda: self._by_hand(self._with(chosen, group))

    def _wisher(self, wishes: Wishes) -> Callable[[], None]:
        return lambda: self._wish(wishes)

    def _wish(self, wishes: Wishes) -> None:
        draft = replace(self.draft, wishes=wishes)
        self._next(draft.with_people(draft.wishes.stay, STAYS))

    def _drop_wish(self, number: int) -> None:
        self._wish(without_wish(self.draft.wishes, number))

    @property
    def _name(self) -> str:
        return self._org.units[self.draft.unit].name

    # the end

    def apply(self) -> None:
        """Carry the split out as one step, unless it would be refused."""
        command = self._command(self.draft)
        if self._document.may(command) is None:
            self._end()
            self._document.do(command)

    def leave(self) -> None:
        """Leave without a trace."""
        self._end()

    def _end(self) -> None:
        self.search.stop()
        self._document.hover(None)
        self.left.emit()
