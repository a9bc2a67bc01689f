"""The words of the present: what runs, what comes next, what a change is called."""

from __future__ import annotations

import re

from tltimer.domain.timeline.instants import elapsed
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped, columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.domain.timeline.switches import Switch
    from tltimer.domain.timeline.totals import Totals
    from tltimer.reports.attendance import SwitchOffer
    from tltimer.reports.status import Status

A_MINUTE = 60

TITLE = 36
"""Columns of a title in a line where something has to follow."""

NAME = 38
"""The same for a meeting and the one other in it."""

NAMED = 3
"""The most switches ahead of the clock that a sentence names."""

_ONE_TO_ONE, _WITH = r"(?<!\w)1\s?(?::|-|on|x)\s?1(?!\w)", {"with", "mit"}

SOON = 12 * 3600
"""Meetings further ahead, in seconds, are named by their day."""


def status_line(status: Status, modes: ModeList) -> str:
    """Return the running mode, its length and today's share: ``Coding for 42 min · 31% coding today``."""
    return formats.listed((running_words(status, modes), today_words(status)))


def running_words(status: Status, modes: ModeList) -> str:
    """Return the running mode and its length."""
    if status.since is None:
        return _("Nothing is being tracked")
    label = formats.mode_label(status.mode, modes.mode(status.mode).label)
    if status.person:
        label = _("{mode} with {person}").format(mode=label, person=status.person)
    seconds = elapsed(status.since, status.now)
    if seconds < 60:
        return _("{mode}, just started").format(mode=label)
    return _("{mode} for {length}").format(mode=label, length=formats.length(seconds))


def today_words(status: Status) -> str:
    """Return today's share of coding; nothing where nothing was tracked."""
    if status.today.figures.coding_share_range is None:
        return ""
    return _("{share} coding today").format(share=formats.coding_share(status.today.figures))


def week_words(week: Totals) -> str:
    """Return the week's share of coding so far; nothing where nothing was tracked."""
    if week.coding_share_range is None:
        return ""
    return _("{share} coding this week").format(share=formats.coding_share(week))


def ahead_words(ahead: Sequence[Switch], modes: ModeList, zone: tzinfo) -> str:
    """Return a sentence that names the switches ahead of the clock, which no report counts."""
    named = ", ".join(
        _("{mode} at {time} ({id})").format(
            mode=formats.mode_label(switch.mode, modes.mode(switch.mode).label),
            time=f"{switch.at.astimezone(zone):%Y-%m-%d %H:%M}",
            id=switch.id,
        )
        for switch in ahead[:NAMED]
    )
    words = ngettext(
        "{count} switch is in the future and does not count: {named}.",
        "{count} switches are in the future and do not count: {named}.",
        len(ahead),
    )
    return words.format(count=len(ahead), named=named if len(ahead) <= NAMED else f"{named} …")


def ahead_advice(ahead: Sequence[Switch], modes: ModeList, zone: tzinfo) -> str:
    """Return that sentence with the command that corrects a switch."""
    return f"{ahead_words(ahead, modes, zone)} {_('To correct a switch: tltimer change ID --at TIME')}"


def next_meeting_line(status: Status, zone: tzinfo) -> str:
    """Return the next meeting: ``14:30 Sprint sync, in 25 min``, ``Thu 14:30 Sprint sync``; nothing without one."""
    meeting = status.next_meeting
    if meeting is None:
        return ""
    title, time = clipped(meeting.title, TITLE) or _("Meeting"), formats.wall_time(meeting.start, zone)
    seconds = elapsed(status.now, meeting.start)
    if seconds < A_MINUTE:
        return _("{time} {title}, now").format(time=time, title=title)
    if seconds <= SOON:
        return _("{time} {title}, in {length}").format(time=time, title=title, length=formats.length(seconds))
    day = formats.short_day(meeting.start.astimezone(zone).date())
    return _("{day} {time} {title}").format(day=day, time=time, title=title)


def is_bare_one_to_one(title: str, person: str) -> bool:
    """Return whether a title tells no more than that it is a 1:1 with a person: ``1:1 Ana``, ``Ana Lee 1:1``, none."""
    others, count = re.subn(_ONE_TO_ONE, " ", title.casefold())
    words = set(re.findall(r"\w+", others)) - _WITH
    return bool(count or not words) and words <= set(re.findall(r"\w+", person.casefold()))


def meeting_name(meeting: Meeting, width: int = NAME) -> str:
    """Name a meeting within about a number of columns; a meeting of two names the other: ``Catch up with Ana``."""
    from tltimer.domain.meetings.title_words import contains_word
    from tltimer.reports.attendance import partner

    person, title = partner(meeting), clipped(meeting.title, width)
    if person and is_bare_one_to_one(meeting.title, person):
        return _("1:1 with {person}").format(person=clipped(person, width))
    if not title:
        return _("Meeting")
    if not person or contains_word(title, (person, person.split()[0])):
        return title
    person = clipped(person, max(width - columns(title), width // 3))
    return _("{title} with {person}").format(title=clipped(title, width - columns(person)), person=person)


def offer_words(offer: SwitchOffer, zone: tzinfo) -> str:
    """Return the calendar's suggestion, to follow a mode: ``Sprint sync, from 14:30``, ``resume from 15:00``."""
    time = formats.wall_time(offer.since, zone)
    if offer.meeting is not None:
        return _("{meeting}, from {time}").format(meeting=meeting_name(offer.meeting), time=time)
    return _("resume from {time}").format(time=time)


def meeting_begun_words(offer: SwitchOffer, status: Status, modes: ModeList, zone: tzinfo) -> tuple[str, str]:
    """State that a meeting has begun while something else runs, as a title and a body."""
    return offer_words(offer, zone), running_words(status, modes)


def undo_line(label: str | None) -> str:
    """Name the step that undo would undo."""
    return _("Undo: {change}").format(change=label) if label else _("Undo")


def strange_modes(figures: Totals, modes: ModeList) -> str:
    """Name the modes in the log that are missing from the list; nothing where there are none."""
    strange = sorted(key for key in figures.modes_s if key not in modes)
    if not strange:
        return ""
    return ngettext(
        "{modes} is missing from your modes and counts as leading.",
        "{modes} are missing from your modes and count as leading.",
        len(strange),
    ).format(modes=", ".join(strange))


def strange_modes_advice(figures: Totals, modes: ModeList) -> str:
    """Name them with the command that adds them; nothing where there are none."""
    strange = strange_modes(figures, modes)
    return f"{strange} {_('To add a mode: tltimer modes add NEW')}" if strange else ""


def unknown_words(seconds: int) -> str:
    """Return the amount of unknown time."""
    return _("{length} unknown").format(length=formats.length(seconds)) if seconds else ""


def gaps_words(count: int) -> str:
    """State how many gaps of the day are open; nothing where there are none."""
    return ngettext("{count} gap to fill", "{count} gaps to fill", count).format(count=count) if count else ""
