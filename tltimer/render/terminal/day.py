"""The report of a day as text for a terminal."""

from __future__ import annotations

from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.i18n.translate import _
from tltimer.render.terminal.day_chart import DayChart, side_modes
from tltimer.render.terminal.style import wrapped
from tltimer.wording import blocks, formats, status
from tltimer.wording.sanitize import clipped, columns, padded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.totals import Totals
    from tltimer.render.terminal.style import Style
    from tltimer.reports.day import DayReport

INDENT = "  "

SIDE = 17
"""Columns that the name of a side and its length take."""


def day_text(report: DayReport, rules: Rules, style: Style, now: datetime) -> str:
    """Write the report of a day, its lines no wider than the terminal, as it is seen now."""
    parts = [_head(report, style, now)]
    if report.entries or report.meetings:
        parts += [_strip(report, rules, style)]
    if report.entries:
        parts += [_sides(report, rules, style), _entries(report, rules, style), _blocks(report, rules, style)]
    parts += [_meetings(report, rules, style), _changes(report, rules, style)]
    parts += [notes_part(((None, note.text) for note in report.notes), style)]
    parts += ["\n".join(wrapped(status.strange_modes_advice(report.figures, rules.modes), style.width))]
    parts += ["\n".join(wrapped(_advice(report, rules, now), style.width))]
    return "\n\n".join(part for part in parts if part)


def _advice(report: DayReport, rules: Rules, now: datetime) -> str:
    """Return advice for an empty day or for an entry that is too long; "" for a day to come."""
    if not report.entries and report.day_off is not None:
        return ""
    if not report.entries:
        if report.span.covers(now):
            return _("To start: tltimer switch coding")
        words = _("To add what you did: tltimer set 09:30-11:00 coding --day {date}")
        return words.format(date=report.date) if report.span.end <= now else ""
    long = next((entry for entry in report.entries if entry.unconfirmed and entry.mode != UNKNOWN), None)
    if long is None:
        return ""
    zone = rules.days.zone
    # What ran too long began right, more often than not; a meeting that ended in it may be where it ended.
    ends = [
        meeting.end
        for meeting in report.meetings
        if meeting.plan is Plan.MEETING and long.start < meeting.end < long.logged_end
    ]
    from shlex import quote  # few days need the advice

    if report.span.end <= now or not long.running:
        words = _(
            "{mode} ran from {start} to {to}; that's probably wrong. If it ended at {end}: "
            "tltimer set {end}-{to} off --day {date}. If the entry is right: tltimer change {id} --confirm"
        )
    else:
        words = _(
            "{mode} has been running since {start}; that's probably wrong. If it ended at {end}: "
            "tltimer stop --at {end}. If the entry is right: tltimer change {id} --confirm"
        )
    return words.format(
        mode=formats.mode_label(long.mode, rules.modes.mode(long.mode).label),
        start=formats.wall_time(long.start, zone),
        end=f"{max(ends).astimezone(zone):%H:%M}" if ends else _("HH:MM"),
        to=f"{long.logged_end.astimezone(zone):%H:%M}",
        date=report.date,
        id=quote(long.switch.id),
    )


def _head(report: DayReport, style: Style, now: datetime) -> str:
    date = f"{formats.day_name(report.date)}, {formats.date_and_year(report.date)}"
    lines = [style.bold(date)]
    if report.day_off is not None:
        from tltimer.wording.plan import day_off_words

        lines.append(clipped(day_off_words(report.day_off, report.absences), style.width))
    if report.entries:
        lines.append(share_line(report.figures))
    elif report.day_off is None:
        lines.append(_nothing_words(report, now))
    return "\n".join(lines)


def _nothing_words(report: DayReport, now: datetime) -> str:
    if report.span.covers(now):
        return _("Nothing tracked yet today.")
    return _("Nothing was tracked on this day.") if report.span.end <= now else _("This day is in the future.")


def share_line(figures: Totals) -> str:
    """Return the share of coding in the tracked time: ``34% coding · 2:42 of 7:52 · 25 min unknown``."""
    return formats.listed(
        (
            _("{share} coding").format(share=formats.coding_share(figures)) if figures.coding_share_range else "",
            _("{coding} of {tracked}").format(
                coding=formats.duration(figures.coding_s), tracked=formats.duration(figures.tracked_s)
            ),
            status.unknown_words(figures.unconfirmed_s),
        )
    )


def _strip(report: DayReport, rules: Rules, style: Style) -> str:
    picture = DayChart((report,), rules, style, style.width - len(INDENT) - 2)
    rows = [style.dim(picture.axis.labels()), picture.planned(report), picture.done(report)]
    lines = [row for row in rows if row] + ["", *picture.legend(style.width - len(INDENT))]
    return "\n".join(f"{INDENT}{line}".rstrip() for line in lines)


def _sides(report: DayReport, rules: Rules, style: Style) -> str:
    figures = report.figures
    leading, meetings, neither = (
        modes_line(figures, rules, side) for side in (CountsAs.LEADING, CountsAs.ATTENDING, CountsAs.NEITHER)
    )
    fragmentation = report.fragmentation
    coding = formats.listed(
        (
            blocks.block_counts(report.blocks),
            _("longest {length}").format(length=formats.duration(fragmentation.longest_s)) if report.blocks else "",
            _("fragmented") if report.fragmented else "",
        )
    )
    rows = (
        (_("Leading"), formats.duration(figures.leading_s), leading),
        (_("Meetings"), formats.duration(figures.attending_s) if figures.attending_s else "", meetings),
        (_("Coding"), formats.duration(figures.coding_s), coding),
        (_("Other"), "", neither),
    )
    lines = []
    for name, length, text in rows:
        first, *more = wrapped(text, style.width - SIDE) or [""]
        if length or first:
            lines.append(f"{style.bold(padded(name, 8))} {length:>5}   {first}".rstrip())
            lines += [f"{'':{SIDE}}{line}" for line in more]
    return "\n".join(lines)


def modes_line(figures: Totals, rules: Rules, side: CountsAs) -> str:
    """Return the time in each mode of one side, the longest first."""
    modes = side_modes(figures.modes_s.items(), rules, side)
    return formats.listed(f"{clipped(label, 24)} {formats.duration(seconds)}" for label, seconds in modes)


def _rows(title: str, rows: Iterable[str], style: Style) -> str:
    rows = tuple(rows)
    return "\n".join((style.bold(title), *(f"{INDENT}{row}".rstrip() for row in rows))) if rows else ""


def _entries(report: DayReport, rules: Rules, style: Style) -> str:
    zone = rules.days.zone
    labels = {
        entry.mode: formats.mode_label(entry.mode, rules.modes.mode(entry.mode).label) for entry in report.entries
    }
    width = min(16, max(columns(label) for label in labels.values()))

    def rows() -> Iterator[str]:
        for entry in report.entries:
            end = _("now") if entry.running else formats.time_column(entry.end, zone)
            details = formats.listed(
                (
                    _("unconfirmed") if entry.unconfirmed else "",
                    entry.switch.person or "",
                    entry.switch.kind or "",
                    entry.switch.note or "",
                )
            )
            label = padded(labels[entry.mode], width)
            when = f"{formats.time_column(entry.start, zone)}–{end:{len(formats.widest_time())}}"
            head = f"{when}  {formats.duration(entry.seconds):>5}"
            room = style.width - len(INDENT) - len(head) - width - 4
            yield f"{head}  {style.hued(rules.modes.mode(entry.mode).colour, label)}  {clipped(details, room)}"

    return _rows(_("Entries"), rows(), style)


def _blocks(report: DayReport, rules: Rules, style: Style) -> str:
    sizes = {block: blocks.size_words(block.size) for block in report.blocks}
    width = max(map(len, sizes.values()), default=0)

    def rows() -> Iterator[str]:
        for block, size in sizes.items():
            when = formats.span_column(block.start, block.end, rules.days.zone)
            head = f"{when}  {formats.duration(block.coding_s):>5}  {size:{width}}"
            yield f"{head}  {clipped(blocks.cause_words(block), style.width - len(INDENT) - len(head) - 2)}"

    return _rows(_("Coding blocks"), rows(), style)


def _meetings(report: DayReport, rules: Rules, style: Style) -> str:
    plans = {
        Plan.CODING: _("planned coding"),
        Plan.LEADING: _("planned leading"),
        Plan.BLOCKED: _("blocked"),
        Plan.AWAY: _("away"),
    }

    def rows() -> Iterator[str]:
        for meeting in (*report.absences, *report.meetings):
            when = formats.span_column(meeting.start, meeting.end, rules.days.zone)
            length = formats.duration(meeting.span.seconds)
            if meeting.all_day:
                when, length = padded(_("all day"), columns(when)), ""
            details = formats.listed(
                (
                    meeting.title or _("Meeting"),
                    plans.get(meeting.plan, ""),
                    _("tentative") if meeting.tentative else "",
                )
            )
            yield f"{when}  {length:>5}  {clipped(details, style.width - len(when) - 11)}"

    return _rows(_("From the calendar"), rows(), style)


def _changes(report: DayReport, rules: Rules, style: Style) -> str:
    if report.changes is None or report.changes.since is None:
        return ""
    from tltimer.wording.plan import change_words

    zone = rules.days.zone
    title = _("Changed since {time}").format(time=formats.wall_time(report.changes.since, zone))
    rows = (change_words(change, zone, style.width - len(INDENT) - 36) for change in report.changes.items)
    return _rows(title, rows, style)


def notes_part(notes: Iterable[tuple[str | None, str]], style: Style) -> str:
    """Write notes below each other, each with a day's short name or None before it."""

    def rows() -> Iterator[str]:
        for day, text in notes:
            lead = f"{day}  " if day else ""
            yield f"{lead}{clipped(text, style.width - len(INDENT) - len(lead))}"

    return _rows(_("Outcomes"), rows(), style)
