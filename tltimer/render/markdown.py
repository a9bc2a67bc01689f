"""Reports as Markdown; texts of calendars and people are escaped."""

from __future__ import annotations

from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.i18n.translate import _
from tltimer.render.markdown_blocks import bullets, document, table
from tltimer.render.terminal.day_chart import side_modes
from tltimer.reports.notes import produced
from tltimer.reports.trend import is_known
from tltimer.reports.week_meetings import week_meetings
from tltimer.wording import blocks as sentences_blocks
from tltimer.wording import formats, week
from tltimer.wording.free_time import free_fragments, free_pieces
from tltimer.wording.kinds import kinds_in, kinds_line
from tltimer.wording.notes import produced_words
from tltimer.wording.people import one_to_one_lines, promise_counts
from tltimer.wording.plan import day_off_words
from tltimer.wording.promises import to_words, week_promises, without_texts
from tltimer.wording.protected import taken_sentences
from tltimer.wording.sanitize import escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tltimer.domain.meetings.free_time import FreeTime
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.totals import Totals
    from tltimer.reports.day import DayReport
    from tltimer.reports.week import WeekReport


def day_markdown(report: DayReport, rules: Rules) -> str:
    """Write the report of a day."""
    zone = rules.days.zone
    date = f"{formats.day_name(report.date)}, {formats.date_and_year(report.date)}"
    blocks = [
        (
            formats.span_words(block.start, block.end, zone),
            formats.duration(block.coding_s),
            sentences_blocks.size_words(block.size),
            escaped(sentences_blocks.cause_words(block)),
        )
        for block in report.blocks
    ]
    return document(
        f"# {date}",
        escaped(day_off_words(report.day_off, report.absences)) if report.day_off is not None else "",
        _share(report.figures) if report.entries or report.day_off is None else "",
        f"## {_('Leading')} {formats.duration(report.figures.leading_s)}",
        _modes(report.figures, rules, CountsAs.LEADING),
        bullets(escaped(produced_words(output)) for output in produced([report], rules.modes)),
        f"## {_('Meetings')} {formats.duration(report.figures.attending_s)}",
        _modes(report.figures, rules, CountsAs.ATTENDING),
        f"## {_('Coding')} {formats.duration(report.figures.coding_s)}",
        table((_("When"), _("Coding"), _("Size"), _("End")), blocks),
    )


def week_markdown(report: WeekReport, rules: Rules, commits: Sequence[str] = ()) -> str:
    """Write the report of a week; ``commits`` is what repositories say, as items of a list."""
    explanation = week.week_explanation(report)
    days = [
        (
            formats.short_day(day.date),
            formats.duration(day.figures.leading_s),
            formats.duration(day.figures.attending_s),
            formats.duration(day.figures.coding_s),
            formats.coding_share(day.figures),
            formats.duration(day.fragmentation.longest_s) if day.blocks else "–",
            _("day off") if day.day_off is not None else _("fragmented") if day.fragmented else "",
        )
        if day.entries
        else (formats.short_day(day.date), "", "", "", "", "", _("day off"))
        for day in report.days
        if day.entries or (day.day_off is not None and rules.hours.weekday_window(day.date))
    ]
    trend_points = [
        (str(point.week), formats.coding_share(point.figures), formats.target_range(point.target))
        for point in report.trend_points
        if is_known(point)
    ]
    promises = week_promises(report.promises)
    made = produced(report.days, rules.modes)
    meetings, protected = (
        week_meetings(report, rules),
        " ".join(
            (week.protected_words(report.protected), *map(escaped, taken_sentences(report.protected, rules.modes)))
        ).rstrip(),
    )
    fragmentation = report.fragmentation
    ends = sentences_blocks.ended_words(fragmentation)
    return document(
        f"# {formats.week_name(report.week)}, {formats.week_dates(report.days[0].date, with_year=True)}",
        f"**{week.week_sentence(report)}** {explanation}".rstrip(),
        f"## {_('Leading')} {formats.duration(report.figures.leading_s)}",
        _modes(report.figures, rules, CountsAs.LEADING),
        bullets(
            f"{_('1:1 with {person}').format(person=escaped(name))}: {words}"
            for name, words in one_to_one_lines(report.one_to_ones)
        ),
        _kinds(report, rules, CountsAs.LEADING),
        # Markdown takes two lists with nothing between them for one.
        f"{_('Outcomes')}:" if made else "",
        bullets(f"{formats.short_day(output.day)}: {escaped(produced_words(output))}" for output in made),
        f"## {_('Promises')}" if promises else "",
        bullets(
            (promise_counts(report.promises),)
            if without_texts(report.promises)
            else (
                f"{words}: {escaped(formats.listed((promise.text, to_words(promise))))}" for words, promise in promises
            )
        ),
        f"## {_('Meetings')} {formats.duration(report.figures.attending_s)}",
        _modes(report.figures, rules, CountsAs.ATTENDING),
        bullets((week.meetings_line(meetings),)),
        f"## {_('Protected time')}" if protected else "",
        protected,
        f"## {_('Coding')} {formats.duration(report.figures.coding_s)}",
        bullets(
            (
                sentences_blocks.fragment_counts(report.blocks, fragmentation),
                ends,
            )
            if report.blocks
            else ()
        ),
        _kinds(report, rules, CountsAs.CODING),
        table((_("Day"), _("Leading"), _("Meetings"), _("Coding"), _("Share"), _("Longest"), ""), days),
        *_next_week(report, rules),
        f"## {_('Commits')}" if commits else "",
        bullets(commits),
        f"## {_('Trend')}" if len(trend_points) > 1 else "",
        table((_("Week"), _("Coding"), _("Target")), trend_points if len(trend_points) > 1 else ()),
    )


def _next_week(report: WeekReport, rules: Rules) -> tuple[str, ...]:
    shown = [day for day in report.next_free if day.window or rules.hours.weekday_window(day.date)]
    title = week.free_time_title(report)
    lines = bullets(f"{formats.short_day(day.date)}: {_free(day, rules)}" for day in shown)
    return (f"## {title}", lines) if shown else ()


def _free(day: FreeTime, rules: Rules) -> str:
    if day.window is None:
        return _("day off")
    return formats.listed((*free_pieces(day, rules.days.zone), free_fragments(day))) or _("no free time")


def _share(figures: Totals) -> str:
    if figures.coding_share_range is None:
        return _("Nothing was tracked on this day.")
    return "**" + _("{share} coding").format(share=formats.coding_share(figures)) + "**"


def _modes(figures: Totals, rules: Rules, side: CountsAs) -> str:
    modes = side_modes(figures.modes_s.items(), rules, side)
    return formats.listed(f"{escaped(label)} {formats.duration(seconds)}" for label, seconds in modes)


def _kinds(report: WeekReport, rules: Rules, side: CountsAs) -> str:
    focus_s = report.figures.coding_s if side is CountsAs.CODING else report.figures.leading_s
    return escaped(kinds_line(kinds_in(report.days, rules.modes, side), rules.kinds, focus_s))
