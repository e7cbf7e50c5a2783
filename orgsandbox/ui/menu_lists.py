"""Which actions stand in which menu, in which order: lists, from which `menus` builds."""

from __future__ import annotations

from orgsandbox.i18n import N_

SEPARATOR = "-"


def _ids(*lines: str) -> tuple[str, ...]:
    """Return the ids of lines of them."""
    return tuple(" ".join(lines).split())


BOARD_ACTIONS = frozenset(
    _ids(
        "cut paste paste_second move_to vacate make_main make_head rename remove select_all clear_selection",
        "fit zoom_in zoom_out zoom_100 zoom_selection toggle_fold fold_all unfold_all",
        "unit_earlier unit_later side_direct side_support side_inherit add_person add_unit",
        "add_role add_vacancy remove_vacancy split merge gather spread clear_pins job_ad",
        "agree_open agree_talking agree_agreed agree_on_hold agree_memo",
    )
)
"""What acts on the board: out of sight of it nothing there may change."""

AGREEMENT_ACTIONS = _ids("agree_open agree_talking agree_agreed agree_on_hold agree_memo")

Menu = tuple[str, tuple[str | tuple[str, tuple[str, ...]], ...]]
"""A title, and actions by id or a submenu of them."""

MENUS: tuple[Menu, ...] = (
    (
        N_("File"),
        (
            "new",
            "open",
            "@recent",
            "import",
            "sample",
            SEPARATOR,
            "save",
            "save_as",
            SEPARATOR,
            "history",
            "left_over",
            SEPARATOR,
            (
                N_("Export"),
                (
                    "export_paper",
                    "export_png",
                    "copy_picture",
                    "export_report",
                    "export_people",
                    "export_contacts",
                ),
            ),
            SEPARATOR,
            "preferences",
            SEPARATOR,
            "quit",
        ),
    ),
    (
        N_("Edit"),
        (
            "undo",
            "redo",
            SEPARATOR,
            "cut",
            "paste",
            "paste_second",
            "move_to",
            "vacate",
            SEPARATOR,
            "rename",
            "remove",
            SEPARATOR,
            "select_all",
            "clear_selection",
            "search",
        ),
    ),
    (
        N_("View"),
        (
            "fit",
            "zoom_in",
            "zoom_out",
            "zoom_100",
            "zoom_selection",
            SEPARATOR,
            "toggle_fold",
            "fold_all",
            "unfold_all",
            SEPARATOR,
            (N_("Colours"), ("@lenses",)),
            (N_("Questions of the back office"), ("questions", SEPARATOR, "@questions")),
            (N_("Arrangement"), ("@arrangements",)),
            (N_("Direction"), ("direction_down", "direction_right")),
            (N_("Appearance"), ("theme_system", "theme_light", "theme_dark")),
            (N_("Language"), ("language_ja", "language_en")),
            SEPARATOR,
            "left_panel",
            "right_panel",
            "strip",
            "measure_chart",
        ),
    ),
    (
        N_("Organisation"),
        (
            "add_person",
            "add_unit",
            "add_role",
            "add_vacancy",
            "remove_vacancy",
            "job_ad",
            SEPARATOR,
            "split",
            "merge",
            "gather",
            "spread",
            SEPARATOR,
            "make_head",
            "make_main",
            (N_("Side"), ("side_direct", "side_support", "side_inherit")),
            "unit_earlier",
            "unit_later",
            "clear_pins",
            SEPARATOR,
            (N_("State of agreement"), AGREEMENT_ACTIONS),
            SEPARATOR,
            "starter_tasks",
            "write_inventory",
            "read_inventory",
            "write_survey",
            "read_survey",
            SEPARATOR,
            "cut_out",
            SEPARATOR,
            "assumptions",
        ),
    ),
    (
        N_("Scenario"),
        (
            "duplicate_scenario",
            "rename_scenario",
            "date_scenario",
            "note_scenario",
            "pin_scenario",
            "freeze_scenario",
            SEPARATOR,
            "compare",
            "merge_plan",
            "play",
            SEPARATOR,
            "previous_scenario",
            "next_scenario",
            "scenario_earlier",
            "scenario_later",
            SEPARATOR,
            "delete_scenario",
        ),
    ),
    (N_("Help"), ("palette", "shortcuts", "check", SEPARATOR, "about")),
)

TOOLBAR = _ids("open save - undo redo - split merge add_role compare questions")

SHORT = {
    "split": N_("Split up"),
    "merge": N_("Merge"),
    "add_role": N_("Role"),
    "compare": N_("Compare"),
    "questions": N_("Questions"),
}
"""What the toolbar calls actions, so that the search beside them keeps its room."""

SCENARIO_MENU = _ids(
    "duplicate_scenario rename_scenario date_scenario note_scenario pin_scenario",
    "scenario_earlier scenario_later delete_scenario",
)
PERSON_MENU = _ids("move_to cut paste - make_main vacate - rename remove")
ROLE_MENU = _ids(
    "paste paste_second - rename add_vacancy remove_vacancy job_ad make_head - remove",
)
UNIT_MENU = _ids(
    "split merge - add_role add_unit add_person paste - rename side_direct side_support",
    "side_inherit unit_earlier unit_later - toggle_fold select_all - remove",
)
BOARD_MENU = _ids("add_unit add_person - fit zoom_100 fold_all unfold_all - clear_pins")
