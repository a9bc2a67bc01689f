from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import DAYS, MONDAY, READING, at, occurrence, person
from tltimer.domain.meetings.event_classes import meetings_of
from tltimer.domain.meetings.meetings import Attendee, EventReading, Occurrence, Plan
from tltimer.domain.meetings.snapshots import (
    FIRST,
    LATEST,
    MOST,
    Snapshot,
    as_it_was,
    classes_of,
    remembered,
    snapshots_from,
)
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.instants import format_instant

OWN = READING.addresses
TUESDAY = MONDAY + ONE_DAY


def document(rows: list, day: date = MONDAY, snapshot: str = LATEST, calendar: str = "work") -> dict:
    span = DAYS.span_of(day)
    return {
        "id": f"{day}/{calendar}/{snapshot}",
        "day": day.isoformat(),
        "calendar": calendar,
        "snapshot": snapshot,
        "from": format_instant(span.start),
        "to": format_instant(span.end),
        "taken_at": format_instant(at("09:00", day)),
        "as_of": format_instant(at("08:00", day)),
        "events": rows,
    }


def rows(*occurrences: Occurrence, day: date = MONDAY) -> list:
    return remembered(day, occurrences, OWN, classes_of(occurrences, READING), DAYS)


def snapshot(*occurrences: Occurrence, **where) -> Snapshot:
    made = rows(*occurrences, day=where.get("day", MONDAY))
    (snapshot,) = snapshots_from([document(made, **where)])
    return snapshot


def seen(present: list[Occurrence], snapshots: list[Snapshot], now: datetime) -> tuple[Occurrence, ...]:
    return as_it_was(present, snapshots, now, DAYS)


def test_of_several_first_ones_that_from_before_the_day_counts_else_the_earliest():
    def first(wall: str, day: date = MONDAY) -> dict:
        return document([], snapshot=FIRST) | {"taken_at": format_instant(at(wall, day))}

    def counting(*documents: dict) -> list[datetime]:
        snapshots = snapshots_from([*documents, document([]), document([], TUESDAY, FIRST)])
        return [snapshot.taken_at for snapshot in snapshots if (snapshot.snapshot, snapshot.day) == (FIRST, MONDAY)]

    before, late, later = first("20:00", MONDAY - ONE_DAY), first("09:00"), first("12:00")
    assert counting(later, before, late) == [at("20:00", MONDAY - ONE_DAY)]
    assert counting(later, late) == counting(late, later) == [at("09:00")]


people = st.builds(
    person,
    address=st.sampled_from(["", "me@example.org", "a@example.org", "b@example.org", "room@example.org"]),
    name=st.sampled_from(["", "Anna"]),
    kind=st.sampled_from(["INDIVIDUAL", "GROUP", "ROOM", "RESOURCE", "UNKNOWN"]),
    answer=st.sampled_from([None, "ACCEPTED", "DECLINED", "TENTATIVE", "NEEDS-ACTION"]),
)


@st.composite
def occurrences(draw: st.DrawFn) -> Occurrence:
    start = at("04:00") + timedelta(minutes=draw(st.integers(0, 23 * 60)))
    return occurrence(
        title=draw(st.text(max_size=5) | st.sampled_from(["focus", "prep", "Sync"])),
        uid=draw(st.sampled_from("abc")),
        start=start,
        end=start + timedelta(minutes=draw(st.integers(-10, 900))),
        status=draw(st.sampled_from(["", "CONFIRMED", "TENTATIVE", "CANCELLED"])),
        transparent=draw(st.booleans()),
        busy_status=draw(st.sampled_from(["", "FREE", "BUSY", "TENTATIVE", "OOF"])),
        organizer=draw(st.none() | people),
        attendees=tuple(draw(st.lists(people, max_size=5))),
    )


@given(st.lists(occurrences(), max_size=8, unique_by=lambda occurrence: (occurrence.uid, occurrence.start)))
def test_what_is_remembered_keeps_its_class_whatever_the_settings_become(drawn: list[Occurrence]) -> None:
    again = snapshot(*drawn).occurrences
    todays = [meeting for meeting in meetings_of(drawn, READING) if DAYS.day_of(meeting.start) == MONDAY]
    assert list(meetings_of(again, READING)) == todays
    later = EventReading(OWN, (), ())
    assert [(meeting.uid, meeting.plan) for meeting in meetings_of(again, later)] == [
        (meeting.uid, meeting.plan) for meeting in todays
    ]


@pytest.mark.parametrize(
    "without_time",
    [
        {"all_day": True},
        {"transparent": True},
        {"busy_status": "FREE"},
        {"start": "08:00", "end": "20:01"},
        {"start": "10:00", "end": "10:00"},
    ],
    ids=str,
)
def test_what_takes_no_time_is_not_remembered(without_time: dict) -> None:
    times = {name: without_time.pop(name) for name in ("start", "end") if name in without_time}
    assert rows(occurrence(**times, **without_time)) == []


def test_a_cancelled_or_declined_event_is_remembered_as_such() -> None:
    declined = occurrence(uid="b", attendees=(person("me@example.org", answer="DECLINED"),))
    result = snapshot(occurrence(uid="a", status="CANCELLED"), declined)
    assert [occurrence.uid for occurrence in result.occurrences] == ["a", "b"]
    assert meetings_of(result.occurrences, READING) == ()


def test_of_a_large_meeting_the_user_s_answer_is_kept_and_some_of_the_others() -> None:
    crowd: list[Attendee] = [person(f"p{number}@example.org") for number in range(500)]
    rooms = [person(f"room{number}@example.org", kind="ROOM") for number in range(500)]
    all_hands = occurrence(attendees=(*rooms, *crowd, person("me@example.org", answer="TENTATIVE")))
    (kept,) = snapshot(all_hands).occurrences
    assert len(kept.attendees) == 2 * MOST + 1
    (meeting,) = meetings_of([kept], READING)
    assert (meeting.others, meeting.tentative) == (MOST, True)


@pytest.mark.parametrize(
    "harm",
    [
        {"calendar": ...},
        {"from": "yesterday"},
        {"to": None},
        {"events": 3},
        {"events": [{"uid": "a"}]},
        {"events": [{"uid": "a", "start": "2026", "end": "2026", "title": "x"}]},
        {"events": ["text"]},
        {"events": [{**rows(occurrence())[0], "attendees": [["only an address"]]}]},
    ],
    ids=str,
)
def test_a_document_that_cannot_be_understood_is_passed_over(harm: dict) -> None:
    good = document(rows(occurrence()))
    bad = {name: said for name, said in (good | harm).items() if said is not ...}
    assert len(snapshots_from([bad, good])) == 1


NOW = at("10:00", TUESDAY)
MOVED = occurrence("14:00", "15:00")
ORIGINAL = occurrence("10:00", "11:00")


def test_a_day_that_is_over_is_seen_by_its_latest_snapshot() -> None:
    assert seen([MOVED], [snapshot(ORIGINAL)], NOW) == snapshot(ORIGINAL).occurrences


def test_the_first_snapshot_does_not_tell_what_was() -> None:
    assert seen([MOVED], [snapshot(ORIGINAL, snapshot=FIRST)], NOW) == (MOVED,)


def test_a_day_is_over_when_it_ends_and_not_before() -> None:
    end = DAYS.span_of(MONDAY).end
    assert seen([MOVED], [snapshot(ORIGINAL)], end - timedelta(seconds=1)) == (MOVED,)
    assert seen([MOVED], [snapshot(ORIGINAL)], end) == snapshot(ORIGINAL).occurrences


def test_days_and_calendars_without_a_snapshot_are_seen_as_they_are() -> None:
    tuesday = occurrence(start=at("10:00", TUESDAY), end=at("11:00", TUESDAY))
    private = occurrence("12:00", "13:00", calendar="private")
    whole = seen([MOVED, tuesday, private], [snapshot(ORIGINAL)], at("10:00", TUESDAY + ONE_DAY))
    assert whole == (tuesday, private, *snapshot(ORIGINAL).occurrences)


def test_a_calendar_is_known_by_its_name_in_any_case() -> None:
    assert seen([MOVED], [snapshot(ORIGINAL, calendar="Work")], NOW) == (
        *snapshot(ORIGINAL, calendar="Work").occurrences,
    )


def test_what_began_before_the_day_is_of_the_day_before() -> None:
    night = occurrence(start=at("03:00"), end=at("06:00"))
    assert seen([night], [snapshot()], NOW) == (night,)


def absence(first: date, days: int, **fields) -> Occurrence:
    start, end = at("00:00", first), at("00:00", first + days * ONE_DAY)
    return occurrence(start, end, "Vacation", all_day=True, **fields)


def test_a_vacation_of_which_nothing_is_remembered_is_as_the_calendar_has_it() -> None:
    vacation = absence(MONDAY, 3)
    later = absence(MONDAY + 4 * ONE_DAY, 1)
    whole = seen([vacation, later], [snapshot(day=TUESDAY)], at("10:00", MONDAY + 2 * ONE_DAY))
    assert [vacation.only_on for vacation in whole] == [(MONDAY, MONDAY + 2 * ONE_DAY), None]
    assert seen([vacation], [], NOW) == (vacation,)


def test_of_a_vacation_each_day_is_remembered_by_itself() -> None:
    vacation = absence(MONDAY, 3)
    monday, tuesday = (snapshot(vacation, day=day) for day in (MONDAY, TUESDAY))
    shortened = absence(MONDAY, 1)
    whole = seen([shortened], [monday, tuesday], at("10:00", MONDAY + 3 * ONE_DAY))
    assert [meeting.only_on for meeting in whole] == [(MONDAY,), (TUESDAY,)]
    today = seen([vacation], [monday, tuesday], at("10:00", TUESDAY))
    assert [meeting.only_on for meeting in today] == [(TUESDAY, MONDAY + 2 * ONE_DAY), (MONDAY,)]


def test_a_vacation_is_remembered_for_its_dates_only() -> None:
    vacation = absence(TUESDAY, 1)
    assert rows(vacation, day=MONDAY) == []
    assert [row["class"] for row in rows(vacation, day=TUESDAY)] == ["away"]


def test_a_long_absence_with_hours_is_remembered_for_each_day_that_it_touches() -> None:
    trip = occurrence(at("12:00"), at("10:00", TUESDAY), "Out of office")
    assert [bool(rows(trip, day=day)) for day in (MONDAY - ONE_DAY, MONDAY, TUESDAY)] == [False, True, True]


def test_events_of_the_team_are_not_remembered() -> None:
    assert rows(occurrence(role="team")) == []


def test_the_role_of_a_calendar_is_remembered_and_what_it_tells() -> None:
    private, lone = occurrence(role="busy", title=""), occurrence("12:00", "13:00", "Errands", tells_others=True)
    again = meetings_of(snapshot(private, lone).occurrences, READING)
    assert [meeting.plan for meeting in again] == [Plan.BLOCKED, Plan.BLOCKED]
