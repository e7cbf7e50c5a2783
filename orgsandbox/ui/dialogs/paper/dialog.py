"""書き出す: one dialog for every format, with the page as it will be."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from orgsandbox.document import Document
from orgsandbox.export.paper_worker import Printed
from orgsandbox.export.papers.base import PaperFormat
from orgsandbox.export.papers.png import image, paint_page
from orgsandbox.export.papers.registry import paper_formats
from orgsandbox.i18n import Message, _, current_language, ngettext
from orgsandbox.paper.advice import Offer
from orgsandbox.paper.chart import PaperChart
from orgsandbox.paper.order import Order
from orgsandbox.paper.papers import Split
from orgsandbox.paper.sheets import Sheets
from orgsandbox.paper.show import Profile, Show
from orgsandbox.paper.titles import TitleBlock
from orgsandbox.paper.worker import Asked, Compared, Composed
from orgsandbox.plain import menu_text, plain_label
from orgsandbox.ui.dialogs.paper.maker import PaperMaker
from orgsandbox.ui.dialogs.paper.page_setup import page_layout
from orgsandbox.ui.dialogs.paper.preview import Preview
from orgsandbox.ui.dialogs.paper.sheet_form import SheetForm
from orgsandbox.ui.dialogs.paper.ways import Ways

_SIDE = 272
_POINTS = 72.0


@dataclass(frozen=True, slots=True)
class PaperWish:
    """What the planner wants written, the format, and how many files it will be."""

    printed: Printed
    format: PaperFormat
    order: Order
    files: int


class PaperDialog(QDialog):
    """Formats above, arrangement left, page in the middle, paper and title right."""

    def __init__(
        self, parent: QWidget, document: Document, unit: str | None, order: Order | None, form: str
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._sheets: Sheets | None = None
        self.setWindowTitle(_("Export"))
        self.formats = QTabBar()
        self.formats.setExpanding(False)
        self._known = paper_formats()
        for one in self._known:
            self.formats.addTab(menu_text(_(one.title)))
        self.formats.setCurrentIndex([one.id for one in self._known].index(form))
        self.formats.setAccessibleName(_("Format"))
        self.ways = Ways(document.org, unit)
        self.sheet = SheetForm(self._default_title(unit, Profile.INTERNAL))
        self.preview = Preview()
        self.state = plain_label("", wrap=False)
        self.print_button = QPushButton(_("Print…"))
        self.copy_button = QPushButton(_("Copy as picture"))
        self.cancel_button = QPushButton(_("Cancel"))
        self.export_button = QPushButton(_("Export…"))
        for button in (self.print_button, self.copy_button, self.cancel_button):
            button.setAutoDefault(False)
        self.export_button.setDefault(True)
        self._maker = PaperMaker(self)
        self._build()
        self._connect()
        if order is not None:
            self.sheet.put(order.paper, order.profile, order.title.stamps if order.title else ())
            self.ways.put(order.arrangement, order.split or Split.ONE, order.show)
        self._ask()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 4)
        head.addWidget(self.formats, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        for side in (self.ways, self.sheet):
            scroll = QScrollArea()
            scroll.setWidget(side)
            scroll.setWidgetResizable(True)
            scroll.setFixedWidth(_SIDE)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            middle.addWidget(scroll)
            if side is self.ways:
                middle.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 12)
        for widget in (self.print_button, self.copy_button):
            foot.addWidget(widget)
        foot.addWidget(self.state, 1)
        for widget in (self.cancel_button, self.export_button):
            foot.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(middle, 1)
        layout.addLayout(foot)
        screen = self.screen().availableSize()
        self.resize(min(1500, screen.width() - 60), min(960, screen.height() - 60))

    def _connect(self) -> None:
        self.ways.changed.connect(self._ask)
        self.sheet.changed.connect(self._ask)
        self.sheet.taken.connect(self._take)
        self.formats.currentChanged.connect(self._named)
        self.ways.unit.currentIndexChanged.connect(self._retitle)
        self.sheet.profile.currentIndexChanged.connect(self._retitle)
        self._maker.composed.connect(self._show)
        self._maker.compared.connect(self._compare)
        self._maker.refused.connect(self._refuse)
        self._maker.busy.connect(self._wait)
        self.print_button.clicked.connect(self._print)
        self.copy_button.clicked.connect(self._copy)
        self.cancel_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self.accept)
        self.finished.connect(self._maker.close)

    @property
    def format(self) -> PaperFormat:
        """The format chosen."""
        return self._known[self.formats.currentIndex()]

    def order(self) -> Order:
        """Return what is chosen."""
        profile = self.sheet.profile_wish()
        return Order(
            self.sheet.paper_wish(),
            self.ways.split,
            self.ways.arrangement,
            profile,
            self._show_wish(profile),
            self.ways.unit.currentData(),
            self.sheet.title_block(),
        )

    def wish(self) -> PaperWish | None:
        """Return what is to be written, None while there are no pages."""
        if self._sheets is None:
            return None
        count = len(self._sheets.pages.pages)
        files = 1 if self.format.paged or self.format.is_graph else count
        return PaperWish(
            Printed(self._asked(), self.format.id, self.sheet.ink()),
            self.format,
            self.order(),
            files,
        )

    def _show_wish(self, profile: Profile) -> Show:
        show = self.ways.show_wish()
        if profile is Profile.EXTERNAL:
            return replace(show, counts=self.sheet.counts.isChecked())
        return show

    def _asked(self) -> Asked:
        project, scenario = self._document.project, self._document.scenario
        return Asked(project, scenario.id, self.order(), current_language())

    def _default_title(self, unit: str | None, profile: Profile) -> TitleBlock:
        order = Order(profile=profile, unit=unit)
        return PaperChart(self._document.project, self._document.scenario, order).title

    def _retitle(self, *_unused: object) -> None:
        title = self._default_title(self.ways.unit.currentData(), self.sheet.profile_wish())
        self.sheet.retitle(title)
        self._ask()

    def _ask(self) -> None:
        self._maker.ask(self._asked())
        self.ways.forget()

    def _wait(self, busy: bool) -> None:  # noqa: FBT001 - a slot
        for button in (self.export_button, self.print_button, self.copy_button):
            button.setEnabled(not busy and self._sheets is not None)
        if busy:
            self.state.setText(_("Arranging the pages…"))

    def _show(self, composed: Composed) -> None:
        self._sheets = composed.sheets
        self.sheet.show_size(composed.sheets, composed.undrawable)
        self.preview.show_pages(
            composed.sheets.pages.pages, self.sheet.ink(), self.sheet.paper_wish()
        )
        self._wait(False)  # noqa: FBT003 - the slot of a signal, called by hand
        self._named()

    def _compare(self, compared: Compared) -> None:
        self.ways.show_compared(compared, self.order().legible, self.sheet.ink())
        self.sheet.show_offers(compared.offers)

    def _refuse(self, message: Message) -> None:
        self._sheets = None
        self.sheet.refuse(message.text())
        self._wait(False)  # noqa: FBT003 - the slot of a signal, called by hand
        self.state.setText("")

    def _take(self, offer: Offer) -> None:
        order = offer.order
        self.sheet.put(order.paper, order.profile, order.title.stamps if order.title else ())
        self.ways.put(order.arrangement, order.split or Split.ONE, order.show)

    def _named(self, *_unused: object) -> None:
        """Say what the file will be."""
        if self._sheets is None:
            return
        count = len(self._sheets.pages.pages)
        if self.format.is_graph:
            said = _("Departments and lines, no pages")
        elif count > 1 and not self.format.paged:
            said = ngettext("{count} file, one a page", "{count} files, one a page", count)
        else:
            said = ngettext("{count} page", "{count} pages", count)
        self.state.setText(said.format(count=count))
        self.export_button.setText(_("Export {format}…").format(format=_(self.format.title)))

    def _copy(self) -> None:
        """Put the page on show on the clipboard, as a picture and as SVG."""
        if self._sheets is None:
            return
        page = self._sheets.pages.pages[self.preview.number]
        data = QMimeData()
        data.setImageData(image(page, self.sheet.ink()))
        svg = next(one for one in self._known if one.id == "svg")
        one_page = replace(self._sheets, pages=replace(self._sheets.pages, pages=(page,)))
        chart = self._asked().chart()
        data.setData("image/svg+xml", svg.render(chart, one_page, self.sheet.ink())[0])
        QGuiApplication.clipboard().setMimeData(data)
        self.state.setText(_("The page is on the clipboard."))

    def _print(self) -> None:
        """Print the pages as the preview shows them, on the paper chosen."""
        if self._sheets is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(self.sheet.paper_wish()))
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(_("Print"))
        dialog.setMinMax(1, len(self._sheets.pages.pages))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Paint the pages wanted on a printer."""
        if self._sheets is None:
            return
        pages = self._sheets.pages.pages
        first = max(1, printer.fromPage())
        last = printer.toPage() or len(pages)
        painter = QPainter(printer)
        for number, page in enumerate(pages[first - 1 : last]):
            if number:
                printer.newPage()
            painter.save()
            painter.scale(printer.logicalDpiX() / _POINTS, printer.logicalDpiY() / _POINTS)
            paint_page(painter, page, self.sheet.ink())
            painter.restore()
        painter.end()
