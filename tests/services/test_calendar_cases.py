"""Real calendars, each file a situation: the class of every event, and the days off."""

from datetime import date
from pathlib import Path

import pytest

from tests.drawing import BERLIN
from tltimer.reports.plan import DayPlan
from tltimer.services.bootstrap import open_program
from tltimer.settings.toml_changes import write_setting

FILES = Path(__file__).parent / "ics"

CASES = {
    "method-cancel": [],
    "one-declined-one-cancelled": ["16 10:00 Series: meeting, movable", "19 10:00 Series: meeting, movable"],
    "organizer-icloud": ["16 10:00 Focus time: planned_coding", "16 13:00 Doctor: blocked"],
    "organizer-is-a-calendar": [
        "16 10:00 Focus time: planned_coding",
        "16 14:00 Call: meeting",
        "16 15:00 1:1: meeting, movable",
    ],
    "out-of-office": [
        *(f"{day} off: work" for day in (16, 17, 18, 19, 20, 23, 24)),
        "27 08:30 Training: meeting",
    ],
    "people-declined": ["16 14:00 PlusAddress: meeting", "16 16:00 X500: meeting, movable"],
    "people-others": [
        "16 10:00 RoomOneToOne: meeting, movable",
        "16 11:00 GoogleRoom: meeting, movable",
        "16 11:30 OutlookRoom: meeting, movable",
        "16 13:00 GroupCal: meeting, movable",
        "16 14:00 Unanswered: meeting, movable, tentative",
        "16 14:30 StatusTent: blocked",
        "16 15:00 BusyTent: blocked",
        "16 16:00 BusyTransparent: blocked",
    ],
    "titles": [
        "16 11:00 Busy: blocked",
        "16 12:00 Focus time: planned_coding",
        "16 13:00 Focus group with customers: blocked",
        "16 14:00 Focus: payments: planned_coding",
        "16 15:00 Code review: blocked",
        "16 15:30 Prep for board: planned_leading",
        "16 16:00 Fokuszeit: planned_coding",
        "16 16:30 DNS (Do not schedule): planned_coding",
    ],
    "week-of-a-lead": [
        "16 09:00 Daily: meeting",
        "16 10:00 Leads sync: meeting",
        "16 10:30 Architecture: meeting, tentative",
        "16 12:00 Lunch: blocked",
        "16 14:00 1:1 Ana: meeting, movable, costs 120",
        "16 15:00 1:1 Ben: meeting, movable, costs 60",
        "16 16:00 Focus time: planned_coding",
        "17 09:00 Daily: meeting, costs 120",
        "17 09:30 Focus time: planned_coding",
        "17 11:00 Vendor call: meeting, movable, tentative, costs 225",
        "17 13:00 Interview: meeting, costs 180",
        "17 14:30 1:1 Cem: meeting, movable, costs 120",
        "17 16:00 Planning: meeting, costs 150",
        "18 08:00 Train to Hamburg: blocked",
        "18 09:00 Daily: meeting",
        "18 11:00 Customer workshop: meeting, costs 300",
        "18 16:00 Train home: blocked",
        "19 10:00 Deep work: planned_coding",
        "19 10:00 Incident review: meeting, costs 90",
        "19 13:30 Doctor: away",
        "19 15:00 Retro: meeting",
        "20 09:00 Daily: meeting",
        "20 10:00 All hands: meeting",
        "20 off: work",
    ],
}


def lines_of(plan: DayPlan, costs: bool) -> list[str]:
    """A day's events with what the plan says of them."""
    lines = []
    for planned in plan.meetings:
        parts = ["meeting"] + ["movable"] * planned.movable + ["tentative"] * planned.meeting.tentative
        parts += [f"costs {planned.cost_s // 60}"] * bool(costs and planned.cost_s)
        lines.append((planned.meeting, ", ".join(parts)))
    lines += [(event, str(event.plan)) for event in plan.events if plan.day_off is None]
    day = f"{plan.date:%d}"
    texts = [f"{day} {event.start.astimezone(BERLIN):%H:%M} {event.title}: {words}" for event, words in lines]
    return sorted(texts) + [f"{day} off: {plan.day_off}"] * bool(plan.day_off)


@pytest.mark.parametrize("case", CASES)
def test_the_events_of_a_calendar(case: str, tmp_path: Path):
    environ = {"TZ": "Europe/Berlin", "TLTIMER_NOW": "2026-11-16T05:00:00Z"}
    program = open_program(str(tmp_path), None, environ)
    lead = case == "week-of-a-lead"
    addresses = "lead@corp.example" if lead else "me@corp.example,me@alias.example"
    write_setting(program.home.settings_file, "addresses", addresses)
    program.calendars.add("work", str(FILES / f"plan-{case}.ics"), program.reports.rules().days.zone)
    plans = program.reports.plan(date(2026, 11, 16), date(2026, 11, 29))
    assert [line for plan in plans for line in lines_of(plan, costs=lead)] == CASES[case]


def test_a_working_day_that_was_taken_back_from_a_calendar(tmp_path: Path):
    """The vacation of Friday is overruled, undone, and overruled by a day off of the user's own."""
    environ = {"TZ": "Europe/Berlin", "TLTIMER_NOW": "2026-11-16T05:00:00Z"}
    program = open_program(str(tmp_path), None, environ)
    program.calendars.add("work", str(FILES / "plan-week-of-a-lead.ics"), program.reports.rules().days.zone)
    friday = date(2026, 11, 20)

    def source() -> str | None:
        return program.reports.plan(friday, friday)[0].day_off

    assert source() == "work"
    assert program.days_off.remove(friday, friday, program.reports.days_off(friday, friday)) == 1
    assert source() is None
    assert program.reports.plan(friday, friday)[0].free.longest_s == 6.5 * 3600
    program.days_off.add(friday, friday)
    assert source() == "user"
    assert [(day_off.date, day_off.source) for day_off in program.reports.all_days_off()] == [(friday, "user")]
    assert program.days_off.remove(friday, friday, program.reports.days_off(friday, friday)) == 1
    assert source() == "work"
