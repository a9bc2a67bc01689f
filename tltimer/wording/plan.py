"""What is said of a move: where from and to, what it gives, and the message that asks for it."""

from datetime import tzinfo

from tltimer.domain.meetings.changes import ChangeKind, PlanChange
from tltimer.domain.meetings.moves import Move
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped, plain

LONGEST_TITLE = 200
LONGEST_SERIES = 60


def move_words(move: Move, zone: tzinfo, width: int = LONGEST_TITLE) -> str:
    """Say what moves where: ``Sprint sync, Tue 14:30 → 16:30``; the title is clipped to so many columns."""
    return _("{title}, {day} {start} → {new}").format(
        title=clipped(move.meeting.title, width) or _("Meeting"),
        day=formats.short_day(move.meeting.start.astimezone(zone).date()),
        start=formats.wall_time(move.meeting.start, zone),
        new=formats.wall_time(move.start, zone),
    )


def gain_words(move: Move) -> str:
    """Say what a move gives; nobody else's calendar is known, so it depends on them."""
    gain = formats.length(move.gain_s)
    if move.longest_s == move.gain_s:
        return _("gives {gain} in one piece, if they are free").format(gain=gain)
    return _("gives {gain} more in focus blocks, the longest then {longest}, if they are free").format(
        gain=gain, longest=formats.length(move.longest_s)
    )


def series_words(title: str) -> str:
    """Name a series that is never to be proposed, as it is remembered and told by undo."""
    return clipped(title, LONGEST_SERIES) or _("Meeting")


def message_of(move: Move, template: str, zone: tzinfo) -> str:
    """Fill the user's template of a message to who organises or takes part.

    The names in braces that stand for something are ``title``, ``name`` (of the one other, if there is one), ``day``,
    ``from``, ``to`` and ``gain``; whatever else the template holds stays as it is.
    """
    other = move.meeting.other
    said = {
        "title": clipped(move.meeting.title, LONGEST_TITLE) or _("our meeting"),
        "name": clipped(other.name, LONGEST_TITLE) if other else "",
        "day": formats.short_day(move.meeting.start.astimezone(zone).date()),
        "from": formats.wall_time(move.meeting.start, zone),
        "to": formats.wall_time(move.start, zone),
        "gain": formats.length(move.gain_s),
    }
    # A title may itself hold words in braces, so each part of the template is filled once.
    parts = template.split("{")
    filled = parts[0]
    for part in parts[1:]:
        name, brace, rest = part.partition("}")
        filled += said[name] + rest if brace and name in said else "{" + part
    return "\n".join(plain(line) for line in filled.splitlines())


def change_words(change: PlanChange, zone: tzinfo, width: int = 200) -> str:
    """Say what happened to a meeting: ``Sprint sync: moved from 14:30 to 16:30``.

    Args:
        change: what happened.
        zone: in which times are told.
        width: to how many columns the title is clipped.
    """
    title = clipped(change.meeting.title, width) or _("Meeting")
    time = formats.span_words(change.meeting.start, change.meeting.end, zone)
    if change.happened is ChangeKind.MOVED and change.before and change.after:
        if change.before.start == change.after.start:
            end, was = (formats.wall_time(one.end, zone) for one in (change.after, change.before))
            return _("{title}: now until {end}, was until {was}").format(title=title, end=end, was=was)
        before, after = (formats.wall_time(one.start, zone) for one in (change.before, change.after))
        return _("{title}: moved from {before} to {after}").format(title=title, before=before, after=after)
    words = {
        ChangeKind.ADDED: _("{title}: added late, {time}"),
        ChangeKind.CANCELLED: _("{title}: cancelled, was {time}"),
        ChangeKind.DECLINED: _("{title}: declined, was {time}"),
    }[change.happened]
    return words.format(title=title, time=time)
