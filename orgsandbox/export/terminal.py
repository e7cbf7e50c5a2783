"""The chart as a file, for the terminal: no window, no screen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.i18n import N_, Message, use_language


@dataclass(frozen=True, slots=True)
class BoardWish:
    """The board as a picture: a unit or all, its size (resolution, or pixels across), its looks."""

    unit: str | None = None
    dpi: float | None = None
    width: int | None = None
    language: str = "ja"
    theme: str = "light"
    profile: str = "internal"
    colours: str = "mix"
    arranged: str = "tree"
    scenario_name: bool = False


def export_file(
    project: Project, scenario: Scenario, out: Path, wish: BoardWish
) -> tuple[int, int]:
    """Write the chart to `out` and return its size in pixels.

    Refused for an unknown theme or profile and for a size that does not fit in memory;
    OSError when the file cannot be written. A file that exists is never half overwritten.
    """
    from orgsandbox.drawing.chart import PROFILES, ChartOptions, compose
    from orgsandbox.drawing.lenses.registry import lens
    from orgsandbox.drawing.theme import THEMES
    from orgsandbox.export import png
    from orgsandbox.export.base import Wish, size_of
    from orgsandbox.export.offscreen import qt_application
    from orgsandbox.files.atomic import write_atomically
    from orgsandbox.layout.registry import arrangement

    if wish.theme not in THEMES or wish.profile not in PROFILES:
        raise Refused(Message(N_("Unknown theme or profile.")))
    _application = qt_application()
    use_language(wish.language)
    try:
        options = ChartOptions(
            unit=wish.unit,
            profile=wish.profile,
            before=project.before_of(scenario.id),
            lens=lens(wish.colours),
            arrangement=arrangement(wish.arranged),
            scenario_name=wish.scenario_name,
        )
        chart = compose(project, scenario, options)
        size = size_of(chart, Wish(dpi=wish.dpi, width=wish.width))
        write_atomically(out, png.render(chart, size, THEMES[wish.theme]))
    finally:
        use_language("en")
    return size.width, size.height
