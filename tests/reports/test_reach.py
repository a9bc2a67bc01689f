from datetime import datetime, timedelta

from tests.drawing import DAYS, MONDAY, RULES, at, day, meeting, rules
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.meetings.moves import Movability
from tltimer.domain.timeline.days import ONE_DAY, week_of
from tltimer.reports.plan import best_in, best_of, day_plan
from tltimer.reports.reach import ReachableShare, reach_of
from tltimer.reports.week import week_figures

WEEK = week_of(MONDAY)
HOUR = 3600


def reach(*meetings: Meeting, drawing: str = "", now: datetime | None = None, by=RULES) -> ReachableShare:
    now = now or at("08:00")
    rule = Movability(now)
    plans = [day_plan(day, meetings, rule, by) for day in DAYS.days_of(WEEK)]
    return reach_of(plans, week_figures(WEEK, day(drawing), now, by), meetings, now, by)


def test_a_week_without_meetings_can_be_all_coding() -> None:
    assert reach() == ReachableShare(1.0, 1.0, None, None)


def test_meetings_ahead_take_their_share_and_fragments_are_no_focus_blocks() -> None:
    """Monday 9:00–17:30 holds 1:30 free, an hour of meeting and 6:00 free; four days of 8:30 follow."""
    result = reach(meeting("10:30", "11:30"))
    assert result == ReachableShare(41.5 / 42.5, 40 / 42.5, None, None)


def test_overlapping_meetings_and_planned_leading_count_once_and_planned_coding_is_free() -> None:
    both = meeting("10:30", "11:30"), meeting("10:30", "11:00", "Prep", plan=Plan.LEADING)
    focus = meeting("13:00", "17:00", "Focus", plan=Plan.CODING)
    assert reach(*both, focus) == reach(both[0])


def test_meetings_outside_of_the_working_hours_count_too() -> None:
    assert reach(meeting("20:00", "21:00")).share == 42.5 / 43.5


def test_what_is_done_counts_and_what_is_over_is_not_free_any_more() -> None:
    """Until 11:00 an hour of coding and one of review; what was free before is gone."""
    result = reach(drawing="CCCCRRRR", now=at("11:00"))
    assert result.share == (1 + 6.5 + 34) / (2 + 6.5 + 34)


def test_unknown_time_may_have_been_coding() -> None:
    assert reach(drawing="????", now=at("10:00")).share == 1.0


def test_a_meeting_that_runs_counts_from_now_on() -> None:
    result = reach(meeting("10:00", "12:00"), drawing="....", now=at("11:00"))
    assert result.share == (5.5 + 34) / (1 + 5.5 + 34)


def test_a_piece_that_is_begun_is_as_large_as_what_is_left_of_it() -> None:
    """From 15:31 on less than two hours of Monday are left."""
    now = at("15:31")
    left = (119 * 60) + 34 * HOUR
    assert reach(now=now).focus_share == 34 * HOUR / left


def test_the_move_that_gives_the_most_and_what_is_reached_with_it() -> None:
    sync = meeting("10:45", "11:15", "Sync", others=1)
    block = meeting("13:00", "17:30", "Workshop")
    result = reach(sync, block)
    assert result.move is not None
    assert (result.move.start, result.move.gain_s) == (at("09:00"), 3.5 * HOUR)
    assert result.focus_share == 34 / 42.5
    assert result.moved_share == 37.5 / 42.5


def test_a_week_that_is_over_is_what_it_was() -> None:
    after = at("04:00", DAYS.last_day(WEEK) + ONE_DAY)
    assert reach(drawing="CCCCRRRR", now=after) == ReachableShare(0.5, 0.5, None, None)


def test_a_week_without_anything_has_no_share() -> None:
    off = rules(hours=type(RULES.hours)(RULES.hours.days, {}))
    assert reach(by=off) == ReachableShare(None, None, None, None)


def test_the_best_move_of_several_days_is_the_one_that_gains_most_and_of_equals_the_earliest() -> None:
    days = [MONDAY, MONDAY + ONE_DAY]
    alike = [meeting("10:45", "11:15", "Sync", date_=day, others=1, uid=str(day)) for day in days]
    blocks = [meeting("13:00", "17:30", "Workshop", date_=day, uid=f"w{day}") for day in days]
    rule = Movability(at("08:00"))
    best = best_in(dict.fromkeys(days, (*alike, *blocks)), rule, RULES)
    assert best is not None and best.meeting == alike[0]
    assert best == best_of(day_plan(day, [*alike, *blocks], rule, RULES) for day in days)
    assert best_in(dict.fromkeys(days, blocks), rule, RULES) is None
    later = Movability(at("08:00") + timedelta(days=1))
    share = best_in(dict.fromkeys(days, (*alike, *blocks)), later, RULES)
    assert share is not None and share.meeting == alike[1]


def test_a_1_1_of_another_day_is_moved_only_where_nothing_else_helps() -> None:
    """Its gain is greater: the workshop of Tuesday ends earlier."""
    days = [MONDAY, MONDAY + ONE_DAY]
    sync, one_to_one = (
        meeting("10:45", "11:15", title, date_=day_, others=1, uid=title)
        for title, day_ in zip(("Sync", "1:1 Ana"), days, strict=True)
    )
    blocks = [
        meeting("13:00", "17:30", "Workshop", date_=days[0], uid="w1"),
        meeting("15:30", "17:30", "Workshop", date_=days[1], uid="w2"),
    ]
    asked: list[str] = []

    def spares(person: str) -> bool:
        asked.append(person)
        return False

    rule = Movability(
        at("08:00"), one_to_one=lambda meeting: "Ana" if meeting.title.startswith("1:1") else None, spares=spares
    )
    moves = [day_plan(day, [sync, one_to_one, *blocks], rule, RULES).moves for day in days]
    assert [move.meeting.title for of_day in moves for move in of_day] == ["Sync", "1:1 Ana"]
    asked.clear()
    best = best_in(dict.fromkeys(days, (sync, one_to_one, *blocks)), rule, RULES)
    assert best is not None and best.meeting == sync
    assert not asked
    alone = best_in(dict.fromkeys(days, (one_to_one, *blocks)), rule, RULES)
    assert alone is not None and alone.meeting == one_to_one
