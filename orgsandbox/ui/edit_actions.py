"""What a planner asks of people, roles and departments: the selection turned into commands."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from orgsandbox.canvas.view import BoardView
from orgsandbox.commands.base import Command, Together
from orgsandbox.commands.people import AddPerson, RemovePeople
from orgsandbox.commands.roles import AddRole, RemoveRole, SetHead, SetPlanned
from orgsandbox.commands.scenarios import ClearPins, DuplicateScenario
from orgsandbox.commands.seats import MakeMain, MovePeople, MoveToUnit, Vacate
from orgsandbox.commands.taste import GatherIntoOne, SpreadIntoDepartments
from orgsandbox.commands.units import AddUnit, RemoveUnit, ReorderUnit, SetSide
from orgsandbox.document import Document
from orgsandbox.domain import tree
from orgsandbox.domain.ids import new_id
from orgsandbox.domain.model import Person, Role, Side, Unit
from orgsandbox.files.job_ad import job_ad
from orgsandbox.i18n import N_, NN_, Message, _
from orgsandbox.selection import Selected, Selection
from orgsandbox.ui.dialogs.ask import ask_text, confirm
from orgsandbox.ui.dialogs.merge import ask_merge
from orgsandbox.ui.dialogs.move_to import ask_target

_REMOVE = NN_(
    "Remove {count} person from this scenario?", "Remove {count} people from this scenario?"
)

Picked = tuple[tuple[str, str | None], ...]
"""People with the role in which each was picked."""


class EditActions(QObject):
    """Turns the Edit and Organisation menus into commands on what is selected.

    `split_asked` carries the department that shall be split.
    """

    split_asked = Signal(str)

    def __init__(
        self, window: QWidget, document: Document, selection: Selection, board: BoardView
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._selection = selection
        self._board = board
        self._cut: Picked = ()

    @property
    def _selected(self) -> Selected:
        return self._selection.value

    @property
    def _scenario(self) -> str:
        return self._document.scenario.id

    @property
    def _unit(self) -> str | None:
        """The department meant: selected, or that of the selected role or person."""
        selected = self._selected
        if selected.units:
            return selected.units[-1]
        for role in selected.roles:
            place = tree.find_role(self._document.org, role)
            if place:
                return place[0].id
        for person in selected.people:
            places = tree.places(self._document.org, person)
            if places:
                return places[0].unit
        return None

    # history

    def undo(self) -> None:
        """Take back the last step."""
        self._document.undo()

    def redo(self) -> None:
        """Bring again the step that was taken back."""
        self._document.redo()

    # people

    def cut(self) -> None:
        """Take up the selected people; nothing changes until they are put down."""
        self._cut = self._picked()
        names = [self._document.org.people[person].name for person, _role in self._cut]
        if names:
            self._board.hint.emit(
                Message(N_("{count} taken up: choose a role and paste"), {"count": len(names)})
            )

    def paste(self) -> None:
        """Move the people taken up to the selected role or department."""
        self._put_down(second=False)

    def paste_second(self) -> None:
        """Give the people taken up a second post in the selected role or department."""
        self._put_down(second=True)

    def move_to(self) -> None:
        """Ask where the selected people shall go, by typing."""
        picked = self._picked()
        if not picked:
            return
        target = ask_target(self._window, self._document, tuple(person for person, _r in picked))
        if target is not None:
            self._move(picked, target.role, target.unit, second=target.second, bring=target.bring)

    def vacate(self) -> None:
        """Put the selected people back to 未配置."""
        commands = tuple(
            Vacate(self._scenario, person, self._selected.role_of(person))
            for person in self._selected.people
        )
        self._do(commands, Message(N_("Back to unplaced")))

    def add_person(self) -> None:
        """Ask for a name; the person starts unplaced and is selected, or sits in the role chosen."""
        name = ask_text(self._window, _("Add a person"), _("Name"))
        if name is None:
            return
        person = Person(new_id(), name)
        if self._document.do(AddPerson(self._scenario, person)):
            self._selection.set(Selected(people=(person.id,)))

    def make_main(self) -> None:
        """Make the selected seat the main one."""
        for person, role in self._selected.seats:
            self._document.do(MakeMain(self._scenario, person, role))

    def select_all(self) -> None:
        """Select everybody in the department meant."""
        unit = self._unit
        if unit is None:
            return
        seats = tuple(
            (seat.person, role.id)
            for role in self._document.org.units[unit].roles
            for seat in role.seats
        )
        self._selection.set(Selected(people=tuple(person for person, _r in seats), seats=seats))

    def clear_selection(self) -> None:
        """Cancel a drag under way, else select nothing."""
        if not self._board.cancel_gesture():
            self._selection.clear()

    # roles

    def add_role(self) -> None:
        """Add a role to the department meant and let its name be typed at once."""
        unit = self._unit
        if unit is None:
            self._board.hint.emit(Message(N_("Select a department first.")))
            return
        role = Role(new_id(), _("New role"), planned=1)
        if self._document.do(AddRole(self._scenario, unit, role)):
            self._board.rename_role(role.id)

    def add_vacancy(self) -> None:
        """Plan one seat more in the selected roles."""
        self._plan(+1)

    def remove_vacancy(self) -> None:
        """Plan one seat less in the selected roles."""
        self._plan(-1)

    def make_head(self) -> None:
        """Make the selected role the head of its department."""
        for role in self._selected.roles[:1]:
            place = tree.find_role(self._document.org, role)
            if place:
                self._document.do(SetHead(self._scenario, place[0].id, role))

    def _plan(self, by: int) -> None:
        commands: list[Command] = []
        for role in self._selected.roles:
            place = tree.find_role(self._document.org, role)
            if place:
                planned = place[1].planned if place[1].planned is not None else len(place[1].seats)
                commands.append(SetPlanned(self._scenario, role, max(0, planned + by)))
        self._do(tuple(commands), Message(N_("Planned seats")))

    # departments

    def add_unit(self) -> None:
        """Add a department below the one meant (or at the top) and let its name be typed."""
        parent = self._unit
        below = tree.children(self._document.org, parent) if parent else ()
        unit = Unit(new_id(), _("New department"), parent=parent, order=len(below))
        if self._document.do(AddUnit(self._scenario, unit)):
            self._selection.set(Selected(units=(unit.id,)))
            self._board.rename_unit(unit.id)

    def split(self) -> None:
        """Ask for the split mode with the department meant."""
        unit = self._unit
        if unit is None:
            self._board.hint.emit(Message(N_("Select a department first.")))
            return
        self.split_asked.emit(unit)

    def merge(self) -> None:
        """Merge the selected departments into one."""
        ask_merge(self._window, self._document, self._selected.units)

    def unit_earlier(self) -> None:
        """Move the department one place forward among its siblings."""
        self._reorder(-1)

    def unit_later(self) -> None:
        """Move the department one place back among its siblings."""
        self._reorder(+1)

    def side_direct(self) -> None:
        """Put the department on the direct side."""
        self._side(Side.DIRECT)

    def side_support(self) -> None:
        """Put the department on the support side."""
        self._side(Side.SUPPORT)

    def side_inherit(self) -> None:
        """Let the department stand where the one above stands."""
        self._side(None)

    def clear_pins(self) -> None:
        """Forget the hand-placed positions of this scenario."""
        self._document.do(ClearPins(self._scenario))

    def _reorder(self, by: int) -> None:
        org = self._document.org
        for unit in self._selected.units[:1]:
            parent = org.units[unit].parent
            siblings = tree.children(org, parent) if parent else tree.roots(org)
            target = siblings.index(unit) + by
            if 0 <= target < len(siblings):
                self._document.do(ReorderUnit(self._scenario, unit, target))

    def _side(self, side: Side | None) -> None:
        commands = tuple(SetSide(self._scenario, unit, side) for unit in self._selected.units)
        self._do(commands, Message(N_("Side")))

    def job_ad(self) -> None:
        """Put a draft of the job advertisement for the selected role on the clipboard."""
        pairs = (tree.find_role(self._document.org, role) for role in self._selected.roles)
        vacancy = next((pair for pair in pairs if pair is not None), None)
        if vacancy is None:
            self._board.hint.emit(Message(N_("Select a role or a vacancy first.")))
            return
        QGuiApplication.clipboard().setText(job_ad(self._document.org, *vacancy))
        self._board.hint.emit(Message(N_("The draft is on the clipboard.")))

    # the taste switch

    def gather(self) -> None:
        """Put the departments below the selected one into it, in a new scenario."""
        new = new_id()
        if self._unit is not None:
            self._switch(new, GatherIntoOne(new, self._unit, _("General Affairs")))
        else:
            self._board.hint.emit(Message(N_("Select a department first.")))

    def spread(self) -> None:
        """Make departments of the selected department's roles, in a new scenario."""
        new = new_id()
        if self._unit is not None:
            name, suffix = _("Headquarters"), _(" department")
            self._switch(new, SpreadIntoDepartments(new, self._unit, name, suffix))
        else:
            self._board.hint.emit(Message(N_("Select a department first.")))

    def _switch(self, new: str, command: Command) -> None:
        scenario = self._document.scenario
        name = _("{name} ({change})").format(name=scenario.name, change=command.label.text())
        together = (DuplicateScenario(scenario.id, name, new=new), command)
        if self._document.do(Together(together, command.label)):
            text = N_("The same people and the same work: only lines and names differ.")
            self._board.hint.emit(Message(text))

    # any of them

    def rename(self) -> None:
        """Let the name of what is selected be typed where it stands."""
        selected = self._selected
        if selected.people:
            self._board.edit_requested.emit("person", selected.people[-1])
        elif selected.roles:
            self._board.rename_role(selected.roles[-1])
        elif selected.units:
            self._board.rename_unit(selected.units[-1])

    def remove(self) -> None:
        """Take what is selected out of the plan, after asking when people are concerned."""
        selected = self._selected
        if selected.people:
            sure = confirm(
                self._window,
                _REMOVE.text(len(selected.people)),
                _(
                    "They disappear from this scenario only. To keep them, put them back to unplaced."
                ),
                _("Remove"),
            )
            if sure:
                self._document.do(RemovePeople(self._scenario, selected.people))
        elif selected.roles or selected.units:
            commands = (
                *(RemoveRole(self._scenario, role) for role in selected.roles),
                *(RemoveUnit(self._scenario, unit) for unit in selected.units),
            )
            self._do(commands, Message(N_("Remove")))

    def _picked(self) -> Picked:
        selected = self._selected
        return tuple((person, selected.role_of(person)) for person in selected.people)

    def _put_down(self, *, second: bool) -> None:
        known = self._document.org.people
        picked = tuple(pair for pair in self._cut if pair[0] in known)
        selected = self._selected
        role = selected.roles[-1] if selected.roles else None
        if picked and self._move(picked, role, self._unit, second=second, bring=False):
            self._cut = ()

    def _move(
        self, picked: Picked, role: str | None, unit: str | None, *, second: bool, bring: bool
    ) -> bool:
        command: Command
        if role is not None:
            command = MovePeople(self._scenario, picked, role, bring_work=bring, second=second)
        elif unit is not None:
            staff = _("Staff")
            command = MoveToUnit(
                self._scenario, picked, unit, role_name=staff, bring_work=bring, second=second
            )
        else:
            command = Together(
                tuple(Vacate(self._scenario, person, None) for person, _role in picked),
                Message(N_("Back to unplaced")),
            )
        return self._document.do(command)

    def _do(self, commands: tuple[Command, ...], title: Message) -> None:
        if len(commands) == 1:
            self._document.do(commands[0])
        elif commands:
            self._document.do(Together(commands, title))
