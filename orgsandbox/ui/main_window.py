"""The window: board in the middle, panels around it, all wired in one block."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from orgsandbox.canvas.view import BoardView
from orgsandbox.commands.roles import MakeRoleFromFamily
from orgsandbox.document import Document
from orgsandbox.domain.change import Change
from orgsandbox.drawing.lenses.registry import lens
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import Message, _
from orgsandbox.panels.colourings_panel import ColouringsPanel
from orgsandbox.panels.inspector import Inspector
from orgsandbox.panels.measure_chart import MeasureChart
from orgsandbox.panels.metrics_panel import MetricsPanel
from orgsandbox.panels.outline_panel import OutlinePanel
from orgsandbox.panels.people_panel import PeoplePanel
from orgsandbox.panels.scenario_strip import ScenarioStrip
from orgsandbox.panels.search_box import SearchBox
from orgsandbox.panels.tasks_panel import TasksPanel
from orgsandbox.panels.work_popup import WorkPopup
from orgsandbox.plain import title_text
from orgsandbox.selection import Selected, Selection, still_selected
from orgsandbox.session.keeper import Keeper
from orgsandbox.settings import Settings
from orgsandbox.ui.actions import connect_actions, lens_actions, make_actions, paint_icons
from orgsandbox.ui.agreement_actions import AgreementActions
from orgsandbox.ui.availability import Availability
from orgsandbox.ui.edit_actions import EditActions
from orgsandbox.ui.export_actions import ExportActions
from orgsandbox.ui.file_actions import FileActions
from orgsandbox.ui.help_actions import HelpActions
from orgsandbox.ui.inventory_actions import InventoryActions
from orgsandbox.ui.menu_lists import SCENARIO_MENU
from orgsandbox.ui.menus import build_menus, build_toolbar, context_menu
from orgsandbox.ui.merge_actions import MergeActions
from orgsandbox.ui.modes import Modes, resting_in
from orgsandbox.ui.recent import RecentMenu
from orgsandbox.ui.recovery import Recovery
from orgsandbox.ui.scenario_actions import ScenarioActions
from orgsandbox.ui.settings_store import SettingsStore
from orgsandbox.ui.sides import left_side, middle_of, right_side, spacer, stacked
from orgsandbox.ui.status_line import StatusLine
from orgsandbox.ui.survey_actions import SurveyActions
from orgsandbox.ui.view_actions import ViewActions, look_of
from orgsandbox.ui.window_state import remembered, restore


class MainWindow(QMainWindow):
    """One window on one document.

    `settings_changed` carries the Settings in force from now on: the program keeps them, and acts
    where that takes more than a window.
    """

    settings_changed = Signal(object)

    def __init__(
        self,
        document: Document,
        settings: Settings,
        theme: Theme,
        state: Path,
        keeper: Keeper | None = None,
    ) -> None:
        super().__init__()
        self.document = document
        self.theme = theme
        self.setAcceptDrops(True)
        self.selection = Selection(self)
        self._store = SettingsStore(settings, self)
        self.actions_by_id = make_actions(self)
        paint_icons(self.actions_by_id, theme)
        self._build_parts()
        self._build_controllers(state, keeper or Keeper(state))
        self._place_parts()
        self._wire()
        self._show_settings()
        restore(settings, self, self.middle)
        self._retitle()
        self._available.refresh()

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._store.now()

    def _theme(self) -> Theme:
        return self.theme

    def _selected_unit(self) -> str | None:
        return next(reversed(self.selection.value.units), None)

    def _build_parts(self) -> None:
        """Make what there is to see."""
        document, selection, theme, settings = (
            self.document,
            self.selection,
            self.theme,
            self.settings,
        )
        self.people = PeoplePanel(document, selection, theme)
        self.board = BoardView(
            document,
            selection,
            theme,
            look_of(settings),
            animations=settings.animations,
            unplaced=self.people,
        )
        self.outline = OutlinePanel(document)
        self.tasks = TasksPanel(document, selection, theme)
        self.colourings = ColouringsPanel(theme)
        self.metrics = MetricsPanel(document, selection, theme)
        self.inspector = Inspector(document, selection, theme)
        self.strip = ScenarioStrip(document, theme)
        self.chart = MeasureChart(document, theme)
        self.chart.hide()
        self.search_box = SearchBox(document)
        self.status = StatusLine()
        self.left = left_side(
            (
                (self.people, _("Members")),
                (self.outline, _("Outline")),
                (self.tasks, _("Tasks")),
                (self.colourings, _("Colours")),
            )
        )
        self.right = right_side(self.metrics, self.inspector)
        self.middle = middle_of(self.left, self.board, self.right)

    def _build_controllers(self, state: Path, keeper: Keeper) -> None:
        """Make who carries out what."""
        document, selection, store = self.document, self.selection, self._store
        resting = resting_in(self.actions_by_id, (self.strip, self.search_box))
        self.modes = Modes(document, self.middle, self._theme, store.now, resting)
        self.files = FileActions(self, document, selection, store, state, keeper)
        self.recovery = Recovery(self, document, keeper, self._theme)
        self.edit = EditActions(self, document, selection, self.board)
        parts = {"left": self.left, "right": self.right, "strip": self.strip, "chart": self.chart}
        self.view = ViewActions(self, self.board, self.search_box, selection, store, parts)
        self.scenarios = ScenarioActions(self, document, self._theme)
        self.export = ExportActions(self, document, selection, store)
        self.inventory = InventoryActions(self, document, selection)
        self.survey = SurveyActions(self, document)
        self.agreement = AgreementActions(self, document, selection)
        self.help = HelpActions(self, document, store, self.actions_by_id)
        self._available = Availability(self.actions_by_id, document, selection, self.modes.resting)
        connect_actions(
            self.actions_by_id,
            {
                "files": self.files,
                "recovery": self.recovery,
                "edit": self.edit,
                "view": self.view,
                "scenarios": self.scenarios,
                "export": self.export,
                "help": self.help,
                "inventory": self.inventory,
                "survey": self.survey,
                "agreement": self.agreement,
                "merging": MergeActions(self, document),
                "modes": self.modes,
            },
        )

    def _place_parts(self) -> None:
        """Put everything where it stands."""
        self._recent = RecentMenu(build_menus(self, self.actions_by_id))
        build_toolbar(self, self.actions_by_id, (spacer(), self.search_box))
        self.setCentralWidget(stacked((self.modes, self.strip, self.chart)))
        self.statusBar().addWidget(self.status, 1)
        for key in ("left_panel", "right_panel", "strip"):
            self.actions_by_id[key].setChecked(True)

    def _wire(self) -> None:
        document = self.document
        for part in (
            self.metrics,
            self.board,
            self.inspector,
            self.people,
            self.outline,
            self.tasks,
            self.strip,
            self.chart,
            self.status,
        ):
            document.changed.connect(part.sync)
        document.changed.connect(self._changed)
        document.previewed.connect(self.metrics.show_preview)
        document.refused.connect(self._refused)
        document.filed.connect(self._retitle)
        self._store.changed.connect(self._show_settings)
        self._store.changed.connect(self.settings_changed)
        self.selection.changed.connect(self._available.refresh)
        self.board.context_requested.connect(self._menu)
        self.board.edit_requested.connect(self._edit)
        self.board.work_requested.connect(self._edit_work)
        self.board.over_list.connect(self.people.show_drop)
        self.board.hint.connect(self._refused)
        self.people.family_chosen.connect(self._make_role)
        self.outline.chosen.connect(self._fly)
        self.search_box.chosen.connect(self._fly)
        self.metrics.help_asked.connect(self.help.explain)
        self.metrics.task_chosen.connect(self._choose_task)
        self.inspector.failed.connect(self.say)
        self.strip.duplicate_asked.connect(self.scenarios.duplicate)
        self.strip.menu_asked.connect(self._scenario_menu)
        self.colourings.lens_chosen.connect(self.view.show_lens)
        self.colourings.question_chosen.connect(self._ask)
        self._recent.chosen.connect(self.files.open_file)
        for teller in (
            self.files,
            self.recovery,
            self.export,
            self.inventory,
            self.survey,
            self.agreement,
            self.modes,
        ):
            teller.said.connect(self.say)
        self.recovery.standing.connect(self.status.stand)
        self.scenarios.played.connect(self._stop_play)
        self.edit.split_asked.connect(self.modes.begin_split)
        self.modes.compare_asked.connect(self.scenarios.compare)
        self.modes.lens_chosen.connect(self.view.show_lens)
        self.modes.woken.connect(self._available.refresh)
        for key in lens_actions():
            self.actions_by_id[key].triggered.connect(self.modes.show_board)

    # what the document says

    def _changed(self, change: Change) -> None:
        if change.opened:
            self.selection.clear()
        else:
            self.selection.set(still_selected(self.document.org, self.selection.value))
        self.files.note_change()
        self._retitle()
        self._available.refresh()

    def _refused(self, message: Message) -> None:
        self.say(message.text())

    def say(self, text: str) -> None:
        """Show a line in the status bar for a while."""
        self.status.say(text)

    def _retitle(self) -> None:
        """Show the file's name and the modified mark; names of people and scenarios stay inside."""
        self.setWindowTitle(f"{title_text(self.files.title())}[*] ― orgsandbox")
        self.setWindowModified(self.document.workspace.modified)

    def _stop_play(self) -> None:
        self.actions_by_id["play"].setChecked(False)

    # menus and jumps

    def _menu(self, kind: str, at: QPoint) -> None:
        context_menu(self, kind, self.actions_by_id).popup(at)

    def _scenario_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.actions_by_id[key] for key in SCENARIO_MENU])
        menu.popup(at)

    def _fly(self, kind: str, key: str) -> None:
        {
            "person": self.board.fly_to_person,
            "unit": self.board.fly_to_unit,
            "role": self.board.fly_to_role,
        }[kind](key)

    def _edit(self, _kind: str, _key: str) -> None:
        """Put the cursor into the first field of what was double-clicked."""
        self.right.setVisible(True)
        form = self.inspector.form
        field = form.findChild(QWidget, "person_name") if form is not None else None
        if field is not None:
            field.setFocus()

    def _edit_work(self, person: str, role: str, at: QPoint) -> None:
        WorkPopup(self, self.document, self.theme, person, role).show_at(at)

    def _choose_task(self, task: str) -> None:
        self.selection.set(Selected(tasks=(task,)))

    def _ask(self, question: str) -> None:
        self.modes.show_question(question)
        self.colourings.show_lens(lens(self.settings.lens).id)

    def _make_role(self, family: str) -> None:
        unit = self._selected_unit()
        if unit is None:
            self.say(_("Select a department first, or drag the role onto one."))
            return
        name = _("{family} staff").format(family=self.document.org.families[family].name)
        self.document.do(MakeRoleFromFamily(self.document.scenario.id, unit, family, name))

    # settings and appearance

    def keep_settings(self, settings: Settings) -> None:
        """Work with these settings from now on."""
        self._store.put(settings)

    def _show_settings(self, *_unused: object) -> None:
        """Show what the settings say: recent files, what is checked, how the board is drawn."""
        settings = self.settings
        self._recent.show_files(settings.recent)
        self._available.show_choices(settings)
        self.colourings.show_lens(lens(settings.lens).id)
        self.board.show_look(look_of(settings), animations=settings.animations)

    def show_theme(self, theme: Theme) -> None:
        """Paint everything in other colours."""
        self.theme = theme
        for part in (
            self.metrics,
            self.inspector,
            self.people,
            self.tasks,
            self.colourings,
            self.strip,
            self.chart,
            self.board,
            self.modes,
        ):
            part.show_theme(theme)
        paint_icons(self.actions_by_id, theme)
        self._show_settings()

    def window_state(self) -> Settings:
        """Return the settings with the window as it stands."""
        return remembered(self.settings, self, self.middle)

    # the window itself

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes; keep the window's state."""
        if not self.files.may_leave():
            event.ignore()
            return
        self.files.leave()
        self.files.keeper.close()
        self._store.put(self.window_state())
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file dropped."""
        for url in event.mimeData().urls()[:1]:
            if url.isLocalFile():
                self.files.open_file(url.toLocalFile())
