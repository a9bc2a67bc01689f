"""The report of a week as text for a terminal."""

from __future__ import annotations

from tltimer.domain.focus.blocks import BlockSize
from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.i18n.translate import _, ngettext
from tltimer.render.terminal.day import INDENT, modes_line, notes_part
from tltimer.render.terminal.day_chart import DayChart
from tltimer.render.terminal.style import wrapped
from tltimer.reports.notes import produced
from tltimer.reports.trend import is_known
from tltimer.wording import blocks, formats, status, target, week
from tltimer.wording.free_time import free_fragments, free_pieces
from tltimer.wording.kinds import kinds_in, kinds_line
from tltimer.wording.notes import produced_words
from tltimer.wording.people import one_to_one_lines, promise_counts
from tltimer.wording.promises import due_words, to_words, week_promises, without_texts
from tltimer.wording.sanitize import clipped, columns, padded, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tltimer.domain.balance.promises import Promise
    from tltimer.domain.meetings.free_time import FreeTime
    from tltimer.domain.rules import Rules
    from tltimer.render.terminal.style import Style
    from tltimer.reports.day import DayReport
    from tltimer.reports.week import TrendPoint, WeekReport

LEVELS = "▁▂▃▄▅▆▇█"
HIGHEST = 0.8
"""The share at the top of the trend; what exceeds it is drawn as high."""

DAY_NAME = 6
"""Columns left of the strips, and right of them."""


def week_text(report: WeekReport, rules: Rules, style: Style, commits: str = "") -> str:
    """Write the report of a week, its lines no wider than the terminal; ``commits`` is what repositories say of it."""
    parts = (
        _head(report, style),
        _leading(report, rules, style),
        _promises(report, rules, style),
        _coding(report, rules, style),
        _days(report, rules, style),
        _protected(report, rules, style),
        _trend_points(report, style),
        commits,
        _next_week(report, rules, style),
        "\n".join(wrapped(status.strange_modes_advice(report.figures, rules.modes), style.width)),
    )
    return "\n\n".join(part for part in parts if part)


def _head(report: WeekReport, style: Style) -> str:
    title = f"{style.bold(formats.week_name(report.week))} {formats.week_dates(report.days[0].date)}"
    sentence = wrapped(week.week_sentence(report), style.width)
    explanation = wrapped(week.week_explanation(report), style.width)
    settled = [text for line in target.settled_words(report).splitlines() for text in wrapped(line, style.width)]
    return "\n".join((title, "", *(style.bold(line) for line in sentence), *explanation, *settled))


def _leading(report: WeekReport, rules: Rules, style: Style) -> str:
    notes = [(formats.short_day(output.day), produced_words(output)) for output in produced(report.days, rules.modes)]
    people = one_to_one_lines(report.one_to_ones)
    figures = report.figures
    leading: tuple[str, ...] = (
        f"{style.bold(_('Leading'))} {formats.duration(figures.leading_s)}",
        _wrapped(modes_line(figures, rules, CountsAs.LEADING), style),
        _kinds(report, rules, CountsAs.LEADING, style),
        _people(people, style),
        notes_part(notes, style),
    )
    meetings: tuple[str, ...] = (
        f"{style.bold(_('Meetings'))} {formats.duration(figures.attending_s)}",
        _wrapped(modes_line(figures, rules, CountsAs.ATTENDING), style),
    )
    shown = [leading] if figures.leading_s or notes or people else []
    shown += [meetings] if figures.attending_s else []
    return "\n\n".join("\n".join(filter(None, part)) for part in shown)


def _kinds(report: WeekReport, rules: Rules, side: CountsAs, style: Style) -> str:
    focus_s = report.figures.coding_s if side is CountsAs.CODING else report.figures.leading_s
    line = kinds_line(kinds_in(report.days, rules.modes, side), rules.kinds, focus_s)
    return _wrapped(line, style) if line else ""


def _people(people: Sequence[tuple[str, str]], style: Style) -> str:
    width = min(16, max((columns(name) for name, _words in people), default=0))
    room = style.width - 2 * len(INDENT) - width - 2
    lines = (f"{INDENT * 2}{padded(clipped(name, width), width)}  {clipped(words, room)}" for name, words in people)
    return "\n".join((f"{INDENT}{_('1:1s')}", *lines)) if people else ""


def _promises(report: WeekReport, rules: Rules, style: Style) -> str:
    promises = week_promises(report.promises)
    if not promises:
        return ""
    if without_texts(report.promises):
        return f"{style.bold(_('Promises'))}\n{INDENT}{promise_counts(report.promises)}"
    width = max(columns(words) for words, _one in promises)
    today = rules.days.day_of(report.now)

    def words_of(promise: Promise) -> str:
        due = due_words(promise, today) if promise.done_at is None else ""
        return clipped(formats.listed((promise.text, to_words(promise), due)), style.width - len(INDENT) - width - 2)

    lines = (f"{INDENT}{padded(words, width)}  {words_of(promise)}" for words, promise in promises)
    return "\n".join((style.bold(_("Promises")), *lines))


def _wrapped(line: str, style: Style) -> str:
    return "\n".join(wrapped(line, style.width, INDENT))


def _coding(report: WeekReport, rules: Rules, style: Style) -> str:
    if not report.blocks:
        return ""
    fragmentation = report.fragmentation
    head = f"{style.bold(_('Coding'))} {formats.duration(report.figures.coding_s)}"
    sizes = formats.listed(
        (
            blocks.block_counts(report.blocks),
            _("{share} of coding time in fragments").format(share=formats.share(fragmentation.fragmented_share)),
            _("longest {length}").format(length=formats.duration(fragmentation.longest_s)),
        )
    )
    ends = blocks.ended_words(fragmentation)
    lines = (sizes, ends, week.kept_coding_words(report))
    kinds = _kinds(report, rules, CountsAs.CODING, style)
    return "\n".join((head, *(_wrapped(line, style) for line in lines if line), *([kinds] if kinds else [])))


def _days(report: WeekReport, rules: Rules, style: Style) -> str:
    shown = [day for day in report.days if day.entries or day.meetings or rules.hours.weekday_window(day.date)]
    if not any(day.entries or day.meetings for day in shown):
        return _("To start: tltimer switch coding. To list all commands: tltimer --help")
    heads = [
        f"{words:>{room}}" for words, room in zip((_("leading"), _("coding"), _("longest")), _rooms(), strict=True)
    ]
    room = style.width - DAY_NAME - len("   ") - sum(map(columns, heads)) - len("  ") - columns(_("fragmented"))
    picture = DayChart(shown, rules, style, room)
    width = picture.axis.count
    head = f"{'':{DAY_NAME}}{picture.axis.labels():{width + 2}} {''.join(heads)}"

    def rows() -> Iterator[str]:
        for day in shown:
            planned = picture.planned(day)
            if planned:
                yield f"{'':{DAY_NAME}}{planned}".rstrip()
            done = picture.done(day)
            fill = "" if style.pictures else " " * (width - len(done))
            name = f"{formats.short_day(day.date):{DAY_NAME - 2}}"
            yield f"{INDENT}{name}{done}{fill}{_totals(day, style)}".rstrip()

    title = style.bold(_("Planned and logged"))
    legend = (f"{'':{DAY_NAME}}{line}" for line in picture.legend(style.width - DAY_NAME))
    return "\n".join((title, style.dim(head), *rows(), "", *legend))


def _protected(report: WeekReport, rules: Rules, style: Style) -> str:
    lines = week.protected_lines(report.protected, rules.modes)
    rows = (row for line in lines for row in wrapped(plain(line), style.width, INDENT))
    return "\n".join((style.bold(_("Protected time")), *rows)) if lines else ""


def _rooms() -> tuple[int, int, int]:
    """Return the widths of the columns of leading, of coding and of the longest block, so that their heads fit."""
    return max(7, columns(_("leading")) + 2), max(7, columns(_("coding")) + 2), max(9, columns(_("longest")) + 2)


def _totals(day: DayReport, style: Style) -> str:
    if not day.entries:
        return f"   {style.dim(_('day off'))}" if day.day_off is not None else ""
    leading, coding = (formats.duration(seconds) for seconds in (day.figures.leading_s, day.figures.coding_s))
    longest = formats.duration(day.fragmentation.longest_s) if day.blocks else "–"
    cut = f"  {_('fragmented')}" if day.fragmented else ""
    figures = (f"{words:>{room}}" for words, room in zip((leading, coding, longest), _rooms(), strict=True))
    return f"   {''.join(figures)}{style.dim(cut)}"


def _trend_points(report: WeekReport, style: Style) -> str:
    points = report.trend_points[-(style.width // 4 - 2) :]
    while points and not is_known(points[0]):
        points = points[1:]
    if len(points) < 2:
        return ""
    title = ngettext("Trend · last {count} week", "Trend · last {count} weeks", len(points)).format(count=len(points))
    numbers = "".join(f"{point.week.number:>4}" for point in points)
    lines = [style.bold(title)]
    if style.blocks:
        lines.append("".join(f"  {style.hued('blue', _level(point) * 2)}" for point in points).rstrip())
    ends = [point.figures.coding_share_range if is_known(point) else None for point in points]
    least, most = ("".join(f"{_percent(share_range, end):>4}" for share_range in ends) for end in (0, 1))
    # Where time is unknown a share is a range, and no single figure is invented for it.
    if ends[-1] is None:
        rows = ("{shares}", "{shares}") if least == most else (_("{shares}  at least"), _("{shares}  at most"))
    elif least == most:
        rows = ("{shares}%", "{shares}%")
    else:
        rows = (_("{shares}% at least"), _("{shares}% at most"))
    lines += dict.fromkeys((rows[0].format(shares=least), rows[1].format(shares=most)))
    return "\n".join((*lines, style.dim(numbers)))


def _percent(share_range: tuple[float, float] | None, end: int) -> str:
    return "–" if share_range is None else str(formats.percent(share_range[end]))


def _level(point: TrendPoint) -> str:
    if not is_known(point) or point.figures.coding_share is None:
        return " "
    return LEVELS[min(len(LEVELS) - 1, int(point.figures.coding_share / HIGHEST * len(LEVELS)))]


def _next_week(report: WeekReport, rules: Rules, style: Style) -> str:
    shown = [day for day in report.next_free if day.window or rules.hours.weekday_window(day.date)]
    if not shown:
        return ""
    title = week.free_time_title(report)
    lines = [style.bold(title), *(f"{INDENT}{_free_line(day, rules, style)}".rstrip() for day in shown)]
    if report.next_move:
        room = style.width - len(INDENT) - 22
        from tltimer.wording.plan import gain_words, move_words

        lines += [f"{INDENT}{move_words(report.next_move, rules.days.zone, room)}"]
        lines += [f"{INDENT * 2}{gain_words(report.next_move)}"]
    return "\n".join(lines)


def _free_line(day: FreeTime, rules: Rules, style: Style) -> str:
    """Name the pieces of a day that are worth naming, as many as there is room for; fragments are counted."""
    if day.window is None:
        return f"{formats.short_day(day.date):4}{style.dim(_('day off'))}"
    fragments, room = free_fragments(day), style.width - len(INDENT) - 4
    for lengths in (True, False):
        texts = free_pieces(day, rules.days.zone, lengths)
        if columns(formats.listed((*texts, fragments))) <= room:
            break
    else:
        while columns(formats.listed((*texts, "…"))) > room:
            texts.pop()
        fragments = "…"
    large = (piece for piece in day.pieces if piece.size is not BlockSize.FRAGMENT)
    shown = [
        style.bold(text) if piece.size is BlockSize.FOCUS else text for piece, text in zip(large, texts, strict=False)
    ]
    return f"{formats.short_day(day.date):4}{formats.listed((*shown, fragments)) or _('no free time')}"
