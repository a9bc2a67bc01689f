"""1:1s of real calendars and logs, over more than one week."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawing import MONDAY, at
from tltimer.domain.timeline.days import ONE_DAY, week_of
from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.spans import Span
from tltimer.services.bootstrap import Program, open_program
from tltimer.services.plan_snapshots import remember_plans

WEEK = week_of(MONDAY)


class Home:
    """A home with a calendar of 1:1s that can change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "work.ics"
        self.events: dict[str, tuple[str, date]] = {}

    def at(self, wall: str, day: date = MONDAY) -> Program:
        """Open the program at a time."""
        environ = {"TZ": "Europe/Berlin", "TLTIMER_NOW": format_instant(at(wall, day))}
        return open_program(str(self.folder / "home"), None, environ)

    def plan(self, program: Program, **events: tuple[str, date]) -> None:
        """Write the calendar: half an hour with each."""

        def stamp(instant: datetime) -> str:
            return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")

        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//EN"]
        for name, (wall, day) in events.items():
            start = at(wall, day)
            lines += [
                "BEGIN:VEVENT",
                f"UID:{name}@example.org",
                f"DTSTART:{stamp(start)}",
                f"DTEND:{stamp(start + timedelta(minutes=30))}",
                "SUMMARY:Talk",
                f"ATTENDEE:mailto:{name}@example.org",
                "END:VEVENT",
            ]
        fresh = not self.file.exists()
        self.file.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), "utf-8")
        zone = program.reports.rules().days.zone
        if fresh:
            program.calendars.add("work", str(self.file), zone)
        program.calendars.refresh(force=True)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def standing(program: Program) -> dict[str, tuple[date | None, int, int, int, int]]:
    return {
        one_to_one.person.name: (
            one_to_one.last_held,
            one_to_one.held,
            one_to_one.skipped,
            one_to_one.cancelled,
            one_to_one.unknown,
        )
        for one_to_one in program.reports.week(WEEK).one_to_ones
    }


def people(program: Program, *names: str) -> None:
    for name in names:
        program.people.add(name.title(), [f"{name}@example.org"], 7)


def test_without_a_1_1_list_nothing_is_asked(home: Home):
    program = home.at("12:00")
    assert program.reports.week(WEEK).one_to_ones == program.reports.standings() == ()
    assert program.reports.one_to_ones(MONDAY, MONDAY) == ()


def test_planned_1_1s_are_held_cancelled_or_unknown(home: Home):
    morning = home.at("08:00")
    people(morning, "ana", "bo", "chi")
    home.plan(morning, ana=("10:00", MONDAY), bo=("11:00", MONDAY), chi=("14:00", MONDAY))
    remember_plans(morning.journal, morning.calendars, morning.clock.now(), morning.reports.rules())
    noon = home.at("15:00")
    noon.tracker.switch("meeting", at=at("10:05"))
    noon.tracker.switch("coding", at=at("10:30"))
    home.plan(noon, ana=("10:00", MONDAY), chi=("14:00", MONDAY))
    assert standing(noon) == {
        "Ana": (MONDAY, 1, 0, 0, 0),
        "Bo": (None, 0, 0, 1, 0),
        "Chi": (None, 0, 0, 0, 1),
    }
    result = noon.reports.one_to_ones(MONDAY, MONDAY)
    assert [(record.person.name, str(record.outcome)) for record in result] == [
        ("Ana", "held"),
        ("Bo", "cancelled"),
        ("Chi", "unknown"),
    ]


def test_the_last_1_1_is_found_in_weeks_before(home: Home):
    long_ago, ages_ago = MONDAY - timedelta(days=150), MONDAY - timedelta(days=500)
    now = home.at("12:00")
    people(now, "ana", "bo", "chi", "dan")
    now.tracker.switch("coding", at=at("08:00", ages_ago - ONE_DAY))
    now.tracker.switch("coding", at=at("09:00", ages_ago), note="Dan had an idea")
    for day in (ages_ago, long_ago):
        now.tracker.switch("1:1", at=at("10:00", day), person="ana")
        now.tracker.stop(at=at("10:30", day))
    now.tracker.switch("1:1", at=at("10:00", ages_ago), person="bo")
    now.people.say_held(next(person for person in now.reports.people() if person.name == "Chi"), ages_ago, held=True)
    assert {name: figures[0] for name, figures in standing(now).items()} == {
        "Ana": long_ago,
        "Bo": ages_ago,
        "Chi": ages_ago,
        "Dan": None,
    }
    assert [standing.person.name for standing in now.reports.standings()] == ["Bo", "Chi", "Ana", "Dan"]
    assert [standing.person.name for standing in now.reports.standings() if standing.overdue] == ["Bo", "Chi", "Ana"]


def test_a_past_week_is_told_as_of_its_sunday(home: Home):
    later = home.at("12:00", MONDAY + timedelta(days=8))
    people(later, "ana")
    for day in (MONDAY, MONDAY + timedelta(days=7)):
        later.tracker.switch("1:1", at=at("10:00", day), person="ana")
        later.tracker.stop(at=at("10:30", day))
    (one_to_one,) = later.reports.week(WEEK).one_to_ones
    assert (one_to_one.last_held, one_to_one.days_since, one_to_one.held) == (MONDAY, 6, 1)


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A program with a meeting of every length, from none to two days, every few hours of two months."""
    folder = tmp_path_factory.mktemp("busy")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//EN"]
    for number in range(300):
        start = datetime(2026, 10, 20, tzinfo=UTC) + number * timedelta(hours=5)
        end = start + number % 17 * timedelta(hours=3)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}@example.org",
            f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
            f"DTEND:{end:%Y%m%dT%H%M%SZ}",
            "SUMMARY:Talk",
            "END:VEVENT",
        ]
    (folder / "work.ics").write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), "utf-8")
    environ = {"TZ": "Europe/Berlin", "TLTIMER_NOW": format_instant(at("12:00"))}
    program = open_program(str(folder / "home"), None, environ)
    program.calendars.add("work", str(folder / "work.ics"), program.reports.rules().days.zone)
    return program


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 70 * 24), st.integers(1, 20 * 24)), min_size=2, max_size=4))
def test_what_was_read_before_changes_no_occurrence(busy: Program, stretches: list[tuple[int, int]]) -> None:
    schedule = busy.reports.schedule()
    for begin, hours in stretches:
        start = datetime(2026, 10, 15, tzinfo=UTC) + timedelta(hours=begin)
        span = Span(start, start + timedelta(hours=hours))
        assert schedule.occurrences(span, ()) == busy.reports.schedule().occurrences(span, ())
