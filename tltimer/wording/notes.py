"""Sentences about outcomes and the entries that they belong to."""

from __future__ import annotations

from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.timeline.entries import Entry
    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.reports.notes import LeadingOutput

LONGEST_NAME = 24
"""The columns that name an entry among others."""


def about(entry: Entry, modes: ModeList) -> str:
    """Name an entry in a line: ``1:1 with Ana``."""
    return _named(modes.mode(entry.mode).label, entry.switch.person)


def subject(line: LeadingOutput) -> str:
    """Name the entry that an outcome was noted for; nothing for the whole day."""
    return _named(line.label, line.person)


def _named(label: str, person: str | None) -> str:
    return _("{mode} with {person}").format(mode=label, person=person) if person else label


def produced_words(line: LeadingOutput) -> str:
    """Write an outcome with its entry: ``1:1 with Ana: Chi takes over the importer``."""
    return _("{about}: {note}").format(about=subject(line), note=line.text) if line.label else line.text


def note_question(entry: Entry, modes: ModeList) -> str:
    """Ask for the outcome of an entry: ``Outcome of 1:1 with Ana``."""
    return _("Outcome of {entry}").format(entry=about(entry, modes))


def entry_name(entry: Entry, modes: ModeList, zone_time: str) -> str:
    """Name an entry among others: ``Review, 10:00``."""
    return formats.listed((clipped(about(entry, modes), LONGEST_NAME), zone_time))
