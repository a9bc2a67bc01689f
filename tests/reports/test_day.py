from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import MONDAY, RULES, at, day, drawn, meeting, rules, switch
from tltimer.domain.focus.blocks import Cause
from tltimer.domain.focus.protected import TakenBy
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.modes_and_kinds import mode_list
from tltimer.domain.timeline.switches import OFF, UNKNOWN, Switch
from tltimer.reports.day import DayReport, Note, day_report, notes_from

LATE = at("60:00")
HOUR = 3600


def report(switches, *meetings: Meeting, now: datetime = LATE, **more) -> DayReport:
    return day_report(MONDAY, switches, meetings, more.pop("notes", ()), now, rules(**more))


def kept(drawing: str, *meetings: Meeting) -> tuple[int, int, int, int]:
    kept = report(day(drawing), *meetings).kept
    return kept.planned_coding_s, kept.kept_coding_s, kept.planned_leading_s, kept.kept_leading_s


def plan(start: str, end: str, what: Plan = Plan.CODING, title: str = "Focus") -> Meeting:
    return meeting(start, end, title, plan=what)


def test_a_day_is_its_entries_figures_blocks_and_free_time():
    result = report(day("CCCCCMMCCCC"), meeting("10:15", "10:45"))
    assert drawn(result.entries) == [("09:00", "10:15", "C"), ("10:15", "10:45", "M"), ("10:45", "11:45", "C")]
    assert result.figures.coding_s == 9 * 900
    assert [(block.ended_by, block.meeting) for block in result.blocks] == [(Cause.MEETING, "Sync"), (Cause.STOP, None)]
    assert result.fragmentation.short_s == 9 * 900
    assert not result.fragmented
    assert [piece.span.start for piece in result.free.pieces] == [at("09:00"), at("10:45")]


def test_switches_of_other_days_do_no_harm():
    others = (switch("09:00", "C", MONDAY - ONE_DAY), switch("09:00", "C", MONDAY + ONE_DAY))
    assert report((*others, *day("CCMM"))) == report(day("CCMM"))


def test_what_ran_the_evening_before_does_not_run_into_the_day():
    assert report([switch("23:00", "C", MONDAY - ONE_DAY)]).entries == ()


def test_a_day_with_two_blocks_ended_by_meetings_is_fragmented():
    assert report(day("CCMCCMC")).fragmented
    assert not report(day("CCMCCRC")).fragmented


def test_a_day_to_come_is_empty_and_has_its_meetings_and_free_time():
    result = report(day("CC"), meeting("10:00", "11:00"), now=at("06:00", MONDAY - ONE_DAY))
    assert result.entries == result.blocks == ()
    assert len(result.meetings) == 1
    assert result.figures.coding_share is None
    assert result.free.focus_s > 0


def test_a_meeting_belongs_to_the_day_in_which_it_starts():
    night = meeting("27:30", "28:30")
    assert report(day("CC"), night).meetings == (night,)
    after = day_report(MONDAY + ONE_DAY, (), [night], (), LATE, RULES)
    assert after.meetings == ()


def test_a_meeting_that_starts_just_after_the_day_can_have_ended_its_last_block():
    result = report(day("CC>", begin="27:00"), meeting("28:05", "29:00"))
    assert [(block.ended_by, block.meeting) for block in result.blocks] == [(Cause.MEETING, "Sync")]
    assert result.meetings == ()


def test_planned_coding_is_kept_where_it_was_coded():
    assert kept("CCCCMMCC", plan("09:30", "10:45")) == (75 * 60, 45 * 60, 0, 0)


def test_planned_coding_that_overlaps_is_counted_once():
    assert kept("CCCC", plan("09:00", "10:00"), plan("09:30", "10:30", title="Deep work")) == (90 * 60, 60 * 60, 0, 0)


def test_coding_after_the_end_of_the_day_keeps_what_was_planned_across_it():
    walls = {"27:00": "C", "28:00": "C", "28:30": "M", "29:00": "C", "29:30": OFF}
    switches = [switch(wall, letter) for wall, letter in walls.items()]
    result = report(switches, plan("27:30", "29:30"))
    assert (result.kept.planned_coding_s, result.kept.kept_coding_s) == (2 * HOUR, HOUR + HOUR // 2)
    assert result.figures.coding_s == HOUR


def test_planned_leading_is_kept_by_all_that_counts_as_leading():
    assert kept("RROOBBCC", plan("09:00", "11:00", Plan.LEADING)) == (0, 0, 2 * HOUR, HOUR)


def test_unknown_time_keeps_no_plan():
    assert kept("????", plan("09:00", "10:00")) == (HOUR, 0, 0, 0)
    assert kept("C" * 21, plan("09:00", "10:00")) == (HOUR, 0, 0, 0)
    assert kept("M" * 21, plan("09:00", "10:00", Plan.LEADING)) == (0, 0, HOUR, 0)


def test_a_meeting_is_no_plan_for_oneself():
    assert kept("CCCC", meeting("09:00", "10:00")) == (0, 0, 0, 0)


def test_notes_of_the_day_are_in_its_report():
    notes = notes_from(
        [
            {"id": "1", "day": "2026-11-16", "text": "Chi takes over the importer"},
            {"id": "2", "day": "2026-11-17", "text": "later"},
            {"id": "3", "day": "someday", "text": "never"},
            {"id": "4", "text": "no day"},
            {"id": "5", "day": 16, "text": "no date"},
        ]
    )
    assert [note.id for note in notes] == ["1", "2"]
    assert report((), notes=notes).notes == (Note("1", MONDAY, "Chi takes over the importer"),)


def test_modes_of_ones_own_count_as_they_are_set():
    modes = mode_list([{"id": "toil", "counts_as": "coding"}, {"id": "coding", "counts_as": "neither"}])
    result = report((switch("09:00", "C"), switch("10:00", "toil"), switch("11:00", ".")), modes=modes)
    assert (result.figures.coding_s, result.figures.leading_s, len(result.blocks)) == (HOUR, 0, 1)


logs = st.lists(
    st.builds(
        Switch,
        id=st.integers(0, 999).map("{:03}".format),
        at=st.integers(0, 24 * 12).map(lambda n: at("04:00") + timedelta(minutes=5 * n)),
        mode=st.sampled_from(["coding", "coding", "meeting", "review", "break", "gardening", OFF, UNKNOWN]),
        source=st.sampled_from(["user", "idle"]),
    ),
    max_size=30,
    unique_by=lambda switch: switch.id,
)


@given(logs, st.integers(0, 26 * 60))
def test_unknown_time_counts_for_no_mode_anywhere(log: list[Switch], minutes: int):
    result = report(log, plan("09:00", "16:00"), now=at("04:00") + timedelta(minutes=minutes))
    known = [entry for entry in result.entries if not entry.unconfirmed]
    coding_s = sum(entry.seconds for entry in known if entry.mode == "coding")
    assert result.figures.coding_s == coding_s == sum(block.coding_s for block in result.blocks)
    parts = result.fragmentation
    assert parts.focus_s + parts.short_s + parts.fragment_s == coding_s
    assert sum(result.figures.modes_s.values()) == sum(entry.seconds for entry in known)
    assert result.kept.kept_coding_s <= min(coding_s, result.kept.planned_coding_s)
    assert UNKNOWN not in result.figures.modes_s


@given(logs, st.integers(0, 26 * 60))
def test_every_block_has_one_cause_and_only_the_last_can_run(log: list[Switch], minutes: int):
    result = report(log, now=at("04:00") + timedelta(minutes=minutes))
    assert sum(result.fragmentation.ended_by.values()) == len(result.blocks)
    assert all(block.ended_by is not Cause.RUNNING for block in result.blocks[:-1])


def test_meetings_and_blocked_time_are_taken_off_what_was_planned():
    assert kept("CCCCCC", plan("09:00", "10:30"), meeting("09:30", "10:00")) == (HOUR, HOUR, 0, 0)
    assert kept("CCCCCC", plan("09:00", "10:30"), plan("09:30", "10:00", Plan.BLOCKED, "Dentist")) == (HOUR, HOUR, 0, 0)
    assert kept("RRRRRR", plan("09:00", "10:30", Plan.LEADING), meeting("10:00", "11:00")) == (0, 0, HOUR, HOUR)
    assert kept("CC", plan("09:00", "10:00"), plan("09:00", "09:30", Plan.LEADING)) == (HOUR, HOUR // 2, HOUR // 2, 0)


def test_an_absence_of_a_part_of_the_day_is_taken_off_too():
    away = plan("13:00", "20:00", Plan.AWAY, "Doctor")
    assert kept("CC", plan("12:30", "13:30"), away) == (HOUR // 2, 0, 0, 0)
    assert kept("CC", plan("17:00", "18:00"), away) == (HOUR // 2, 0, 0, 0)


def test_the_absences_of_a_day_touch_its_dates_or_its_working_hours():
    trip = meeting(at("20:00", MONDAY - ONE_DAY), at("12:00"), "Trip", plan=Plan.AWAY)
    vacation = meeting(at("00:00"), at("24:00"), "Vacation", plan=Plan.AWAY, all_day=True)
    evening = meeting("19:00", "20:00", "Off", plan=Plan.AWAY)
    night = meeting(at("19:00", MONDAY - ONE_DAY), at("05:00"), "Night", plan=Plan.AWAY)
    tomorrow = meeting(at("09:00", MONDAY + ONE_DAY), at("17:30", MONDAY + ONE_DAY), "Later", plan=Plan.AWAY)
    result = report((), trip, vacation, evening, night, tomorrow, meeting("10:00", "11:00"))
    assert [absence.title for absence in result.absences] == ["Trip", "Vacation", "Off"]
    assert [meeting.title for meeting in result.meetings] == ["Sync"]


def test_a_day_off_names_its_source_and_protected_time_follows_the_first_plan():
    off = rules(hours=RULES.hours.with_calendar({MONDAY: "Work"}, {}))
    focus = plan("09:00", "10:00")
    report = day_report(MONDAY, day("CCMM"), [focus, meeting("09:30", "10:00")], (), LATE, off, [focus])
    assert (report.day_off, report.free.window) == ("Work", None)
    assert (report.protected.planned_s, report.protected.kept_s) == (HOUR, HOUR // 2)
    assert report.protected.taken[TakenBy.MEETING_LATER] == HOUR // 2
