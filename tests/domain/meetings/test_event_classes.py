from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import READING, at, occurrence, person
from tltimer.domain.meetings.event_classes import UNKNOWN_ORGANIZER, declined, events_of, meetings_of, others_of
from tltimer.domain.meetings.meetings import Attendee, EventReading, Meeting, Plan

ME = person("me@example.org", "Me", answer="ACCEPTED")
ANA = person("ana@example.org", "Ana")
BO = person("bo@example.org", "Bo")
OWN = READING.addresses


def judged(**fields: Any) -> Meeting:
    (event,) = events_of([occurrence(**fields)], READING)
    return event


def is_ignored(**fields: Any) -> bool:
    return events_of([occurrence(**fields)], READING) == ()


def others(*attendees: Attendee, organizer: Attendee | None = None) -> tuple[Attendee, ...]:
    return others_of(occurrence(organizer=organizer, attendees=attendees), OWN)


def test_others_are_organiser_and_attendees_each_once_less_oneself():
    assert others(ME, ANA, BO, ANA, organizer=ANA) == (ANA, BO)


def test_rooms_and_resources_are_nobody():
    room = person("room1@example.org", "Room 1", "ROOM")
    assert others(ME, ANA, room, person("beamer@example.org", "", "RESOURCE")) == (ANA,)


def test_a_room_that_organises_is_nobody_either():
    room = person("room1@example.org", "Room 1", "ROOM")
    assert others(ME, room, organizer=person("room1@example.org", "Room 1")) == ()


def test_lines_without_an_address_name_nobody():
    assert others(person("", "Somebody")) == ()


def test_what_one_line_of_somebody_lacks_another_gives():
    """The organiser's line has the name, the attendee's line of the same address the answer."""
    declined = person("ana@example.org", "", answer="DECLINED")
    assert others(ME, declined, organizer=ANA) == (person("ana@example.org", "Ana", answer="DECLINED"),)


def test_a_group_is_a_group_whatever_other_lines_say():
    team = person("team@example.org", "", "GROUP")
    named = person("team@example.org", "Team")
    assert others(team, named) == others(named, team) == (person("team@example.org", "Team", "GROUP"),)


def test_a_group_counts_as_four_and_is_no_one_other():
    result = judged(attendees=(ME, person("team@example.org", "Team", "GROUP")))
    assert result.others == 4
    assert result.other is None


def test_the_one_other_is_known():
    result = judged(organizer=ME, attendees=(ANA,))
    assert (result.others, result.other, result.mine) == (1, ANA, True)


def test_a_few_others_are_named_where_all_have_names():
    group, nameless = person("team@example.org", "Team", "GROUP"), person("dana@example.org")
    many = tuple(person(f"{name.lower()}@example.org", name) for name in ("Ed", "Flo", "Gus"))
    assert judged(attendees=(ME, ANA, BO)).names == (ANA.name, BO.name)
    for attendee in (group, nameless):
        assert judged(attendees=(ME, ANA, attendee)).names == ()
    assert judged(attendees=(ME, *many)).names == ("Ed", "Flo", "Gus")
    assert judged(attendees=(ME, ANA, *many)).names == ()


def test_of_several_others_none_is_the_one():
    result = judged(organizer=ANA, attendees=(ME, ANA, BO))
    assert (result.others, result.other, result.mine) == (2, None, False)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "CANCELLED"},
        {"transparent": True},
        {"busy_status": "FREE"},
        {"busy_status": "WORKINGELSEWHERE"},
        {"all_day": True},
        {"start": at("08:00"), "end": at("20:00:01")},
        {"start": at("10:00"), "end": at("10:00")},
        {"start": at("10:00"), "end": at("09:00")},
        {"attendees": (person("me@example.org", answer="DECLINED"), ANA)},
        {"attendees": (person("me@example.org", answer="DELEGATED"), ANA)},
    ],
    ids=str,
)
def test_ignored(fields: dict[str, Any]):
    assert is_ignored(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "CONFIRMED"},
        {"busy_status": "BUSY"},
        {"busy_status": "OOF", "attendees": (ME, ANA)},
        {"transparent": True, "busy_status": "BUSY"},
        {"start": at("08:00"), "end": at("20:00")},
        {"start": at("10:00"), "end": at("10:00:01")},
        {"attendees": (ME, person("ana@example.org", answer="DECLINED"))},
        {"attendees": (ANA, BO)},
    ],
    ids=str,
)
def test_not_ignored(fields: dict[str, Any]):
    assert judged(**fields).plan is Plan.MEETING


def test_outlooks_word_wins_over_transparency_both_ways():
    assert is_ignored(transparent=False, busy_status="FREE")
    assert not is_ignored(transparent=True, busy_status="TENTATIVE")


def test_declined_with_one_address_and_not_with_another_is_not_declined():
    reading = type(READING)(OWN | {"me@home.example"}, (), ())
    refused = person("me@example.org", answer="DECLINED")
    both = occurrence(attendees=(refused, person("me@home.example", answer="ACCEPTED"), ANA))
    assert [meeting.plan for meeting in meetings_of([both], reading)] == [Plan.MEETING]
    assert not declined(both, reading.addresses)


@pytest.mark.parametrize(
    ("title", "plan"),
    [
        ("Focus", Plan.CODING),
        ("DEEP WORK: importer", Plan.CODING),
        ("no meetings!", Plan.CODING),
        ("Focus group", Plan.MEETING),
        ("Recoding", Plan.MEETING),
        ("Prep", Plan.LEADING),
        ("1:1 prep Ana", Plan.LEADING),
        ("write-up of the offsite", Plan.LEADING),
        ("Prepared", Plan.MEETING),
        ("Dentist", Plan.BLOCKED),
        ("Lunch with the sun", Plan.BLOCKED),
        ("Vacation in Spain", Plan.AWAY),
        ("", Plan.MEETING),
    ],
)
def test_the_class_of_an_event_without_others_is_told_by_its_title(title: str, plan: Plan):
    assert judged(title=title).plan is plan


def test_of_words_that_mean_both_coding_comes_first():
    reading = EventReading(OWN, ("both",), ("both",))
    assert [event.plan for event in events_of([occurrence(title="Both")], reading)] == [Plan.CODING]


def test_out_of_office_is_away_however_long_and_all_day_too():
    assert judged(busy_status="OOF").plan is Plan.AWAY
    assert judged(busy_status="OOF", end="22:30").plan is Plan.AWAY
    assert judged(title="Vacation", all_day=True, start="00:00", end="24:00").plan is Plan.AWAY
    assert is_ignored(title="Offsite", all_day=True, start="00:00", end="24:00")
    assert is_ignored(title="Vacation", all_day=True, start="00:00", end="24:00", transparent=True)


def test_an_event_without_others_in_a_calendar_that_tells_others_is_blocked():
    assert judged(title="Errands in town", tells_others=True).plan is Plan.BLOCKED
    assert judged(title="Focus", tells_others=True).plan is Plan.CODING
    assert judged(title="Sync", tells_others=True, attendees=(ME, ANA)).plan is Plan.MEETING


def test_a_title_that_names_a_planned_one_to_one_is_a_meeting():
    reading = EventReading(OWN, (), (), (), READING.private_words, names_one_to_one=lambda title: "Ana" in title)
    (event,) = events_of([occurrence(title="Doctor Ana", tells_others=True)], reading)
    assert event.plan is Plan.MEETING


def test_blocked_lunch_is_lunch_and_lunch_with_others_is_a_meeting():
    assert judged(title="Lunch").lunch
    assert judged(title="Mittagspause").lunch
    assert not judged(title="Dentist").lunch
    assert not judged(title="Lunch", attendees=(ME, ANA)).lunch


def test_an_organiser_without_attendees_is_no_other():
    result = judged(organizer=ANA)
    assert (result.plan, result.others) == (Plan.MEETING, 0)
    assert judged(title="Focus", organizer=ANA).plan is Plan.CODING


def test_an_organiser_who_is_a_calendar_is_nobody():
    team = person("c_1@group.calendar.google.com", "Team")
    assert others(ME, ANA, organizer=team) == (ANA,)
    assert judged(title="Focus", organizer=team).plan is Plan.CODING


def test_an_unknown_organiser_makes_a_meeting_all_the_same():
    result = judged(title="Call", organizer=person(UNKNOWN_ORGANIZER), tells_others=True)
    assert (result.plan, result.others) == (Plan.MEETING, 0)


def test_the_events_of_other_roles():
    assert judged(role="busy", title="").plan is Plan.BLOCKED
    assert is_ignored(role="busy", title="", transparent=True)
    assert is_ignored(role="busy", title="", all_day=True)
    assert judged(role="team", title="Focus").plan is Plan.TEAM
    assert meetings_of([occurrence(role="team")], READING) == ()
    assert judged(role="holidays", all_day=True, transparent=True).plan is Plan.AWAY
    assert is_ignored(role="holidays", all_day=True, status="CANCELLED")


def test_a_title_makes_no_plan_of_a_meeting_with_others():
    assert judged(title="Focus group", attendees=(ME, ANA)).plan is Plan.MEETING


def test_a_room_does_not_make_a_meeting_of_time_for_oneself():
    room = person("room1@example.org", "Room 1", "ROOM")
    assert judged(title="Focus", organizer=ME, attendees=(ME, room)).plan is Plan.CODING


def test_meetings_and_planned_leading_are_busy_and_planned_coding_is_not():
    assert judged(title="Sync").busy
    assert judged(title="Prep").busy
    assert not judged(title="Focus").busy


@pytest.mark.parametrize(
    ("fields", "tentative"),
    [
        ({"status": "TENTATIVE"}, True),
        ({"busy_status": "TENTATIVE"}, True),
        ({"attendees": (person("me@example.org", answer="TENTATIVE"),)}, True),
        ({"attendees": (person("me@example.org", answer="NEEDS-ACTION"),)}, True),
        ({"attendees": (person("me@example.org"), ANA), "organizer": ANA}, True),
        ({"attendees": (person("me@example.org"), ANA), "organizer": ME}, False),
        ({"attendees": (ME, ANA)}, False),
        ({"attendees": (person("me@example.org", answer="TENTATIVE"), ME)}, False),
        ({"attendees": (ANA,)}, False),
        ({}, False),
    ],
)
def test_tentative_and_unanswered_meetings_count_and_say_so(fields: dict[str, Any], tentative: bool):
    assert judged(**fields).tentative is tentative


READING_OF_TWO = EventReading(OWN, READING.focus_words, (), calendars=("work", "home"))


def test_the_same_uid_and_start_in_two_calendars_is_one_that_of_the_first():
    meetings = meetings_of([occurrence(calendar="home"), occurrence(calendar="work")], READING_OF_TWO)
    assert [meeting.calendar for meeting in meetings] == ["work"]


def test_copies_have_their_others_together():
    work = occurrence(attendees=(ME, ANA, BO))
    home = occurrence(
        calendar="home", attendees=(ME, person("chi@example.org")), title="Private", uid="Sync@example.org"
    )
    (meeting,) = meetings_of([home, work], READING_OF_TWO)
    assert (meeting.others, meeting.title) == (3, "Sync")


def test_the_users_answer_is_taken_from_whichever_copy_has_one():
    work = occurrence(attendees=(person("me@example.org", answer="NEEDS-ACTION"), ANA, BO))
    home = occurrence(calendar="home", attendees=(person("me@example.org", answer="DECLINED"),))
    assert meetings_of([work, home], READING_OF_TWO) == ()


def test_copies_are_as_the_one_with_most_attendees_says():
    work = occurrence(title="Focus", uid="a")
    home = occurrence(calendar="home", attendees=(ME, ANA), status="TENTATIVE", uid="a")
    (meeting,) = meetings_of([work, home], READING_OF_TWO)
    assert (meeting.calendar, meeting.plan, meeting.tentative) == ("home", Plan.MEETING, True)


def test_a_copy_in_a_calendar_of_ones_own_hides_those_of_others():
    mine = occurrence(title="Focus", uid="a")
    team = occurrence(calendar="team", role="team", attendees=(ME, ANA), uid="a")
    assert [event.plan for event in events_of([team, mine], READING)] == [Plan.CODING]


def test_one_series_on_two_days_is_two():
    later = occurrence(start=at("10:00").replace(day=17), end=at("11:00").replace(day=17))
    assert len(meetings_of([occurrence(), later], READING)) == 2


@given(
    st.permutations(
        [
            occurrence("10:00", "11:00", "B"),
            occurrence("10:00", "11:00", "A"),
            occurrence("10:00", "10:30", "C"),
            occurrence("09:00", "12:00", "D"),
            occurrence("10:00", "11:00", "A", calendar="home"),
        ]
    )
)
def test_meetings_come_in_order_of_start_end_and_title(occurrences):
    assert [meeting.title for meeting in meetings_of(occurrences, READING)] == ["D", "C", "A", "B"]
    assert len({meeting.calendar for meeting in meetings_of(occurrences, READING_OF_TWO)}) == 1
