from datetime import datetime, timedelta

import pytest

from tests.drawing import BERLIN, HOURS, MODES, MONDAY, RULES, SIZES, at, day, meeting, switch
from tltimer.balance.band import Band, Choice
from tltimer.balance.drift import Drift
from tltimer.balance.verdict import Verdict
from tltimer.focus.causes import Block, Cause
from tltimer.focus.fragmentation import fragmentation_of
from tltimer.meetings.busy import Meeting
from tltimer.meetings.free import free_time
from tltimer.meetings.sizes import Size
from tltimer.report import sentences
from tltimer.report.attending import Turn
from tltimer.report.day import day_report
from tltimer.report.evening import EveningReport, evening_report
from tltimer.report.now import Status
from tltimer.report.week import WeekReport, swing_point, week_report
from tltimer.timeline.days import ONE_DAY
from tltimer.timeline.figures import Figures
from tltimer.timeline.stretches import running_switch
from tltimer.timeline.switches import Switch
from tltimer.timeline.weeks import week_of

WEEK = week_of(MONDAY)
HOUR = 3600
CHOSEN = Choice("1", WEEK, 0.3, 0.5, "", None, at("09:00"))


def status(switches: tuple[Switch, ...], now: datetime, coming: Meeting | None = None) -> Status:
    return Status(
        now=now,
        running=running_switch(switches, now, RULES.days),
        today=day_report(MONDAY, switches, (), (), now, RULES),
        band=Band(0.3, 0.5, chosen=False),
        week_range=None,
        week_share=None,
        next_meeting=coming,
        current_meeting=None,
        last_meeting=None,
        previous=None,
        undo_label=None,
    )


@pytest.mark.parametrize(
    ("switches", "words"),
    [
        (day("MMCC>"), "Coding for 42 min · today 58 % coding"),
        (day("CCCCC>"), "Coding for 1 h 12 · today 100 % coding"),
        (day("CC??C>"), "Coding for 12 min · today 58 – 100 % coding"),
        (day("??>"), "Unknown for 1 h 12 · today 0 – 100 % coding"),
        (day("B>"), "Break for 1 h 12"),
        (day("CC"), "Not tracking · today 100 % coding"),
        ((), "Not tracking"),
        ((switch("10:00", "O", person="Ana"),), "1:1 with Ana for 12 min · today 0 % coding"),
        ((switch("10:00", "gardening"),), "gardening for 12 min · today 0 % coding"),
        ((switch("10:11", "C"),), "Coding for 1 min · today 100 % coding"),
        ((switch("10:11:01", "C"),), "Coding, just begun · today 100 % coding"),
    ],
)
def test_the_present_in_a_line(switches: tuple[Switch, ...], words: str):
    assert sentences.status_line(status(switches, at("10:12")), MODES) == words


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("10:12", "10:12 Sync, now"),
        ("10:12:59", "10:12 Sync, now"),
        ("10:13", "10:13 Sync, in 1 min"),
        ("12:42", "12:42 Sync, in 2 h 30"),
        ("22:12", "22:12 Sync, in 12 h"),
        ("22:13", "Mon 22:13 Sync"),
        ("33:30", "Tue 09:30 Sync"),
    ],
)
def test_the_next_meeting_in_a_line(start: str, words: str):
    assert sentences.next_meeting_line(status((), at("10:12"), meeting(start, "60:00")), BERLIN) == words


def test_a_meeting_without_a_title_is_a_meeting_and_none_is_nothing():
    untitled = status((), at("10:12"), meeting("10:20", "11:00", ""))
    assert sentences.next_meeting_line(untitled, BERLIN) == "10:20 Meeting, in 8 min"
    long = status((), at("10:12"), meeting("10:20", "11:00", "t" * 200))
    assert sentences.next_meeting_line(long, BERLIN) == f"10:20 {'t' * 35}…, in 8 min"
    assert sentences.next_meeting_line(status((), at("10:12")), BERLIN) == ""


def test_a_meeting_has_begun_while_something_else_runs():
    running = (switch("10:00", "C"),)
    turn = Turn("meeting", None, None, at("10:10"), meeting("10:10", "11:00"))
    words = sentences.meeting_begun_words(turn, status(running, at("10:12")), MODES, BERLIN)
    assert words == ("Sync, since 10:10", "Coding for 12 min")


def test_names_of_changes():
    assert sentences.switch_label("coding", MODES, "13:48") == "Coding at 13:48"
    assert sentences.switch_label("off", MODES, "13:48") == "Stop at 13:48"
    assert sentences.switch_label("unknown", MODES, "13:48") == "Unknown at 13:48"
    assert sentences.span_label("review", MODES, "10:00 – 11:00") == "Review 10:00 – 11:00"
    assert sentences.span_label("off", MODES, "10:00 – 11:00") == "Not tracking 10:00 – 11:00"
    assert sentences.undo_line("Coding at 13:48") == "Undo: Coding at 13:48"
    assert sentences.undo_line(None) == "Undo"


def week(
    coding_h: float = 0,
    leading_h: float = 0,
    unknown_h: float = 0,
    *,
    complete: bool = True,
    chosen: bool = True,
    meetings: int = 0,
    drift: Drift | None = None,
) -> WeekReport:
    """The report of a week of which only sums are known."""
    now = at("04:00", MONDAY + 7 * ONE_DAY) if complete else at("12:00")
    coding, leading, unknown = (int(hours * HOUR) for hours in (coding_h, leading_h, unknown_h))
    figures = Figures({}, {}, coding, leading, unknown, coding, coding + leading, 0)
    choices = (CHOSEN,) if chosen else ()
    days = [day_report(one, (), (), (), now, RULES) for one in WEEK.days]
    point = swing_point(WEEK, figures, choices, now, RULES)
    made = week_report(WEEK, days, choices, None, {WEEK: point}.__getitem__, {}, (), 0, now, RULES)
    cut = fragmentation_of([Block(at("09:00"), at("10:00"), HOUR, Size.USABLE, Cause.MEETING, None)] * meetings)
    changed = {"figures": figures, "verdict": point.verdict, "fragmentation": cut, "drift": drift}
    return WeekReport(**({name: getattr(made, name) for name in WeekReport.__annotations__} | changed))


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (week(10, 30), "You coded 25 % of your week. You chose 30 – 50 %."),
        (week(10, 29, 0.4), "You coded 25 – 26 % of your week. You chose 30 – 50 %."),
        (week(10, 30, complete=False), "You coded 25 % of your week so far. You chose 30 – 50 %."),
        (week(1, 1, complete=False), "You coded 50 % of your week so far. You chose 30 – 50 %."),
        (week(1, 0.9, complete=False), "The week is young: 1 h 54 of it is tracked. You chose 30 – 50 %."),
        (
            week(10, 30, chosen=False),
            "You coded 25 % of your week. Many leads aim for 30 – 50 %; you have not chosen yet.",
        ),
        (week(1, 1.5), "Only 2 h 30 of this week is known. You chose 30 – 50 %."),
        (week(), "Nothing is tracked in this week."),
        (week(complete=False), "Nothing is tracked yet this week."),
    ],
)
def test_a_week_in_a_sentence(report: WeekReport, words: str):
    assert sentences.week_sentence(report) == words


SINCE = MONDAY - timedelta(weeks=2)


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (week(10, 30), "Less coding than that: more room for the team, and a little further from the code."),
        (week(30, 10), "More coding than that: close to the code, and more that waits for you."),
        (week(16, 24), "That lies within it."),
        (week(10, 20, 10), "Too much time is unknown to say how it stands to that."),
        (week(1, 1), "Too little is known to say how it stands to that."),
        (week(16, 24, complete=False), ""),
        (week(), ""),
        (week(16, 24, meetings=1), "That lies within it. One meeting ended a block."),
        (week(16, 24, meetings=5), "That lies within it. Five meetings ended a block."),
        (week(16, 24, meetings=13, complete=False), "13 meetings ended a block."),
        (week(10, 30, drift=Drift(Verdict.BELOW, 3, SINCE)), "Below for three weeks, since 2 November."),
        (week(30, 10, drift=Drift(Verdict.ABOVE, 4, SINCE)), "Above for four weeks, since 2 November."),
        (
            week(16, 24, complete=False, drift=Drift(Verdict.BELOW, 3, SINCE)),
            "Before this week: below for three weeks, since 2 November.",
        ),
        (
            week(complete=False, drift=Drift(Verdict.ABOVE, 13, SINCE)),
            "Before this week: above for 13 weeks, since 2 November.",
        ),
    ],
)
def test_what_stands_behind_the_sentence(report: WeekReport, words: str):
    assert sentences.week_explanation(report) == words


def test_no_sentence_of_a_week_judges_or_shouts():
    for report in (week(1, 39), week(39, 1), week(1, 1), week(10, 20, 10)):
        words = f"{sentences.week_sentence(report)} {sentences.week_explanation(report)}".lower()
        assert not any(word in words for word in ("!", "bad", "good", "fail", "only you", "should", "score", "too few"))


def block(minutes: int, cause: Cause, title: str | None = None) -> Block:
    return Block(at("09:00"), at("10:00"), minutes * 60, SIZES.size_of(minutes * 60), cause, title)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        ([], ""),
        ([120], "1 whole"),
        ([120, 60, 61, 5], "1 whole · 2 usable · 1 crumb"),
        ([5, 5], "2 crumbs"),
    ],
)
def test_blocks_are_counted_by_size(minutes: list[int], words: str):
    assert sentences.block_counts(block(one, Cause.STOP) for one in minutes) == words


@pytest.mark.parametrize(
    ("causes", "words"),
    [
        ([], ""),
        ([Cause.MEETING], "1 meeting"),
        (
            [Cause.MEETING, Cause.SWITCH, Cause.AWAY, Cause.STOP, Cause.RUNNING],
            "1 meeting · 1 own switch · 1 absence · 1 stop · one is running",
        ),
        (
            [Cause.MEETING, Cause.SWITCH, Cause.AWAY, Cause.STOP] * 2,
            "2 meetings · 2 own switches · 2 absences · 2 stops",
        ),
    ],
)
def test_causes_are_counted(causes: list[Cause], words: str):
    assert sentences.cause_counts(fragmentation_of(block(30, one) for one in causes)) == words


@pytest.mark.parametrize(
    ("cause", "title", "words"),
    [
        (Cause.MEETING, "Sprint {sync}", "ended by Sprint {sync}"),
        (Cause.MEETING, None, "ended by a meeting"),
        (Cause.MEETING, "", "ended by a meeting"),
        (Cause.RUNNING, None, "running"),
        (Cause.AWAY, None, "ended by an absence"),
        (Cause.STOP, None, "stopped"),
        (Cause.SWITCH, None, "switched away"),
    ],
)
def test_what_ended_a_block(cause: Cause, title: str | None, words: str):
    assert sentences.cause_words(block(30, cause, title)) == words


def test_sizes_have_names():
    assert [sentences.size_words(size) for size in Size] == ["whole", "usable", "crumb"]


def evening(drawing: str, *meetings: Meeting, band: Band | None = None, day_=MONDAY, belated=False) -> EveningReport:
    found = day_report(day_, day(drawing, date_=day_), (), (), at("20:00", day_), RULES)
    tomorrow = free_time(day_ + ONE_DAY, HOURS, meetings, SIZES)
    usual = Band(0.3, 0.5, chosen=False)
    return evening_report(found, found.figures, band or usual, (), tomorrow, meetings, False, belated=belated)


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (evening("CMMM", band=Band(0.3, 0.5, True)), "25 % coding so far this week · you chose 30 – 50 %"),
        (evening("CMM?", band=Band(0.3, 0.5, True)), "25 – 50 % coding so far this week · you chose 30 – 50 %"),
        (evening("CMMM"), "25 % coding so far this week"),
        (evening(""), "Nothing is tracked yet this week."),
    ],
)
def test_the_week_on_an_evening(report: EveningReport, words: str):
    assert sentences.evening_line(report) == words


def test_a_missed_evening_speaks_of_its_own_week_and_of_no_tomorrow():
    missed = evening("CMMM", band=Band(0.3, 0.5, True), belated=True)
    assert sentences.evening_line(missed) == "25 % coding that week up to this day · you chose 30 – 50 %"
    assert sentences.tomorrow_line(missed, BERLIN) == ""
    assert sentences.evening_line(evening("", belated=True)) == "Nothing was tracked that week."


def tomorrow(start: str, end: str, title: str = "Sync") -> Meeting:
    return meeting(start, end, title, MONDAY + ONE_DAY)


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (evening("CC"), "Tomorrow: 8 h 30 free from 09:00. No meetings."),
        (evening("CC", tomorrow("09:00", "09:30")), "Tomorrow: 8 h free from 09:30. One meeting."),
        (
            evening("CC", tomorrow("12:30", "15:00"), tomorrow("15:00", "17:30", "Other")),
            "Tomorrow: 3 h 30 free from 09:00. Two meetings.",
        ),
        (evening("CC", tomorrow("08:00", "18:00")), "Tomorrow has no free time."),
        (evening("CC", day_=MONDAY + 4 * ONE_DAY), "Tomorrow is a day off."),
    ],
)
def test_tomorrow_in_a_line(report: EveningReport, words: str):
    assert sentences.tomorrow_line(report, BERLIN) == words


def test_questions_about_gaps_lead_to_their_answers():
    assert sentences.gap_question("15:25", "16:30", unknown=False) == "15:25 – 16:30 is empty. It was"
    assert sentences.gap_question("15:25", "16:30", unknown=True) == "15:25 – 16:30 is unknown. It was"


def test_a_short_gap():
    assert sentences.short_gap_words(20 * 60, "Sprint sync", "14:30") == (
        "20 min until the next meeting",
        "Sprint sync begins at 14:30: short for deep work, long enough for something small.",
    )
    assert sentences.short_gap_words(20 * 60, "", "14:30")[1].startswith("A meeting begins at 14:30")
    assert sentences.short_gap_words(20 * 60, "Sync", "14:30", "a look at {it}")[1] == (
        "Sync begins at 14:30: short for deep work, long enough for what you promised: a look at {it}"
    )


def test_a_day_without_a_whole_block_and_a_block_about_to_be_cut():
    assert sentences.no_whole_block_words("", "") == (
        "No whole block today",
        "Today's meetings leave none, and none of them is easily moved.",
    )
    assert sentences.no_whole_block_words("Sync, Tue 14:30 → 16:30", "gives 2 h")[1] == (
        "Sync, Tue 14:30 → 16:30\ngives 2 h"
    )
    assert sentences.block_cut_words(900, "", "14:30") == ("15 min of this block left", "A meeting begins at 14:30.")


def test_a_cut_up_day():
    head, body = sentences.cut_up_words("Sprint {sync}")
    assert head == "The day is cut up"
    assert body == "Sprint {sync} ended another block. No whole block is left in today's free time."
    assert sentences.cut_up_words(None)[1].startswith("A meeting ended another block.")


def test_modes_that_no_list_knows_are_named():
    used = Figures({"gardening": 60, "coding": 60}, {}, 60, 60, 0, 60, 120, 0)
    assert sentences.strange_modes(used, MODES) == "gardening is in no list of modes and counts as leading."
    more = Figures({"gardening": 60, "cooking": 60}, {}, 0, 120, 0, 0, 120, 0)
    assert sentences.strange_modes(more, MODES) == "cooking, gardening are in no list of modes and count as leading."
    assert sentences.strange_modes(Figures({"coding": 60}, {}, 60, 0, 0, 60, 60, 0), MODES) == ""


def test_unknown_time():
    assert sentences.unknown_words(0) == ""
    assert sentences.unknown_words(5400) == "1 h 30 unknown"
