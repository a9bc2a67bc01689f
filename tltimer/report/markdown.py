"""Reports as Markdown, to paste where notes are kept. What comes from calendars and people is escaped."""

from collections.abc import Iterable, Sequence

from tltimer.language import _
from tltimer.report import sentences_blocks, sentences_week, wording
from tltimer.report.coded import kinds_in, kinds_line
from tltimer.report.day import DayReport
from tltimer.report.foreign import escaped
from tltimer.report.picture import side_modes
from tltimer.report.produced import produced, produced_words
from tltimer.report.rules import Rules
from tltimer.report.swing import is_known
from tltimer.report.text_people import one_to_one_lines
from tltimer.report.text_promises import to_words, week_promises
from tltimer.report.week import WeekReport
from tltimer.timeline.figures import Figures
from tltimer.timeline.modes import CountsAs


def day_markdown(report: DayReport, rules: Rules) -> str:
    """Write the report of a day."""
    zone = rules.days.zone
    date = f"{wording.day_name(report.date)}, {wording.date_and_year(report.date)}"
    blocks = [
        (
            wording.span_words(block.start, block.end, zone),
            wording.duration(block.coding_s),
            sentences_blocks.size_words(block.size),
            escaped(sentences_blocks.cause_words(block)),
        )
        for block in report.blocks
    ]
    return _document(
        f"# {date}",
        _share(report.figures),
        f"## {_('Led')} {wording.duration(report.figures.leading_s)}",
        _modes(report.figures, rules, CountsAs.LEADING),
        _list(escaped(produced_words(one)) for one in produced([report], rules.modes)),
        f"## {_('Coded')} {wording.duration(report.figures.coding_s)}",
        _table((_("When"), _("Coding"), _("Size"), _("End")), blocks),
    )


def week_markdown(report: WeekReport, rules: Rules, commits: Sequence[str] = ()) -> str:
    """Write the report of a week; ``commits`` is what repositories say, as items of a list."""
    sunday = report.week.sunday
    explanation = sentences_week.week_explanation(report)
    days = [
        (
            wording.short_day(day.date),
            wording.duration(day.figures.leading_s),
            wording.duration(day.figures.coding_s),
            wording.coding_share(day.figures),
            wording.duration(day.fragmentation.longest_s) if day.blocks else "–",
            _("cut up") if day.fragmented else "",
        )
        for day in report.days
        if day.stretches
    ]
    swing = [
        (str(point.week), wording.coding_share(point.figures), wording.band_range(point.band))
        for point in report.swing
        if is_known(point)
    ]
    promises = week_promises(report.promises)
    made = produced(report.days, rules.modes)
    fragmentation = report.fragmentation
    ends = sentences_blocks.ended_words(fragmentation)
    return _document(
        f"# {wording.week_name(report.week)}, {wording.with_year(wording.week_dates(report.week), sunday.year)}",
        f"**{sentences_week.week_sentence(report)}** {explanation}".rstrip(),
        f"## {_('Led')} {wording.duration(report.figures.leading_s)}",
        _modes(report.figures, rules, CountsAs.LEADING),
        _list(f"1:1 {escaped(name)}: {words}" for name, words in one_to_one_lines(report.one_to_ones)),
        _kinds(report, rules, CountsAs.LEADING),
        # Markdown takes two lists with nothing between them for one.
        f"{_('What came of it')}:" if made else "",
        _list(f"{wording.short_day(one.day)}: {escaped(produced_words(one))}" for one in made),
        f"## {_('Promises')}" if promises else "",
        _list(f"{words}: {escaped(wording.listed((one.text, to_words(one))))}" for words, one in promises),
        f"## {_('Coded')} {wording.duration(report.figures.coding_s)}",
        _list(
            (
                wording.listed(
                    (
                        sentences_blocks.block_counts(report.blocks),
                        _("{share} in crumbs").format(share=wording.share(fragmentation.fragmented_share)),
                    )
                ),
                ends,
            )
            if report.blocks
            else ()
        ),
        _kinds(report, rules, CountsAs.CODING),
        _table((_("Day"), _("Led"), _("Coded"), _("Share"), _("Longest block"), ""), days),
        f"## {_('Commits')}" if commits else "",
        _list(commits),
        f"## {_('The swing')}" if len(swing) > 1 else "",
        _table((_("Week"), _("Coding"), _("Band")), swing if len(swing) > 1 else ()),
    )


def _share(figures: Figures) -> str:
    if figures.coding_share_range is None:
        return _("Nothing is tracked on this day.")
    return "**" + _("{share} coding").format(share=wording.coding_share(figures)) + "**"


def _modes(figures: Figures, rules: Rules, side: CountsAs) -> str:
    found = side_modes(figures.modes_s.items(), rules, side)
    return wording.listed(f"{escaped(label)} {wording.duration(seconds)}" for label, seconds in found)


def _kinds(report: WeekReport, rules: Rules, side: CountsAs) -> str:
    whole_s = report.figures.coding_s if side is CountsAs.CODING else report.figures.leading_s
    return escaped(kinds_line(kinds_in(report.days, rules.modes, side), rules.kinds, whole_s))


def _document(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items if item)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
