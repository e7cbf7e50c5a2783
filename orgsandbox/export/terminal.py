"""The chart as a file, for the terminal: no window, no screen."""

from __future__ import annotations

from pathlib import Path

from orgsandbox.domain.problem import Refused
from orgsandbox.domain.project import Project, Scenario
from orgsandbox.i18n import N_, Message, use_language


def export_file(
    project: Project,
    scenario: Scenario,
    unit: str | None,
    out: Path,
    *,
    paper: str | None = None,
    dpi: float | None = None,
    width: int | None = None,
    language: str = "ja",
    theme: str = "light",
    profile: str = "internal",
    colours: str = "mix",
    arranged: str = "tree",
    scenario_name: bool = False,
) -> tuple[int, int]:
    """Write the chart to `out` and return its size in pixels.

    Refused for an unknown format, theme or profile and for a size that does not fit in memory;
    OSError when the file cannot be written. A file that exists is never half overwritten.
    """
    from orgsandbox.drawing.chart import PROFILES, ChartOptions, compose
    from orgsandbox.drawing.lenses.registry import lens
    from orgsandbox.drawing.theme import THEMES
    from orgsandbox.export.base import Wish, size_of
    from orgsandbox.export.offscreen import qt_application
    from orgsandbox.export.registry import exporter_for
    from orgsandbox.files.atomic import write_atomically
    from orgsandbox.layout.registry import arrangement

    if theme not in THEMES or profile not in PROFILES:
        raise Refused(Message(N_("Unknown theme or profile.")))
    exporter = exporter_for(out)
    _application = qt_application()
    use_language(language)
    try:
        options = ChartOptions(
            unit=unit,
            profile=profile,
            before=project.before_of(scenario.id),
            lens=lens(colours),
            arrangement=arrangement(arranged),
            scenario_name=scenario_name,
        )
        chart = compose(project, scenario, options)
        size = size_of(chart, Wish(paper, dpi, width))
        write_atomically(out, exporter.render(chart, size, THEMES[theme]))
    finally:
        use_language("en")
    return size.width, size.height
