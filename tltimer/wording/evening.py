"""What the program says and asks when it looks back at a day."""

from datetime import tzinfo

from tltimer.i18n.translate import _, ngettext
from tltimer.reports.evening import EveningReport
from tltimer.wording import formats


def evening_line(report: EveningReport) -> str:
    """Say how the week stands on this evening: ``34 – 37 % coding so far this week · you chose 30 – 50 %``."""
    if report.week.coding_share_range is None:
        return _("Nothing was tracked that week.") if report.belated else _("Nothing is tracked yet this week.")
    words = _("{share} coding that week up to this day") if report.belated else _("{share} coding so far this week")
    done = words.format(share=formats.coding_share(report.week))
    if not report.target.chosen:
        return done
    return formats.listed((done, _("you chose {target}").format(target=formats.target_range(report.target))))


def gap_question(start: str, end: str, unknown: bool) -> str:
    """Ask what a gap was; the answers follow."""
    if unknown:
        return _("{start}–{end} is unknown. It was").format(start=start, end=end)
    return _("{start}–{end} is empty. It was").format(start=start, end=end)


def unlogged_question(left: int, of: int) -> str:
    """Say that meetings of the calendar are not in the log, or that they are by now."""
    if left:
        return _("In the calendar, not in the log")
    return ngettext("The meeting is in the log.", "The meetings are in the log.", of)


def unlogged_button(ticked: int, of: int) -> str:
    """Name the button that puts meetings into the log."""
    if ticked == of:
        return ngettext("Log it", "Log all {count}", of).format(count=of)
    return _("Log {count} of {of}").format(count=ticked, of=of)


def tomorrow_line(report: EveningReport, zone: tzinfo) -> str:
    """Say what tomorrow has room for: ``Tomorrow: 3 h free from 9:30. Two meetings.``; of a missed evening nothing."""
    longest = report.tomorrow.longest
    if report.belated:
        return ""
    if report.tomorrow.window is None:
        return _("Tomorrow is a day off.")
    if longest is None:
        return _("Tomorrow has no free time.")
    free = _("Tomorrow: {length} free from {time}.").format(
        length=formats.length(longest.span.seconds), time=formats.wall_time(longest.span.start, zone)
    )
    count = len(report.tomorrow_meetings)
    words = formats.count_words(count)
    meetings = ngettext("{count} meeting.", "{count} meetings.", count).format(count=formats.opening(words))
    return f"{free} {meetings}"
