"""Words for screen readers and tooltips of pictures."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Qt

from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.i18n.translate import _
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from PySide6.QtWidgets import QListWidget

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.reports.day import DayReport

BELONGS = re.compile(r"(?<=\d) (?=%|[^\W\d_])|(?<=\d\.) (?=[^\W\d_])|(?<=\d h) (?=\d)| (?=›)|(?<=›) ")
"""The spaces between a number and its unit or its month, and those in a path."""


def unbroken(text: str) -> str:
    """Keep a number and its unit in one line, and a path: ``26 October``, ``2 h 5 min``, ``Settings › People``."""
    return BELONGS.sub("\N{NO-BREAK SPACE}", text)


def entry_words(entry: Entry, modes: ModeList, zone: tzinfo) -> str:
    """Return an entry in words: ``9:30–11:00 Coding, 1:30``."""
    label = modes.mode(entry.mode).label
    if entry.switch.person:
        label = _("{mode} with {person}").format(mode=label, person=entry.switch.person)
    if entry.unconfirmed:
        label = _("Unknown") if entry.mode == UNKNOWN else _("{mode}, unconfirmed").format(mode=label)
    return _("{span} {what}, {duration}").format(
        span=formats.span_words(entry.start, entry.end, zone),
        what=label,
        duration=formats.duration(entry.seconds),
    )


def meeting_words(meeting: Meeting, zone: tzinfo) -> str:
    """Return a planned event in words: ``14:30–15:00 Sprint sync, tentative``."""
    title = meeting.title or _("Meeting")
    plan = {
        Plan.CODING: _("{title}, planned coding"),
        Plan.LEADING: _("{title}, planned leading"),
        Plan.BLOCKED: _("{title}, blocked"),
        Plan.AWAY: _("{title}, away"),
        Plan.TEAM: _("{title}, in the team's calendar"),
        Plan.MEETING: _("{title}, tentative") if meeting.tentative else "{title}",
    }[meeting.plan]
    return f"{formats.span_words(meeting.start, meeting.end, zone)} {plan.format(title=title)}"


def done_words(entries: Iterable[Entry], modes: ModeList, zone: tzinfo) -> str:
    """Return entries in words, one after the other."""
    return "; ".join(entry_words(entry, modes, zone) for entry in entries)


def day_words(day: DayReport, modes: ModeList, zone: tzinfo) -> str:
    """Return the row of a day in words."""
    parts = []
    if day.free.window is None:
        parts.append(_("Day off."))
    if day.entries:
        parts.append(
            _("Coding {coding}, longest block {longest}.").format(
                coding=formats.duration(day.figures.coding_s), longest=formats.duration(day.fragmentation.longest_s)
            )
        )
    else:
        parts.append(_("Nothing tracked."))
    if day.fragmented:
        parts.append(_("Meetings fragmented the day."))
    if day.entries:
        parts.append(_("Logged: {list}.").format(list=done_words(day.entries, modes, zone)))
    if day.meetings:
        planned = "; ".join(meeting_words(meeting, zone) for meeting in day.meetings)
        parts.append(_("Planned: {list}.").format(list=planned))
    return " ".join(parts)


class CurrentFollows(QObject):
    """Makes current what is selected: screen readers select a line, and Qt leaves the current one where it was."""

    def __init__(self, lines: QListWidget) -> None:
        super().__init__(lines)
        self._lines = lines
        # Queued, as a click and a key make both the same in two steps.
        lines.itemSelectionChanged.connect(self._follow, Qt.ConnectionType.QueuedConnection)

    def _follow(self) -> None:
        chosen = self._lines.selectedItems()
        if chosen and self._lines.row(chosen[0]) != self._lines.currentRow():
            self._lines.setCurrentItem(chosen[0])
