"""Refreshes the calendars, out of the way of the windows."""

from __future__ import annotations

import threading
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from tltimer.domain.timeline.spans import Span
from tltimer.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo

    from tltimer.calendars.calendars import Calendars
    from tltimer.services.reports import Reports
    from tltimer.services.time_blocks import TimeBlocks

AGAIN = timedelta(minutes=5)
"""The time between two checks for due calendars; addresses are asked less often, see ``Calendars.refresh``."""

AROUND = timedelta(days=1)
BACK, AHEAD = timedelta(days=8), timedelta(days=15)


class CalendarRefresh(QObject):
    """Reads the calendars that are due in a thread, by child processes; idle until there is a calendar.

    Args:
        calendars: the calendars.
        blocks: returns the time blocks, which name the events to delete because their blocks were undone.
        reports: has the time and the time zone.
    """

    refreshed = Signal()

    def __init__(
        self, calendars: Calendars, blocks: Callable[[], TimeBlocks], reports: Reports, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._calendars = calendars
        self._blocks = blocks
        self._reports = reports
        self._thread: threading.Thread | None = None
        self._known: object = None
        self._due: datetime | None = None
        self._read_spans: list[Span] = []
        self._wanted: Span | None = None
        self._changed: set[str] = set()
        self.refreshed.connect(self._go_on)

    def look(self) -> None:
        """Begin to read if a calendar changed or it is time again; returns at once."""
        now = self._reports.now()
        if self._thread is None:
            self.want(Span(now - BACK, now + AHEAD))

    def read_changed(self, names: set[str]) -> None:
        """Begin to read calendars that are known to have changed; returns at once."""
        self._changed |= names
        self._read_spans.clear()
        now = self._reports.now()
        self.want(Span(now - BACK, now + AHEAD))

    def want(self, span: Span) -> None:
        """Begin to read what a span needs, unless it was read and nothing changed since; returns at once.

        While another is being read, the one that was wanted last waits.
        """
        if self._thread is not None:
            self._wanted = span
            return
        if not self._calendars.sources():
            return
        now, fingerprint = self._reports.now(), self._calendars.fingerprint()
        if fingerprint != self._known or self._due is None or now >= self._due:
            self._read_spans.clear()
            self._due = now + AGAIN
        # Asked here, as the journal is not to be read in another thread.
        try:
            undone = self._blocks().undone()
        except Refused:  # while the log cannot be read, nothing shows meetings
            return
        if not undone and any(read.start <= span.start and span.end <= read.end for read in self._read_spans):
            return
        wide = Span(span.start - AROUND, span.end + AROUND)
        self._read_spans.append(wide)
        zone = self._reports.day_rule().zone
        work = (wide, zone, undone, frozenset(self._changed))
        self._changed.clear()
        self._thread = threading.Thread(target=self._read, args=work, name="calendars", daemon=True)
        self._thread.start()

    def _go_on(self) -> None:
        span, self._wanted = self._wanted, None
        if span is not None:
            self.want(span)

    def _read(self, span: Span, zone: tzinfo, undone: dict[str, str], changed: frozenset[str]) -> None:
        fingerprint: object = None
        try:
            self._blocks().take_out(undone)
            self._calendars.refresh()
            if still_read := changed.intersection(source.name for source in self._calendars.sources()):
                self._calendars.refresh(still_read, force=True)
            # Before the months are read: a file that changes meanwhile is another one at the next look.
            fingerprint = self._calendars.fingerprint()
            self._calendars.occurrences(span.start, span.end, zone)
        finally:
            self._known = fingerprint
            self._thread = None
            self.refreshed.emit()
