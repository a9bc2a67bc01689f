"""Meetings beside the log: into them, out of them, and those that were not logged."""

from datetime import datetime

import pytest

from tests.drawing import DAYS, MODES, MONDAY, RULES, at, day, meeting, person, span, switch
from tltimer.domain.balance.people import People, Person
from tltimer.domain.balance.target import target_of
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.timeline.days import ONE_DAY, week_of
from tltimer.domain.timeline.entries import running_switch
from tltimer.domain.timeline.modes_and_kinds import CountsAs, Mode, ModeList, shipped_modes
from tltimer.domain.timeline.switches import Switch
from tltimer.reports.attendance import (
    Booking,
    SwitchOffer,
    attends,
    begun,
    bookings_of,
    by_name,
    ended,
    meeting_during,
    mode_in,
    partner,
    turn_of,
    unlogged,
)
from tltimer.reports.day import DayReport, day_report
from tltimer.reports.status import Status, current_meeting, last_meeting

SYNC = meeting("14:30", "15:00", "Sprint sync")
ANA = meeting("14:30", "15:00", "Catch up", others=1, other=person("ana@x", "Ana"))
INTERVIEWS = ModeList([*shipped_modes(), Mode("interview", "Interview", CountsAs.LEADING, meets=True)])

Log = str | tuple[Switch, ...]


def log(*said: str) -> tuple[Switch, ...]:
    """Read ``13:00 coding`` or ``14:30 1:1 Ana calendar``: a time, a mode, a person or -, a source."""
    switches = []
    for text in said:
        wall, mode, *more = text.split()
        name, source = (*more, *("-", "user")[len(more) :])
        switches.append(switch(wall, mode, person=None if name == "-" else name, source=source))
    return tuple(switches)


def report(written: Log, meetings: tuple[Meeting, ...], now: datetime, date_=MONDAY) -> DayReport:
    switches = day(written, date_=date_) if isinstance(written, str) else written
    return day_report(date_, switches, meetings, (), now, RULES)


def status(written: Log, *meetings: Meeting, now: str, date_=MONDAY) -> Status:
    when = at(now, date_)
    switches = day(written, date_=date_) if isinstance(written, str) else written
    return Status(
        now=when,
        running=running_switch(switches, when, RULES.days),
        today=report(written, meetings, when, date_),
        target=target_of(week_of(date_), (), DAYS),
        next_meeting=None,
        current_meeting=current_meeting(meetings, when),
        last_meeting=last_meeting(meetings, when),
    )


def offer_in(turn: SwitchOffer | None) -> tuple[str, str | None, datetime] | None:
    return (turn.mode, turn.person, turn.since) if turn else None


def offered(written: Log, *meetings: Meeting, now: str, modes: ModeList = MODES) -> object:
    return offer_in(turn_of(status(written, *meetings, now=now), modes))


def test_a_meeting_of_two_is_a_1_1_with_whom_it_is():
    assert mode_in(SYNC) == ("meeting", None)
    assert mode_in(ANA) == ("1:1", "Ana")


@pytest.mark.parametrize(
    ("other", "name"),
    [
        (None, None),
        (person("ana@x"), "ana@x"),
        (person("ana@x", "Ana\n\u202eLee"), "Ana Lee"),
        (person("ana@x", " \t"), "ana@x"),
        (person("", "\n"), None),
        (person("ana@x", "n" * 100), "n" * 59 + "…"),
    ],
)
def test_the_one_other_is_named_on_a_line(other, name):
    assert partner(meeting("14:30", "15:00", others=1, other=other)) == name
    assert partner(None) is None


def test_the_1_1_list_says_what_somebody_is_called():
    people = People([Person("1", "Annie", addresses=("ana@x",)), Person("2", "Bo")])

    def named(meeting: Meeting) -> tuple[str, str | None]:
        (result,) = by_name([meeting], people)
        assert (result.uid, result.start, result.end, result.title) == (
            meeting.uid,
            meeting.start,
            meeting.end,
            meeting.title,
        )
        return mode_in(result)

    assert named(ANA) == ("1:1", "Annie")
    assert named(meeting("14:30", "15:00", "Bo 1:1", others=0)) == ("1:1", "Bo")
    assert named(meeting("14:30", "15:00", "1:1 Annie", others=0)) == ("1:1", "Annie")
    assert named(meeting("14:30", "15:00", others=1, other=person("dana@x", "Dana"))) == ("1:1", "Dana")
    assert by_name([SYNC], people) == (SYNC,)


@pytest.mark.parametrize(
    ("said", "sync", "ana"),
    [
        ("13:00 meeting", True, False),
        ("13:00 coding", False, False),
        ("13:00 1:1", False, False),
        ("13:00 1:1 Ana", False, True),
        ("14:30 1:1 Bo", False, True),
        ("14:20 1:1 Bo", False, True),
        ("14:19 1:1 Bo", False, False),
        ("14:30 1:1", False, False),
        ("14:30 meeting", True, False),
        ("14:20 interview", True, True),
        ("14:19 interview", False, False),
    ],
)
def test_which_mode_is_that_of_a_meeting(said: str, sync: bool, ana: bool):
    (switch,) = log(said)
    assert attends(switch, SYNC, INTERVIEWS) is sync
    assert attends(switch, ANA, INTERVIEWS) is ana


@pytest.mark.parametrize(
    ("said", "start", "end", "title"),
    [
        ("14:28 meeting", "14:28", "15:02", "Sprint sync"),
        ("14:50 meeting", "14:50", "15:40", "Budget"),
        ("14:30 1:1 Ana", "14:30", "15:00", "Catch up"),
        ("14:30 coding", "14:30", "15:00", None),
        ("13:00 meeting", "13:00", "14:30", None),
    ],
)
def test_an_entry_is_spent_in_the_meeting_that_takes_most_of_it(said: str, start: str, end: str, title: str | None):
    focus = meeting("14:00", "16:00", "Focus", plan=Plan.CODING)
    meetings = SYNC, ANA, meeting("15:00", "15:40", "Budget"), focus
    result = meeting_during(span(start, end), *log(said), meetings, MODES)
    assert (result.title if result else None) == title


def test_while_a_meeting_runs_and_the_mode_is_another_it_is_offered_from_its_start():
    coding = log("13:00 coding")
    assert offered(coding, SYNC, now="14:29:59") is None
    assert offered(coding, SYNC, now="14:30") == ("meeting", None, at("14:30"))
    assert offered(coding, SYNC, now="14:59:59") == ("meeting", None, at("14:30"))
    assert offered(coding, SYNC, now="15:00") is None
    assert offered(coding, ANA, now="14:45") == ("1:1", "Ana", at("14:30"))


def test_it_is_offered_with_nothing_running_and_after_a_switch_in_between():
    assert offered("", SYNC, now="14:40") == ("meeting", None, at("14:30"))
    assert offered(log("13:00 coding", "14:35 review"), SYNC, now="14:40") == ("meeting", None, at("14:30"))


def test_it_is_not_offered_in_the_mode_that_it_is():
    assert offered(log("13:00 coding", "14:31 meeting"), SYNC, now="14:40") is None
    assert offered(log("14:25 interview"), SYNC, now="14:40", modes=INTERVIEWS) is None


def test_who_left_early_can_come_back_to_all_of_it():
    left = log("14:30 meeting", "14:40 coding")
    assert offered(left, SYNC, now="14:45") == ("meeting", None, at("14:30"))


def test_time_said_to_be_another_meeting_stays():
    workshop = meeting("13:00", "17:00", "Workshop")
    inner = log("13:00 coding", "13:30 1:1 Ana", "14:00 coding")
    assert offered(inner, workshop, now="14:45") == ("meeting", None, at("14:00"))
    over = log("14:00 1:1 Bo", "14:35 coding")
    assert offered(over, SYNC, now="14:45") == ("meeting", None, at("14:35"))
    still = log("14:00 1:1 Bo")
    assert offered(still, SYNC, now="14:45") == ("meeting", None, at("14:30"))


def test_time_planned_for_oneself_is_not_offered():
    focus = meeting("14:30", "15:00", "Focus", plan=Plan.CODING)
    assert offered(log("13:00 review"), focus, now="14:45") is None
    assert offered(log("13:00 review", "14:30 meeting"), focus, now="15:05") is None


def test_after_a_meeting_the_way_back_is_offered_from_its_end():
    attended = log("13:00 coding", "14:33 meeting")
    assert offered(attended, SYNC, now="14:59:59") is None
    assert offered(attended, SYNC, now="15:00") == ("coding", None, at("15:00"))
    assert offered(attended, SYNC, now="16:40") == ("coding", None, at("15:00"))


def test_the_way_back_brings_person_and_kind_along():
    pairing = (switch("13:00", "coding", kind="pairing", person="Chi"), *log("14:30 meeting"))
    turn = turn_of(status(pairing, SYNC, now="15:05"), MODES)
    assert turn == SwitchOffer("coding", "Chi", "pairing", at("15:00"), None)


def test_the_way_back_leads_past_breaks_unknown_time_and_other_meetings():
    winding = log("11:00 review", "12:00 unknown", "12:30 break", "13:00 1:1 Ana", "14:30 meeting")
    assert offered(winding, SYNC, now="15:05") == ("review", None, at("15:00"))


def test_there_is_no_way_back_where_nothing_was_done_before():
    assert offered(log("14:30 meeting"), SYNC, now="15:05") is None
    assert offered(log("14:00 break", "14:30 meeting"), SYNC, now="15:05") is None


def test_there_is_no_way_back_once_the_mode_is_another_or_began_after_the_meeting():
    assert offered(log("13:00 coding", "14:30 meeting", "15:02 review"), SYNC, now="15:05") is None
    assert offered(log("13:00 coding", "15:00 meeting"), SYNC, now="15:05") is None
    assert offered(log("13:00 coding", "14:30 1:1 Bo"), SYNC, now="15:05") is None
    assert offered(log("13:00 coding"), SYNC, now="15:05") is None
    assert offered("", SYNC, now="15:05") is None


def test_of_meetings_one_after_the_other_the_last_end_counts():
    following = meeting("15:00", "15:30", "Hiring")
    stayed = log("13:00 coding", "14:30 meeting")
    assert offered(stayed, SYNC, following, now="15:05") is None
    assert offered(stayed, SYNC, following, now="15:35") == ("coding", None, at("15:30"))
    assert offered(stayed, SYNC, meeting("15:30", "16:00", "1:1", other=ANA.other), now="15:35") == (
        "1:1",
        "Ana",
        at("15:30"),
    )


def test_a_meeting_begins_by_itself_only_where_nothing_was_said_against_it():
    def by_itself(*said: str, now: str = "14:31", date_=MONDAY) -> object:
        result = status(log(*said), SYNC, now=now, date_=date_)
        return offer_in(begun(result, MODES))

    into = ("meeting", None, at("14:30"))
    assert by_itself("13:00 coding") == into
    assert by_itself() == into
    assert by_itself("13:00 1:1 Bo calendar") == into
    assert by_itself("13:00 coding", "14:30 review") is None
    assert by_itself("13:00 coding", "14:00 off") is None
    assert by_itself("13:00 1:1 Bo") is None
    assert by_itself("13:00 meeting") is None
    assert by_itself("13:00 coding", now="15:00") is None


def test_nothing_begins_by_itself_on_a_day_off():
    sunday = MONDAY - ONE_DAY
    result = status("C" * 40 + ">", meeting("14:30", "15:00", date_=sunday), now="14:40", date_=sunday)
    assert turn_of(result, MODES) is not None
    assert begun(result, MODES) is None


def test_what_began_by_itself_ends_by_itself_as_it_was_before():
    def back(*said: str, meetings: tuple[Meeting, ...] = (SYNC,), now: str = "15:00") -> object:
        return offer_in(ended(status(log(*said), *meetings, now=now), MODES))

    assert back("13:00 coding", "14:30 meeting - calendar") == ("coding", None, at("15:00"))
    assert back("13:00 planning Bo", "14:30 meeting - calendar") == ("planning", "Bo", at("15:00"))
    assert back("13:00 coding", "14:00 break", "14:30 meeting - calendar") == ("break", None, at("15:00"))
    assert back("13:00 coding", "14:30 meeting - calendar", now="14:59:59") is None
    assert back("14:30 meeting - calendar") == ("off", None, at("15:00"))
    assert back("13:00 coding", "14:00 off", "14:30 meeting - calendar") == ("off", None, at("15:00"))
    assert back("13:00 coding", "14:30 meeting") is None
    assert back("13:00 coding", "14:30 review - calendar") is None
    assert back("13:00 coding", "14:30 meeting - calendar", meetings=()) is None
    assert back() is None


def test_meetings_that_follow_each_other_end_together():
    chain = log("13:00 review", "14:00 meeting - calendar", "14:30 1:1 Ana calendar")
    both = (meeting("14:00", "14:30", "Daily"), ANA)
    assert offer_in(ended(status(chain, *both, now="15:02"), MODES)) == ("review", None, at("15:00"))


def missing(written: Log, *meetings: Meeting, now: str = "20:00", nothing=()) -> list[str]:
    return [meeting.title for meeting in unlogged(report(written, meetings, at(now)), MODES, at(now), nothing)]


def test_meetings_of_which_half_was_spent_with_people_are_logged():
    assert missing(log("13:00 coding"), SYNC) == ["Sprint sync"]
    assert missing(log("13:00 coding", "14:45 meeting", "15:00 coding"), SYNC) == []
    assert missing(log("13:00 coding", "14:45:01 meeting", "15:00 coding"), SYNC) == ["Sprint sync"]
    assert missing(log("14:35 1:1 Bo", "14:45 coding", "14:55 meeting", "15:30 coding"), SYNC) == []
    assert missing("", SYNC) == ["Sprint sync"]


def test_a_meeting_that_runs_counts_to_now_and_one_that_comes_does_not():
    assert missing(log("13:00 coding"), SYNC, now="14:30") == []
    assert missing(log("13:00 coding"), SYNC, now="14:40") == ["Sprint sync"]
    assert missing(log("13:00 coding", "14:32 meeting"), SYNC, now="14:40") == []


def test_time_for_oneself_and_what_was_said_to_be_nothing_is_not_missing():
    assert missing("", meeting("14:30", "15:00", "Prep", plan=Plan.LEADING)) == []
    assert missing("", SYNC, nothing=[span("14:00", "14:45")]) == []


def test_a_booking_leaves_what_was_spent_with_people():
    done = report(log("13:00 coding", "14:50 1:1 Bo", "15:30 coding"), (SYNC, ANA), at("20:00"))
    assert bookings_of([SYNC, ANA], done, MODES, at("20:00")) == (
        Booking((span("14:30", "14:50"),), "meeting", None),
        Booking((span("14:30", "14:50"),), "1:1", "Ana"),
    )


def test_a_booking_ends_now_and_with_its_day():
    late = meeting("27:30", "28:30", "Late")
    done = report(log("13:00 coding"), (SYNC, late), at("14:40"))
    assert bookings_of([SYNC], done, MODES, at("14:40"))[0].spans == (span("14:30", "14:40"),)
    assert bookings_of([late], done, MODES, at("40:00"))[0].spans == (span("27:30", "28:00"),)
