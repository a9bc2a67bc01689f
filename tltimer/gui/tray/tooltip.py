"""The tooltip of the tray icon."""

from __future__ import annotations

from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording import status as sentences
from tltimer.wording.sanitize import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.rules import Rules
    from tltimer.reports.status import Status


def tooltip_of(status: Status, rules: Rules) -> str:
    """Return the running mode and its start, today's share of coding, and the next meeting; one line each.

    It counts no minutes, so that a tray is not woken each minute to show what nobody looks at.
    """
    zone = rules.days.zone
    label = formats.mode_label(status.mode, rules.modes.mode(status.mode).label)
    if status.person:
        label = _("{mode} with {person}").format(mode=label, person=status.person)
    if status.since:
        label = _("{what} since {time}").format(what=label, time=formats.wall_time(status.since, zone))
    lines = [label, sentences.today_words(status)]
    if status.next_meeting:
        lines.append(_coming(status.next_meeting, status, rules))
    return "\n".join(unmarked(one_line(formats.capitalized(line))) for line in lines if line)


def unmarked(text: str) -> str:
    """Return a text in which nothing can be read as markup: some trays do, and show nothing where it is broken."""
    return text.translate(_UNMARKED)


_UNMARKED = str.maketrans({"<": "‹", ">": "›", "&": "+"})


def _coming(meeting: Meeting, status: Status, rules: Rules) -> str:
    """Return a meeting with its time, and with its day where that is not today."""
    zone = rules.days.zone
    time, title = formats.wall_time(meeting.start, zone), one_line(meeting.title) or _("Meeting")
    if status.today.span.covers(meeting.start):
        return _("{time} {title}").format(time=time, title=title)
    day = formats.short_day(meeting.start.astimezone(zone).date())
    return _("{day} {time} {title}").format(day=day, time=time, title=title)
