"""The questions, on a real journal, a real calendar file and a frozen clock."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from tests.drawing import MONDAY, at, drawn
from tltimer.domain.balance.target import Verdict
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.days import ONE_DAY, week_of
from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.spans import Span
from tltimer.errors import Refused
from tltimer.services.bootstrap import Program, open_program
from tltimer.settings import schema
from tltimer.settings.toml_changes import write_setting

HOUR = 3600
WEEK = week_of(MONDAY)
TUESDAY = MONDAY + ONE_DAY

Open = Callable[[str], Program]


@pytest.fixture
def program(tmp_path: Path) -> Open:
    """Opens the home as it is at a time of Monday's, in Berlin."""

    def opened(wall: str) -> Program:
        now = format_instant(at(wall))
        return open_program(str(tmp_path / "home"), None, {"TZ": "Europe/Berlin", "TLTIMER_NOW": now})

    return opened


def write(program: Program, *said: str, date_=MONDAY) -> None:
    """Write switches such as ``09:00 coding``."""
    with program.journal.edit("a log") as edit:
        for text in said:
            wall, mode = text.split(" ", 1)
            edit.add_switch(at(wall, date_), mode)


def calendar(program: Program, folder: Path, *events: tuple[str, str, str]) -> None:
    """Add a calendar with events such as ("10:00", "11:00", "Sync"), all in Berlin, of two people."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//EN"]

    def stamp(instant: datetime) -> str:
        return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")

    for number, (start, end, title) in enumerate(events):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}@example.org",
            f"DTSTART:{stamp(at(start))}",
            f"DTEND:{stamp(at(end))}",
            f"SUMMARY:{title}",
            "END:VEVENT",
        ]
    file = folder / "work.ics"
    file.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), "utf-8")
    program.calendars.add("work", str(file), program.reports.rules().days.zone)


def test_an_empty_home_answers_and_stays_empty(program: Open, tmp_path: Path):
    reports = program("12:00").reports
    status = reports.status()
    assert (status.mode, status.since, status.next_meeting) == ("off", None, None)
    assert reports.previous() is None
    assert reports.week(WEEK).drift is None
    assert reports.evening(MONDAY).gaps == ()
    assert reports.day(MONDAY).entries == ()
    assert reports.log(MONDAY, MONDAY) == ()
    assert reports.problems() == ()
    assert not (tmp_path / "home").exists()


def test_the_present(program: Open):
    write(program("12:00"), "09:00 coding", "10:00 meeting", "11:00 coding")
    reports = program("12:00").reports
    status, previous = reports.status(), reports.previous()
    assert (status.mode, status.since) == ("coding", at("11:00"))
    assert status.today.figures.coding_s == 2 * HOUR
    assert previous is not None
    assert previous.mode == "meeting"
    assert status.target.source == "default"


def test_the_present_reads_no_month_that_cannot_hold_a_switch_of_today(program: Open, tmp_path: Path):
    """In the middle of a month, that month alone; its neighbours are searched for the mode before this one."""
    write(program("12:00"), "09:00 coding")
    other = tmp_path / "home" / "journal" / "other"
    other.mkdir()
    (other / f"{MONDAY - timedelta(days=31):%Y-%m}.json").write_text("damaged", "utf-8")
    reports = program("12:00").reports
    reports.status()
    assert reports.problems() == ()


def test_a_switch_at_this_very_instant_runs_and_has_no_length_yet(program: Open):
    write(program("12:00"), "09:00 coding", "12:00 meeting")
    reports = program("12:00").reports
    status = reports.status()
    assert (status.mode, status.since) == ("meeting", at("12:00"))
    assert status.today.figures.leading_s == 0
    assert drawn(status.today.entries) == [("09:00", "12:00", "C")]
    assert len(reports.log(MONDAY, MONDAY)) == 2


def test_what_lies_ahead_of_the_clock_does_not_exist(program: Open):
    """Another device's clock goes ahead, or this one's was set back."""
    write(program("13:00"), "09:00 coding", "12:30 meeting")
    reports = program("12:00").reports
    assert reports.status().mode == "coding"
    assert len(reports.log(MONDAY, MONDAY)) == 1
    assert reports.week(WEEK, 0).figures.leading_s == 0
    assert drawn(reports.day(MONDAY).entries) == [("09:00", "12:00", "C")]


def test_after_the_end_of_its_day_nothing_runs(program: Open):
    write(program("23:00"), "23:00 coding")
    assert program("27:59").reports.status().mode == "coding"
    reports = program("28:00").reports
    status, previous = reports.status(), reports.previous()
    assert (status.mode, status.today.date) == ("off", TUESDAY)
    assert previous is not None
    assert previous.mode == "coding"


def test_the_meetings_around_now(program: Open, tmp_path: Path):
    calendar(
        program("12:00"),
        tmp_path,
        ("09:00", "10:00", "Early"),
        ("11:30", "12:30", "Sync"),
        ("14:00", "15:00", "Later"),
        ("11:00", "13:00", "Focus"),
    )
    status = program("12:00").reports.status()
    assert status.next_meeting is not None
    assert status.current_meeting is not None
    assert status.last_meeting is not None
    assert (status.last_meeting.title, status.current_meeting.title, status.next_meeting.title) == (
        "Early",
        "Sync",
        "Later",
    )
    assert [meeting.title for meeting in status.today.meetings if meeting.plan is Plan.CODING] == ["Focus"]


def test_the_next_meeting_can_be_weeks_ahead(program: Open, tmp_path: Path):
    calendar(program("12:00"), tmp_path, (f"{24 * 30 + 10}:00", f"{24 * 30 + 11}:00", "In a month"))
    status = program("12:00").reports.status()
    assert status.next_meeting is not None
    assert status.next_meeting.title == "In a month"
    assert status.current_meeting is None


def test_the_next_meeting_can_be_on_another_day(program: Open, tmp_path: Path):
    calendar(program("12:00"), tmp_path, ("34:00", "35:00", "Tomorrow's"))
    status = program("12:00").reports.status()
    assert status.next_meeting is not None
    assert status.next_meeting.title == "Tomorrow's"
    assert status.last_meeting is None


def test_a_day_is_read_with_its_calendar(program: Open, tmp_path: Path):
    calendar(program("12:00"), tmp_path, ("10:00", "11:00", "Sync"), ("09:00", "09:30", "Deep work"))
    write(program("12:00"), "09:00 coding", "10:00 meeting", "11:00 off")
    report = program("18:00").reports.day(MONDAY)
    assert [(block.ended_by, block.meeting) for block in report.blocks] == [("meeting", "Sync")]
    assert (report.kept.planned_coding_s, report.kept.kept_coding_s) == (1800, 1800)
    assert report.free.focus_s == 6.5 * HOUR


def test_a_meeting_in_the_night_before_takes_its_part_of_the_day(program: Open, tmp_path: Path):
    calendar(program("12:00"), tmp_path, ("22:00", "34:00", "Migration"))
    report = program("60:00").reports.day(TUESDAY)
    assert report.meetings == ()
    assert report.free.pieces[0].span.start == at("34:00")


def test_a_week_adds_up_its_days(program: Open, tmp_path: Path):
    for offset in range(5):
        write(program("150:00"), "09:00 coding", "12:00 meeting", "17:00 off", date_=MONDAY + offset * ONE_DAY)
    calendar(program("12:00"), tmp_path, ("178:00", "179:00", "Next week's"))
    reports = program("172:00").reports
    report = reports.week(WEEK)
    assert report.complete
    assert report.figures.coding_s == 15 * HOUR
    assert report.figures.coding_share == 0.375
    assert report.verdict is Verdict.WITHIN
    assert [day.figures.coding_s for day in report.days] == [3 * HOUR] * 5 + [0, 0]
    assert len(report.trend_points) == 12
    assert report.trend_points[-1].figures == report.figures
    assert [piece.span.seconds for piece in report.next_free[0].pieces] == [HOUR, 6.5 * HOUR]
    assert reports.week(WEEK, 0).trend_points == ()


def write_weeks(program: Program, count: int) -> None:
    """Write that many weeks up to this one, in each of which a fifth of the time was coding at most."""
    for back in range(count):
        for offset in range(5):
            date_ = MONDAY + (offset - 7 * back) * ONE_DAY
            write(program, "09:00 coding", "10:00 meeting", "13:00 review", "17:00 off", date_=date_)


def test_three_weeks_below_the_target_are_a_drift_and_a_choice_ends_it(program: Open):
    now = program("172:00")
    write_weeks(now, 4)
    report = program("172:00").reports.week(WEEK)
    assert report.drift is not None
    assert (report.drift.weeks, report.drift.since) == (4, WEEK.plus(-3).monday)
    assert report.trend == 0
    assert program("100:00").reports.week(WEEK).verdict is Verdict.RUNNING
    choice = {"from_week": str(WEEK), "low": 0.1, "high": 0.2, "decided_at": format_instant(at("09:00"))}
    with now.journal.edit("a choice") as edit:
        edit.put("choices", choice)
    report = program("172:00").reports.week(WEEK)
    assert (report.drift, report.verdict, report.target.source) == (None, Verdict.WITHIN, "chosen")
    earlier = program("172:00").reports.week(WEEK.plus(-1))
    assert earlier.target.source == "default"
    assert earlier.drift is not None


def test_weeks_further_back_than_the_trend_are_read_where_a_drift_reaches_them(program: Open):
    now = program("172:00")
    write_weeks(now, 14)
    report = program("172:00").reports.week(WEEK, trend_weeks=0)
    assert report.drift is not None
    assert report.drift.weeks == 14


def test_the_evening_of_a_day(program: Open, tmp_path: Path):
    write(program("18:00"), "09:00 coding", "10:00 off", "11:00 meeting", "12:00 off", "13:00 coding", "14:00 off")
    calendar(program("12:00"), tmp_path, ("34:00", "35:00", "Tomorrow's"), ("15:00", "16:00", "Today's"))
    evening = program("18:00").reports.evening(MONDAY)
    assert [gap.span.start for gap in evening.gaps] == [at("10:00"), at("12:00")]
    assert evening.week.coding_s == 2 * HOUR
    assert [meeting.title for meeting in evening.tomorrow_meetings] == ["Tomorrow's"]
    assert evening.tomorrow.date == TUESDAY
    assert not evening.looked_at
    program("18:00").tracker.leave_empty(MONDAY, Span(at("10:00"), at("11:00")))
    assert not program("18:01").reports.evening(MONDAY).looked_at
    program("18:01").tracker.look_back_done(MONDAY)
    again = program("18:01").reports.evening(MONDAY)
    assert again.looked_at
    assert [gap.span.start for gap in again.gaps] == [at("12:00")]


def test_the_week_of_an_evening_ends_with_its_day(program: Open):
    """Looked at on the next morning, the share is still that of the evening."""
    write(program("60:00"), "09:00 coding", "10:00 off")
    write(program("60:00"), "09:00 meeting", "10:00 off", date_=TUESDAY)
    assert program("60:00").reports.evening(MONDAY).week.leading_s == 0


def test_plans_of_days(program: Open, tmp_path: Path):
    calendar(program("08:00"), tmp_path, ("10:30", "11:00", "Sync"), ("12:30", "17:30", "Workshop"))
    first, second = program("08:00").reports.plan(MONDAY, TUESDAY, everyone=True)
    assert [meeting.meeting.title for meeting in first.meetings] == ["Sync", "Workshop"]
    assert first.moves[0].meeting.title == "Sync"
    assert second.free.focus_s == 8.5 * HOUR
    uid = first.moves[0].meeting.uid
    program("08:00").move_suggestions.stop(uid, "Sync")
    again = program("08:00").reports.plan(MONDAY, MONDAY, everyone=True)[0]
    assert uid not in [move.meeting.uid for move in again.moves]


def test_settings_make_the_rules_and_are_read_again_when_the_file_changes(program: Open, tmp_path: Path):
    opened = program("12:00")
    assert opened.reports.rules().days.day_start == time(4)
    for key, text in (
        ("day_start", "05:00"),
        ("runaway_after", "3h"),
        ("blocks.bridge", "10"),
        ("blocks.focus", "90"),
        ("work.monday", ""),
        ("work.lunch", "12:00-13:00"),
        ("addresses", "me@example.org"),
        ("zone", "America/Sao_Paulo"),
    ):
        write_setting(opened.home.settings_file, key, text)
    rules = opened.reports.rules()
    assert rules.days.day_start == time(5)
    assert rules.runaway_after == timedelta(hours=3)
    assert rules.bridge == timedelta(minutes=10)
    assert rules.sizes.focus_s == 90 * 60
    assert not rules.hours.works_on(MONDAY)
    assert rules.hours.lunch == (time(12), time(13))
    assert "me@example.org" in rules.reading.addresses
    assert rules.zone_name == "America/Sao_Paulo"


def test_a_zone_that_was_asked_for_comes_before_the_setting(program: Open, tmp_path: Path):
    opened = program("12:00")
    write_setting(opened.home.settings_file, "zone", "America/Sao_Paulo")
    asked = open_program(str(tmp_path / "home"), "Asia/Beirut", {"TZ": "Europe/Berlin"})
    assert asked.reports.rules().zone_name == "Asia/Beirut"
    with pytest.raises(Refused, match="'Nowhere' is not a time zone"):
        open_program(None, "Nowhere", {})


def test_the_home_can_come_from_the_environment(tmp_path: Path):
    opened = open_program(None, "UTC", {"TLTIMER_HOME": str(tmp_path / "elsewhere")})
    assert opened.home.data == tmp_path / "elsewhere"
    assert opened.tracker is opened.tracker


def test_days_off_and_modes_of_the_log_make_the_rules(program: Open):
    opened = program("12:00")
    opened.days_off.add(MONDAY, MONDAY)
    opened.modes.change_mode("hiring", label="Hiring")
    rules = opened.reports.rules()
    assert not rules.hours.works_on(MONDAY)
    assert rules.modes.mode("hiring").label == "Hiring"


def test_today_begins_with_the_day(program: Open):
    assert program("27:59").reports.today() == MONDAY
    assert program("28:00").reports.today() == TUESDAY


def test_a_wrong_setting_is_complained_of_and_the_rest_holds(program: Open):
    opened = program("12:00")
    write_setting(opened.home.settings_file, "day_start", "05:00")
    opened.home.settings_file.write_text('day_start = "05:00"\nrunaway_after = "long"\n', "utf-8")
    assert len(opened.reports.problems()) == 1
    assert "runaway_after" in opened.reports.problems()[0]
    assert opened.reports.settings()[schema.DAY_START] == time(5)


def test_a_home_has_calendars_once_one_is_added_and_while_their_list_is_damaged(program: Open, tmp_path: Path):
    home = program("10:00")
    assert not home.reports.has_calendars()
    calendar(home, tmp_path)
    assert home.reports.has_calendars()
    home.home.calendars_file.write_text("{", "utf-8")
    assert program("10:00").reports.has_calendars()


def test_the_fingerprint_is_another_when_anything_is(program: Open, tmp_path: Path):
    seen = [program("12:00").reports.fingerprint()]
    write(program("12:00"), "09:00 coding")
    seen.append(program("12:00").reports.fingerprint())
    write_setting(program("12:00").home.settings_file, "day_start", "05:00")
    seen.append(program("12:00").reports.fingerprint())
    calendar(program("12:00"), tmp_path, ("10:00", "11:00", "Sync"))
    seen.append(program("12:00").reports.fingerprint())
    assert len(set(seen)) == len(seen)
    assert program("12:00").reports.fingerprint() == seen[-1]


def test_what_was_planned_across_the_end_of_the_day_is_kept_by_coding_after_it(program: Open, tmp_path: Path):
    later = program("60:00")
    calendar(later, tmp_path, ("27:30", "28:30", "Focus"))
    write(later, "27:45 coding", "28:00 coding", "28:15 off")
    reports = later.reports
    for kept in (
        reports.day(MONDAY).kept,
        reports.week(WEEK).kept,
        reports.evening(MONDAY).day.kept,
    ):
        assert (kept.planned_coding_s, kept.kept_coding_s) == (HOUR, HOUR // 2)
    assert reports.evening(MONDAY).week.coding_s == 15 * 60
    assert reports.week(WEEK).days[1].figures.coding_s == 15 * 60


def test_a_meeting_in_working_hours_counts_where_days_begin_in_the_evening(program: Open, tmp_path: Path):
    opened = program("06:00")
    write_setting(opened.home.settings_file, schema.DAY_START.key, "23:30")
    write_setting(opened.home.settings_file, "work.sunday", "09:00-17:30")
    calendar(opened, tmp_path, ("09:00", "16:00", "Workshop"))
    (plan,) = opened.reports.plan(MONDAY - ONE_DAY, MONDAY - ONE_DAY)
    assert [(piece.span.start, piece.span.end) for piece in plan.free.pieces] == [(at("16:00"), at("17:30"))]
