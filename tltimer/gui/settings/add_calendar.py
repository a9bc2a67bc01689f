"""Adding a calendar: by address or file, or from what a server offers."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label, row_name
from tltimer.gui.widgets.layouts import clear
from tltimer.gui.widgets.line_edit import LineEdit
from tltimer.gui.widgets.painting import SUPPORT
from tltimer.gui.widgets.segmented_control import SegmentedControl
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.translate import _
from tltimer.wording.sanitize import menu_text

if TYPE_CHECKING:
    from tltimer.calendars.accounts import Offer

PLACE, SERVER = "place", "server"


class CalendarAdding(QWidget):
    """Asks for a calendar; whoever knows how adds it and says what came of it."""

    place_given = Signal(str, str)
    """A calendar shall be read: its name, and an address, a file or a folder."""

    server_given = Signal(str, str, str)
    """A server shall be asked for its calendars: address, user, password."""

    offer_chosen = Signal(str, object)
    """A calendar of a server shall be read: its name, and the Offer."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAcceptDrops(True)
        self.way = SegmentedControl(look, _("Where it is"))
        self.way.offer(((PLACE, _("An address or a file")), (SERVER, _("A CalDAV server"))))
        self.way.chosen.connect(self._turn)
        self.name = LineEdit(look, _("What you call it"), _("e.g. Work"))
        self.place = LineEdit(look, _("Address or file"), _("https://…  or drop an .ics file here"))
        self.user = LineEdit(look, _("User"))
        self.password = LineEdit(look, _("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.file = Button(_("File…"), look)
        self.file.clicked.connect(self._choose_file)
        self.add = Button(_("Add"), look, ButtonKind.MAIN)
        self.add.clicked.connect(self.give)
        for line in (self.name, self.place, self.user, self.password):
            line.returnPressed.connect(self.give)
        self.told = Label(wraps=True, factor=SUPPORT)
        self.told.hide()
        self.offers = QVBoxLayout()
        self.offers.setSpacing(4)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.place, 1)
        where.addWidget(self.file)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        self._form = form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(row_name(_("Where")), self.way)
        form.addRow(row_name(_("Name")), self.name)
        form.addRow(row_name(_("Address")), where)
        form.addRow(row_name(_("User")), self.user)
        form.addRow(row_name(_("Password")), self.password)
        form.addRow(Label(), buttons)
        form.addRow(self.told)
        form.addRow(self.offers)
        self.way.show_choice(PLACE)
        self._turn(PLACE)

    def begin_waiting(self, words: str) -> None:
        """Tell that it takes a moment; nothing can be pressed meanwhile."""
        self.add.setEnabled(False)
        self.tell(words)

    def tell(self, words: str) -> None:
        """Say something, nothing for an empty text."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def end_waiting(self, words: str, done: bool) -> None:
        """Tell what came of it; if it was added, the lines are empty again."""
        self.add.setEnabled(True)
        self.tell(words)
        if done:
            clear(self.offers)
            for line in (self.name, self.place, self.user, self.password):
                line.clear()

    def show_offers(self, offers: "Iterable[Offer]") -> None:
        """Show what a server has; one click adds one of them."""
        self.add.setEnabled(True)
        self.tell(_("The server has these. Which one is to be read?"))
        clear(self.offers)
        for offer in offers:
            button = Button(menu_text(offer.title), self._look)
            button.clicked.connect(lambda _checked=False, offer=offer: self._take(offer))
            self.offers.addWidget(button)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and addresses that are dragged here."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped as the place."""
        urls = event.mimeData().urls()
        text = (urls[0].toLocalFile() or urls[0].toString()) if urls else event.mimeData().text()
        self.way.show_choice(PLACE)
        self._turn(PLACE)
        self.take_place(text.strip())
        event.acceptProposedAction()

    def take_place(self, place: str) -> None:
        """Take an address or a file as if it was typed; a file gives the calendar its name."""
        self.place.setText(place)
        if not self.name.text().strip() and "://" not in place:
            stem = place.replace("\\", "/").rstrip("/").rpartition("/")[2].removesuffix(".ics")
            self.name.setText(stem[:60])

    def _choose_file(self) -> None:
        file, _kind = QFileDialog.getOpenFileName(self, _("A calendar"), "", _("Calendars (*.ics);;All files (*)"))
        if file:
            self.take_place(file)

    def _turn(self, way: str) -> None:
        for line in (self.user, self.password):
            self._form.setRowVisible(line, way == SERVER)
        self.file.setVisible(way == PLACE)
        self.add.setText(_("Add") if way == PLACE else _("Ask the server"))
        self.add.updateGeometry()
        clear(self.offers)
        self.tell("")

    def give(self) -> None:
        """Ask for the calendar that was typed."""
        place = self.place.text().strip()
        if not self.add.isEnabled():
            return
        if not place:
            self.tell(_("An address, or a file, is needed."))
        elif self.user.isVisibleTo(self):
            self.server_given.emit(place, self.user.text().strip(), self.password.text())
        else:
            self.place_given.emit(self.name.text().strip() or _("Calendar"), place)

    def _take(self, offer: "Offer") -> None:
        self.offer_chosen.emit(self.name.text().strip() or offer.title, offer)
