"""What leading produced: the lines that were noted to its entries and to the days."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tltimer.domain.timeline.entries import Entry
from tltimer.domain.timeline.modes import CountsAs, ModeList
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.frozen import frozen
from tltimer.i18n.translate import _
from tltimer.reports.day import DayReport
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped

MEETING = "meeting"

SHORTEST = timedelta(minutes=5)
"""Of what was shorter nothing is expected to have come."""

LONGEST_NAME = 24
"""How many columns name an entry among others."""

A_WHILE = timedelta(minutes=30)
"""For how long after its end it is offered to note what came of something."""


@frozen
class LeadingOutput:
    """A line of a day; ``about`` names what it came of, "" for the whole day, and ``at`` is when that began."""

    day: date
    text: str
    about: str
    at: datetime | None = None


def produced(days: Iterable[DayReport], modes: ModeList) -> tuple[LeadingOutput, ...]:
    """Give what leading produced, day by day: the notes of its entries as they lie, then those of the day.

    A note that runs on through several entries is one.
    """
    found = []
    for day in days:
        led = [one for one in day.entries if one.switch.note and modes.counts_as(one.mode) is CountsAs.LEADING]
        lines = {
            one.switch.note or "": LeadingOutput(day.date, one.switch.note or "", about(one, modes), one.start)
            for one in led
        }
        found += [*lines.values(), *(LeadingOutput(day.date, note.text, "") for note in day.notes)]
    return tuple(found)


def about(entry: Entry, modes: ModeList) -> str:
    """Name an entry in a line: ``1:1 with Ana``."""
    label = modes.mode(entry.mode).label
    person = entry.switch.person
    return _("{mode} with {person}").format(mode=label, person=person) if person else label


def produced_words(line: LeadingOutput) -> str:
    """Write a line with what it came of: ``1:1 with Ana: Chi takes over the importer``."""
    return _("{about}: {note}").format(about=line.about, note=line.text) if line.about else line.text


def notable(day: DayReport, modes: ModeList) -> tuple[Entry, ...]:
    """Give the entries of a day of which something can have come and nothing is noted yet.

    Those are 1:1s, reviews, planning and whatever else counts as leading, less meetings at large, and less what runs.
    Entries of the same that follow each other are one, and the last of them stands for it.
    """
    found: list[Entry] = []
    began: datetime | None = None
    for one, after in zip(day.entries, (*day.entries[1:], None), strict=False):
        began = one.start if began is None else began
        if after is not None and after.start == one.end and _same(one, after):
            continue
        leads = one.mode not in (MEETING, UNKNOWN) and modes.counts_as(one.mode) is CountsAs.LEADING
        if leads and not (one.running or one.unconfirmed or one.switch.note) and one.end - began >= SHORTEST:
            found.append(one)
        began = None
    return tuple(found)


def just_ended(day: DayReport, modes: ModeList, now: datetime) -> Entry | None:
    """Give the entry that ended a while ago at most, and of which what came can be noted."""
    return next((one for one in reversed(notable(day, modes)) if now - one.end <= A_WHILE), None)


def note_question(entry: Entry, modes: ModeList) -> str:
    """Ask what came of an entry: ``What came of 1:1 with Ana``."""
    return _("What came of {entry}").format(entry=about(entry, modes))


def entry_name(entry: Entry, modes: ModeList, zone_time: str) -> str:
    """Name an entry among others: ``Review, 10:00``."""
    return formats.listed((clipped(about(entry, modes), LONGEST_NAME), zone_time))


def _same(one: Entry, other: Entry) -> bool:
    return (one.mode, one.switch.person, one.switch.note) == (other.mode, other.switch.person, other.switch.note)
