"""Outcomes: the lines that were noted for entries of leading and for days."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.reports.day import DayReport

SHORTEST = timedelta(minutes=5)
"""A shorter entry is not expected to have an outcome."""

A_WHILE = timedelta(minutes=30)
"""The time after its end in which an entry is offered for a note."""


class LeadingOutput(Value):
    """An outcome of a day: noted for an entry that began ``at`` an instant, or for the whole day.

    ``label`` is that of the entry's mode.
    """

    day: date
    text: str
    label: str = ""
    person: str | None = None
    at: datetime | None = None


def produced(days: Iterable[DayReport], modes: ModeList) -> tuple[LeadingOutput, ...]:
    """Return the outcomes of leading, day by day: the notes of its entries in order, then those of the day.

    A note that runs on through several entries is one.
    """
    outcomes: list[LeadingOutput] = []
    for day in days:
        by_text: dict[str, LeadingOutput] = {}
        for entry in day.entries:
            note = entry.switch.note
            if note and modes.counts_as(entry.mode) is CountsAs.LEADING:
                by_text[note] = LeadingOutput(
                    day.date, note, modes.mode(entry.mode).label, entry.switch.person, entry.start
                )
        outcomes += [*by_text.values(), *(LeadingOutput(day.date, note.text) for note in day.notes)]
    return tuple(outcomes)


def notable(day: DayReport, modes: ModeList) -> tuple[Entry, ...]:
    """Return the entries of a day that can have an outcome and have no note yet.

    Those are 1:1s, reviews, planning and whatever else counts as leading, less what runs. Of entries of the same that
    follow each other the last stands for all.
    """
    entries: list[Entry] = []
    began: datetime | None = None
    for entry, after in zip(day.entries, (*day.entries[1:], None), strict=False):
        began = entry.start if began is None else began
        if after is not None and after.start == entry.end and _is_same(entry, after):
            continue
        leads = entry.mode != UNKNOWN and modes.counts_as(entry.mode) is CountsAs.LEADING
        done = not (entry.running or entry.unconfirmed or entry.switch.note)
        if leads and done and entry.end - began >= SHORTEST:
            entries.append(entry)
        began = None
    return tuple(entries)


def just_ended(day: DayReport, modes: ModeList, now: datetime) -> Entry | None:
    """Return the entry that ended a while ago at most and can be given a note."""
    return next((entry for entry in reversed(notable(day, modes)) if now - entry.end <= A_WHILE), None)


def _is_same(entry: Entry, other: Entry) -> bool:
    return (entry.mode, entry.switch.person, entry.switch.note) == (other.mode, other.switch.person, other.switch.note)
