from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import DAYS, utc
from tltimer.domain.balance.target import Choice, Target, choices_from, kept, last_choice, target_of, week_decided
from tltimer.domain.timeline.days import DayRule, Week

W44, W45, W46, W47, W48 = (Week(2026, number) for number in range(44, 49))
DEFAULT = Target(0.30, 0.50, chosen=False)


def choice(from_week: Week, low: float = 0.2, high: float = 0.35, **fields) -> Choice:
    usual = {"id": "1", "because": "a launch", "until": None, "decided_at": utc("2026-10-30T16:00:00")}
    return Choice(from_week=from_week, low=low, high=high, **(usual | fields))


def test_without_a_choice_the_default_applies_and_is_no_choice():
    assert target_of(W47, [], DAYS) == DEFAULT
    assert DEFAULT.source == "default"


def test_a_choice_applies_from_its_week_on():
    choices = [choice(W46)]
    assert target_of(W45, choices, DAYS) == DEFAULT
    assert target_of(W46, choices, DAYS) == target_of(W48, choices, DAYS) == Target(0.2, 0.35, True, "a launch", None)
    assert target_of(W46, choices, DAYS).source == "chosen"


def test_the_choice_for_the_latest_week_applies_even_if_made_earlier():
    late = choice(W46, low=0.4, decided_at=utc("2026-10-01T12:00:00"))
    assert target_of(W47, [choice(W45), late], DAYS).low == 0.4


def test_of_choices_for_one_week_the_last_one_made_applies_then_the_greatest_id():
    first, second = choice(W46, id="2"), choice(W46, low=0.4, decided_at=utc("2026-10-30T16:00:01"))
    assert last_choice(W47, [second, first]) == second
    same = choice(W46, id="3")
    assert last_choice(W47, [same, first]) == same


def test_a_choice_applies_in_the_week_in_which_it_ends():
    on_monday = [choice(W45, until=date(2026, 11, 16))]
    assert target_of(W47, on_monday, DAYS).chosen
    assert target_of(W48, on_monday, DAYS) == DEFAULT


def test_a_choice_that_ended_on_the_day_before_the_week_does_not_apply():
    assert target_of(W47, [choice(W45, until=date(2026, 11, 15))], DAYS) == DEFAULT


def test_when_the_last_choice_has_ended_the_one_before_does_not_come_back():
    choices = [choice(W44), choice(W45, until=date(2026, 11, 8))]
    assert target_of(W46, choices, DAYS) == DEFAULT
    assert last_choice(W46, choices) == choices[1]


def test_no_reason_given_is_none():
    assert target_of(W46, [choice(W46, because="")], DAYS).because is None


choices_ = st.lists(
    st.builds(
        Choice,
        id=st.sampled_from("abc"),
        from_week=st.sampled_from([W44, W45, W46, W47]),
        low=st.sampled_from([0.1, 0.2]),
        high=st.sampled_from([0.3, 0.4]),
        because=st.just(""),
        until=st.none() | st.dates(date(2026, 10, 20), date(2026, 11, 30)),
        decided_at=st.sampled_from([utc("2026-10-30T16:00:00"), utc("2026-11-02T16:00:00")]),
    ),
    max_size=5,
    unique_by=lambda choice: (choice.from_week, choice.decided_at, choice.id),
)


@given(choices_, st.sampled_from([W44, W46, W48]))
def test_targets_are_what_a_reading_of_the_contract_gives(choices: list[Choice], week: Week):
    known = sorted(
        (choice for choice in choices if not choice.from_week > week),
        key=lambda choice: (choice.from_week, choice.decided_at, choice.id),
    )
    expected = DEFAULT
    if known and not (known[-1].until and known[-1].until < week.monday):
        expected = Target(known[-1].low, known[-1].high, True, None, known[-1].until)
    assert target_of(week, choices, DAYS) == target_of(week, reversed(choices), DAYS) == expected


def test_a_choice_applies_from_this_week_on_its_first_days_and_else_from_the_next():
    weeks = [str(week_decided(date(2026, 11, day), DAYS)) for day in (16, 17, 18, 22)]
    assert weeks == ["2026-W47", "2026-W47", "2026-W48", "2026-W48"]


def test_a_choice_that_ended_is_kept_without_its_end():
    ended = choice(W44, until=date(2026, 11, 7))
    held = choice(W44, until=date(2026, 12, 31))
    again = kept(W47, [ended], DAYS)
    assert again is not None
    assert (again.low, again.because, again.until) == (ended.low, ended.because, None)
    assert kept(W47, [held], DAYS) == held
    assert kept(W47, [], DAYS) is None


def test_light_is_what_was_chosen_to_be():
    assert Target(0.1, 0.25, chosen=True).light
    assert not Target(0.1, 0.25, chosen=False).light
    assert not Target(0.2, 0.3, chosen=True).light


def test_weeks_that_begin_on_sunday_start_a_day_earlier():
    sunday = DayRule(DAYS.zone, week_offset=1)
    weeks = [str(week_decided(date(2026, 11, day), sunday)) for day in (14, 15, 16, 17, 21)]
    assert weeks == ["2026-W47", "2026-W47", "2026-W47", "2026-W48", "2026-W48"]
    ended = choice(W45, until=date(2026, 11, 14))
    assert not target_of(W47, [ended], sunday).chosen
    assert target_of(W47, [choice(W45, until=date(2026, 11, 15))], sunday).chosen


CHOICE = {
    "id": "1",
    "from_week": "2026-W47",
    "low": 0.2,
    "high": 0.35,
    "because": "a launch",
    "until": "2026-12-31",
    "decided_at": "2026-11-13T16:00:00Z",
}


def test_a_choice_is_read():
    decided = utc("2026-11-13T16:00:00")
    expected = Choice("1", Week(2026, 47), 0.2, 0.35, "a launch", date(2026, 12, 31), decided)
    assert choices_from([CHOICE]) == (expected,)


def test_a_choice_without_reason_and_end_is_read():
    (choice,) = choices_from([{**CHOICE, "because": None, "until": None}])
    assert (choice.because, choice.until) == ("", None)


@pytest.mark.parametrize(
    "fields",
    [
        {"from_week": "2026-47"},
        {"from_week": None},
        {"low": "much"},
        {"low": 0.5},
        {"high": 1.1},
        {"low": -0.1},
        {"low": float("nan")},
        {"until": "soon"},
        {"until": 7},
        {"decided_at": "yesterday"},
        {"decided_at": "0001-01-01T00:00:00+14:00"},
        {"decided_at": None},
    ],
)
def test_a_choice_that_makes_no_sense_is_passed_over(fields: dict[str, Any]):
    assert choices_from([{**CHOICE, **fields}, {"id": "2"}, CHOICE]) == choices_from([CHOICE])
