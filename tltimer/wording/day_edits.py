"""The words of the day window: pieces of a day, redo, and the sentence about a day."""

from __future__ import annotations

from tltimer.domain.timeline.switches import OFF
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, tzinfo

    from tltimer.domain.timeline.day_pieces import DayPiece
    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.domain.timeline.spans import Span
    from tltimer.domain.timeline.totals import Totals
    from tltimer.reports.day import DayReport

LONGEST = 40

A_MINUTE_S = 60


def piece_name(piece: DayPiece, modes: ModeList) -> str:
    """Name a piece: ``1:1 with Ana``; ``Untracked`` for a gap."""
    if piece.is_gap:
        return _("Untracked")
    label = _label(piece.switch.mode, modes)
    if piece.switch.person:
        return _("{mode} with {person}").format(mode=label, person=clipped(piece.switch.person, LONGEST))
    return label


def piece_words(piece: DayPiece, modes: ModeList, zone: tzinfo) -> str:
    """Name a piece with its time: ``Coding 10:00–11:30``."""
    return _("{mode} {span}").format(mode=piece_name(piece, modes), span=_span(piece.span, zone))


def changed_line(piece: DayPiece, mode: str, modes: ModeList, zone: tzinfo) -> str:
    """Tell that a piece has another mode now: ``10:00–11:30 changed to Review``."""
    return _("{span} changed to {mode}").format(span=_span(piece.span, zone), mode=_label(mode, modes))


def painted_line(span: Span, mode: str, modes: ModeList, zone: tzinfo) -> str:
    """Return the new mode of a span of the day: ``9:15–9:45 is now Review``."""
    if mode == OFF:
        return _("{span} cleared").format(span=_span(span, zone))
    return _("{span} is now {mode}").format(span=_span(span, zone), mode=_label(mode, modes))


def moved_line(piece: DayPiece, before: Iterable[DayPiece], modes: ModeList, zone: tzinfo) -> str:
    """Return the move of an entry's edge as a sentence: ``1:1 with Dana now ends at 11:30``.

    Args:
        piece: the entry with its new edge.
        before: the pieces of the day before the move.
        modes: the modes.
        zone: the time zone of the times.
    """
    name = piece_name(piece, modes)
    if any((old.switch.id, old.start) == (piece.switch.id, piece.start) for old in before):
        return _("{entry} now ends at {time}").format(entry=name, time=formats.wall_time(piece.end, zone))
    return _("{entry} now starts at {time}").format(entry=name, time=formats.wall_time(piece.start, zone))


def saved_line(piece: DayPiece, modes: ModeList, zone: tzinfo) -> str:
    """Tell that the person, the kind or the note of an entry was saved."""
    return _("{entry} saved").format(entry=piece_words(piece, modes, zone))


def split_line(piece: DayPiece, at: datetime, modes: ModeList, zone: tzinfo) -> str:
    """Return the place where an entry was split."""
    return _("{entry} split at {time}").format(entry=piece_words(piece, modes, zone), time=formats.wall_time(at, zone))


def merged_line(piece: DayPiece, taker: DayPiece, modes: ModeList, zone: tzinfo) -> str:
    """Tell which entry a piece belongs to now."""
    return _("{span} merged into {entry}").format(span=_span(piece.span, zone), entry=piece_name(taker, modes))


def deleted_line(piece: DayPiece, modes: ModeList, zone: tzinfo) -> str:
    """Tell that an entry was deleted."""
    return _("{entry} deleted").format(entry=piece_words(piece, modes, zone))


def confirmed_line(piece: DayPiece, modes: ModeList, zone: tzinfo) -> str:
    """Tell that an entry counts with its full length now."""
    return _("{entry} confirmed").format(entry=piece_words(piece, modes, zone))


def redo_line(label: str | None) -> str:
    """Name the change that redo would repeat."""
    return _("Redo: {change}").format(change=label) if label else _("Redo")


def day_sentence(day: DayReport, today: date) -> str:
    """Return the sentence about a day: ``You spent 2 h 42 min coding on Friday, 38% of your day``."""
    figures = day.figures
    if day.date > today:
        return _("This day is in the future.")
    if not day.entries:
        return _("Nothing tracked yet today.") if day.date == today else _("Nothing was tracked on this day.")
    if not figures.tracked_s:
        return (
            _("All of this day is still unknown.")
            if figures.unconfirmed_s
            else _("No time that counts towards the coding share was tracked.")
        )
    words = {"day": formats.day_name(day.date), "share": formats.coding_share(figures)}
    if day.date == today:
        return _so_far(figures, words["share"])
    if figures.coding_s < A_MINUTE_S:
        no_coding = _("You spent no time coding on {day}.") if not figures.unconfirmed_s else ""
        return (no_coding or _("{share} of your time on {day} was coding.")).format(**words)
    return _("You spent {coding} coding on {day}, {share} of your day.").format(
        coding=formats.length(figures.coding_s), **words
    )


def _so_far(figures: Totals, share: str) -> str:
    """Return the sentence about a day that goes on."""
    if figures.coding_s < A_MINUTE_S:
        known = _("You've spent no time coding today.") if not figures.unconfirmed_s else ""
        return known or _("{share} of your time today was coding.").format(share=share)
    return _("You've spent {coding} coding today, {share} of your day so far.").format(
        coding=formats.length(figures.coding_s), share=share
    )


def day_explanation(day: DayReport, today: date) -> str:
    """Return the details: the longest block, unknown time, whether the day was fragmented; how to fill an empty day."""
    if not day.entries:
        return "" if day.date > today else _("To add what you did, drag over the hours or press Space.")
    parts = []
    if day.fragmentation.longest_s:
        parts.append(_("Longest block: {length}.").format(length=formats.length(day.fragmentation.longest_s)))
    figures = day.figures
    if figures.tracked_s and formats.is_range(figures.coding_share_range):
        unknown = formats.length(figures.unconfirmed_s)
        parts.append(_("The figure is a range because {length} is unknown.").format(length=unknown))
    if day.fragmented:
        parts.append(_("Meetings fragmented the day."))
    return " ".join(parts)


def _label(mode: str, modes: ModeList) -> str:
    return clipped(formats.mode_label(mode, modes.mode(mode).label), LONGEST)


def _span(span: Span, zone: tzinfo) -> str:
    return formats.span_words(span.start, span.end, zone)
