"""What a planner asks of export: the chart, the one-page report, whom to ask about what."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from orgsandbox.document import Document
from orgsandbox.domain.problem import Refused
from orgsandbox.drawing.chart import ChartOptions, compose
from orgsandbox.drawing.lenses.registry import lens
from orgsandbox.drawing.theme import LIGHT, THEMES
from orgsandbox.export import png
from orgsandbox.export.base import Wish, size_of
from orgsandbox.export.on_paper import named
from orgsandbox.export.paper_worker import print_worker
from orgsandbox.export.report import ReportOptions, make_report
from orgsandbox.export.report_html import html
from orgsandbox.export.report_pdf import pdf
from orgsandbox.files.contacts import HEADERS, contact_rows
from orgsandbox.files.exporting.people_file import ENCODINGS, people_file
from orgsandbox.files.file_names import safe_name
from orgsandbox.files.xlsx import table_bytes
from orgsandbox.i18n import Message, _, speaking
from orgsandbox.layout.registry import arrangement
from orgsandbox.selection import Selection
from orgsandbox.ui.dialogs.ask import tell
from orgsandbox.ui.dialogs.export_chart import ask_chart
from orgsandbox.ui.dialogs.export_report import ReportWish, ask_report
from orgsandbox.ui.dialogs.paper.dialog import PaperDialog, PaperWish
from orgsandbox.ui.dialogs.paper.maker import NO_ANSWER
from orgsandbox.ui.dialogs.paper.memory import remembered, with_order
from orgsandbox.ui.dialogs.saving import ask_path, ask_path_and_kind, workbook, write_file
from orgsandbox.ui.dialogs.waiting import waited
from orgsandbox.ui.settings_store import SettingsStore
from orgsandbox.worker import Stopped

_MOST_SHOWN = 20
"""Lines in a message; a dialog with more would leave the screen."""


def _shown(lines: list[str]) -> str:
    more = ["…"] if len(lines) > _MOST_SHOWN else []
    return "\n".join([*lines[:_MOST_SHOWN], *more])


class ExportActions(QObject):
    """Draws the chart from the plan, never from the screen. `said` carries a line to show."""

    said = Signal(str)

    def __init__(
        self,
        window: QWidget,
        document: Document,
        selection: Selection,
        store: SettingsStore,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._selection = selection
        self._store = store
        self._settings = store.now

    def export_paper(self) -> None:
        """Ask for a chart on paper in any format, then write it."""
        scenario = self._document.scenario.id
        order, form = remembered(self._settings().papers, scenario)
        units = self._selection.value.units
        unit = units[-1] if units else None
        dialog = PaperDialog(self._window, self._document, unit, order, form)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        wish = dialog.wish()
        if wish is None:
            return
        papers = with_order(self._settings().papers, scenario, wish.order, wish.format.id)
        self._store.change(papers=papers)
        self.write_paper(wish)

    def write_paper(self, wish: PaperWish) -> None:
        """Ask where, and write a paper beside the window."""
        suffix = wish.format.suffix
        kinds = ((f"{_(wish.format.title)} (*{suffix})", suffix),)
        start = self._folder() / (self._file_name(wish) + suffix)
        path = ask_path(self._window, _("Export"), start, kinds)
        if path is None:
            return
        worker = print_worker()
        try:
            made = waited(self._window, _("Writing the pages…"), lambda: worker.ask(wish.printed))
        except Stopped:
            made = Message(NO_ANSWER)
        finally:
            worker.close()
        if isinstance(made, Message):
            tell(self._window, made.text())
        elif made is not None:
            self._write_all(path, made)

    def _write_all(self, path: Path, contents: tuple[bytes, ...]) -> None:
        files = named(path, len(contents))
        for file, content in zip(files, contents, strict=True):
            if not write_file(self._window, file, partial(bytes, content)):
                return
        if len(files) == 1:
            self.said.emit(_("Exported to {file}.").format(file=path.name))
        else:
            text = _("Exported to {first} … {last}.")
            self.said.emit(text.format(first=files[0].name, last=files[-1].name))

    def _file_name(self, wish: PaperWish) -> str:
        """Return a name for the file that says company, chart and day, as planners name theirs."""
        title = wish.order.title
        said = [title.company, title.title] if title is not None else []
        if title is not None and title.effective is not None:
            said.append(f"{title.effective:%Y%m%d}")
        return safe_name("_".join(filter(None, said))) or _("chart")

    def choose_and_export(self) -> None:
        """Ask what of the board and how large, then write the picture."""
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
            size = size_of(chart, Wish(dpi=192), in_memory=True)
        except Refused:
            size = size_of(chart, Wish(width=8000), in_memory=True)
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

    def export_people(self) -> None:
        """Write the people as they came in, with their new placements."""
        kinds = (
            workbook(),
            (_("CSV for Excel, UTF-8 (*.csv)"), ".csv"),
            (_("CSV, Shift_JIS (*.csv)"), ".csv"),
        )
        start = self._folder() / (_("people") + ".xlsx")
        asked = ask_path_and_kind(self._window, _("Export people"), start, kinds)
        if asked is None:
            return
        path, kind = asked
        encoding = ENCODINGS[kinds.index(kind) == len(kinds) - 1]
        project, scenario = self._document.project, self._document.scenario
        data, written = people_file(project, scenario, path, encoding)
        self._write(path, lambda: data)
        if written.problems:
            told = [problem.message.text() for problem in written.problems]
            text = _("{count} cells have signs that Shift_JIS cannot write; 〓 stands there.")
            tell(self._window, text.format(count=len(told)), _shown(told))

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
