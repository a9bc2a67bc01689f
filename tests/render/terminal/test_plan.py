from tests.drawing import HOURS, MONDAY, RULES, at, meeting, rules
from tltimer.domain.balance.target import Target
from tltimer.domain.meetings.changes import ChangeKind, PlanChange, PlanChanges
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.meetings.moves import Movability
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.render.json_extras import changes_json, plans_json
from tltimer.render.terminal.day import day_text
from tltimer.render.terminal.plan import plan_text
from tltimer.render.terminal.style import Style
from tltimer.reports.day import day_report
from tltimer.reports.plan import DayPlan, day_plan
from tltimer.reports.reach import ReachableShare
from tltimer.values import replace

SYNC = meeting("10:45", "11:15", "Sync", others=1)
WORKSHOP = meeting("13:00", "17:30", "Workshop", tentative=True)
SUNDAY = MONDAY - ONE_DAY


def plan(*meetings, day=MONDAY) -> DayPlan:
    return day_plan(day, meetings, Movability(at("08:00", SUNDAY)), RULES)


def test_a_day_names_its_window_meetings_free_time_and_moves() -> None:
    text = plan_text([plan(SYNC, WORKSHOP)], None, RULES, Style())
    assert (
        text
        == """Monday, 16 November
09:00–17:30 · 3 h 30 min free, 0 min of it in focus blocks
Meetings
  10:45–11:15   0:30  Sync · costs 4 h · can be moved
  13:00–17:30   4:30  Workshop · costs 6 h 15 min · tentative
Free
  09:00–10:45   1:45  short block
  11:15–13:00   1:45  short block
Moves
  Sync, Mon 10:45 → 09:00
    Adds 3 h 30 min of focus time, if everyone is free"""
    )


def test_time_that_is_kept_free_already_is_named() -> None:
    focus = meeting("09:00", "11:00", "Focus: the parser", plan=Plan.CODING)
    prep = meeting("13:00", "13:30", "Prep", plan=Plan.LEADING)
    text = plan_text([plan(focus, prep)], None, RULES, Style())
    assert (
        "Protected time\n"
        "  09:00–11:00   2:00  Focus: the parser · for coding\n"
        "  13:00–13:30   0:30  Prep · for leading\n"
        "Free\n"
    ) in text


def test_a_day_off_has_no_window_but_may_have_meetings() -> None:
    assert plan_text([plan(day=SUNDAY)], None, RULES, Style()) == "Sunday, 15 November\nThis day has no working hours."
    party = meeting("10:00", "11:00", "", date_=SUNDAY)
    text = plan_text([plan(party, day=SUNDAY)], None, RULES, Style())
    assert text.splitlines()[2:] == ["Meetings", "  10:00–11:00   1:00  Meeting"]


def test_a_day_off_names_who_made_it_one_and_blocked_time_beside_it() -> None:
    users = rules(hours=replace(HOURS, days_off=frozenset({MONDAY})))
    users_plan = day_plan(MONDAY, (), Movability(at("08:00", SUNDAY)), users)
    assert plan_text([users_plan], None, users, Style()) == "Monday, 16 November\nDay off."
    holiday = meeting("00:00", "24:00", "Holiday", plan=Plan.AWAY, all_day=True, calendar="private")
    train = meeting("10:00", "11:00", "Train", plan=Plan.BLOCKED)
    off = rules(hours=HOURS.with_calendar({MONDAY: "private"}, {}))
    calendars = day_plan(MONDAY, (holiday, train), Movability(at("08:00", SUNDAY)), off)
    assert plan_text([calendars], None, off, Style()).splitlines() == [
        "Monday, 16 November",
        "Day off: Holiday (private).",
        "Blocked",
        "  10:00–11:00   1:00  Train",
    ]


def test_an_absence_blocks_a_part_of_a_working_day_and_one_of_a_whole_day_that_was_taken_back_nothing() -> None:
    dentist = meeting("09:00", "10:00", "Dentist", plan=Plan.AWAY)
    holiday = meeting("00:00", "24:00", "Holiday", plan=Plan.AWAY, all_day=True)
    whole = meeting("08:00", "18:00", "Out", plan=Plan.AWAY)
    lines = plan_text([plan(dentist, holiday, whole)], None, RULES, Style()).splitlines()
    assert lines[lines.index("Blocked") + 1 :][:2] == ["  09:00–10:00   1:00  Dentist", "Free"]


def test_of_several_days_empty_days_off_are_left_out_and_the_reach_closes() -> None:
    plans = [plan(day=SUNDAY), plan(SYNC, WORKSHOP)]
    move = plans[1].moves[0]
    text = plan_text(plans, ReachableShare(0.75, 0.5, move, 0.58), RULES, Style())
    assert "Sunday" not in text
    assert text.endswith(
        """If you move no meetings, you can spend at most 75% of the week coding, or 50% if
only focus blocks count.
The best move would let you spend 58% of the week coding in focus blocks:
  Sync, Mon 10:45 → 09:00
    Adds 3 h 30 min of focus time, if everyone is free"""
    )
    without_move = plan_text(plans, ReachableShare(0.75, 0.5, None, None), RULES, Style())
    assert "The best move" not in without_move and "75%" in without_move
    light = plan_text(plans, ReachableShare(0.75, 0.5, move, 0.58), RULES, Style(), Target(0.1, 0.25, True))
    assert light.replace("\n", " ").endswith(
        "You have enough free time for your target of 10–25% coding, with time left for leading."
    )
    assert "at most" in plan_text(plans, ReachableShare(0.05, 0.0, move, 0.1), RULES, Style(), Target(0.1, 0.25, True))
    assert "at most" in plan_text(plans, ReachableShare(0.75, 0.5, move, 0.58), RULES, Style(), Target(0.2, 0.35, True))
    assert "reach" not in plan_text(plans, ReachableShare(None, None, None, None), RULES, Style())


def test_the_json_of_plans_says_where_and_when_and_the_reach_of_a_week() -> None:
    plans = [plan(day=SUNDAY), plan(SYNC, WORKSHOP)]
    result = plans_json(plans, None, RULES)
    assert {name: result[name] for name in ("schema", "zone", "from", "to")} == {
        "schema": 1,
        "zone": "Europe/Berlin",
        "from": "2026-11-15",
        "to": "2026-11-16",
    }
    assert [day["date"] for day in result["days"]] == ["2026-11-15", "2026-11-16"]
    assert result["days"][0]["window"] is None
    assert "reach" not in result
    move = plans[1].moves[0]
    assert plans_json(plans, ReachableShare(0.75, 0.5, move, 0.58), RULES)["reach"] == {
        "coding_share": 0.75,
        "focus_share": 0.5,
        "moved_share": 0.58,
        "move": {
            "uid": "Sync@example.org",
            "title": "Sync",
            "from": "2026-11-16T09:45:00Z",
            "to": "2026-11-16T08:00:00Z",
            "gain_s": 12600,
        },
    }
    assert plans_json(plans, ReachableShare(1.0, 1.0, None, None), RULES)["reach"]["move"] is None


MOVED = PlanChanges(
    at("08:12"), (PlanChange(ChangeKind.MOVED, SYNC, WORKSHOP), PlanChange(ChangeKind.ADDED, None, SYNC))
)


def test_the_day_tells_what_became_of_its_plan() -> None:
    report = day_report(MONDAY, (), (SYNC,), (), at("18:00"), RULES, changes=MOVED)
    text = day_text(report, RULES, Style(), at("20:00"))
    assert "Changed since 08:12\n  Workshop: moved from 10:45 to 13:00\n  Sync: added, 10:45–11:15" in text
    plain = day_report(MONDAY, (), (SYNC,), (), at("18:00"), RULES, changes=PlanChanges(at("08:12")))
    assert "Changed" not in day_text(plain, RULES, Style(), at("20:00"))


def test_the_json_of_changes() -> None:
    assert changes_json(MOVED) == {
        "since": "2026-11-16T07:12:00Z",
        "found": [
            {
                "happened": "moved",
                "uid": "Workshop@example.org",
                "title": "Workshop",
                "before": "2026-11-16T09:45:00Z",
                "after": "2026-11-16T12:00:00Z",
            },
            {
                "happened": "added",
                "uid": "Sync@example.org",
                "title": "Sync",
                "before": None,
                "after": "2026-11-16T09:45:00Z",
            },
        ],
    }
    assert changes_json(PlanChanges()) == changes_json(None) == {"since": None, "found": []}
