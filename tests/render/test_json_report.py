import json
from datetime import date

from tests.drawing import DAYS, HOURS, MODES, MONDAY, RULES, at, meeting, rules, switch, utc
from tltimer.domain.balance.drift import Drift
from tltimer.domain.balance.intentions import Intention
from tltimer.domain.balance.promises import Promise, WeekPromises, promises_of
from tltimer.domain.balance.target import Choice, Target, Verdict
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.meetings.moves import Movability
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.domain.timeline.days import ONE_DAY, week_of
from tltimer.domain.timeline.totals import figures_of
from tltimer.render.json_report import day_json, plan_json, status_json, switch_json, week_json
from tltimer.reports.day import Note, day_report
from tltimer.reports.plan import day_plan
from tltimer.reports.status import Status
from tltimer.reports.week import WeekInputs, WeekReport, trend_point, week_report
from tltimer.values import replace

LATE = at("60:00")
FIGURES = {
    "modes_s",
    "kinds_s",
    "coding_s",
    "leading_s",
    "attending_s",
    "tracked_s",
    "unconfirmed_s",
    "coding_share",
    "coding_share_range",
    "hands_on_share",
    "switches",
}
PLANS = {"planned_coding_s", "kept_coding_s", "planned_leading_s", "kept_leading_s", "protected"}
HEAD = {"schema", "zone", "from", "to"}
DAY = HEAD | FIGURES | PLANS | {"date", "blocks", "fragmentation", "fragmented", "day_off", "notes"}

SWITCHES = (
    switch("09:00", "C", kind="spike"),
    switch("10:00", "O", person="Ana", note="her plan", id="2"),
    switch("10:30", "?"),
    switch("11:00", "."),
)
NOTES = (Note("7", MONDAY, "Chi takes over the importer"),)
FOCUS = meeting("09:00", "09:30", "Focus", plan=Plan.CODING)


def report(switches=SWITCHES, now=LATE):
    return day_report(MONDAY, switches, (FOCUS, meeting("10:00", "10:30", "1:1 Ana")), NOTES, now, RULES)


def test_a_day_is_what_the_contract_says():
    data = day_json(report(), RULES)
    assert set(data) == DAY | {"entries"}
    assert json.loads(json.dumps(data)) == data
    assert (data["schema"], data["zone"], data["date"]) == (1, "Europe/Berlin", "2026-11-16")
    assert (data["from"], data["to"]) == ("2026-11-16", "2026-11-16")
    assert data["modes_s"] == {"coding": 3600, "1:1": 1800}
    assert data["kinds_s"] == {"spike": 3600}
    assert (data["coding_s"], data["leading_s"], data["tracked_s"], data["unconfirmed_s"]) == (
        3600,
        1800,
        5400,
        1800,
    )
    assert data["coding_share"] == 3600 / 5400
    assert data["coding_share_range"] == [0.5, 0.75]
    assert data["switches"] == 2
    assert (data["planned_coding_s"], data["kept_coding_s"]) == (1800, 1800)
    assert data["notes"] == [{"id": "7", "day": "2026-11-16", "text": "Chi takes over the importer"}]
    assert data["fragmented"] is False


def test_entries_carry_what_their_switch_says():
    second = day_json(report(), RULES)["entries"][1]
    assert second == {
        "start": "2026-11-16T09:00:00Z",
        "end": "2026-11-16T09:30:00Z",
        "mode": "1:1",
        "person": "Ana",
        "kind": None,
        "note": "her plan",
        "unconfirmed": False,
        "id": "2",
    }
    assert day_json(report(), RULES)["entries"][2]["unconfirmed"] is True


def test_blocks_and_fragmentation():
    data = day_json(report(), RULES)
    assert data["blocks"] == [
        {
            "start": "2026-11-16T08:00:00Z",
            "end": "2026-11-16T09:00:00Z",
            "coding_s": 3600,
            "size": "short",
            "ended_by": "meeting",
            "meeting": "1:1 Ana",
        }
    ]
    assert data["fragmentation"] == {
        "focus_s": 0,
        "short_s": 3600,
        "fragment_s": 0,
        "fragmented_share": 0.0,
        "ended_by": {"meeting": 1},
        "longest_s": 3600,
    }


def test_an_empty_day_has_no_shares():
    data = day_json(report(()), RULES)
    assert data["coding_share"] is data["coding_share_range"] is data["hands_on_share"] is None
    assert data["fragmentation"]["fragmented_share"] is None
    assert (data["modes_s"], data["entries"], data["blocks"]) == ({}, [], [])


WEEK = week_of(MONDAY)
CHOICE = Choice("1", WEEK, 0.2, 0.35, "a launch", date(2026, 12, 31), utc("2026-11-13T16:00:00"))
PROMISE = Promise("p1", "look at it", "Bo", date(2026, 11, 17), 30, None, None)


def week(**changed):
    days = [day_report(day, SWITCHES, (FOCUS,), NOTES, LATE, RULES) for day in DAYS.days_of(WEEK)]
    promises = promises_of(WEEK, [PROMISE], LATE, RULES.days)
    report = week_report(
        WEEK,
        WeekInputs(
            days=tuple(days),
            choices=(CHOICE,),
            first_week=None,
            point=lambda week: trend_point(week, figures_of((), MODES), (CHOICE,), LATE, RULES),
            promises=promises,
            next_free=(),
        ),
        0,
        LATE,
        RULES,
    )
    return WeekReport(**({name: getattr(report, name) for name in WeekReport.__annotations__} | changed))


def test_a_week_is_what_the_contract_says():
    data = week_json(week(), RULES)
    own = {"week", "days", "target", "verdict", "drift", "trend", "one_to_ones", "promises", "intention"}
    assert set(data) == HEAD | FIGURES | PLANS | own | {"blocks", "fragmentation", "entries", "notes"}
    assert json.loads(json.dumps(data)) == data
    assert (data["week"], data["from"], data["to"]) == ("2026-W47", "2026-11-16", "2026-11-22")
    assert data["target"] == {
        "low": 0.2,
        "high": 0.35,
        "source": "chosen",
        "because": "a launch",
        "until": "2026-12-31",
    }
    assert (data["verdict"], data["drift"], data["trend"]) == ("running", None, None)
    assert len(data["entries"]) == 3
    assert len(data["notes"]) == 1
    assert data["protected"] == {
        "planned_s": 1800,
        "kept_s": 1800,
        "taken": {"meeting_before": 0, "meeting_later": 0, "absence": 0, "switch": 0},
    }


def test_the_intention_of_a_week():
    assert week_json(week(), RULES)["intention"] is None
    meant = Intention("1", WEEK, "give away the importer", None)
    assert week_json(week(intentions=(meant,)), RULES)["intention"] == {"text": "give away the importer", "done": None}


def test_the_days_of_a_week_are_day_reports_without_their_entries():
    data = week_json(week(), RULES)
    assert [day["date"] for day in data["days"]] == [day.isoformat() for day in DAYS.days_of(WEEK)]
    assert all(set(day) == DAY for day in data["days"])
    alone = day_json(day_report(MONDAY, SWITCHES, (FOCUS,), NOTES, LATE, RULES), RULES)
    del alone["entries"]
    assert data["days"][0] == alone


def test_drift_and_trend_of_a_week():
    data = week_json(week(drift=Drift(Verdict.BELOW, 3, date(2026, 11, 2)), trend=-0.0125), RULES)
    assert data["drift"] == {"side": "below", "weeks": 3, "since": "2026-11-02", "answered": False}
    assert data["trend"] == -0.0125


def test_promises_of_a_week_by_what_became_of_them():
    broken = {
        "id": "p1",
        "text": "look at it",
        "to": "Bo",
        "due": "2026-11-17",
        "minutes": 30,
        "done_at": None,
        "dropped_at": None,
        "because": None,
    }
    by_outcome = {"kept": [], "late": [], "open": [], "broken": [broken], "overdue": [broken]}
    assert week_json(week(), RULES)["promises"] == by_outcome
    done = Promise("p1", "look at it", None, None, None, utc("2026-11-16T10:00:00"), None)
    empty: dict[str, list] = {name: [] for name in by_outcome}
    assert week_json(week(promises=WeekPromises()), RULES)["promises"] == empty
    sorted_in = promises_of(WEEK, [done], LATE, RULES.days)
    assert week_json(week(promises=sorted_in), RULES)["promises"]["kept"] == []


def status(running=None, coming=None) -> Status:
    return Status(
        now=at("10:15"),
        running=running,
        today=report(now=at("10:15")),
        target=Target(0.3, 0.5, chosen=False),
        next_meeting=coming,
        current_meeting=None,
        last_meeting=None,
    )


def test_the_present_is_what_the_contract_says():
    data = status_json(status(SWITCHES[1], meeting("14:30", "15:00", "Sprint sync")))
    assert json.loads(json.dumps(data)) == data
    assert set(data) == {
        "schema",
        "mode",
        "since",
        "person",
        "kind",
        "note",
        "today",
        "target",
        "promises",
        "ahead",
        "next_meeting",
    }
    assert (data["mode"], data["since"], data["person"]) == ("1:1", "2026-11-16T09:00:00Z", "Ana")
    assert set(data["today"]) == FIGURES | {"blocks", "fragmentation", "fragmented"}
    assert data["today"]["leading_s"] == 900
    assert data["target"] == {"low": 0.3, "high": 0.5, "source": "default", "because": None, "until": None}
    assert data["next_meeting"] == {
        "title": "Sprint sync",
        "start": "2026-11-16T13:30:00Z",
        "end": "2026-11-16T14:00:00Z",
    }


def test_with_nothing_running_and_nothing_coming():
    data = status_json(status())
    assert (data["mode"], data["since"], data["next_meeting"]) == ("off", None, None)
    assert (data["promises"], data["ahead"]) == ([], [])


def test_promises_that_are_due_or_overdue_and_switches_ahead_of_the_clock():
    late, due = (
        Promise(name, "look", None, day, 30, None, None) for name, day in (("1", MONDAY - ONE_DAY), ("2", MONDAY))
    )
    data = status_json(replace(status(), due=(late, due), ahead=(switch("11:00", "M", id="x"),)))
    assert [(promise["id"], promise["due"], promise["overdue"]) for promise in data["promises"]] == [
        ("1", "2026-11-15", True),
        ("2", "2026-11-16", False),
    ]
    assert data["ahead"] == [{"id": "x", "at": "2026-11-16T10:00:00Z", "mode": "meeting"}]


def test_a_switch_has_every_field():
    assert switch_json(SWITCHES[1]) == {
        "id": "2",
        "at": "2026-11-16T09:00:00Z",
        "mode": "1:1",
        "person": "Ana",
        "kind": None,
        "note": "her plan",
        "source": "user",
        "confirmed": False,
    }


def test_a_plan_is_what_the_contract_says():
    chat = meeting("10:30", "11:00", "1:1 Ana", others=1)
    workshop = meeting("12:30", "17:30", "Workshop", tentative=True)
    result = plan_json(day_plan(MONDAY, (FOCUS, chat, workshop), Movability(at("06:00")), RULES))
    assert json.loads(json.dumps(result)) == result
    assert result["events"] == [
        {
            "start": "2026-11-16T08:00:00Z",
            "end": "2026-11-16T08:30:00Z",
            "title": "Focus",
            "class": "planned_coding",
        }
    ]
    assert (result["date"], result["day_off"], result["team"]) == ("2026-11-16", None, [])
    assert result["window"] == {"start": "2026-11-16T08:00:00Z", "end": "2026-11-16T16:30:00Z"}
    assert result["meetings"][0] == {
        "uid": "1:1 Ana@example.org",
        "start": "2026-11-16T09:30:00Z",
        "end": "2026-11-16T10:00:00Z",
        "title": "1:1 Ana",
        "tentative": False,
        "movable": True,
        "cost_s": 12600,
    }
    assert [meeting["title"] for meeting in result["meetings"]] == ["1:1 Ana", "Workshop"]
    assert [piece["size"] for piece in result["free"]] == ["short", "short"]
    assert (result["focus_s"], result["longest_s"]) == (0, 5400)
    assert result["moves"] == [
        {
            "uid": "1:1 Ana@example.org",
            "title": "1:1 Ana",
            "from": "2026-11-16T09:30:00Z",
            "to": "2026-11-16T08:00:00Z",
            "gain_s": 10800,
            "longest_s": 10800,
        }
    ]


def test_a_day_off_names_its_source():
    vacation = meeting("04:00", "28:00", "Vacation", plan=Plan.AWAY)
    off = rules(hours=HOURS.with_calendar({MONDAY: "Work"}, {}))
    result = plan_json(day_plan(MONDAY, (vacation,), Movability(at("06:00")), off))
    assert (result["window"], result["day_off"]) == (None, "Work")
    assert [event["class"] for event in result["events"]] == ["away"]
    users = rules(hours=WorkingHours(DAYS, HOURS.weekdays, days_off=frozenset({MONDAY})))
    assert plan_json(day_plan(MONDAY, (), Movability(at("06:00")), users))["day_off"] == "user"


def test_events_of_the_team_stand_apart():
    team = meeting("12:00", "13:00", "Ana away", plan=Plan.TEAM, calendar="team")
    result = plan_json(day_plan(MONDAY, (team,), Movability(at("06:00")), RULES))
    assert [(standing["title"], standing["calendar"]) for standing in result["team"]] == [("Ana away", "team")]
    assert (result["meetings"], result["events"], result["focus_s"]) == ([], [], 8.5 * 3600)


def test_a_day_without_working_hours_has_no_window():
    result = plan_json(day_plan(MONDAY - ONE_DAY, (), Movability(at("06:00")), RULES))
    assert (result["window"], result["free"], result["moves"]) == (None, [], [])
