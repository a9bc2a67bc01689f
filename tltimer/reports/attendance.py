"""Meetings of the calendar beside the log: switches to offer when they begin and end, and those not logged."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.meetings.meetings import Attendee, Plan
from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.domain.timeline.spans import Span, shared_seconds, union, without
from tltimer.domain.timeline.steps import step_name
from tltimer.domain.timeline.switches import CALENDAR, OFF, UNKNOWN
from tltimer.values import Value, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from tltimer.domain.balance.people import People, Person
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.domain.timeline.switches import Switch
    from tltimer.reports.day import DayReport
    from tltimer.reports.status import Status

MEETING, ONE_TO_ONE = "meeting", "1:1"

EARLY = timedelta(minutes=10)
"""The longest time before a meeting at which a switch can be meant for it."""

LONGEST_NAME = 60


class SwitchOffer(Value):
    """A switch that the calendar suggests, back-dated to ``since``: into ``meeting``; out of one where that is None."""

    mode: str
    person: str | None
    kind: str | None
    since: datetime
    meeting: Meeting | None


class Booking(Value):
    """The time of a meeting to add to the log."""

    spans: tuple[Span, ...]
    mode: str
    person: str | None


def by_name(meetings: Iterable[Meeting], people: People) -> tuple[Meeting, ...]:
    """Name the other person of each 1:1 as the 1:1 list does, also where only the title names them."""
    from tltimer.domain.balance.one_to_ones import whom

    return tuple(_with(meeting, person) if (person := whom(meeting, people)) else meeting for meeting in meetings)


def _with(meeting: Meeting, person: Person) -> Meeting:
    address = meeting.other.address if meeting.other else next(iter(person.addresses), "")
    answer = meeting.other.answer if meeting.other else None
    return replace(meeting, other=Attendee(address, person.name, "INDIVIDUAL", answer))


def partner(meeting: Meeting | None) -> str | None:
    """Return the name of the one other in a meeting of two."""
    attendee = meeting.other if meeting else None
    return _name(attendee.name) or _name(attendee.address) or None if attendee else None


def _name(text: str) -> str:
    """Make a name fit for the log: one line, and not too long."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1].rstrip()}…"


def mode_in(meeting: Meeting) -> tuple[str, str | None]:
    """Return the mode of a meeting, and the person whom it is with."""
    person = partner(meeting)
    return (ONE_TO_ONE, person) if person else (MEETING, None)


def attends(switch: Switch, meeting: Meeting, modes: ModeList) -> bool:
    """Return whether the mode of a switch is that of a meeting.

    A mode of one's own that meets is it too, and so is a 1:1 with somebody else, if it began with the meeting.
    """
    mode, person = mode_in(meeting)
    with_it = switch.at >= meeting.start - EARLY
    if switch.mode == mode:
        return person is None or switch.person == person or (switch.person is not None and with_it)
    return with_it and modes.meets(switch.mode) and switch.mode not in (MEETING, ONE_TO_ONE)


def meeting_during(span: Span, switch: Switch, meetings: Iterable[Meeting], modes: ModeList) -> Meeting | None:
    """Return the meeting that an entry was spent in: the one that takes most of it; None where it is no meeting's.

    Args:
        span: the time of the entry.
        switch: the switch that began it.
        meetings: the events around it.
        modes: the modes.
    """
    attended = [
        (shared_seconds([span], [meeting.span]), meeting)
        for meeting in meetings
        if meeting.plan is Plan.MEETING and attends(switch, meeting, modes)
    ]
    seconds, meeting = max(attended, key=lambda pair: pair[0], default=(0, None))
    return meeting if seconds else None


def turn_of(status: Status, modes: ModeList) -> SwitchOffer | None:
    """Return the switch to offer first: into the meeting that runs, or out of the one that is over."""
    return joining(status, modes) or _leaving(status, modes)


def joining(status: Status, modes: ModeList) -> SwitchOffer | None:
    """Return the switch into the meeting that runs by the calendar while the mode is another.

    meeting            |------------now
    log       |coding--|--review----now
    joining            |------------now     what came since is withdrawn

    Time in it that was said to be another meeting stays: what is joined is the rest.

    meeting   |---------------------now
    log       |coding-|1:1|--coding-now
    joining               |---------now
    """
    meeting, running = status.current_meeting, status.running
    if meeting is None or (running is not None and attends(running, meeting, modes)):
        return None
    elsewhere = [
        entry.end
        for entry in status.today.entries
        if not entry.running
        and modes.meets(entry.mode)
        and not attends(entry.switch, meeting, modes)
        and meeting.span.covers(entry.end)
    ]
    return SwitchOffer(*mode_in(meeting), None, max([meeting.start, *elsewhere]), meeting)


def _leaving(status: Status, modes: ModeList) -> SwitchOffer | None:
    """Return the switch back to what was done before a meeting, while the mode is still that of the meeting.

    meeting            |-------|
    log       |coding--|meeting-----now
    leaving                    |----now     coding
    """
    running = status.running
    if running is None or status.current_meeting is not None:
        return None
    ends = [
        meeting.end
        for meeting in _meetings(status.today)
        if running.at < meeting.end <= status.now and attends(running, meeting, modes)
    ]
    before = next((entry for entry in _before(status, running) if _is_work(entry, modes)), None)
    return _back_to(before, max(ends)) if ends and before else None


def begun(status: Status, modes: ModeList) -> SwitchOffer | None:
    """Return the switch into a meeting that has begun, if nothing since speaks against it.

    Against it speak a switch made after its beginning, a stop, being with people by one's own word, and a day off.
    """
    turn, running = joining(status, modes), status.running
    if turn is None or turn.meeting is None or status.today.free.window is None:
        return None
    if running is None:
        return None if status.today.entries else turn
    is_own = modes.meets(running.mode) and running.source != CALENDAR
    return None if is_own or running.at >= turn.meeting.start else turn


def ended(status: Status, modes: ModeList) -> SwitchOffer | None:
    """Return the switch out of meetings that the calendar switched to, once the last of them is over.

    meetings         |-----|---|
    log       |break-|mtg--|1:1-----now     by the calendar
    ended                      |----now     break, as it was before; off, if nothing ran
    """
    running = status.running
    if running is None or running.source != CALENDAR or not modes.meets(running.mode):
        return None
    spans = union(meeting.span for meeting in _meetings(status.today))
    span = next((candidate for candidate in spans if candidate.covers(running.at)), None)
    if span is None or status.now < span.end:
        return None
    until = running.at
    for entry in _before(status, running):
        if entry.end != until:
            break
        if not modes.meets(entry.mode):
            return _back_to(entry, span.end)
        until = entry.start
    return SwitchOffer(OFF, None, None, span.end, None)


def unlogged(day: DayReport, modes: ModeList, now: datetime, nothing: Iterable[Span] = ()) -> tuple[Meeting, ...]:
    """Return the meetings of a day of which less than half is covered by entries of modes that meet.

    Args:
        day: the day.
        modes: the modes.
        now: a running meeting counts up to it, a future one does not.
        nothing: spans that the user said were no work.
    """
    taken_spans = [*_met(day, modes), *nothing]
    begun = ((meeting, _done(meeting, day, now)) for meeting in _meetings(day) if meeting.start < now)
    return tuple(meeting for meeting, span in begun if shared_seconds([span], taken_spans) * 2 < span.seconds)


def bookings_of(meetings: Iterable[Meeting], day: DayReport, modes: ModeList, now: datetime) -> tuple[Booking, ...]:
    """Return the bookings for meetings; time with people that is logged already stays as it is.

    meeting   |-------------|
    log       |coding--|1:1-|coding
    booking   |--------|
    """
    met = _met(day, modes)
    return tuple(Booking(without(_done(meeting, day, now), met), *mode_in(meeting)) for meeting in meetings)


def _meetings(day: DayReport) -> tuple[Meeting, ...]:
    return tuple(meeting for meeting in day.meetings if meeting.plan is Plan.MEETING)


def _done(meeting: Meeting, day: DayReport, now: datetime) -> Span:
    return Span(meeting.start, min(meeting.end, now, day.span.end))


def _met(day: DayReport, modes: ModeList) -> tuple[Span, ...]:
    return tuple(entry.span for entry in day.entries if modes.meets(entry.mode))


def _before(status: Status, running: Switch) -> tuple[Entry, ...]:
    """Return today's entries before the running one, the latest first."""
    return tuple(entry for entry in reversed(status.today.entries) if entry.start < running.at)


def _is_work(entry: Entry, modes: ModeList) -> bool:
    counts = entry.mode != UNKNOWN and modes.counts_as(entry.mode) is not CountsAs.NEITHER
    return counts and not modes.meets(entry.mode)


def _back_to(entry: Entry, since: datetime) -> SwitchOffer:
    return SwitchOffer(entry.mode, entry.switch.person, entry.switch.kind, since, None)


def bookings_step(bookings: Sequence[Booking]) -> str:
    """Return the name of the step that puts meetings into the log."""
    if len(bookings) != 1:
        return step_name("meetings", count=len(bookings))
    (booking,) = bookings
    return step_name("meeting", mode=booking.mode, **({"person": booking.person} if booking.person else {}))
