"""The owner of a calendar, inferred from its events."""

import pytest

from tltimer.calendars.ics.loading import checked, survey


def _event(number: int, *lines: str, uid: str = "") -> bytes:
    inside = "".join(f"{line}\r\n" for line in lines)
    return (
        f"BEGIN:VEVENT\r\nUID:{uid or number}\r\nDTSTART:202611{number + 1:02d}T090000Z\r\n{inside}END:VEVENT\r\n"
    ).encode()


ME, ANA, ROOM = (
    "ATTENDEE:mailto:Me@corp.example",
    "ATTENDEE:mailto:ana@corp.example",
    "ATTENDEE;CUTYPE=ROOM:mailto:r@c.example",
)


@pytest.mark.parametrize(
    ("events", "address"),
    [
        ([_event(day, ME, *((ANA,) if day % 2 else ())) for day in range(5)], "me@corp.example"),
        ([_event(day, ME) for day in range(4)], ""),
        ([_event(day, ME, ANA) for day in range(5)], ""),
        ([*(_event(day, ME) for day in range(5)), _event(5, ANA)], ""),
        ([*(_event(day, ME) for day in range(5)), _event(5, ROOM)], ""),
        ([*(_event(day, ME, ROOM) for day in range(5)), _event(5)], "me@corp.example"),
        ([*(_event(day, ME) for day in range(4)), *(_event(day, ME, uid="one") for day in (5, 6))], "me@corp.example"),
        ([*(_event(day, ME) for day in range(3)), *(_event(day, ME, uid="one") for day in (5, 6))], ""),
        ([_event(day, ME.replace("mailto", "CUTYPE=GROUP:mailto").replace(":CU", ";CU")) for day in range(5)], ""),
        ([_event(day, 'ATTENDEE;EMAIL="me@corp.example":/123/principal/') for day in range(5)], "me@corp.example"),
        ([_event(day, "ORGANIZER:mailto:me@corp.example", ANA) for day in range(5)], "ana@corp.example"),
        ([_event(day, "ATTENDEE:mailto:<me@corp.example> ") for day in range(5)], "me@corp.example"),
    ],
    ids=[
        "in each of five",
        "in each of four only",
        "two of them in each",
        "not in one",
        "one with a room alone",
        "one without attendees",
        "a series counts once, five in all",
        "a series counts once, four in all",
        "a group",
        "an address of Apple",
        "an organiser is no attendee",
        "in angle brackets",
    ],
)
def test_an_address_is_inferred_if_it_alone_attends_everything(events, address):
    assert survey(checked(b"BEGIN:VCALENDAR\r\n" + b"".join(events) + b"END:VCALENDAR\r\n"))["inferred"] == address


def _start_problems(start: str) -> list[str]:
    event = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART{start}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    return [problem["code"] for problem in survey(checked(event.encode()))["problems"]]


@pytest.mark.parametrize(
    "start", ["20261399T090000Z", "20260132T090000Z", "20260100", "20260001", "99999999", "someday", ""]
)
def test_a_start_on_a_day_that_no_calendar_has_is_named(start: str):
    assert _start_problems(f":{start}") == ["date"]


def test_a_changed_occurrence_need_not_tell_when_it_is():
    event = (
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID:20261116T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert survey(checked(event))["problems"] == []


def test_a_start_in_front_of_a_rule_is_no_problem(ics):
    assert survey(checked((ics / "rule-behind-a-line-with-its-start.ics").read_bytes()))["problems"] == []


@pytest.mark.parametrize(
    "start",
    [":20261116T090000Z", ":2026-11-16T09:00:00+01:00", ";VALUE=DATE:20261231", ':"20261116T090000"', ": 20261116"],
)
def test_a_start_that_can_be_read_is_no_problem(start: str):
    assert _start_problems(start) == []
