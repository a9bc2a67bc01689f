"""The form for a new calendar: an address or file, or one of those that a server or the desktop offers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.file_dialog import file_to_open
from tltimer.gui.widgets.label import SEGMENT_TOP, Label, row_name
from tltimer.gui.widgets.layouts import clear
from tltimer.gui.widgets.line_edit import LineEdit
from tltimer.gui.widgets.painting import SUPPORT
from tltimer.gui.widgets.segmented_control import SegmentedControl
from tltimer.i18n.translate import _
from tltimer.wording.sanitize import menu_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from tltimer.calendars.offers import Offer
    from tltimer.gui.widgets.theme import Theme

PLACE, SERVER, DESKTOP = "place", "server", "desktop"

LONGEST_NAME = 60


class AddCalendarForm(QWidget):
    """Asks for a calendar, and shows what whoever adds it has to tell."""

    calendar_entered = Signal(str, str)
    """A calendar was named: its name, and an address, a file or a folder."""

    server_entered = Signal(str, str, str)
    """A server was named: address, user, password."""

    desktop_chosen = Signal()
    """The calendars of the desktop's accounts are to be shown."""

    offer_chosen = Signal(str, object)
    """One of the offered calendars was chosen: its name, and the Offer."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAcceptDrops(True)
        self.way = SegmentedControl(_("Location of the calendar"))
        self._ways = ((PLACE, _("An address or a file")), (SERVER, _("A CalDAV server")))
        self.way.offer(self._ways)
        self.way.chosen.connect(self._turn)
        self.name = LineEdit(look, _("Your name for the calendar"), _("e.g. Work"))
        self.place = LineEdit(look, _("Address or file"))
        self.user = LineEdit(look, _("User name"))
        self.password = LineEdit(look, _("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.file = Button(_("Choose file…"))
        self.file.clicked.connect(self._choose_file)
        self.add = Button(_("Add"), ButtonKind.MAIN)
        self.add.clicked.connect(self.submit)
        for line in (self.name, self.place, self.user, self.password):
            line.returnPressed.connect(self.submit)
        self.message = Label(wraps=True, factor=SUPPORT)
        self.message.hide()
        self.offers = QVBoxLayout()
        self.offers.setSpacing(4)
        self._where = where = QHBoxLayout()
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
        form.addRow(row_name(_("Location"), above=SEGMENT_TOP), self.way)
        form.addRow(row_name(_("Name")), self.name)
        form.addRow(row_name(_("Address")), where)
        form.addRow(row_name(_("User name")), self.user)
        form.addRow(row_name(_("Password")), self.password)
        form.addRow(Label(), buttons)
        form.addRow(self.message)
        form.addRow(self.offers)
        self.way.show_choice(PLACE)
        self._show_way(PLACE)

    def begin_waiting(self, words: str) -> None:
        """Show that it takes a moment; nothing can be pressed meanwhile."""
        self.add.setEnabled(False)
        self.tell(words)

    def tell(self, words: str) -> None:
        """Show a text; an empty one hides the line."""
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def end_waiting(self, words: str, done: bool) -> None:
        """Show the outcome; if it was added, the lines are empty again."""
        self.add.setEnabled(True)
        self.tell(words)
        if done:
            clear(self.offers)
            for line in (self.name, self.place, self.user, self.password):
                line.clear()

    def show_desktop_way(self) -> None:
        """Offer the calendars of the desktop's accounts as a third way."""
        self.way.offer((*self._ways, (DESKTOP, _("This desktop's accounts"))))

    def show_desktop_offers(self, offers: Sequence[Offer]) -> None:
        """Turn to the calendars of the desktop's accounts, unless there are none or something was typed already."""
        typed = any(line.text().strip() for line in (self.name, self.place, self.user))
        if offers and not typed and self.way.choice == PLACE:
            self.way.show_choice(DESKTOP)
            self._show_way(DESKTOP)
            self.show_offers(offers)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show the calendars that are offered; one click adds one of them."""
        self.add.setEnabled(True)
        self.tell(
            _("Which calendar should tltimer read?")
            if offers
            else _("tltimer already reads every calendar found there.")
        )
        clear(self.offers)
        for offer in offers:
            button = Button(menu_text(offer.origin or offer.title))
            button.clicked.connect(lambda _checked=False, offer=offer: self._take(offer))
            self.offers.addWidget(button)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and addresses that are dragged here."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Use the dropped file or address as the place."""
        urls = event.mimeData().urls()
        text = (urls[0].toLocalFile() or urls[0].toString()) if urls else event.mimeData().text()
        self.way.show_choice(PLACE)
        self._show_way(PLACE)
        self.take_place(text.strip())
        event.acceptProposedAction()

    def take_place(self, place: str) -> None:
        """Take an address or a file as if it was typed; the calendar is named after a file."""
        self.place.setText(place)
        if not self.name.text().strip():
            self.name.setText(_file_name(place))

    def _choose_file(self) -> None:
        file = file_to_open(self, _("Add a calendar"), kinds=_("Calendars (*.ics);;All files (*)"))
        if file:
            self.take_place(file)

    def _turn(self, kind: str) -> None:
        self._show_way(kind)
        if kind == DESKTOP:
            self.desktop_chosen.emit()

    def _show_way(self, kind: str) -> None:
        for line in (self.user, self.password):
            self._form.setRowVisible(line, kind == SERVER)
        self._form.setRowVisible(self._where, kind != DESKTOP)
        self.add.setVisible(kind != DESKTOP)
        self.file.setVisible(kind == PLACE)
        self.place.setPlaceholderText(_("https://… or drop an .ics file here") if kind == PLACE else "https://…")
        self.add.setText(_("Add") if kind == PLACE else _("Find calendars"))
        self.add.updateGeometry()
        clear(self.offers)
        self.tell("")

    def submit(self) -> None:
        """Request the calendar that was typed."""
        place = self.place.text().strip()
        if not self.add.isEnabled() or self.way.choice == DESKTOP:
            return
        if not place:
            takes_file = self.way.choice == PLACE
            self.tell(_("Enter an address or choose a file.") if takes_file else _("Enter an address."))
        elif self.user.isVisibleTo(self):
            self.server_entered.emit(place, self.user.text().strip(), self.password.text())
        else:
            self.calendar_entered.emit(self.name.text().strip() or _file_name(place) or _("Calendar"), place)

    def _take(self, offer: Offer) -> None:
        self.offer_chosen.emit(self.name.text().strip() or offer.title, offer)


def _file_name(place: str) -> str:
    """Return the name of a file or folder without its ending; nothing for an address."""
    if "://" in place:
        return ""
    return place.replace("\\", "/").rstrip("/").rpartition("/")[2].removesuffix(".ics")[:LONGEST_NAME]
