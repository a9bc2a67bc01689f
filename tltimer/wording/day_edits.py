"""The words of the day window: pieces of a day, redo, and the sentence about a day."""

from datetime import tzinfo

from tltimer.domain.timeline.day_pieces import DayPiece
from tltimer.domain.timeline.modes import ModeList
from tltimer.i18n.translate import _
from tltimer.reports.day import DayReport
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped

LONGEST = 40


def piece_name(piece: DayPiece, modes: ModeList) -> str:
    """Name a piece: ``1:1 with Ana``; ``Nothing`` for a gap."""
    if piece.is_gap:
        return _("Nothing")
    label = clipped(formats.mode_label(piece.switch.mode, modes.mode(piece.switch.mode).label), LONGEST)
    if piece.switch.person:
        return _("{mode} with {person}").format(mode=label, person=clipped(piece.switch.person, LONGEST))
    return label


def piece_words(piece: DayPiece, modes: ModeList, zone: tzinfo) -> str:
    """Name a piece with its time: ``Coding 10:00–11:30``."""
    span = formats.span_words(piece.start, piece.end, zone)
    return _("{mode} {span}").format(mode=piece_name(piece, modes), span=span)


def redo_line(label: str | None) -> str:
    """Name the change that redo would repeat."""
    return _("Redo: {change}").format(change=label) if label else _("Redo")


def day_sentence(day: DayReport, future: bool) -> str:
    """Return the sentence about a day: ``You coded 2 h 42 min of 7 h 10 min, 38%``."""
    figures = day.figures
    if future:
        return _("This day is in the future.")
    if not day.entries:
        return _("Nothing was tracked on this day.")
    if not figures.tracked_s:
        return _("All of this day is still unknown.") if figures.unconfirmed_s else _("Only breaks were tracked.")
    return _("You coded {coding} of {tracked}, {share}.").format(
        coding=formats.length(figures.coding_s),
        tracked=formats.length(figures.tracked_s),
        share=formats.coding_share(figures),
    )


def day_explanation(day: DayReport) -> str:
    """Return the details: the longest block, unknown time, whether the day was fragmented."""
    parts = []
    if day.fragmentation.longest_s:
        parts.append(_("Longest block {length}.").format(length=formats.length(day.fragmentation.longest_s)))
    if day.figures.unconfirmed_s:
        parts.append(_("{length} unknown.").format(length=formats.length(day.figures.unconfirmed_s)))
    if day.fragmented:
        parts.append(_("Fragmented by meetings."))
    return " ".join(parts)
