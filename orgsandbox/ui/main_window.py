"""The window: board in the middle, panels around it, all wired in one block."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QSizePolicy,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

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
from orgsandbox.plain import set_tip, title_text
from orgsandbox.selection import Selected, Selection, still_selected
from orgsandbox.session.keeper import Keeper
from orgsandbox.settings import Settings
from orgsandbox.ui.actions import (
    BOARD_ACTIONS,
    build_actions,
    exclusive,
    lens_actions,
    paint_icons,
)
from orgsandbox.ui.agreement_actions import AgreementActions
from orgsandbox.ui.edit_actions import EditActions
from orgsandbox.ui.export_actions import ExportActions
from orgsandbox.ui.file_actions import FileActions
from orgsandbox.ui.help_actions import HelpActions
from orgsandbox.ui.inventory_actions import InventoryActions
from orgsandbox.ui.menus import build_menus, build_toolbar, context_menu
from orgsandbox.ui.merge_actions import MergeActions
from orgsandbox.ui.modes import Modes
from orgsandbox.ui.recent import RecentMenu
from orgsandbox.ui.recovery import Recovery
from orgsandbox.ui.scenario_actions import ScenarioActions
from orgsandbox.ui.status_line import StatusLine
from orgsandbox.ui.survey_actions import SurveyActions
from orgsandbox.ui.view_actions import ViewActions, look_of
from orgsandbox.ui.window_state import remembered, restore


class MainWindow(QMainWindow):
    """One window on one document.

    `settings_changed` carries Settings that the program has to keep and perhaps act upon.
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
        self.settings = settings
        self.theme = theme
        self.setAcceptDrops(True)
        self.selection = Selection(self)

        # the parts
        self.people = PeoplePanel(document, self.selection, theme)
        self.board = BoardView(
            document,
            self.selection,
            theme,
            look_of(settings),
            animations=settings.animations,
            unplaced=self.people,
        )
        self.outline = OutlinePanel(document)
        self.tasks = TasksPanel(document, self.selection, theme)
        self.colourings = ColouringsPanel(theme)
        self.metrics = MetricsPanel(document, self.selection, theme)
        self.inspector = Inspector(document, self.selection, theme)
        self.strip = ScenarioStrip(document, theme)
        self.chart = MeasureChart(document, theme)
        self.chart.hide()
        self.search_box = SearchBox(document)

        self.middle = QSplitter(Qt.Orientation.Horizontal)
        self.modes = Modes(document, self.middle, self._theme, self._settings)

        # who carries out what
        self.files = FileActions(self, document, settings, state, keeper or Keeper(state))
        self.recovery = Recovery(self, document, self.files, self._theme)
        self.edit = EditActions(self, document, self.selection, self.board)
        self.view = ViewActions(self, self.board, self.search_box, self.selection, self._settings)
        self.scenarios = ScenarioActions(self, document, self._theme)
        self.export = ExportActions(self, document, self.selection, self._settings)
        self.inventory = InventoryActions(self, document, self.selection)
        self.survey = SurveyActions(self, document)
        self.agreement = AgreementActions(self, document, self.selection)
        self.help = HelpActions(self, document, self._settings)
        self.actions_by_id = build_actions(
            self,
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
        self.help.actions = self.actions_by_id
        paint_icons(self.actions_by_id, theme)

        self.files.selected_unit = self._selected_unit

        # where they stand
        self._recent = RecentMenu(build_menus(self, self.actions_by_id))
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        build_toolbar(self, self.actions_by_id, (spacer, self.search_box))
        self._lay_out()
        self.status = StatusLine()
        self.statusBar().addWidget(self.status, 1)

        # the wiring
        for part in (self.metrics, self.board, self.inspector, self.people, self.outline,
                     self.tasks, self.strip, self.chart, self.status):  # fmt: skip
            document.changed.connect(part.sync)
        document.changed.connect(self._changed)
        document.previewed.connect(self.metrics.show_preview)
        document.refused.connect(self._refused)
        document.filed.connect(self._retitle)
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
        self.scenarios.played.connect(self._stop_play)
        self.files.settings_changed.connect(self.keep_settings)
        self.files.settings_changed.connect(self.settings_changed)
        for teller in (self.files, self.recovery, self.export, self.inventory, self.survey,
                       self.agreement, self.modes):  # fmt: skip
            teller.said.connect(self.say)
        self.recovery.standing.connect(self.status.stand)
        self.view.settings_changed.connect(self.settings_changed)
        self.help.settings_changed.connect(self.settings_changed)
        self.selection.changed.connect(self._enable)
        self.edit.split_asked.connect(self.modes.begin_split)
        self.modes.compare_asked.connect(self.scenarios.compare)
        self.modes.lens_chosen.connect(self.view.show_lens)
        self.modes.woken.connect(self._enable)
        for key in lens_actions():
            self.actions_by_id[key].triggered.connect(self.modes.show_board)
        self.colourings.lens_chosen.connect(self.view.show_lens)
        self.colourings.question_chosen.connect(self._ask)
        self._recent.chosen.connect(self.files.open_file)

        self.keep_settings(settings)
        restore(settings, self, self.middle)
        self._retitle()
        self._enable()

    def _theme(self) -> Theme:
        return self.theme

    def _selected_unit(self) -> str | None:
        return next(reversed(self.selection.value.units), None)

    def _settings(self) -> Settings:
        return self.settings

    def _lay_out(self) -> None:
        self.left = QTabWidget()
        self.left.setObjectName("left")
        self.left.setDocumentMode(True)
        self.left.tabBar().setDrawBase(False)
        self.left.addTab(self.people, _("Members"))
        self.left.addTab(self.outline, _("Outline"))
        self.left.addTab(self.tasks, _("Tasks"))
        self.left.addTab(self.colourings, _("Colours"))
        self.left.setMinimumWidth(230)
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.addWidget(self.metrics)
        self.right.addWidget(self.inspector)
        self.right.setSizes([520, 340])
        self.right.setStretchFactor(0, 3)
        self.right.setStretchFactor(1, 2)
        self.metrics.setMinimumHeight(240)
        self.right.setMinimumWidth(300)
        for part in (self.left, self.board, self.right):
            self.middle.addWidget(part)
        self.middle.setStretchFactor(1, 1)
        self.middle.setSizes([240, 740, 316])
        self.middle.setCollapsible(1, False)
        for splitter in (self.right, self.middle):
            splitter.setHandleWidth(1)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.modes.actions_to_rest = tuple(self.actions_by_id.values())
        self.modes.board_actions = tuple(self.actions_by_id[key] for key in BOARD_ACTIONS)
        self.modes.parts_to_rest = (self.strip, self.search_box)
        layout.addWidget(self.modes, 1)
        layout.addWidget(self.strip)
        layout.addWidget(self.chart)
        self.setCentralWidget(whole)
        self.view.add_part("left", self.left)
        self.view.add_part("right", self.right)
        self.view.add_part("strip", self.strip)
        self.view.add_part("chart", self.chart)
        for key in ("left_panel", "right_panel", "strip"):
            self.actions_by_id[key].setChecked(True)

    # what the document says

    def _changed(self, change: Change) -> None:
        if change.opened:
            self.selection.clear()
        else:
            self.selection.set(still_selected(self.document.org, self.selection.value))
        self.files.note_change()
        self._retitle()
        self._enable()

    def _refused(self, message: Message) -> None:
        self.say(message.text())

    def say(self, text: str) -> None:
        """Show a line in the status bar for a while."""
        self.status.say(text)

    def _retitle(self) -> None:
        """Show the file's name and the modified mark; names of people and scenarios stay inside."""
        self.setWindowTitle(f"{title_text(self.files.title())}[*] ― orgsandbox")
        self.setWindowModified(self.document.workspace.modified)

    def _enable(self, *_unused: object) -> None:
        workspace = self.document.workspace
        held = self.selection.value
        actions = self.actions_by_id
        for key, label, text in (
            ("undo", workspace.undo_label, _("Undo")),
            ("redo", workspace.redo_label, _("Redo")),
        ):
            self._allow(key, label is not None)
            set_tip(actions[key], f"{text}: {label.text()}" if label is not None else text)
        for key in ("cut", "move_to", "vacate", "make_main"):
            self._allow(key, bool(held.people))
        for key in ("unit_earlier", "unit_later", "side_direct", "side_support", "side_inherit"):
            self._allow(key, bool(held.units))
        pinned = self.document.project.baseline == self.document.scenario.id
        actions["pin_scenario"].setChecked(pinned)
        actions["freeze_scenario"].setChecked(self.document.scenario.frozen is not None)

    def _allow(self, key: str, allowed: bool) -> None:
        action = self.actions_by_id[key]
        action.setEnabled(allowed and not self.modes.resting(action))

    def _stop_play(self) -> None:
        self.actions_by_id["play"].setChecked(False)

    # menus and jumps

    def _menu(self, kind: str, at: QPoint) -> None:
        context_menu(self, kind, self.actions_by_id).popup(at)

    def _scenario_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in ("duplicate_scenario", "rename_scenario", "date_scenario", "note_scenario",
                    "pin_scenario", "scenario_earlier", "scenario_later", "delete_scenario"):  # fmt: skip
            menu.addAction(self.actions_by_id[key])
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
        self.settings = settings
        self.files.settings = settings
        self._recent.show_files(settings.recent)
        self._check_choices()

    def show_theme(self, theme: Theme) -> None:
        """Paint everything in other colours."""
        self.theme = theme
        for part in (self.metrics, self.inspector, self.people, self.tasks, self.colourings,
                     self.strip, self.chart):  # fmt: skip
            part.show_theme(theme)
        self.board.show_theme(theme)
        self.modes.show_theme(theme)
        paint_icons(self.actions_by_id, theme)
        self._check_choices()

    def _check_choices(self) -> None:
        held = self.settings
        chosen = {f"direction_{held.direction}", f"theme_{held.theme}", f"language_{held.language}",
                  f"lens_{held.lens}", f"arrangement_{held.arrangement}"}  # fmt: skip
        for group in exclusive():
            for key in group:
                self.actions_by_id[key].setChecked(key in chosen)
        self.colourings.show_lens(lens(held.lens).id)
        self.board.show_look(look_of(held), animations=held.animations)

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
        self.settings_changed.emit(self.window_state())
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
