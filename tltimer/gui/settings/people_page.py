"""The page of the people: whom one meets in 1:1s, how often, and by which addresses calendars know them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from tltimer.domain.balance.people import People
from tltimer.domain.timeline.names import folded
from tltimer.gui.settings.checked_field import CheckedField
from tltimer.gui.settings.list_widgets import AddingRow, EntryList, EntryRow
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.label import Label, row_name
from tltimer.gui.widgets.line_edit import LineEdit
from tltimer.gui.widgets.popup_menu import PopupMenu
from tltimer.i18n.translate import _, ngettext
from tltimer.settings.value_types import ADDRESSES, WORDS
from tltimer.wording.sanitize import clipped, menu_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.domain.balance.new_contacts import NewContact
    from tltimer.domain.balance.people import Person
    from tltimer.gui.widgets.theme import Theme

LONGEST = 80
NAMED = 40
MOST_DAYS = 365

A_WEEK = "7"
"""The days between 1:1s with somebody new, unless the user writes another number."""


def days_from(text: str) -> int | None:
    """Read a number of days; None for an empty text.

    Raises:
        ValueError: the text is no such number.
    """
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_DAYS):
        raise ValueError(text)
    return int(text)


class PersonForm(QWidget):
    """Shows one person and says what shall be different."""

    renamed = Signal(str)
    """Another name is wanted."""

    changed = Signal(object)
    """The fields that shall be different."""

    merged = Signal(object)
    """Another Person is the same one, and is to be one entry with this."""

    removal_wanted = Signal()

    def __init__(self, person: Person, people: People, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = person
        self._people = people
        self.name = LineEdit(look, _("Name"))
        self.name.setMaxLength(LONGEST)
        self.name.show_text(person.name)
        self.name.written.connect(self._rename)
        self.every = LineEdit(look, _("Days between 1:1s"), "–")
        self.every.letters(5)
        self.every.show_text("" if person.every_days is None else str(person.every_days))
        self.every.written.connect(self._change_every)
        self.addresses = LineEdit(look, _("E-mail addresses"), _("as used in invitations"))
        self.addresses.show_text(", ".join(person.addresses))
        self.addresses.written.connect(self._change_addresses)
        self.fields = {
            "name": CheckedField(self.name),
            "every": CheckedField(self.every, after=Label(_("days"), muted=True, fills=True)),
            "addresses": CheckedField(self.addresses),
        }
        self.remove = Button(_("Remove"))
        self.remove.clicked.connect(self.removal_wanted)
        self.others = PopupMenu(look, self)
        for other in people:
            if other.id != person.id:
                self._offer(other)
        self.merge = Button(_("Merge with…"))
        self.merge.clicked.connect(
            lambda: self.others.popup(self.merge.mapToGlobal(self.merge.rect().bottomLeft())),
        )
        if self.others.isEmpty():
            self.merge.hide()
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.merge)
        last.addWidget(self.remove)
        last.addStretch(1)
        form = QFormLayout(self)
        form.setContentsMargins(16, 4, 0, 10)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(row_name(_("Name")), self.fields["name"])
        form.addRow(row_name(_("A 1:1 every")), self.fields["every"])
        form.addRow(row_name(_("E-mail addresses")), self.fields["addresses"])
        form.addRow(Label(), last)

    def _offer(self, other: Person) -> None:
        self.others.addAction(menu_text(other.name)).triggered.connect(lambda: self.merged.emit(other))

    def _rename(self, text: str) -> None:
        name = " ".join(text.split())
        other = self._people.named(name)
        if not folded(name):
            self.fields["name"].complain(_("No change made: enter a name."))
        elif other is not None and other.id != self._person.id:
            why = _("No change made: {name} is already in your 1:1 list. Enter another name, or merge the two.").format(
                name=other.name
            )
            self.fields["name"].complain(why)
        else:
            self.fields["name"].complain("")
            self.renamed.emit(name)

    def _change_every(self, text: str) -> None:
        try:
            days = days_from(text)
        except ValueError:
            why = _("No change made: enter a whole number of days from 1 to {most}, or leave the field empty.")
            return self.fields["every"].complain(why.format(most=MOST_DAYS))
        self.fields["every"].complain("")
        return self.changed.emit({"every_days": days})

    def _change_addresses(self, text: str) -> None:
        try:
            addresses = ADDRESSES.read(WORDS.from_text(text))
        except ValueError:
            why = _("No change made: enter e-mail addresses separated by commas.")
            return self.fields["addresses"].complain(why)
        for address in addresses:
            other = self._people.at(address)
            if other is not None and other.id != self._person.id:
                why = _("No change made: {address} already belongs to {name}. Remove it there first, or merge the two.")
                return self.fields["addresses"].complain(why.format(address=address, name=other.name))
        self.fields["addresses"].complain("")
        return self.changed.emit({"addresses": list(dict.fromkeys(addresses))})


class PeoplePage(QWidget):
    """Shows the people by name; one of them can be open."""

    added = Signal(str, object)
    """Somebody is new: the name, and how many days apart 1:1s are to be, or None."""

    renamed = Signal(object, str)
    """A Person shall have another name."""

    changed = Signal(object, object)
    """A Person shall be different: what, as fields."""

    merged = Signal(object, object)
    """Two Persons are one, called like the first."""

    removed = Signal(object)
    """A Person shall be in the list no longer."""

    kept_apart = Signal(object, object)
    """Two Persons of the list are not one person."""

    contact_taken = Signal(object)
    """A NewContact of the calendar is to be in the list."""

    contact_known = Signal(object)
    """A NewContact of the calendar is the Person of the list who is like them."""

    contact_refused = Signal(object)
    """A NewContact of the calendar is not met for 1:1s."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._people = People()
        self._open = ""
        self.list = EntryList()
        self.form: PersonForm | None = None
        self.empty = Label(
            _("No one yet. Add the people you have 1:1s with; tltimer finds the 1:1s in your calendar."), wraps=True
        )
        self.every = LineEdit(look, _("Days between 1:1s"), "–")
        self.every.letters(5)
        self.every.setText(A_WEEK)
        often = (Label(_("A 1:1 every"), muted=True), self.every, Label(_("days"), muted=True))
        self.adding = AddingRow(look, _("Name of the new person"), _("Name"), *often)
        self.every.returnPressed.connect(self.adding.submit)
        self.adding.line.setMaxLength(LONGEST)
        self.adding.entered.connect(self.add)
        self.questions = EntryList()
        self._asked: tuple[object, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.questions)
        column.addWidget(self.empty)
        column.addWidget(self.list)
        column.addWidget(self.adding)

    def show_people(self, people: People) -> None:
        """Show these."""
        if tuple(people) != tuple(self._people) or not len(people):
            self._people = people
            self._fill()

    def ask(self, pairs: Iterable[tuple[Person, Person]], new_contacts: Iterable[NewContact]) -> None:
        """Ask which of the list may be one person, and who of the calendar may belong to it."""
        asked = (tuple(pairs), tuple(new_contacts))
        if asked == self._asked and self.questions.rows:
            return
        self._asked = asked
        rows = {f"{person.id} {other.id}": self._pair(person, other) for person, other in asked[0]}
        self.questions.fill(rows | {f"new {contact.key}": self._new_contact(contact) for contact in asked[1]})

    def _pair(self, person: Person, other: Person) -> EntryRow:
        names = _("{name} and {other}").format(name=clipped(person.name, NAMED), other=clipped(other.name, NAMED))
        row = EntryRow(names, _("If they are the same person, their 1:1s are counted together."), self._look)
        row.offer(_("Same person"), _("{name}: same person"), lambda: self.merged.emit(person, other))
        row.offer(_("Different people"), _("{name}: different people"), lambda: self.kept_apart.emit(person, other))
        return row

    def _new_contact(self, contact: NewContact) -> EntryRow:
        name = clipped(contact.name, NAMED)
        words = ngettext(
            "{address} · met one-to-one on {count} day",
            "{address} · met one-to-one on {count} days",
            contact.times,
        )
        about = words.format(address=clipped(contact.address, NAMED), count=contact.times)
        row = EntryRow(_("{name}, in your calendar").format(name=name), about, self._look)
        if contact.like is not None:
            like = _("This is {person}").format(person=clipped(contact.like.name, NAMED))
            row.offer(like, f"{{name}}: {like}", lambda: self.contact_known.emit(contact))
        row.offer(_("Add"), _("Add {name}"), lambda: self.contact_taken.emit(contact))
        row.offer(_("Not a 1:1"), _("{name}: not a 1:1"), lambda: self.contact_refused.emit(contact))
        return row

    def add(self, name: str) -> None:
        """Add somebody by name."""
        name = " ".join(name.split())
        person = self._people.named(name)
        wrong, days = "" if folded(name) else _("Enter a name."), None
        try:
            days = days_from(self.every.text())
        except ValueError:
            wrong = _("Enter a whole number of days from 1 to {most}, or leave the field empty.").format(most=MOST_DAYS)
        if person is not None:
            wrong = _("{name} is already in your 1:1 list. For someone else, enter a different name.").format(
                name=person.name
            )
        self.adding.settle(wrong)
        if not wrong:
            self.added.emit(name, days)

    def open(self, identifier: str) -> None:
        """Open somebody, or close them if they are open."""
        self._open = "" if identifier == self._open else identifier
        self._fill()
        self.list.reveal(self._open)
        if self.form is not None:
            self.form.name.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self) -> None:
        self.form = None
        self.empty.setVisible(not len(self._people))
        self.list.fill({person.id: self._row(person) for person in self._people})

    def _row(self, person: Person) -> EntryRow:
        is_open = person.id == self._open
        often = _("No interval set")
        if person.every_days is not None:
            words = ngettext("A 1:1 every day", "A 1:1 every {count} days", person.every_days)
            often = words.format(count=person.every_days)
        row = EntryRow(person.name, " · ".join((often, *person.addresses)), self._look)
        row.offer(_("Close") if is_open else _("Change"), _("Change {name}"), lambda: self.open(person.id))
        if is_open:
            self.form = PersonForm(person, self._people, self._look)
            self.form.renamed.connect(lambda name: self.renamed.emit(person, name))
            self.form.changed.connect(lambda fields: self.changed.emit(person, fields))
            self.form.merged.connect(lambda other: self.merged.emit(person, other))
            self.form.removal_wanted.connect(lambda: self.removed.emit(person))
            row.below.addWidget(self.form)
        return row
