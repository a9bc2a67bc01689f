"""The question that a week asks, one at a time, leaving out those decided or answered already."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from tltimer.domain.balance.target import has_ended, last_choice, week_decided
from tltimer.reports.week import ENOUGH_S

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.domain.balance.drift import Drift
    from tltimer.domain.rules import Rules
    from tltimer.reports.week import WeekReport

FIFTH = 4

LATE = timedelta(hours=2)


class WeekPrompt(StrEnum):
    """A question of a week.

    ``intention``: whether the intention was carried out. ``first``: which target, as none was ever chosen.
    ``ended``, ``ends``: what applies now, or next, as the choice had an end date. ``drift``, ``decide``: keep
    the target, change it, or choose one action.
    """

    INTENTION = "intention"
    FIRST = "first"
    ENDED = "ended"
    ENDS = "ends"
    DRIFT = "drift"
    DECIDE = "decide"


def asked_in(report: WeekReport, rules: Rules) -> WeekPrompt | None:
    """Return the question of a week: the running week and the last one ask, those before are history.

    the running week     Mon  Tue  Wed  Thu  |Fri … asks for next week
    the week before                           asks until that was decided
    drift, an end        ask on any day

    What is answered in a week is not asked again in it, and a week inside its target asks for no decision.
    """
    today = rules.days.day_of(report.now)
    present = rules.days.week_of(today)
    first = report.first_week
    if first is None or report.week < first or report.week not in (present, present.plus(-1)):
        return None
    ends = is_ending(report, rules)
    if ends and report.intention is not None and report.intention.done is None:
        return WeekPrompt.INTENTION
    if not report.choices:
        enough = report.figures.tracked_s >= ENOUGH_S
        return WeekPrompt.FIRST if (ends and enough) or first < report.week else None
    if report.answered:
        return None
    coming = week_decided(today, rules.days)
    last = last_choice(coming, report.choices)
    if last is not None and last.until is not None and has_ended(last, coming, rules.days):
        if last.until < today:
            return WeekPrompt.ENDED
        if ends:
            return WeekPrompt.ENDS
    if is_decided(report):
        return None
    if report.drift is not None:
        return WeekPrompt.DRIFT
    return WeekPrompt.DECIDE if ends and _may_lie_outside(report) else None


def _may_lie_outside(report: WeekReport) -> bool:
    share, target = report.figures.coding_share_range, report.target
    return share is not None and not (target.low <= share[0] and share[1] <= target.high)


def cause_to_say(asked: WeekPrompt | None, report: WeekReport, rules: Rules, ever: Iterable[str] = ()) -> str | None:
    """Return whether a question is asked unprompted, by the cause to remember it by; None where it waits.

    A drift and an end are asked at any time of the day, the first target and an intention late in it.

        window of the day   |-----------------------|
        drift, ended        |=======================|
        first, intention                      |=====|  the last two hours of it

    Args:
        asked: the question of the week.
        report: the present week.
        rules: the working hours, and when days begin.
        ever: the causes of earlier notifications.

    Returns:
        The cause; None for what waits until the user looks at the week.
    """
    window = rules.hours.window(rules.days.day_of(report.now))
    if asked is None or window is None or not window.covers(report.now):
        return None
    if asked is WeekPrompt.DRIFT and report.drift is not None:
        return _cause_of_drift(report.drift, ever)
    if asked is WeekPrompt.ENDED:
        last = last_choice(week_decided(rules.days.day_of(report.now), rules.days), report.choices)
        return f"ended {last.id}" if last else None
    if report.now < window.end - LATE:
        return None
    if asked is WeekPrompt.FIRST:
        return "first"
    intention = report.intention
    return f"intention {intention.id}" if asked is WeekPrompt.INTENTION and intention is not None else None


def _cause_of_drift(drift: Drift, ever: Iterable[str]) -> str:
    """Return the cause of a drift: the earlier one, where a late correction lets the same drift begin earlier.

    before      |below since 2 November ==…
    now     |below since 26 October ======…   the same drift
    """
    prefix = f"drift {drift.side} "
    began = sorted(
        cause for cause in ever if cause.startswith(prefix) and cause >= f"{prefix}{drift.since.isoformat()}"
    )
    return began[0] if began else f"{prefix}{drift.since.isoformat()}"


def is_ending(report: WeekReport, rules: Rules) -> bool:
    """Return whether a week's last working day has begun, or its fifth day if that comes sooner."""
    days = rules.days.days_of(report.week)
    friday = days[FIFTH]
    last = max((day for day in days if rules.hours.works_on(day)), default=friday)
    return report.now >= rules.days.start_of(min(last, friday))


def is_decided(report: WeekReport) -> bool:
    """Return whether the weeks after this one were decided: a target chosen or kept, or an intention set."""
    return report.next_intention is not None or any(choice.from_week > report.week for choice in report.choices)
