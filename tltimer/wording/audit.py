"""Sentences of the audit: the gap as a headline, the change of level, what took protected time."""

from __future__ import annotations

from tltimer.domain.audit.level_change import LevelChangeKind
from tltimer.domain.focus.protected import TakenBy
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.sanitize import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from tltimer.domain.audit.estimates import Estimate, GuessGap
    from tltimer.domain.audit.level_change import LevelChange
    from tltimer.domain.balance.commits import Contribution
    from tltimer.domain.timeline.days import DayRule
    from tltimer.domain.timeline.totals import Totals
    from tltimer.reports.audit import AuditReport, PersonOutcomes, PromiseCounts, Surroundings

AN_HOUR = 3600

LEAST_GAP_H = 1 / 60
"""A gap of less than a minute a week does not count."""

MOST_WEEKS = 4
"""The most weeks that a sentence names."""

NOTHING = "–"
"""Stands in a table where there is no figure."""

CODING, LEADING, ATTENDING = "coding", "leading", "attending"
SIDES = (CODING, LEADING, ATTENDING)


def side_label(side: str) -> str:
    """Return the label of a side: coding, leading or attending."""
    return {CODING: _("Coding"), LEADING: _("Leading"), ATTENDING: _("Meetings")}[side]


def title(report: AuditReport) -> str:
    """Return the weeks of an audit: ``17 August to 15 November 2026, 13 weeks``."""
    return span_words(report.first_day, report.last_day, report.span.count, with_year=True)


def span_words(first: date, last: date, count: int, *, with_year: bool = False) -> str:
    """Write a span of weeks; the year is at the last day ``with_year``, and at both where they differ."""
    differ = first.year != last.year
    return _("{first} to {last}, {weeks}").format(
        first=formats.date_and_year(first) if differ else formats.date_words(first),
        last=formats.date_and_year(last) if differ or with_year else formats.date_words(last),
        weeks=ngettext("{count} week", "{count} weeks", count).format(count=count),
    )


def guess_needed(span: str) -> str:
    """Return the reason why no figure is shown yet, and the way to get them."""
    return _(
        "First guess where your time went, as percentages for coding, leading and meetings: tltimer audit "
        "{span} --guess 50,30,20. To skip the guess: tltimer audit {span} --skip-guess"
    ).format(span=span)


def headline(report: AuditReport) -> str:
    """Return the audit in one sentence: the gap in hours a week to the guess, else to the aim, else the share."""
    if report.figures.coding_share is None:
        return _("No time that counts towards the coding share was tracked in this period.")
    hours = _hours(report.gap_to_guess)
    if hours is not None:
        return _against_guess(hours)
    hours = _hours(report.gap_to_aim)
    if hours is not None:
        return _against_aim(hours)
    return _("You spent {share} of your time coding in this period.").format(share=formats.coding_share(report.figures))


def _hours(gaps: Mapping[str, GuessGap] | None) -> float | None:
    return gaps[CODING].hours_a_week if gaps else None


def _against_guess(hours: float) -> str:
    if abs(hours) < LEAST_GAP_H:
        return _("You coded as much as you thought.")
    words = (
        _("You coded {length} more a week than you thought.")
        if hours > 0
        else _("You coded {length} less a week than you thought.")
    )
    return words.format(length=formats.length(round(abs(hours) * AN_HOUR)))


def _against_aim(hours: float) -> str:
    if abs(hours) < LEAST_GAP_H:
        return _("You coded as much as you aim to.")
    words = (
        _("You coded {length} more a week than you aim to.")
        if hours > 0
        else _("You coded {length} less a week than you aim to.")
    )
    return words.format(length=formats.length(round(abs(hours) * AN_HOUR)))


def explanation(report: AuditReport, days: DayRule) -> str:
    """Return the reason behind the headline: guess, share and aim, and a change that the average hides."""
    parts = [_shares(report)] if report.figures.coding_share is not None else []
    if report.change is not None:
        parts.append(change_sentence(report.change, days))
    if report.unjudged:
        parts.append(unjudged_words(report))
    return " ".join(part for part in parts if part)


def _shares(report: AuditReport) -> str:
    record = report.record
    guess, aim = (record.guess, record.aim) if record else (None, None)
    words = {
        "share": formats.coding_share(report.figures),
        "guess": formats.share(guess.coding / 100) if guess else "",
        "aim": formats.share(aim.coding / 100) if aim else "",
    }
    if guess and aim:
        return _("You guessed {guess} and spent {share} of your time coding; your aim is {aim}.").format(**words)
    if guess:
        return _("You guessed {guess} and spent {share} of your time coding.").format(**words)
    return _("You spent {share} of your time coding; your aim is {aim}.").format(**words) if aim else ""


def change_sentence(change: LevelChange, days: DayRule) -> str:
    """Return a change of level in one sentence."""
    before, after = formats.share(change.before), formats.share(change.after)
    if change.kind is LevelChangeKind.SLOW:
        words = _("The average hides a slow change: from {before} to {after}.")
        return words.format(before=before, after=after)
    last = days.first_day(change.week) - ONE_DAY
    return _("The average hides a change: {before} until {date}, {after} since.").format(
        before=before, after=after, date=formats.date_words(last)
    )


def change_head(change: LevelChange, days: DayRule) -> str:
    """Return the week of a change: ``Week 40, from 28 September: 55% before, 33% after``."""
    words = (
        _("{week}, from {date}: {before} before, {after} after")
        if change.kind is LevelChangeKind.STEP
        else _("A slow change around week {number} ({date}): from {before} to {after}")
    )
    return words.format(
        week=formats.week_name(change.week),
        number=change.week.number,
        date=formats.date_words(days.first_day(change.week)),
        before=formats.share(change.before),
        after=formats.share(change.after),
    )


def surroundings_rows(before: Surroundings, after: Surroundings) -> list[tuple[str, str, str]]:
    """Return the other changes that came with the level: a label, the state before and the state after."""
    return [
        (_("Target"), formats.target_range(before.target), formats.target_range(after.target)),
        (
            _("Meetings per week"),
            formats.duration(round(before.meetings_s_a_week)),
            formats.duration(round(after.meetings_s_a_week)),
        ),
        (_("People met 1:1"), str(before.people_met), str(after.people_met)),
        (_("Days off"), str(before.days_off), str(after.days_off)),
    ]


def unjudged_words(report: AuditReport) -> str:
    """Return the weeks with too little tracked time to be judged; only their number if they are many."""
    count = len(report.unjudged)
    if count > MOST_WEEKS:
        return _("{count} weeks have too little tracked time to be judged on their own.").format(count=count)
    words = ngettext(
        "Week {weeks} has too little tracked time to be judged on its own.",
        "Weeks {weeks} have too little tracked time to be judged on their own.",
        count,
    )
    return words.format(weeks=formats.enumerated(str(week.number) for week in report.unjudged))


def tracked_words(report: AuditReport) -> str:
    """Return the tracked time: ``464 h 30 min tracked, 35 h 44 min a week, no unknown time``."""
    figures, judged = report.figures, len(report.judged)
    unknown = (
        _("{length} unknown").format(length=formats.length(figures.unconfirmed_s))
        if figures.unconfirmed_s
        else _("no unknown time")
    )
    parts = [_("{length} tracked").format(length=formats.length(figures.tracked_s))]
    if judged:
        parts.append(_("{length} a week").format(length=formats.length(figures.tracked_s // judged)))
    return ", ".join((*parts, unknown, *_corrected(report.corrected_s, judged)))


def _corrected(corrected_s: int, weeks: int) -> tuple[str, ...]:
    """Return for how long evidence corrected the log: a week, or in all where that is less than a minute a week."""
    if not corrected_s:
        return ()
    if weeks and corrected_s >= 60 * weeks:
        length = formats.length(corrected_s // weeks)
        return (_("{length} a week corrected with what tltimer noticed").format(length=length),)
    return (_("{length} corrected with what tltimer noticed").format(length=formats.length(corrected_s)),)


def estimate_of(estimate: Estimate | None, side: str) -> str:
    """Return the estimate for a side, a dash if it was skipped."""
    return formats.share(getattr(estimate, side) / 100) if estimate else NOTHING


def actual_share(report: AuditReport, side: str) -> str:
    """Return the actual share of a side, a range where time is unknown; three single shares add up to 100%."""
    figures = report.figures
    unknown_s, total_s = figures.unconfirmed_s, figures.tracked_s + figures.unconfirmed_s
    if not total_s:
        return NOTHING
    sides_s = {CODING: figures.coding_s, LEADING: figures.leading_s, ATTENDING: figures.attending_s}
    ranges = {name: (spent_s / total_s, (spent_s + unknown_s) / total_s) for name, spent_s in sides_s.items()}
    if any(formats.percent(least) != formats.percent(most) for least, most in ranges.values()):
        return formats.share_range(ranges[side])
    return formats.share(_whole_percents(figures)[side] / 100)


def _whole_percents(figures: Totals) -> dict[str, int]:
    """Return the shares of the sides in whole percent that add up to 100.

    Coding is rounded as everywhere else; of the other two, the one that lost more by being cut gets what remains.
    """
    coding = formats.percent(figures.coding_s / figures.tracked_s)
    exact = {
        LEADING: figures.leading_s * 100 / figures.tracked_s,
        ATTENDING: figures.attending_s * 100 / figures.tracked_s,
    }
    leading, attending = (int(share + 1e-9) for share in exact.values())
    missing = 100 - coding - leading - attending
    if missing == 1 and exact[ATTENDING] - attending > exact[LEADING] - leading:
        attending += 1
    elif missing == 1:
        leading += 1
    elif missing == 2:
        leading, attending = leading + 1, attending + 1
    return {CODING: coding, LEADING: leading, ATTENDING: attending}


def gap_hours(gaps: Mapping[str, GuessGap] | None, side: str) -> str:
    """Return a gap in hours a week with its sign: ``−4:11``, ``+1:10``; a dash where there is none."""
    hours = gaps[side].hours_a_week if gaps else None
    if hours is None:
        return NOTHING
    seconds = round(abs(hours) * AN_HOUR)
    if seconds < 60:
        return formats.duration(0)
    return f"{'+' if hours > 0 else '−'}{formats.duration(seconds)}"


def comparison_heads() -> tuple[str, ...]:
    """Return the heads of the table that compares guess, actual and aim."""
    return ("", _("Guess"), _("Actual"), _("Aim"), _("Gap to guess"), _("Gap to aim"))


def comparison_rows(report: AuditReport) -> list[tuple[str, ...]]:
    """Return the rows of that table, one for each side."""
    guess, aim = (report.record.guess, report.record.aim) if report.record else (None, None)
    return [
        (
            side_label(side),
            estimate_of(guess, side),
            actual_share(report, side),
            estimate_of(aim, side),
            gap_hours(report.gap_to_guess, side),
            gap_hours(report.gap_to_aim, side),
        )
        for side in SIDES
    ]


def meeting_heads() -> tuple[str, ...]:
    """Return the heads of the table of costly meetings."""
    return ("", _("Count"), _("Planned"), _("Attended"), _("Focus time lost"))


def meeting_rows(report: AuditReport) -> list[tuple[str, ...]]:
    """Return the rows of that table, the most costly meeting first; without names they are numbered."""
    return [
        (
            (plain(series.title) or _("Meeting")) if report.names else _("Meeting {number}").format(number=number),
            str(series.count),
            formats.duration(series.planned_s),
            formats.duration(series.attended_s),
            formats.duration(series.cost_s),
        )
        for number, series in enumerate(report.meetings, 1)
    ]


def one_to_one_heads() -> tuple[str, ...]:
    """Return the heads of the table of 1:1s."""
    return ("", _("Held"), _("Skipped"), _("Cancelled"))


def one_to_one_rows(outcomes: Iterable[PersonOutcomes]) -> list[tuple[str, ...]]:
    """Return the rows of that table, one for each person; the one for all has no name of its own."""
    return [
        (plain(outcome.person or "") or _("Total"), *counts(outcome.held, outcome.skipped, outcome.cancelled))
        for outcome in outcomes
    ]


def counts(*numbers: int) -> tuple[str, ...]:
    """Write numbers for a table; a dash for none."""
    return tuple(str(number) if number else NOTHING for number in numbers)


def taken_label(cause: TakenBy) -> str:
    """Return the label of a cause that took protected time."""
    return {
        TakenBy.MEETING_BEFORE: _("Meetings already planned"),
        TakenBy.MEETING_LATER: _("Meetings added later"),
        TakenBy.ABSENCE: _("No work tracked"),
        TakenBy.SWITCH: _("You switched"),
    }[cause]


def taken_rows(report: AuditReport) -> list[tuple[str, str]]:
    """Return the causes that took protected time, each with its length."""
    taken = [(taken_label(cause), report.protected.taken.get(cause, 0)) for cause in TakenBy]
    return [(label, formats.duration(seconds)) for label, seconds in taken if seconds]


def protected_words(report: AuditReport) -> str:
    """Return the protected time that was kept: ``44 h of 62 h kept``; "" if none was planned."""
    protected = report.protected
    if not protected.planned_s:
        return ""
    return _("{kept} of {planned} kept").format(
        kept=formats.length(protected.kept_s), planned=formats.length(protected.planned_s)
    )


def promise_words(promises: PromiseCounts) -> str:
    """Return the numbers of kept, late and broken promises; "" if none was due."""
    outcomes = (
        (promises.kept, _("{count} kept")),
        (promises.late, _("{count} kept late")),
        (promises.broken, _("{count} not kept")),
    )
    return formats.listed(words.format(count=count) for count, words in outcomes if count)


def broken_words(promises: PromiseCounts) -> list[str]:
    """Return each broken promise with its day."""
    return [
        _("Not kept: {promise}, due {date}, neither done nor dropped").format(
            promise=promise.text, date=formats.date_words(promise.due)
        )
        for promise in promises.broken_ones
        if promise.due is not None
    ]


def commits_words(commits: Contribution | None) -> str:
    """Return the user's share of the commits; "" where nothing is known of them."""
    if commits is None or not commits.commits:
        return ""
    words = ngettext(
        "You wrote {mine} of {count} commit ({share})", "You wrote {mine} of {count} commits ({share})", commits.commits
    )
    return words.format(mine=commits.mine, count=commits.commits, share=formats.share(commits.commit_share))
