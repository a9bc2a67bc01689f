from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import READING, at, occurrence, person
from tltimer.domain.meetings.meetings import MANY, Meeting, Plan, matches, meeting_of, meetings_of, others_of
from tltimer.domain.meetings.occurrences import Attendee

ME = person("me@example.org", "Me", answer="ACCEPTED")
ANA = person("ana@example.org", "Ana")
BO = person("bo@example.org", "Bo")
OWN = READING.addresses


def judged(**fields: Any) -> Meeting:
    found = meeting_of(occurrence(**fields), READING)
    assert found is not None
    return found


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


def test_a_group_counts_as_many_and_is_no_one_other():
    found = judged(attendees=(ME, person("team@example.org", "Team", "GROUP")))
    assert found.others == MANY
    assert found.other is None


def test_the_one_other_is_known():
    found = judged(organizer=ME, attendees=(ANA,))
    assert (found.others, found.other, found.mine) == (1, ANA, True)


def test_of_several_others_none_is_the_one():
    found = judged(organizer=ANA, attendees=(ME, ANA, BO))
    assert (found.others, found.other, found.mine) == (2, None, False)


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
    ],
    ids=str,
)
def test_ignored(fields: dict[str, Any]):
    assert meeting_of(occurrence(**fields), READING) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "CONFIRMED"},
        {"busy_status": "BUSY"},
        {"busy_status": "OOF"},
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
    assert meeting_of(occurrence(transparent=False, busy_status="FREE"), READING) is None
    assert meeting_of(occurrence(transparent=True, busy_status="TENTATIVE"), READING) is not None


def test_declined_with_one_address_and_not_with_another_is_not_declined():
    reading = type(READING)(OWN | {"me@home.example"}, (), ())
    declined = person("me@example.org", answer="DECLINED")
    both = occurrence(attendees=(declined, person("me@home.example", answer="ACCEPTED"), ANA))
    assert meeting_of(both, reading) is not None


@pytest.mark.parametrize(
    ("title", "plan"),
    [
        ("Focus", Plan.CODING),
        ("DEEP WORK: importer", Plan.CODING),
        ("no meetings!", Plan.CODING),
        ("Focused", Plan.MEETING),
        ("Hocusfocus", Plan.MEETING),
        ("Recoding", Plan.MEETING),
        ("Prep", Plan.LEADING),
        ("1:1 prep Ana", Plan.LEADING),
        ("write-up of the offsite", Plan.LEADING),
        ("Preparation", Plan.MEETING),
        ("Dentist", Plan.MEETING),
        ("", Plan.MEETING),
        ("focus or prep", Plan.CODING),
    ],
)
def test_time_planned_for_oneself_is_known_by_its_title(title: str, plan: Plan):
    assert judged(title=title).plan is plan


def test_a_title_makes_no_plan_of_a_meeting_with_others():
    assert judged(title="Focus group", attendees=(ME, ANA)).plan is Plan.MEETING


def test_a_room_does_not_make_a_meeting_of_time_for_oneself():
    room = person("room1@example.org", "Room 1", "ROOM")
    assert judged(title="Focus", organizer=ME, attendees=(ME, room)).plan is Plan.CODING


def test_meetings_and_planned_leading_are_busy_and_planned_coding_is_not():
    assert judged(title="Sync").busy
    assert judged(title="Prep").busy
    assert not judged(title="Focus").busy


def test_an_empty_word_matches_nothing():
    assert not matches("Sync", ("", "focus"))


def test_signs_in_a_word_stand_for_themselves():
    assert matches("c++ hour", ("c++",))
    assert not matches("ccc hour", ("c++",))


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


def test_the_same_uid_and_start_in_two_calendars_is_one():
    found = meetings_of([occurrence(calendar="work"), occurrence(calendar="home")], READING)
    assert [one.calendar for one in found] == ["home"]


def test_one_series_on_two_days_is_two():
    later = occurrence(start=at("10:00").replace(day=17), end=at("11:00").replace(day=17))
    assert len(meetings_of([occurrence(), later], READING)) == 2


def test_a_copy_that_is_ignored_does_not_hide_one_that_counts():
    found = meetings_of([occurrence(calendar="a", transparent=True), occurrence(calendar="b")], READING)
    assert [one.calendar for one in found] == ["b"]


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
    assert [one.title for one in meetings_of(occurrences, READING)] == ["D", "C", "A", "B"]
    assert meetings_of(occurrences, READING)[2].calendar == "home"
