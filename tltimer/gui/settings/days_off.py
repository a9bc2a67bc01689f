"""The days off: those that are known, and new ones."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.switches import USER
from tltimer.gui.settings.list_widgets import AddingRow, EntryList, EntryRow
from tltimer.gui.settings.sections import section_title
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.sanitize import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.days_off import DayOff

MOST = 400
"""Days that can be named at once: more is a slip."""


class DaysOffEditor(QWidget):
    """Shows runs of days off, those to come and the latest that have passed."""

    added = Signal(object, object)
    """Days are off, from the first to the last."""

    removed = Signal(object, object)
    """Days are working days again, from the first to the last."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[DayOff, ...] | None = None
        self.list = EntryList()
        self.adding = AddingRow(look, _("New days off"), "2026-12-24–2026-12-31")
        self.adding.entered.connect(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addWidget(section_title(_("Days off")))
        column.addWidget(self.list)
        column.addWidget(self.adding)

    def show_days(self, days: Iterable[DayOff]) -> None:
        """Show these, with the calendars that some are from, and those that calendars only offer."""
        days = tuple(sorted(days, key=lambda day: day.date))
        if days != self._shown:
            self._shown = days
            self.list.fill({f"{run[0].date} {run[0].source}": self._row(run) for run in runs(days)})

    def add(self, text: str) -> None:
        """Add the days that a text names."""
        span = days_in(text)
        wrong = ""
        if span is None:
            wrong = _(
                "No change made: enter a day such as 2026-12-24, or the first and last day, such as "
                "2026-12-24–2026-12-31."
            )
        elif (span[1] - span[0]).days >= MOST:
            wrong = _("No change made: enter at most {most} days at once.").format(most=MOST)
        self.adding.settle(wrong)
        if span and not wrong:
            self.added.emit(*span)

    def _row(self, run: list[DayOff]) -> EntryRow:
        first, last = run[0].date, run[-1].date
        words = formats.date_words(first)
        if last != first:
            words = _("{first} to {last}").format(first=words, last=formats.date_words(last))
        count = (last - first).days + 1
        about = ngettext("{count} day", "{count} days", count).format(count=count)
        if run[0].offered:
            origin = _('{title}, in your calendar "{calendar}"; still counts as working time')
            about += " · " + origin.format(title=one_line(run[0].title, 60), calendar=one_line(run[0].source))
        elif run[0].source != USER:
            about += " · " + _('from your calendar "{calendar}"').format(calendar=one_line(run[0].source))
        row = EntryRow(words, about, self._look)
        off = ngettext("Make it a day off", "Make them days off", count)
        working = ngettext("Make it a working day", "Make them working days", count)
        if run[0].offered:
            row.offer(off, f"{{name}}: {off}", lambda: self.added.emit(first, last))
        elif run[0].source == USER:
            row.offer(_("Remove"), _("Remove {name}"), lambda: self.removed.emit(first, last))
        else:
            row.offer(working, f"{{name}}: {working}", lambda: self.removed.emit(first, last))
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


def runs(days: Iterable[DayOff]) -> list[list[DayOff]]:
    """Join days that follow each other and are days off for the same reason."""
    grouped: list[list[DayOff]] = []
    for day in days:
        before = grouped[-1][-1] if grouped else None
        alike = before is not None and (before.source, before.offered, before.title) == (
            day.source,
            day.offered,
            day.title,
        )
        if before is not None and alike and day.date - before.date == ONE_DAY:
            grouped[-1].append(day)
        else:
            grouped.append([day])
    return grouped
