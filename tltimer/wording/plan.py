"""Words for a move: from when to when, its gain, and the message that asks for it."""

from __future__ import annotations

from tltimer.domain.meetings.changes import ChangeKind
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.switches import USER
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from tltimer.domain.meetings.changes import PlanChange
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.meetings.moves import Move

LONGEST_TITLE = 200
LONGEST_SERIES = 60
LONGEST_NAME = 24


def move_words(move: Move, zone: tzinfo, width: int = LONGEST_TITLE) -> str:
    """Return a move in words: ``Sprint sync, Tue 14:30 → 16:30``; the title is clipped to a width."""
    return _("{title}, {day} {start} → {new}").format(
        title=clipped(move.meeting.title, width) or _("Meeting"),
        day=formats.short_day(move.meeting.start.astimezone(zone).date()),
        start=formats.wall_time(move.meeting.start, zone),
        new=formats.wall_time(move.start, zone),
    )


def proposed_move(move: Move, zone: tzinfo) -> str:
    """Propose a move: ``Move Sprint sync, Tue 14:30 → 16:30``; on its own, the title looks like a long meeting."""
    return _("Move {move}").format(move=move_words(move, zone))


def gain_words(move: Move) -> str:
    """Return the gain of a move, and who must agree: nobody else's calendar is known."""
    gain, longest = formats.length(move.gain_s), formats.length(move.longest_s)
    names = [clipped(name, LONGEST_NAME) for name in move.meeting.names]
    if move.longest_s == move.gain_s:
        if not names:
            words = _("Adds {gain} of focus time, if everyone is free")
        elif len(names) == 1:
            words = _("Adds {gain} of focus time, if {name} is free")
        else:
            words = _("Adds {gain} of focus time, if {names} are free")
    elif not names:
        words = _("Adds {gain} of focus time (longest block: {longest}), if everyone is free")
    elif len(names) == 1:
        words = _("Adds {gain} of focus time (longest block: {longest}), if {name} is free")
    else:
        words = _("Adds {gain} of focus time (longest block: {longest}), if {names} are free")
    together = formats.enumerated(names) if names else ""
    return words.format(gain=gain, longest=longest, name=together, names=together)


def day_off_words(source: str, events: Iterable[Meeting]) -> str:
    """State that a day is off; of a calendar's also why.

    Args:
        source: ``user``, or the name of the calendar.
        events: those of the day.
    """
    titles = formats.listed(event.title for event in events if event.plan is Plan.AWAY)
    if source == USER:
        return _("Day off.")
    if not titles:
        return _("Day off ({calendar}).").format(calendar=source)
    return _("Day off: {title} ({calendar}).").format(title=titles, calendar=source)


def series_words(title: str) -> str:
    """Name a series that is not to be suggested again, as undo tells it."""
    return clipped(title, LONGEST_SERIES) or _("Meeting")


def message_of(move: Move, template: str, zone: tzinfo) -> str:
    """Fill the user's template of a message to who organises or takes part.

    The names in braces that stand for something are ``title``, ``name`` (of the one other, if there is one), ``day``,
    ``from``, ``to`` and ``gain``; whatever else the template holds stays as it is.
    """
    attendee = move.meeting.other
    fields = {
        "title": clipped(move.meeting.title, LONGEST_TITLE) or _("our meeting"),
        "name": clipped(attendee.name, LONGEST_TITLE) if attendee else "",
        "day": formats.short_day(move.meeting.start.astimezone(zone).date()),
        "from": formats.wall_time(move.meeting.start, zone),
        "to": formats.wall_time(move.start, zone),
        "gain": formats.length(move.gain_s),
    }
    # A title may itself hold words in braces, so each part of the template is filled once.
    parts = template.split("{")
    filled = parts[0]
    for part in parts[1:]:
        name, brace, tail = part.partition("}")
        filled += fields[name] + tail if brace and name in fields else "{" + part
    return "\n".join(plain(line) for line in filled.splitlines())


def change_words(change: PlanChange, zone: tzinfo, width: int = 200) -> str:
    """Return a change of a meeting in words: ``Sprint sync: moved from 14:30 to 16:30``.

    Args:
        change: what happened.
        zone: the time zone of the times.
        width: the most columns of the title.
    """
    title = clipped(change.meeting.title, width) or _("Meeting")
    time = formats.span_words(change.meeting.start, change.meeting.end, zone)
    if change.happened is ChangeKind.MOVED and change.before and change.after:
        if change.before.start == change.after.start:
            end, old_end = (formats.wall_time(meeting.end, zone) for meeting in (change.after, change.before))
            return _("{title}: now until {end}, was until {was}").format(title=title, end=end, was=old_end)
        before, after = (formats.wall_time(meeting.start, zone) for meeting in (change.before, change.after))
        return _("{title}: moved from {before} to {after}").format(title=title, before=before, after=after)
    words = {
        ChangeKind.ADDED: _("{title}: added, {time}"),
        ChangeKind.CANCELLED: _("{title}: cancelled, was {time}"),
        ChangeKind.DECLINED: _("{title}: declined, was {time}"),
    }[change.happened]
    return words.format(title=title, time=time)
