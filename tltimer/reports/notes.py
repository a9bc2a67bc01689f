"""What leading produced: the lines that were noted to its stretches and to the days."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tltimer.domain.timeline.entries import Stretch
from tltimer.domain.timeline.modes import CountsAs, ModeList
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.frozen import value
from tltimer.i18n.translate import _
from tltimer.reports.day import DayReport
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped

MEETING = "meeting"

SHORTEST = timedelta(minutes=5)
"""Of what was shorter nothing is expected to have come."""

LONGEST_NAME = 24
"""How many columns name a stretch among others."""

A_WHILE = timedelta(minutes=30)
"""For how long after its end it is offered to note what came of something."""


@value
class Produced:
    """A line of a day; ``about`` names what it came of, "" for the whole day, and ``at`` is when that began."""

    day: date
    text: str
    about: str
    at: datetime | None = None


def produced(days: Iterable[DayReport], modes: ModeList) -> tuple[Produced, ...]:
    """Give what leading produced, day by day: the notes of its stretches as they lie, then those of the day.

    A note that runs on through several stretches is one.
    """
    found = []
    for day in days:
        led = [one for one in day.stretches if one.switch.note and modes.counts_as(one.mode) is CountsAs.LEADING]
        lines = {
            one.switch.note or "": Produced(day.date, one.switch.note or "", about(one, modes), one.start)
            for one in led
        }
        found += [*lines.values(), *(Produced(day.date, note.text, "") for note in day.notes)]
    return tuple(found)


def about(stretch: Stretch, modes: ModeList) -> str:
    """Name a stretch in a line: ``1:1 with Ana``."""
    label = modes.mode(stretch.mode).label
    person = stretch.switch.person
    return _("{mode} with {person}").format(mode=label, person=person) if person else label


def produced_words(line: Produced) -> str:
    """Write a line with what it came of: ``1:1 with Ana: Chi takes over the importer``."""
    return _("{about}: {note}").format(about=line.about, note=line.text) if line.about else line.text


def notable(day: DayReport, modes: ModeList) -> tuple[Stretch, ...]:
    """Give the stretches of a day of which something can have come and nothing is noted yet.

    Those are 1:1s, reviews, planning and whatever else counts as leading, less meetings at large, and less what runs.
    Stretches of the same that follow each other are one, and the last of them stands for it.
    """
    found: list[Stretch] = []
    began: datetime | None = None
    for one, after in zip(day.stretches, (*day.stretches[1:], None), strict=False):
        began = one.start if began is None else began
        if after is not None and after.start == one.end and _same(one, after):
            continue
        leads = one.mode not in (MEETING, UNKNOWN) and modes.counts_as(one.mode) is CountsAs.LEADING
        if leads and not (one.running or one.unconfirmed or one.switch.note) and one.end - began >= SHORTEST:
            found.append(one)
        began = None
    return tuple(found)


def just_ended(day: DayReport, modes: ModeList, now: datetime) -> Stretch | None:
    """Give the stretch that ended a while ago at most, and of which what came can be noted."""
    return next((one for one in reversed(notable(day, modes)) if now - one.end <= A_WHILE), None)


def note_question(stretch: Stretch, modes: ModeList) -> str:
    """Ask what came of a stretch: ``What came of 1:1 with Ana``."""
    return _("What came of {stretch}").format(stretch=about(stretch, modes))


def stretch_name(stretch: Stretch, modes: ModeList, zone_time: str) -> str:
    """Name a stretch among others: ``Review, 10:00``."""
    return formats.listed((clipped(about(stretch, modes), LONGEST_NAME), zone_time))


def _same(one: Stretch, other: Stretch) -> bool:
    return (one.mode, one.switch.person, one.switch.note) == (other.mode, other.switch.person, other.switch.note)
