"""The names of corrections, for undo and redo, and the sentence of a day that is corrected."""

from datetime import tzinfo

from tltimer.domain.timeline.day_pieces import DayPiece
from tltimer.domain.timeline.modes import ModeList
from tltimer.i18n.translate import _
from tltimer.reports.day import DayReport
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped

LONGEST = 40


def piece_name(piece: DayPiece, modes: ModeList) -> str:
    """Name what a piece was: ``1:1 with Ana``; ``Nothing`` for a gap."""
    if piece.is_gap:
        return _("Nothing")
    label = clipped(formats.mode_label(piece.switch.mode, modes.mode(piece.switch.mode).label), LONGEST)
    if piece.switch.person:
        return _("{mode} with {person}").format(mode=label, person=clipped(piece.switch.person, LONGEST))
    return label


def piece_words(piece: DayPiece, modes: ModeList, zone: tzinfo) -> str:
    """Name a piece with its time: ``Coding 10:00 – 11:30``."""
    span = formats.span_words(piece.start, piece.end, zone)
    return _("{mode} {span}").format(mode=piece_name(piece, modes), span=span)


def redo_line(label: str | None) -> str:
    """Name what redo would do again."""
    return _("Redo: {change}").format(change=label) if label else _("Redo")


def day_sentence(day: DayReport, future: bool) -> str:
    """Say how a day stands: ``You coded 2 h 42 of 7 h 10, 38 %``."""
    figures = day.figures
    if future:
        return _("This day is yet to come.")
    if not day.entries:
        return _("Nothing is tracked on this day.")
    if not figures.tracked_s:
        return _("Nobody knows yet what this day was.") if figures.unconfirmed_s else _("A day of breaks.")
    return _("You coded {coding} of {tracked}, {share}.").format(
        coding=formats.length(figures.coding_s),
        tracked=formats.length(figures.tracked_s),
        share=formats.coding_share(figures),
    )


def day_explanation(day: DayReport) -> str:
    """Say what supports the sentence: the longest block, unknown time, whether the day was cut up."""
    parts = []
    if day.fragmentation.longest_s:
        parts.append(_("Longest block {length}.").format(length=formats.length(day.fragmentation.longest_s)))
    if day.figures.unconfirmed_s:
        parts.append(_("{length} unknown.").format(length=formats.length(day.figures.unconfirmed_s)))
    if day.fragmented:
        parts.append(_("Cut up by meetings."))
    return " ".join(parts)
