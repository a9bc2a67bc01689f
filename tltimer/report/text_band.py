"""The band as text for a terminal."""

import textwrap
from collections.abc import Iterable

from tltimer.balance.band import Choice
from tltimer.balance.circumstances import circumstances
from tltimer.language import _
from tltimer.report import sentences_week, wording
from tltimer.report.foreign import clipped, columns, padded
from tltimer.report.ink import Ink
from tltimer.report.week import WeekReport

BEFORE = 25
"""Columns before the reason of a choice."""


def band_text(report: WeekReport, choices: Iterable[Choice], ink: Ink) -> str:
    """Write the band of a week, how the week stands to it, the choices so far, and what circumstances propose."""
    explained = textwrap.wrap(sentences_week.week_explanation(report), ink.width)
    head = "\n".join((*map(ink.bold, textwrap.wrap(sentences_week.week_sentence(report), ink.width)), *explained))
    return "\n\n".join(part for part in (head, _choices(choices, ink), _circumstances(ink)) if part)


def _choices(choices: Iterable[Choice], ink: Ink) -> str:
    lines = []
    for one in choices:
        band = padded(wording.share_range((one.low, one.high)), 11)
        until = _("until {day}").format(day=one.until) if one.until else ""
        words = clipped(wording.listed((one.because, until)), ink.width - BEFORE)
        lines.append(f"  {one.from_week}  {band}  {words}".rstrip())
    if not lines:
        return _("tltimer band set 30-50 chooses; tltimer band keep makes the usual band your choice.")
    return "\n".join((ink.bold(_("Choices")), *lines))


def _circumstances(ink: Ink) -> str:
    known = circumstances()
    width = max(columns(one.name) for one in known)
    lines = (
        f"  {padded(one.name, width)}  {shift_words(one.shift)}  {clipped(one.reason, ink.width - width - 10)}"
        for one in known
    )
    return "\n".join((ink.bold(_("Circumstances, and how far they move the usual band")), *lines))


def shift_words(shift: float) -> str:
    """Write a shift of a band in points, ``+10`` or ``−10``."""
    points = round(abs(shift) * 100)
    return f"{'+' if shift > 0 else '−'}{points:<3}"
