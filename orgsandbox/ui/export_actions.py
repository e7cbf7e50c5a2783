"""What a planner asks of export: the chart, the one-page report, whom to ask about what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from orgsandbox.document import Document
from orgsandbox.domain.problem import Refused
from orgsandbox.drawing.chart import ChartOptions, compose
from orgsandbox.drawing.lenses.registry import lens
from orgsandbox.drawing.theme import LIGHT, THEMES
from orgsandbox.export import png
from orgsandbox.export.base import Wish, size_of
from orgsandbox.export.report import ReportOptions, make_report
from orgsandbox.export.report_html import html
from orgsandbox.export.report_pdf import pdf
from orgsandbox.files.contacts import HEADERS, contact_rows
from orgsandbox.files.xlsx import table_bytes
from orgsandbox.i18n import _, speaking
from orgsandbox.layout.registry import arrangement
from orgsandbox.selection import Selection
from orgsandbox.settings import Settings
from orgsandbox.ui.dialogs.export_chart import ask_chart
from orgsandbox.ui.dialogs.export_report import ReportWish, ask_report
from orgsandbox.ui.dialogs.saving import ask_path, workbook, write_file


class ExportActions(QObject):
    """Draws the chart from the plan, never from the screen. `said` carries a line to show."""

    said = Signal(str)

    def __init__(
        self,
        window: QWidget,
        document: Document,
        selection: Selection,
        settings: Callable[[], Settings],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._selection = selection
        self._settings = settings

    def choose_and_export(self) -> None:
        """Ask what and how large, then write the file."""
        units = self._selection.value.units
        unit = units[-1] if units else None
        wish = ask_chart(self._window, self._document, unit, self.chart_options())
        if wish is None:
            return
        kinds = ((_("PNG picture (*.png)"), ".png"),)
        start = self._folder() / (_("chart") + ".png")
        path = ask_path(self._window, _("Export"), start, kinds)
        if path is not None:
            self._write(path, lambda: png.render(wish.chart, wish.size, THEMES[wish.theme]))

    def copy_picture(self) -> None:
        """Put the whole chart on the clipboard, at twice the screen's resolution."""
        chart = compose(self._document.project, self._document.scenario, self.chart_options())
        try:
            size = size_of(chart, Wish(dpi=192))
        except Refused:
            size = size_of(chart, Wish(width=8000))
        QGuiApplication.clipboard().setImage(png.image(chart, size, LIGHT))
        self.said.emit(_("The chart is on the clipboard."))

    def export_report(self) -> None:
        """Ask what may be in the one-page report and in which language, then write it."""
        wish = ask_report(self._window)
        if wish is None:
            return
        kinds = ((_("PDF report (*.pdf)"), ".pdf"), (_("HTML report (*.html)"), ".html"))
        start = self._folder() / (_("report") + ".pdf")
        path = ask_path(self._window, _("Report"), start, kinds)
        if path is not None:
            self._write(path, lambda: self._report(wish, path.suffix.lower()))

    def _report(self, wish: ReportWish, suffix: str) -> bytes:
        """Return the report's file, in its own language whatever the window speaks."""
        settings = self._settings()
        options = ReportOptions(
            wish.names,
            wish.restricted,
            lens(settings.lens),
            settings.direction,
            settings.side_labels,
            self._document.workspace.baseline,
            wish.scenario_words,
        )
        with speaking(wish.language):
            made = make_report(self._document.project, self._document.scenario, options)
            return pdf(made) if suffix == ".pdf" else html(made)

    def export_contacts(self) -> None:
        """Write whom to ask about what, as a workbook."""
        start = self._folder() / (_("tasks") + ".xlsx")
        path = ask_path(self._window, _("Export"), start, (workbook(),))
        if path is not None:
            headers = [_(header) for header in HEADERS]
            rows = contact_rows(self._document.org)
            self._write(path, lambda: table_bytes(_("Tasks"), headers, rows))

    def _write(self, path: Path, make: Callable[[], bytes]) -> None:
        told = write_file(self._window, path, make)
        if told:
            self.said.emit(told)

    def chart_options(self) -> ChartOptions:
        """Return the chart as the board shows it: its direction, colours and baseline."""
        settings = self._settings()
        return ChartOptions(
            direction=settings.direction,
            side_pair=settings.side_labels,
            before=self._document.workspace.baseline,
            lens=lens(settings.lens),
            arrangement=arrangement(settings.arrangement),
        )

    def _folder(self) -> Path:
        path = self._document.workspace.path
        return path.parent if path is not None else Path.home()
