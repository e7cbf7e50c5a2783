"""Everything a planner can ask the window for, as data: one list feeds menus, palette and help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from orgsandbox.drawing.icons import icon
from orgsandbox.drawing.lenses.registry import lenses
from orgsandbox.drawing.theme import Theme
from orgsandbox.i18n import N_, _
from orgsandbox.layout.registry import arrangements
from orgsandbox.panels.questions.registry import pages


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: `slot` is "controller.method", `keys` the shortcuts, the first one shown.

    `argument` is what the method is called with, where several actions share one.
    """

    id: str
    text: str
    slot: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    argument: str = ""


_FIXED: tuple[ActionSpec, ...] = (
    # file
    ActionSpec("new", N_("New plan"), "files.new", ("Ctrl+N",)),
    ActionSpec("open", N_("Open…"), "files.choose_and_open", ("Ctrl+O",), "open"),
    ActionSpec("import", N_("Import people…"), "files.choose_and_import", ("Ctrl+I",)),
    ActionSpec("sample", N_("Open the growth story"), "files.open_sample"),
    ActionSpec("save", N_("Save"), "files.save", ("Ctrl+S",), "save"),
    ActionSpec("save_as", N_("Save as…"), "files.save_as", ("Ctrl+Shift+S",)),
    ActionSpec(
        "export_paper",
        N_("Chart on paper (PDF, PowerPoint, PNG …)…"),
        "export.export_paper",
        ("Ctrl+E",),
        "export",
    ),
    ActionSpec("export_png", N_("Picture of the board…"), "export.choose_and_export"),
    ActionSpec(
        "copy_picture", N_("Copy the chart as a picture"), "export.copy_picture", ("Ctrl+Shift+C",)
    ),
    ActionSpec("export_contacts", N_("Who does which task (XLSX)…"), "export.export_contacts"),
    ActionSpec("export_people", N_("People as they came in (Excel, CSV)…"), "export.export_people"),
    ActionSpec("export_report", N_("One-page report (PDF, HTML)…"), "export.export_report"),
    ActionSpec("history", N_("History…"), "recovery.history"),
    ActionSpec("left_over", N_("Unsaved plans…"), "files.recover_left_over"),
    ActionSpec("preferences", N_("Preferences…"), "help.preferences", ("Ctrl+,",)),
    ActionSpec("quit", N_("Quit"), "files.quit", ("Ctrl+Q",)),
    # edit
    ActionSpec("undo", N_("Undo"), "edit.undo", ("Ctrl+Z",), "undo"),
    ActionSpec("redo", N_("Redo"), "edit.redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    ActionSpec("cut", N_("Cut people"), "edit.cut", ("Ctrl+X",)),
    ActionSpec("paste", N_("Move cut people here"), "edit.paste", ("Ctrl+V",)),
    ActionSpec(
        "paste_second",
        N_("Add cut people here as a second post"),
        "edit.paste_second",
        ("Ctrl+Shift+V",),
    ),
    ActionSpec("move_to", N_("Move to…"), "edit.move_to", ("Ctrl+M",)),
    ActionSpec("vacate", N_("Back to unplaced"), "edit.vacate", ("Delete",)),
    ActionSpec("remove", N_("Remove from the plan…"), "edit.remove", ("Shift+Delete",), "trash"),
    ActionSpec("rename", N_("Rename"), "edit.rename", ("F2",)),
    ActionSpec(
        "select_all", N_("Select everybody in the department"), "edit.select_all", ("Ctrl+A",)
    ),
    ActionSpec("clear_selection", N_("Select nothing"), "edit.clear_selection", ("Escape",)),
    ActionSpec(
        "search",
        N_("Search for a person, role or department"),
        "view.search",
        ("Ctrl+F",),
        "search",
    ),
    # view
    ActionSpec("fit", N_("Fit everything"), "view.fit", ("Ctrl+0", "F"), "fit"),
    ActionSpec("zoom_in", N_("Zoom in"), "view.zoom_in", ("Ctrl++", "Ctrl+=")),
    ActionSpec("zoom_out", N_("Zoom out"), "view.zoom_out", ("Ctrl+-",)),
    ActionSpec("zoom_100", N_("Actual size"), "view.zoom_100", ("Ctrl+1",)),
    ActionSpec("zoom_selection", N_("Zoom to the selection"), "view.zoom_selection", ("Ctrl+2",)),
    ActionSpec(
        "toggle_fold",
        N_("Fold or unfold the department"),
        "view.toggle_fold",
        ("Ctrl+Space",),
        "fold",
    ),
    ActionSpec("fold_all", N_("Fold all departments"), "view.fold_all"),
    ActionSpec("unfold_all", N_("Unfold all departments"), "view.unfold_all"),
    ActionSpec("direction_down", N_("Top down"), "view.direction_down", checkable=True),
    ActionSpec("direction_right", N_("Left to right"), "view.direction_right", checkable=True),
    ActionSpec("theme_system", N_("Follow the system"), "view.theme_system", checkable=True),
    ActionSpec("theme_light", N_("Light"), "view.theme_light", checkable=True),
    ActionSpec("theme_dark", N_("Dark"), "view.theme_dark", checkable=True),
    ActionSpec("language_ja", N_("Japanese"), "view.language_ja", checkable=True),
    ActionSpec("language_en", N_("English"), "view.language_en", checkable=True),
    ActionSpec("left_panel", N_("People panel"), "view.toggle_left", ("F7",), checkable=True),
    ActionSpec("right_panel", N_("Numbers panel"), "view.toggle_right", ("F8",), checkable=True),
    ActionSpec("strip", N_("Scenario strip"), "view.toggle_strip", ("F9",), checkable=True),
    # organisation
    ActionSpec("add_person", N_("Add a person…"), "edit.add_person", ("Ctrl+Shift+P",), "person"),
    ActionSpec("add_role", N_("Role"), "edit.add_role", ("Ctrl+Shift+R",), "plus"),
    ActionSpec("add_unit", N_("Add a department"), "edit.add_unit", ("Ctrl+Shift+D",), "unit"),
    ActionSpec("add_vacancy", N_("Add a planned seat"), "edit.add_vacancy"),
    ActionSpec("remove_vacancy", N_("Remove a planned seat"), "edit.remove_vacancy"),
    ActionSpec("job_ad", N_("Copy a draft of the job advertisement"), "edit.job_ad"),
    ActionSpec("make_head", N_("Make this the head role"), "edit.make_head"),
    ActionSpec("make_main", N_("Make this the main post"), "edit.make_main"),
    ActionSpec("split", N_("Split the department…"), "edit.split", ("Ctrl+D",), "split"),
    ActionSpec("merge", N_("Merge…"), "edit.merge", ("Ctrl+J",), "merge"),
    ActionSpec("unit_earlier", N_("Earlier in the order"), "edit.unit_earlier", ("Alt+Up",)),
    ActionSpec("unit_later", N_("Later in the order"), "edit.unit_later", ("Alt+Down",)),
    ActionSpec("side_direct", N_("Direct side"), "edit.side_direct"),
    ActionSpec("side_support", N_("Support side"), "edit.side_support"),
    ActionSpec("side_inherit", N_("As the department above"), "edit.side_inherit"),
    ActionSpec("starter_tasks", N_("Usual back-office tasks…"), "inventory.starter"),
    ActionSpec("write_inventory", N_("Write the task inventory sheet…"), "inventory.write"),
    ActionSpec("read_inventory", N_("Read a task inventory sheet…"), "inventory.read"),
    ActionSpec("write_survey", N_("Write the survey of the revenue departments…"), "survey.write"),
    ActionSpec("read_survey", N_("Read surveys that came back…"), "survey.read"),
    ActionSpec("clear_pins", N_("Forget hand-placed positions"), "edit.clear_pins"),
    ActionSpec("assumptions", N_("Assumptions, rates and ranks…"), "help.assumptions"),
    # scenario
    ActionSpec(
        "duplicate_scenario",
        N_("Duplicate the scenario"),
        "scenarios.duplicate",
        ("Ctrl+Shift+N",),
        "duplicate",
    ),
    ActionSpec("rename_scenario", N_("Rename the scenario…"), "scenarios.rename"),
    ActionSpec("date_scenario", N_("Effective date…"), "scenarios.set_date"),
    ActionSpec("note_scenario", N_("Note…"), "scenarios.set_note"),
    ActionSpec(
        "pin_scenario", N_("Use as the baseline"), "scenarios.pin", (), "pin", checkable=True
    ),
    ActionSpec("freeze_scenario", N_("Freeze (read only)"), "scenarios.freeze", checkable=True),
    ActionSpec("cut_out", N_("Cut the department out as a plan…"), "files.cut_out"),
    ActionSpec(
        "questions", N_("Questions (open, close)"), "modes.begin_questions", ("F6",), "questions"
    ),
    ActionSpec("merge_plan", N_("Merge another plan…"), "merging.merge_plan"),
    ActionSpec(
        "measure_chart",
        N_("Measure over the scenarios"),
        "view.toggle_chart",
        ("F10",),
        checkable=True,
    ),
    ActionSpec("scenario_earlier", N_("Move left in the strip"), "scenarios.earlier"),
    ActionSpec("scenario_later", N_("Move right in the strip"), "scenarios.later"),
    ActionSpec("play", N_("Play from here"), "scenarios.play", ("F5",), checkable=True),
    ActionSpec("compare", N_("Compare scenarios…"), "scenarios.compare", ("Ctrl+L",), "compare"),
    ActionSpec("gather", N_("Put all into one department (new scenario)"), "edit.gather"),
    ActionSpec("spread", N_("Make departments of the roles (new scenario)"), "edit.spread"),
    ActionSpec("delete_scenario", N_("Delete the scenario…"), "scenarios.delete"),
    ActionSpec(
        "previous_scenario",
        N_("Previous scenario"),
        "scenarios.previous",
        ("Ctrl+PgUp", "Alt+Left"),
    ),
    ActionSpec(
        "next_scenario", N_("Next scenario"), "scenarios.next", ("Ctrl+PgDown", "Alt+Right")
    ),
    # agreement
    ActionSpec("agree_open", N_("Not yet discussed"), "agreement.open"),
    ActionSpec("agree_talking", N_("In discussion"), "agreement.talking"),
    ActionSpec("agree_agreed", N_("Agreed"), "agreement.agreed"),
    ActionSpec("agree_on_hold", N_("On hold"), "agreement.on_hold"),
    ActionSpec("agree_memo", N_("Memo…"), "agreement.memo"),
    # help
    ActionSpec("palette", N_("Find a command…"), "help.palette", ("Ctrl+K",)),
    ActionSpec("shortcuts", N_("Keyboard shortcuts"), "help.shortcuts", ("F1",)),
    ActionSpec("check", N_("Points to check in this plan"), "help.check"),
    ActionSpec("about", N_("About orgsandbox"), "help.about"),
)

_NUMBERED = 9
"""So many colourings have a key: Alt and a digit."""


def specs() -> tuple[ActionSpec, ...]:
    """Return every action: those that are always there, and one for each colouring and arrangement
    that the program finds."""
    colourings = tuple(
        ActionSpec(
            f"lens_{lens.id}",
            lens.title,
            "view.show_lens",
            (f"Alt+{number}",) if number <= _NUMBERED else (),
            checkable=True,
            argument=lens.id,
        )
        for number, lens in enumerate(lenses(), 1)
    )
    ways = tuple(
        ActionSpec(
            f"arrangement_{way.id}", way.title, "view.arrange", checkable=True, argument=way.id
        )
        for way in arrangements()
    )
    questions = tuple(
        ActionSpec(f"question_{page.ID}", page.TITLE, "modes.show_question", argument=page.ID)
        for page in pages()
    )
    return (*_FIXED, *questions, *colourings, *ways)


def lens_actions() -> tuple[str, ...]:
    """Return the ids of the actions that choose a colouring."""
    return tuple(f"lens_{lens.id}" for lens in lenses())


def arrangement_actions() -> tuple[str, ...]:
    """Return the ids of the actions that choose an arrangement."""
    return tuple(f"arrangement_{way.id}" for way in arrangements())


def question_actions() -> tuple[str, ...]:
    """Return the ids of the actions that show a page of the back office's questions."""
    return tuple(f"question_{page.ID}" for page in pages())


def exclusive() -> tuple[tuple[str, ...], ...]:
    """Return the groups of actions of which exactly one is checked."""
    return (
        ("direction_down", "direction_right"),
        ("theme_system", "theme_light", "theme_dark"),
        ("language_ja", "language_en"),
        lens_actions(),
        arrangement_actions(),
    )


def make_actions(window: QWidget) -> dict[str, QAction]:
    """Return the window's actions by id; nothing is behind them yet."""
    actions: dict[str, QAction] = {}
    for spec in specs():
        action = QAction(_(spec.text), window)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        window.addAction(action)
        actions[spec.id] = action
    return actions


def connect_actions(actions: Mapping[str, QAction], controllers: Mapping[str, object]) -> None:
    """Connect each action to its controller's method."""
    for spec in specs():
        controller, method = spec.slot.split(".")
        slot = getattr(controllers[controller], method)
        wanted = partial(slot, spec.argument) if spec.argument else slot
        actions[spec.id].triggered.connect(wanted)


def paint_icons(actions: Mapping[str, QAction], theme: Theme) -> None:
    """Give the actions their icons in the colours of the theme."""
    for spec in specs():
        if spec.icon:
            actions[spec.id].setIcon(icon(spec.icon, theme))
