"""The pictures of a week's page, as SVG: strips of days, the trend, free time, commits."""

from __future__ import annotations

from datetime import time
from math import ceil, floor

from tltimer.domain.focus.blocks import BlockSize
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.instants import elapsed, wall_instant
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.i18n.translate import _
from tltimer.render.html.markup import element, joined
from tltimer.render.html.stylesheet import hue, rim
from tltimer.reports.trend import decisions, is_known, is_outside, steps, top_of
from tltimer.values import Value
from tltimer.wording import formats
from tltimer.wording.free_time import drawn_pieces
from tltimer.wording.trend import choice_words, point_words, trend_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime, tzinfo

    from tltimer.domain.meetings.free_time import FreeTime
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.spans import Span
    from tltimer.render.html.markup import Markup
    from tltimer.reports.commits import CommitsReport
    from tltimer.reports.day import DayReport
    from tltimer.reports.week import WeekReport

NARROWEST = 0.25
"""In percent of the width: what is shorter could not be seen."""

SHADES = {BlockSize.FOCUS: 1.0, BlockSize.SHORT: 0.7, BlockSize.FRAGMENT: 0.38}

WIDE, HIGH, LEFT, BELOW = 640.0, 190.0, 44.0, 26.0
"""The trend, in its own units, with the room for its words."""

COMMITS_WIDE = 1040.0

HATCHING = element(
    "svg",
    element(
        "pattern",
        element("line", x1=0, y1=0, x2=0, y2=6, stroke="var(--muted)", stroke_width=2),
        id="unknown",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    ),
    width=0,
    height=0,
    aria_hidden="true",
    style="position: absolute",
)
"""The pattern of unknown time; a page must contain it once."""


class Hours(Value):
    """From one full hour of a day to a later one; those after midnight count on from 24."""

    first: int
    last: int
    zone: tzinfo

    def across(self, span: Span, day: date) -> tuple[float, float]:
        """Return the start and the width of a span, in percent of the hours."""
        start, end = (self._place(at, day) for at in (span.start, span.end))
        return start, max(NARROWEST, end - start)

    def _place(self, at: datetime, day: date) -> float:
        hour = hour_of(at, day, self.zone)
        return min(100.0, max(0.0, (hour - self.first) / (self.last - self.first) * 100))

    def labelled(self) -> Iterable[tuple[int, float]]:
        """Return every second hour with its place."""
        for hour in range(self.first + self.first % 2, self.last + 1, 2):
            yield hour % 24, (hour - self.first) / (self.last - self.first) * 100


def hour_of(at: datetime, day: date, zone: tzinfo) -> float:
    """Return the hour of a day at which an instant lies, noon being 12, in time that passed."""
    return 12 + elapsed(wall_instant(day, time(12), zone), at) / 3600


def hours_of(spans: Iterable[tuple[date, Span]], zone: tzinfo) -> Hours:
    """Make the hours in which all spans lie, each given with its day."""
    hours = [(hour_of(span.start, day, zone), hour_of(span.end, day, zone)) for day, span in spans]
    first = floor(min((start for start, _end in hours), default=9.0))
    return Hours(first, max(ceil(max((end for _start, end in hours), default=17.0)), first + 1), zone)


def week_hours(days: Iterable[DayReport], zone: tzinfo) -> Hours:
    """Make the hours that all days of a week fit in: working hours, plans, and what was done."""
    spans: list[tuple[date, Span]] = []
    for day in days:
        spans += [(day.date, meeting.span) for meeting in day.meetings]
        spans += [(day.date, entry.span) for entry in day.entries]
        spans += [(day.date, day.free.window)] if day.free.window else []
    return hours_of(spans, zone)


def day_strip(day: DayReport, hours: Hours, rules: Rules) -> Markup:
    """Draw a day: above what was planned, below what was done; each tells what it is."""
    bars = [
        element("line", x1=f"{percent:.2f}%", x2=f"{percent:.2f}%", y1=0, y2="100%", class_="hour")
        for _hour, percent in hours.labelled()
    ]
    for meeting in day.meetings:
        start, width = hours.across(meeting.span, day.date)
        span = formats.span_words(meeting.start, meeting.end, rules.days.zone)
        bars.append(
            element(
                "rect",
                element("title", f"{span} {meeting.title or _('Meeting')}"),
                **_place(start, width, 3, 9),
                class_={Plan.CODING: "outline coding", Plan.LEADING: "outline leading"}.get(meeting.plan, "outline"),
            )
        )
    for done in day.entries:
        start, width = hours.across(done.span, day.date)
        mode = rules.modes.mode(done.mode)
        label = formats.mode_label(done.mode, mode.label)
        if done.switch.person:
            label = _("{mode} with {person}").format(mode=label, person=done.switch.person)
        if done.unconfirmed and done.mode != UNKNOWN:
            label = _("{mode}, unconfirmed").format(mode=label)
        span = formats.span_words(done.start, done.end, rules.days.zone)
        bars.append(
            element(
                "rect",
                element("title", f"{span} {label}, {formats.duration(done.seconds)}"),
                **_place(start, width, 16, 24),
                class_="unknown" if done.unconfirmed else None,
                style=None if done.unconfirmed else f"fill: {hue(mode.colour)}; stroke: {rim(mode.colour)}",
            )
        )
    return element("svg", *bars, class_="strip", height=44, role="img")


def free_strip(day: FreeTime, hours: Hours, zone: tzinfo) -> Markup:
    """Draw the free time of a day; the paler, the shorter its pieces."""
    bars = []
    for piece in drawn_pieces(day):
        start, width = hours.across(piece.span, day.date)
        when = formats.span_words(piece.span.start, piece.span.end, zone)
        title = element("title", f"{when}, {formats.length(piece.span.seconds)}")
        shade = f"fill: var(--blue); fill-opacity: {SHADES[piece.size]}; stroke: var(--blue)"
        bars.append(element("rect", title, **_place(start, width, 2, 12), style=shade))
    return element("svg", *bars, class_="strip", height=16, role="img")


def _place(start: float, width: float, top: float, height: float) -> dict[str, str | float | None]:
    return {"x": f"{start:.2f}%", "width": f"{width:.2f}%", "y": top, "height": height, "rx": 2.5}


def trend_chart(report: WeekReport) -> Markup:
    """Draw the share of coding week by week, and the target it was to lie in."""
    points, top = report.trend_points, top_of(report.trend_points)
    plot = HIGH - BELOW - 8
    column = (WIDE - LEFT) / max(1, len(points))

    def across(index: float) -> float:
        return LEFT + (index + 0.5) * column

    def height(share: float) -> float:
        return 8 + plot * (1 - share * 100 / top)

    parts: list[Markup] = []
    for step in steps(points):
        low, high = height(step.target.low), height(min(step.target.high, top / 100))
        chosen = step.target.chosen
        dashes = "" if chosen else "; stroke-dasharray: 4 3"
        parts.append(
            element(
                "rect",
                x=across(step.first - 0.5),
                width=(step.last - step.first + 1) * column,
                y=high,
                height=max(0.0, low - high),
                style=f"fill: {'var(--target)' if chosen else 'none'}; stroke: var(--muted){dashes}",
            )
        )
    for percent in range(0, top + 1, 20):
        y = height(percent / 100)
        parts.append(element("line", x1=LEFT, x2=WIDE, y1=y, y2=y, class_="hour"))
        parts.append(element("text", formats.share(percent / 100), x=LEFT - 8, y=y + 4, text_anchor="end"))
    for index, choice in decisions(report):
        x = across(index - 0.5)
        parts.append(
            element(
                "line",
                element("title", choice_words(choice)),
                x1=x,
                x2=x,
                y1=8,
                y2=8 + plot,
                style="stroke: var(--muted); stroke-dasharray: 4 3",
            )
        )
    known_points = [(index, point) for index, point in enumerate(points) if is_known(point)]
    line = " ".join(
        f"{across(index):.1f},{height(point.figures.coding_share or 0):.1f}" for index, point in known_points
    )
    parts.append(element("polyline", points=line, style="fill: none; stroke: var(--blue); stroke-width: 2"))
    for index, point in known_points:
        x, share = across(index), point.figures.coding_share or 0
        least, most = point.figures.coding_share_range or (share, share)
        parts.append(element("line", x1=x, x2=x, y1=height(least), y2=height(most), style="stroke: var(--blue)"))
        fill = "var(--card)" if is_outside(point) else "var(--blue)"
        parts.append(
            element(
                "circle",
                element("title", point_words(point)),
                cx=x,
                cy=height(share),
                r=4.5,
                style=f"fill: {fill}; stroke: var(--blue); stroke-width: 2",
            )
        )
    for index, point in enumerate(points):
        parts.append(element("text", str(point.week.number), x=across(index), y=HIGH - 6, text_anchor="middle"))
    return element(
        "svg",
        *parts,
        viewBox=f"0 0 {WIDE:g} {HIGH:g}",
        class_="picture",
        role="img",
        aria_label=trend_words(report),
    )


def commits_picture(report: CommitsReport) -> Markup:
    """Draw the user's commits within all of them, week by week; a week that is not known stays empty."""
    counts = [(week.week, week.counts) for week in report.weeks]
    most = max((contribution.commits for _week, contribution in counts if contribution), default=0)
    column, tall = COMMITS_WIDE / max(1, len(counts)), 44.0
    parts: list[Markup] = []
    for index, (week, contribution) in enumerate(counts):
        left = index * column
        if contribution and most:
            words = _("{week}: {mine} of {count}").format(
                week=formats.week_name(week), mine=contribution.mine, count=contribution.commits
            )
            for count, colour in ((contribution.commits, "edge"), (contribution.mine, "blue")):
                height = tall * count / most
                parts.append(
                    element(
                        "rect",
                        element("title", words),
                        x=left + 4,
                        width=column - 8,
                        y=4 + tall - height,
                        height=height,
                        rx=2,
                        style=f"fill: var(--{colour})",
                    )
                )
        parts.append(element("text", str(week.number), x=left + column / 2, y=tall + 18, text_anchor="middle"))
    return element("svg", *parts, viewBox=f"0 0 {COMMITS_WIDE:g} {tall + 22:g}", class_="picture", role="img")


def blocks_bar(seconds: Sequence[tuple[int, BlockSize]]) -> Markup:
    """Draw blocks as pieces of one bar, the paler the smaller."""
    total_s = max(sum(length for length, _size in seconds), 4 * 3600)
    pieces = (
        element("i", style=f"width: {max(0.6, length / total_s * 100):.2f}%; {_shade(size)}")
        for length, size in seconds
    )
    return element("div", joined(*pieces), class_="bar", aria_hidden="true")


def _shade(size: BlockSize) -> str:
    """Return the style of a block: a paler fill within the same line, which is seen however pale the fill is."""
    share = round(SHADES[size] * 100)
    return f"background: color-mix(in srgb, var(--blue) {share}%, var(--card)); border: 1px solid var(--blue)"
