"""The days off: those that are known, and new ones."""

import re
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tltimer.domain.timeline.days import ONE_DAY
from tltimer.gui.settings.list_widgets import AddingRow, EntryList, EntryRow
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats

MOST = 400
"""Days that can be named at once: more is a slip."""


class DaysOff(QWidget):
    """Shows runs of days off, those to come and the latest that have passed."""

    added = Signal(object, object)
    """Days are off, from the first to the last."""

    removed = Signal(object, object)
    """Days are working days again, from the first to the last."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[date, ...] | None = None
        self.list = EntryList()
        self.adding = AddingRow(look, _("New days off"), "2026-12-24 – 2026-12-31")
        self.adding.given.connect(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(_("Days off"), weight=BOLD))
        column.addWidget(self.list)
        column.addWidget(self.adding)

    def show_days(self, days: Iterable[date]) -> None:
        """Show these."""
        days = tuple(sorted(days))
        if days != self._shown:
            self._shown = days
            self.list.fill({str(first): self._row(first, last) for first, last in runs(days)})

    def add(self, text: str) -> None:
        """Add the days that a text names."""
        found = days_in(text)
        wrong = "" if found else _("Nothing was changed: it takes a day such as 2026-12-24, or the first and the last.")
        if found and (found[1] - found[0]).days >= MOST:
            wrong = _("Nothing was changed: these are too many days at once.")
        self.adding.settle(wrong)
        if found and not wrong:
            self.added.emit(*found)

    def _row(self, first: date, last: date) -> EntryRow:
        words = formats.date_words(first)
        if last != first:
            words = _("{first} – {last}").format(first=words, last=formats.date_words(last))
        count = (last - first).days + 1
        row = EntryRow(words, ngettext("{count} day", "{count} days", count).format(count=count), self._look)
        row.offer(_("Remove"), _("{name}: working days again"), lambda: self.removed.emit(first, last))
        return row


def days_in(text: str) -> tuple[date, date] | None:
    """Read a day or the first and the last of several; None if the text is neither."""
    try:
        days = [date.fromisoformat(part) for part in re.findall(r"\d{4}-\d\d-\d\d", text)]
    except ValueError:
        return None
    if len(days) not in (1, 2) or days[-1] < days[0] or re.sub(r"\d{4}-\d\d-\d\d", "", text).strip(" -–—to"):
        return None
    return days[0], days[-1]


def runs(days: Iterable[date]) -> list[tuple[date, date]]:
    """Join days that follow each other."""
    found: list[tuple[date, date]] = []
    for day in days:
        if found and day - found[-1][1] == ONE_DAY:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found
