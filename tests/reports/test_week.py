from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import DAYS, HOURS, MONDAY, RULES, at, day, meeting, rules
from tltimer.domain.balance.drift import Drift, trend_of
from tltimer.domain.balance.promises import WeekPromises
from tltimer.domain.balance.target import Choice, Verdict
from tltimer.domain.focus.blocks import fragmentation_of
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.domain.timeline.days import ONE_DAY, Week, week_of
from tltimer.domain.timeline.switches import OFF, UNKNOWN, Switch
from tltimer.domain.timeline.totals import Totals
from tltimer.reports.day import day_report
from tltimer.reports.week import (
    TrendPoint,
    WeekInputs,
    WeekReport,
    drift_in,
    full_week_seconds,
    is_complete,
    last_complete,
    trend_in,
    trend_point,
    week_figures,
    week_report,
    working_seconds,
)

WEEK = week_of(MONDAY)
HOUR = 3600
NEXT_MONDAY = at("04:00", MONDAY + 7 * ONE_DAY)


def figures(coding_h: float, leading_h: float, unknown_h: float = 0) -> Totals:
    coding, leading, unknown = (int(hours * HOUR) for hours in (coding_h, leading_h, unknown_h))
    return Totals({}, {}, coding, leading, unknown, coding, coding + leading, 0)


def points(weeks: dict[Week, Totals], choices: Iterable[Choice], now: datetime) -> Callable[[Week], TrendPoint]:
    """Weeks of which only the figures are known."""
    choices = tuple(choices)
    return lambda week: trend_point(week, weeks.get(week, figures(0, 0)), choices, now, RULES)


def report(
    switches=(), meetings=(), choices=(), now: datetime = NEXT_MONDAY, trend_points: int = 12, **more
) -> WeekReport:
    days = [day_report(day, switches, meetings, (), now, RULES) for day in DAYS.days_of(WEEK)]
    return week_report(
        WEEK,
        WeekInputs(
            days=tuple(days),
            choices=choices,
            first_week=more.get("first_week", WEEK),
            point=points(more.get("weeks", {}), choices, now),
            promises=WeekPromises(),
            next_free=(),
        ),
        trend_points,
        now,
        RULES,
    )


def test_a_week_is_complete_when_its_sundays_day_has_ended():
    assert not is_complete(WEEK, NEXT_MONDAY - timedelta(seconds=1), RULES)
    assert is_complete(WEEK, NEXT_MONDAY, RULES)
    assert report(now=NEXT_MONDAY).complete
    assert not report(now=NEXT_MONDAY - timedelta(seconds=1)).complete


@pytest.mark.parametrize(
    ("week", "last"),
    [
        (WEEK, WEEK.plus(-1)),
        (WEEK.plus(-1), WEEK.plus(-1)),
        (WEEK.plus(-9), WEEK.plus(-9)),
        (WEEK.plus(3), WEEK.plus(-1)),
    ],
)
def test_the_last_complete_week_of_a_report(week: Week, last: Week):
    """Seen on a Wednesday: the week itself if it is over, else the one before the present."""
    assert last_complete(week, at("12:00", MONDAY + 2 * ONE_DAY), RULES) == last


def test_in_the_night_to_monday_the_week_is_not_over():
    assert last_complete(WEEK, at("27:00", DAYS.last_day(WEEK)), RULES) == WEEK.plus(-1)
    assert last_complete(WEEK, at("28:00", DAYS.last_day(WEEK)), RULES) == WEEK


def test_working_seconds_leave_out_lunch_and_days_off():
    assert working_seconds(WEEK, RULES) == 5 * 8.5 * HOUR
    hours = WorkingHours(DAYS, HOURS.weekdays, (time(12), time(12, 30)), frozenset({MONDAY}))
    assert working_seconds(WEEK, rules(hours=hours)) == 4 * 8 * HOUR


def test_a_week_adds_up_blocks_and_plans_of_its_days():
    focus = [
        meeting("09:00", "10:00", "Focus", plan=Plan.CODING),
        meeting("09:00", "11:00", "Focus", MONDAY + ONE_DAY, plan=Plan.CODING),
        meeting("14:00", "15:00", "Prep", MONDAY + ONE_DAY, plan=Plan.LEADING),
    ]
    tuesday = day("CCCCMMMM", date_=MONDAY + ONE_DAY)
    result = report((*day("CCCCCCCC"), *tuesday), focus)
    assert (result.kept.planned_coding_s, result.kept.kept_coding_s) == (3 * HOUR, 2 * HOUR)
    assert (result.kept.planned_leading_s, result.kept.kept_leading_s) == (HOUR, 0)
    assert [block.coding_s for block in result.blocks] == [2 * HOUR, HOUR]
    assert (result.fragmentation.focus_s, result.fragmentation.longest_s) == (2 * HOUR, 2 * HOUR)


def test_an_empty_log_has_no_drift_no_trend_and_asks_for_no_weeks_but_the_trend():
    result = report(first_week=None)
    assert (result.drift, result.trend) == (None, None)
    assert result.verdict is Verdict.UNKNOWN


def test_the_trend_ends_with_the_week_itself_judged_by_what_its_days_hold():
    result = report(day("CC"), trend_points=3)
    assert [point.week for point in result.trend_points] == [WEEK.plus(-2), WEEK.plus(-1), WEEK]
    assert result.trend_points[-1].figures == result.figures
    assert report(trend_points=0).trend_points == ()
    assert len(report(trend_points=1).trend_points) == 1


def choice(from_week: Week, decided: date, low: float = 0.1, high: float = 0.2, until: date | None = None) -> Choice:
    return Choice(f"{from_week}", from_week, low, high, "", until, at("12:00", decided))


BELOW, ABOVE, WITHIN = figures(4, 36), figures(36, 4), figures(16, 24)


def drift(
    weeks: str, *choices: Choice, first: int = 30, now: datetime = NEXT_MONDAY, week: Week = WEEK
) -> Drift | None:
    letters = {"b": BELOW, "a": ABOVE, "w": WITHIN, "?": figures(1, 1)}
    known = {WEEK.plus(-back): letters[letter] for back, letter in enumerate(reversed(weeks))}
    return drift_in(week, choices, WEEK.plus(1 - first), points(known, choices, now), now, RULES)


def test_three_weeks_below_are_a_drift():
    assert drift("wbbb") == Drift(Verdict.BELOW, 3, WEEK.plus(-2).monday)


def test_weeks_before_the_log_do_not_exist():
    assert drift("bbbbb", first=2) is None
    assert drift("bbbbb", choice(WEEK.plus(-9), MONDAY - 70 * ONE_DAY, 0.3, 0.5), first=2) is None
    assert drift("bbbbb", first=3) == Drift(Verdict.BELOW, 3, WEEK.plus(-2).monday)


def test_a_running_week_is_left_out():
    wednesday = at("12:00", MONDAY + 2 * ONE_DAY)
    assert drift("wbbbw", now=wednesday) == Drift(Verdict.BELOW, 3, WEEK.plus(-3).monday)


def test_a_decision_starts_the_count_anew_from_its_own_week():
    """Decided in the Wednesday of a week, from the next week on: that week is the first to count."""
    early = choice(WEEK.plus(-3), MONDAY - 40 * ONE_DAY, 0.3, 0.5)
    assert drift("bbbbbb", early) == Drift(Verdict.BELOW, 4, WEEK.plus(-3).monday)
    late = choice(WEEK.plus(-9), DAYS.days_of(WEEK.plus(-2))[2], 0.3, 0.5)
    assert drift("bbbbbb", late) == Drift(Verdict.BELOW, 3, WEEK.plus(-2).monday)
    assert drift("bbbbbb", choice(WEEK.plus(-1), MONDAY - 40 * ONE_DAY, 0.3, 0.5)) is None


def test_a_decision_in_the_night_belongs_to_the_day_and_so_the_week_before():
    night = Choice("1", WEEK.plus(-9), 0.3, 0.5, "", None, at("03:00", WEEK.plus(-2).monday))
    assert drift("bbbbbb", night) == Drift(Verdict.BELOW, 4, WEEK.plus(-3).monday)


def test_a_decision_that_has_expired_still_limits_how_far_to_look():
    expired = choice(WEEK.plus(-3), MONDAY - 40 * ONE_DAY, 0.3, 0.5, until=DAYS.last_day(WEEK.plus(-2)))
    assert drift("bbbbbb", expired) == Drift(Verdict.BELOW, 4, WEEK.plus(-3).monday)


def test_a_decision_for_a_later_week_is_not_known_in_the_report_of_an_earlier_one():
    later = choice(WEEK.plus(1), MONDAY)
    assert drift("wbbb", later) == drift("wbbb")
    assert drift("wbbbbb", choice(WEEK.plus(-1), MONDAY), week=WEEK.plus(-2)) == Drift(
        Verdict.BELOW, 3, WEEK.plus(-4).monday
    )


def test_each_week_is_judged_by_its_own_target():
    """Ten percent is below thirty and within five to fifteen."""
    own = choice(WEEK.plus(-20), WEEK.plus(-20).monday, 0.05, 0.15, until=DAYS.last_day(WEEK.plus(-2)))
    assert drift("bbbb", own) is None


judged = st.sampled_from([BELOW, BELOW, BELOW, ABOVE, WITHIN, figures(1, 1), figures(12, 20, 8), figures(5, 30, 2)])
choices_ = st.lists(
    st.builds(
        Choice,
        id=st.integers(0, 99).map(str),
        from_week=st.integers(-9, 2).map(WEEK.plus),
        low=st.sampled_from([0.05, 0.2]),
        high=st.sampled_from([0.25, 0.5]),
        because=st.just(""),
        until=st.none() | st.integers(-60, 20).map(lambda n: MONDAY + n * ONE_DAY),
        decided_at=st.integers(-70 * 24, 7 * 24).map(lambda hours: at("12:00") + timedelta(hours=hours)),
    ),
    max_size=4,
    unique_by=lambda choice: choice.id,
)


@given(
    st.lists(judged, min_size=1, max_size=12),
    choices_,
    st.integers(1, 12),
    st.integers(-3, 1),
    st.integers(0, 9 * 24),
)
def test_drifts_are_what_a_reading_of_the_contract_gives(weeks, choices: list[Choice], first, offset, hours):
    """Contract 6, read once more from its text: target, verdict, drift."""
    now = at("12:00") + timedelta(hours=hours)
    known = {WEEK.plus(-back): week for back, week in enumerate(reversed(weeks))}
    week, first_week = WEEK.plus(offset), WEEK.plus(1 - first)
    drift = drift_in(week, choices, first_week, points(known, choices, now), now, RULES)

    def last(of: Week) -> Choice | None:
        before = [choice for choice in choices if choice.from_week <= of]
        return (
            sorted(before, key=lambda choice: (choice.from_week, choice.decided_at, choice.id))[-1] if before else None
        )

    def complete(of: Week) -> bool:
        return DAYS.start_of(DAYS.last_day(of) + ONE_DAY) <= now

    def verdict(of: Week) -> str:
        totals = known.get(of, figures(0, 0))
        chosen = last(of)
        low, high = 0.3, 0.5
        if chosen and (chosen.until is None or chosen.until >= of.monday):
            low, high = chosen.low, chosen.high
        tracked = totals.coding_s + totals.leading_s
        if tracked < 5 * HOUR or tracked * 5 < 5 * 8.5 * HOUR * 2:
            return "unknown"
        least = totals.coding_s / (tracked + totals.unconfirmed_s)
        most = (totals.coding_s + totals.unconfirmed_s) / (tracked + totals.unconfirmed_s)
        return "below" if most < low else "above" if least > high else "neither"

    at_most = [first_week]
    choice_ = last(week)
    if choice_:
        at_most += [choice_.from_week, week_of(DAYS.day_of(choice_.decided_at))]
    looked = week
    while not complete(looked):
        looked = looked.plus(-1)
    run: list[Week] = []
    side = None
    while looked >= max(at_most):
        latest = verdict(looked)
        if latest != "unknown":
            if latest == "neither" or latest != (side or latest):
                break
            side = latest
            run.append(looked)
        looked = looked.plus(-1)
    expected = Drift(Verdict(side), len(run), run[-1].monday) if side and len(run) >= 3 else None
    assert drift == expected


@given(st.lists(judged, min_size=1, max_size=12), st.integers(1, 12), st.integers(-3, 1), st.integers(0, 9 * 24))
def test_trends_are_over_the_judged_ones_of_the_last_eight_complete_weeks(weeks, first, offset, hours):
    now = at("12:00") + timedelta(hours=hours)
    known = {WEEK.plus(-back): week for back, week in enumerate(reversed(weeks))}
    week, first_week = WEEK.plus(offset), WEEK.plus(1 - first)
    trend = trend_in(week, first_week, points(known, (), now), now, RULES)
    last = week
    while DAYS.start_of(DAYS.last_day(last) + ONE_DAY) > now:
        last = last.plus(-1)
    eight = [last.plus(-back) for back in range(8)]
    shares = [
        (-back, known[week].coding_share)
        for back, week in enumerate(eight)
        if week in known and week >= first_week and known[week].tracked_s >= 17 * HOUR
    ]
    assert trend == trend_of(shares)


logs = st.lists(
    st.builds(
        Switch,
        id=st.integers(0, 999).map("{:03}".format),
        at=st.integers(-12, 8 * 24 * 4).map(lambda n: at("04:00") + timedelta(minutes=15 * n)),
        mode=st.sampled_from(["coding", "meeting", "review", "break", OFF, UNKNOWN]),
        kind=st.sampled_from([None, "spike"]),
    ),
    max_size=40,
    unique_by=lambda choice: choice.id,
)


@given(logs, st.integers(0, 9 * 24))
def test_a_week_is_the_sum_of_its_days_however_it_is_counted(log: list[Switch], hours: int):
    now = at("04:00") + timedelta(hours=hours)
    result = report(log, now=now)
    for name in ("coding_s", "leading_s", "tracked_s", "unconfirmed_s", "switches", "hands_on_s"):
        assert getattr(result.figures, name) == sum(getattr(day.figures, name) for day in result.days)
    assert sum(result.figures.modes_s.values()) == sum(sum(day.figures.modes_s.values()) for day in result.days)
    assert result.blocks == tuple(block for day in result.days for block in day.blocks)
    assert result.fragmentation == fragmentation_of(result.blocks)
    assert result.fragmentation.longest_s == max(day.fragmentation.longest_s for day in result.days)
    assert week_figures(WEEK, log, now, RULES) == result.figures


def test_a_stop_at_the_very_end_of_a_week_ends_its_last_entry_in_all_figures():
    sunday, monday = at("04:00") + timedelta(days=6), at("04:00") + timedelta(days=7)
    log = [Switch("1", sunday, "coding"), Switch("2", monday, OFF), Switch("3", monday + timedelta(hours=1), "review")]
    now = monday + timedelta(hours=2)
    assert report(log, now=now).figures.unconfirmed_s == 24 * 3600
    assert week_figures(WEEK, log, now, RULES) == report(log, now=now).figures
    assert week_figures(WEEK, log, now, RULES, sunday.date() - timedelta(days=1)).unconfirmed_s == 0


def test_an_ordinary_week_has_no_days_off():
    hours = WorkingHours(DAYS, HOURS.weekdays, (time(12), time(13)), frozenset({MONDAY}))
    assert full_week_seconds(week_of(MONDAY), rules(hours=hours)) == 5 * 7.5 * 3600
