"""People met alone again and again."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.drawing import MONDAY, meeting, person
from tltimer.domain.balance.new_contacts import (
    NewContact,
    new_contacts_of,
    no_one_to_one_entry,
    offered_from,
    strangers_from,
)
from tltimer.domain.balance.people import People, Person
from tltimer.domain.meetings.meetings import Meeting, Plan

ANA = Person("a", "Ana", 7, ("ana@example.org",))


def met(name: str, *days: int, address: str = "", **fields: object) -> list[Meeting]:
    other = person(address if address or not name else f"{name.split()[0].lower()}@x.org", name)
    return [
        meeting("10:00", "10:30", f"Catch up {day}", MONDAY + timedelta(day), others=1, other=other, **fields)
        for day in days
    ]


def met_alone(meetings: list[Meeting], strangers: tuple[str, ...] = ()) -> list[NewContact]:
    return list(new_contacts_of(meetings, People([ANA]), strangers, day_of))


def day_of(meeting: Meeting) -> date:
    return meeting.start.date()


def test_who_was_met_alone_on_two_days_is_new_and_how_often_that_was_is_told():
    meetings = [*met("Zoe Li", 0, 14), *met("Yan", 0, 7, 14, 22), *met("Xu", 3), *met("Wu", 4, 4)]
    assert met_alone(meetings) == [
        NewContact("yan@x.org", "Yan", "yan@x.org", 4, 7, None),
        NewContact("zoe@x.org", "Zoe Li", "zoe@x.org", 2, 14, None),
    ]


def test_people_of_the_list_and_those_no_longer_suggested_are_not_new():
    assert met_alone([*met("Anna", 0, 7, address="ana@example.org"), *met("ana", 0, 7)]) == []
    assert met_alone(met("Zoe", 0, 7), ("zoe@x.org",)) == []


def test_meetings_of_more_and_time_for_oneself_say_nothing():
    alone = [meeting("10:00", "11:00", date_=MONDAY + timedelta(day), others=2) for day in (0, 1)]
    assert met_alone([*alone, *met("Zoe", 0, 1, plan=Plan.LEADING)]) == []


def test_somebody_of_the_same_first_name_may_be_the_same():
    (contact,) = met_alone(met("Ana Smith", 0, 28, address="as@x.org"))
    assert (contact.like, contact.every_days) == (ANA, 28)


def test_who_has_only_an_address_is_called_by_it_and_who_has_neither_is_nobody():
    (contact,) = met_alone(met("", 0, 7, address="who@x.org"))
    assert (contact.name, contact.key) == ("who@x.org", "who@x.org")
    assert met_alone(met("", 0, 7)) == []
    assert met_alone([*met("Zoe", 0, 7, address=" ")])[0].key == " "


def test_one_meeting_is_enough_to_ask_about_who_has_the_first_name_of_somebody_in_the_list():
    (contact,) = met_alone([*met("Ana Smith", 0, address="as@x.org"), *met("Zoe", 0)])
    assert (contact.like, contact.times, contact.every_days) == (ANA, 1, 7)


def test_who_is_not_suggested_for_1_1s_is_known_by_their_key():
    entry = no_one_to_one_entry("zoe@example.org", "Zoe")
    assert entry == {"id": "no-one-to-one-zoe@example.org", "no_one_to_one": "zoe@example.org", "name": "Zoe"}
    assert strangers_from([entry, {"id": "evening-2026-11-16"}, {"id": "x", "no_one_to_one": ""}]) == {
        "zoe@example.org"
    }


@pytest.mark.parametrize(
    ("offered", "keys"),
    [(["zoe", "mo"], {"zoe", "mo"}), ([7], {"7"}), ([], set()), ("zoe", set()), ({"zoe": 1}, set()), (None, set())],
)
def test_who_was_suggested_before(offered: Any, keys: set[str]):
    assert offered_from([{"id": "evening-2026-11-16", "offered": offered}, {"id": "evening-2026-11-17"}]) == keys
