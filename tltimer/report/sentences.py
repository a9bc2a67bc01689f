"""What the program says of a day and a week: facts and options, never a score.

All judgement in words is here, so that it can be read and weighed as a whole.
"""

from collections.abc import Iterable, Sequence
from datetime import tzinfo

from tltimer.balance.verdict import Verdict
from tltimer.focus.causes import Block, Cause
from tltimer.focus.fragmentation import Fragmentation
from tltimer.language import _, ngettext
from tltimer.meetings.busy import Meeting, matches
from tltimer.meetings.sizes import Size
from tltimer.report import wording
from tltimer.report.attending import Booking, Turn, partner
from tltimer.report.evening import EveningReport
from tltimer.report.foreign import clipped, columns
from tltimer.report.now import Status
from tltimer.report.week import WeekReport
from tltimer.timeline.figures import Figures
from tltimer.timeline.instants import elapsed
from tltimer.timeline.modes import ModeList
from tltimer.timeline.switches import OFF

A_MINUTE = 60

TITLE = 36
"""How many columns of a title are shown in a line where something has to follow."""

NAME = 38
"""The same for a meeting and the one other in it."""

SOON = 12 * 3600
"""What comes later than in so many seconds is named by its day, not by how long that is."""

ENOUGH_TO_SAY_S = 2 * 60 * 60
"""With less of a running week tracked than this, its share says nothing."""


def status_line(status: Status, modes: ModeList) -> str:
    """Say what runs, for how long, and today's share of coding: ``Coding for 42 min · today 31 % coding``."""
    return wording.listed((running_words(status, modes), today_words(status)))


def running_words(status: Status, modes: ModeList) -> str:
    """Say what runs and for how long."""
    if status.since is None:
        return _("Not tracking")
    label = wording.mode_label(status.mode, modes.mode(status.mode).label)
    if status.person:
        label = _("{mode} with {person}").format(mode=label, person=status.person)
    seconds = elapsed(status.since, status.now)
    if seconds < 60:
        return _("{mode}, just begun").format(mode=label)
    return _("{mode} for {length}").format(mode=label, length=wording.length(seconds))


def today_words(status: Status) -> str:
    """Say today's share of coding; nothing where nothing was tracked."""
    if status.today.figures.coding_share_range is None:
        return ""
    return _("today {share} coding").format(share=wording.coding_share(status.today.figures))


def next_meeting_line(status: Status, zone: tzinfo) -> str:
    """Say what comes next: ``14:30 Sprint sync, in 25 min``, ``Thu 14:30 Sprint sync``; nothing where nothing comes."""
    meeting = status.next_meeting
    if meeting is None:
        return ""
    title, time = clipped(meeting.title, TITLE) or _("Meeting"), wording.wall_time(meeting.start, zone)
    left = elapsed(status.now, meeting.start)
    if left < A_MINUTE:
        return _("{time} {title}, now").format(time=time, title=title)
    if left <= SOON:
        return _("{time} {title}, in {length}").format(time=time, title=title, length=wording.length(left))
    day = wording.short_day(meeting.start.astimezone(zone).date())
    return _("{day} {time} {title}").format(day=day, time=time, title=title)


def meeting_name(meeting: Meeting, width: int = NAME) -> str:
    """Name a meeting on one line of about so many columns; one of two names the other: ``Catch up with Ana``."""
    person, title = partner(meeting), clipped(meeting.title, width)
    if not title:
        return _("1:1 with {person}").format(person=clipped(person, width)) if person else _("Meeting")
    if not person or matches(title, (person, person.split()[0])):
        return title
    person = clipped(person, max(width - columns(title), width // 3))
    return _("{title} with {person}").format(title=clipped(title, width - columns(person)), person=person)


def turn_line(turn: Turn, modes: ModeList, zone: tzinfo) -> str:
    """Name the switch that the calendar suggests: ``Sprint sync, since 14:30``, ``Back to Coding, since 15:00``."""
    time = wording.wall_time(turn.since, zone)
    if turn.meeting is not None:
        return _("{meeting}, since {time}").format(meeting=meeting_name(turn.meeting), time=time)
    mode = clipped(wording.mode_label(turn.mode, modes.mode(turn.mode).label), TITLE)
    return _("Back to {mode}, since {time}").format(mode=mode, time=time)


def meeting_begun_words(turn: Turn, status: Status, modes: ModeList, zone: tzinfo) -> tuple[str, str]:
    """Say that a meeting has begun while something else runs, as a title and a body."""
    return turn_line(turn, modes, zone), running_words(status, modes)


def booked_label(bookings: Sequence[Booking], modes: ModeList) -> str:
    """Name meetings that were put into the log, for undo: ``1:1 with Ana``, ``3 meetings``."""
    if len(bookings) == 1:
        (one,) = bookings
        label = wording.mode_label(one.mode, modes.mode(one.mode).label)
        return _("{mode} with {person}").format(mode=label, person=one.person) if one.person else label
    return ngettext("{count} meeting", "{count} meetings", len(bookings)).format(count=len(bookings))


def undo_line(label: str | None) -> str:
    """Name what undo would take back."""
    return _("Undo: {change}").format(change=label) if label else _("Undo")


def switch_label(mode: str, modes: ModeList, time: str) -> str:
    """Name a switch for undo: ``Coding at 13:48``."""
    if mode == OFF:
        return _("Stop at {time}").format(time=time)
    return _("{mode} at {time}").format(mode=wording.mode_label(mode, modes.mode(mode).label), time=time)


def span_label(mode: str, modes: ModeList, span: str) -> str:
    """Name a painted span for undo: ``Review 10:00 – 11:00``."""
    return _("{mode} {span}").format(mode=wording.mode_label(mode, modes.mode(mode).label), span=span)


def week_sentence(report: WeekReport) -> str:
    """Say in one line how the week stands to what was chosen."""
    share = wording.coding_share(report.figures)
    if report.figures.coding_share_range is None:
        return _("Nothing is tracked in this week.") if report.complete else _("Nothing is tracked yet this week.")
    if report.verdict is Verdict.UNKNOWN:
        done = _("Only {length} of this week is known.").format(length=wording.length(report.figures.tracked_s))
    elif report.complete:
        done = _("You coded {share} of your week.").format(share=share)
    elif report.figures.tracked_s < ENOUGH_TO_SAY_S:
        done = _("The week is young: {length} of it is tracked.").format(
            length=wording.length(report.figures.tracked_s)
        )
    else:
        done = _("You coded {share} of your week so far.").format(share=share)
    return f"{done} {_band(report)}"


def _band(report: WeekReport) -> str:
    if report.band.chosen:
        return _("You chose {band}.").format(band=wording.band_range(report.band))
    return _("Many leads aim for {band}; you have not chosen yet.").format(band=wording.band_range(report.band))


def week_explanation(report: WeekReport) -> str:
    """Say what stands behind the sentence: how the week lies to the band, and what ended the blocks."""
    return " ".join(part for part in (_standing(report), _endings(report.fragmentation)) if part)


def _standing(report: WeekReport) -> str:
    if report.drift:
        below = report.drift.side is Verdict.BELOW
        if report.complete:
            words = _("Below for {weeks}, since {date}.") if below else _("Above for {weeks}, since {date}.")
        else:
            words = (
                _("Before this week: below for {weeks}, since {date}.")
                if below
                else _("Before this week: above for {weeks}, since {date}.")
            )
        return words.format(weeks=wording.weeks(report.drift.weeks), date=wording.date_words(report.drift.since))
    if report.figures.coding_share_range is None:
        return ""
    return {
        Verdict.BELOW: _("Less coding than that: more room for the team, and a little further from the code."),
        Verdict.ABOVE: _("More coding than that: close to the code, and more that waits for you."),
        Verdict.WITHIN: _("That lies within it."),
        Verdict.UNCLEAR: _("Too much time is unknown to say how it stands to that."),
        Verdict.UNKNOWN: _("Too little is known to say how it stands to that."),
        Verdict.RUNNING: "",
    }[report.verdict]


def _endings(fragmentation: Fragmentation) -> str:
    count = fragmentation.ended_by.get(Cause.MEETING, 0)
    if not count:
        return ""
    words = wording.count_words(count)
    return ngettext("{count} meeting ended a block.", "{count} meetings ended a block.", count).format(
        count=words[0].upper() + words[1:]
    )


def block_counts(blocks: Iterable[Block]) -> str:
    """Count blocks by size: ``1 whole · 4 usable · 4 crumbs``."""
    sizes = [block.size for block in blocks]
    whole, usable, crumbs = (sizes.count(size) for size in (Size.WHOLE, Size.USABLE, Size.CRUMB))
    return wording.listed(
        (
            _("{count} whole").format(count=whole) if whole else "",
            _("{count} usable").format(count=usable) if usable else "",
            ngettext("{count} crumb", "{count} crumbs", crumbs).format(count=crumbs) if crumbs else "",
        )
    )


def cause_counts(fragmentation: Fragmentation) -> str:
    """Count what ended the blocks: ``5 meetings · 2 own switches · 2 stops``."""
    meetings, switches, absences, stops, running = (
        fragmentation.ended_by.get(cause, 0)
        for cause in (Cause.MEETING, Cause.SWITCH, Cause.AWAY, Cause.STOP, Cause.RUNNING)
    )
    counts = (
        (meetings, ngettext("{count} meeting", "{count} meetings", meetings)),
        (switches, ngettext("{count} own switch", "{count} own switches", switches)),
        (absences, ngettext("{count} absence", "{count} absences", absences)),
        (stops, ngettext("{count} stop", "{count} stops", stops)),
        (running, _("one is running")),
    )
    return wording.listed(words.format(count=count) for count, words in counts if count)


def cause_words(block: Block) -> str:
    """Say what ended a block: ``ended by Sprint sync``."""
    if block.ended_by is Cause.MEETING:
        return _("ended by {meeting}").format(meeting=block.meeting) if block.meeting else _("ended by a meeting")
    return {
        Cause.RUNNING: _("running"),
        Cause.AWAY: _("ended by an absence"),
        Cause.STOP: _("stopped"),
        Cause.SWITCH: _("switched away"),
    }[block.ended_by]


def size_words(size: Size) -> str:
    """Name a size."""
    return {Size.WHOLE: _("whole"), Size.USABLE: _("usable"), Size.CRUMB: _("crumb")}[size]


def evening_line(report: EveningReport) -> str:
    """Say how the week stands on this evening: ``34 – 37 % coding so far this week · you chose 30 – 50 %``."""
    if report.week.coding_share_range is None:
        return _("Nothing was tracked that week.") if report.belated else _("Nothing is tracked yet this week.")
    words = _("{share} coding that week up to this day") if report.belated else _("{share} coding so far this week")
    done = words.format(share=wording.coding_share(report.week))
    if not report.band.chosen:
        return done
    return wording.listed((done, _("you chose {band}").format(band=wording.band_range(report.band))))


def gap_question(start: str, end: str, unknown: bool) -> str:
    """Ask what a gap was; the answers follow."""
    if unknown:
        return _("{start} – {end} is unknown. It was").format(start=start, end=end)
    return _("{start} – {end} is empty. It was").format(start=start, end=end)


def unlogged_question(left: int, of: int) -> str:
    """Say that meetings of the calendar are not in the log, or that they are by now."""
    if left:
        return _("In the calendar, not in the log")
    return ngettext("The meeting is in the log.", "The meetings are in the log.", of)


def unlogged_button(ticked: int, of: int) -> str:
    """Name the button that puts meetings into the log."""
    if ticked == of:
        return ngettext("Log it", "Log all {count}", of).format(count=of)
    return _("Log {count} of {of}").format(count=ticked, of=of)


def tomorrow_line(report: EveningReport, zone: tzinfo) -> str:
    """Say what tomorrow has room for: ``Tomorrow: 3 h free from 9:30. Two meetings.``; of a missed evening nothing."""
    longest = report.tomorrow.longest
    if report.belated:
        return ""
    if report.tomorrow.window is None:
        return _("Tomorrow is a day off.")
    if longest is None:
        return _("Tomorrow has no free time.")
    free = _("Tomorrow: {length} free from {time}.").format(
        length=wording.length(longest.span.seconds), time=wording.wall_time(longest.span.start, zone)
    )
    count = len(report.tomorrow_meetings)
    words = wording.count_words(count)
    meetings = ngettext("{count} meeting.", "{count} meetings.", count).format(count=words[0].upper() + words[1:])
    return f"{free} {meetings}"


def short_gap_words(seconds: int, title: str, time: str, promise: str = "") -> tuple[str, str]:
    """Say that the time before the next meeting is short, and which promise fits it, as a title and a body."""
    if promise:
        body = _("{title} begins at {time}: short for deep work, long enough for what you promised: {promise}")
    else:
        body = _("{title} begins at {time}: short for deep work, long enough for something small.")
    return (
        _("{length} until the next meeting").format(length=wording.length(seconds)),
        body.format(title=title or _("A meeting"), time=time, promise=promise),
    )


def no_whole_block_words(move: str, gain: str) -> tuple[str, str]:
    """Say that a day has no whole block, and the move that gives the most if there is one, as a title and a body."""
    if not move:
        return _("No whole block today"), _("Today's meetings leave none, and none of them is easily moved.")
    return _("No whole block today"), f"{move}\n{gain}"


def block_cut_words(seconds: int, title: str, time: str) -> tuple[str, str]:
    """Say which meeting is about to cut a running block, as a title and a body."""
    return (
        _("{length} of this block left").format(length=wording.length(seconds)),
        _("{title} begins at {time}.").format(title=title or _("A meeting"), time=time),
    )


def cut_up_words(title: str | None) -> tuple[str, str]:
    """Say that meetings have cut up the day, as a title and a body."""
    ended = _("{title} ended another block.").format(title=title) if title else _("A meeting ended another block.")
    return (
        _("The day is cut up"),
        _("{ended} No whole block is left in today's free time.").format(ended=ended),
    )


def strange_modes(figures: Figures, modes: ModeList) -> str:
    """Name the modes that were used and that no list knows; nothing where there are none."""
    strange = sorted(key for key in figures.modes_s if key not in modes)
    if not strange:
        return ""
    return ngettext(
        "{modes} is in no list of modes and counts as leading.",
        "{modes} are in no list of modes and count as leading.",
        len(strange),
    ).format(modes=", ".join(strange))


def unknown_words(seconds: int) -> str:
    """Say how much time is unknown."""
    return _("{length} unknown").format(length=wording.length(seconds)) if seconds else ""
