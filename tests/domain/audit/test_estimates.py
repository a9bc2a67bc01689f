from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import at
from tltimer.domain.audit.estimates import (
    AuditRecord,
    Estimate,
    audit_records,
    estimate_document,
    first_aim,
    first_guess,
    gaps,
    is_offered,
    is_whole,
    record_of,
)
from tltimer.domain.balance.target import Target
from tltimer.domain.timeline.days import Week
from tltimer.domain.timeline.totals import Totals

FROM, TO = Week(2026, 34), Week(2026, 46)
HOUR = 3600
DOCUMENT: dict[str, Any] = {
    "id": "1",
    "from_week": "2026-W34",
    "to_week": "2026-W46",
    "guess": {"coding": 55, "leading": 30, "attending": 15},
    "aim": None,
    "made_at": "2026-11-16T11:00:00Z",
}


def totals(coding: int, leading: int, attending: int, unknown: int = 0) -> Totals:
    return Totals({}, {}, coding, leading, unknown, coding, coding + leading, 0, attending)


def test_a_document_becomes_a_record_and_back():
    (record,) = audit_records([DOCUMENT])
    assert record == AuditRecord("1", FROM, TO, Estimate(55, 30, 15), None, at("12:00"))
    assert estimate_document(record.guess) == DOCUMENT["guess"]
    assert estimate_document(record.aim) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"from_week": "soon"},
        {"to_week": None},
        {"made_at": "noon"},
        {"guess": {"coding": 55, "leading": 30}},
        {"guess": {"coding": 55, "leading": 30, "attending": 16}},
        {"guess": {"coding": 55.0, "leading": 30, "attending": 15}},
        {"aim": {"coding": 101, "leading": -1, "attending": 0}},
        {"aim": "half"},
    ],
)
def test_a_document_that_cannot_be_understood_is_passed_over(wrong: dict[str, Any]):
    assert audit_records([DOCUMENT | wrong]) == ()


def test_the_latest_record_of_exactly_the_span_counts():
    first = DOCUMENT | {"id": "2"}
    later = DOCUMENT | {"id": "1", "made_at": "2026-11-16T12:00:00Z", "guess": None}
    other = DOCUMENT | {"id": "9", "to_week": "2026-W45", "made_at": "2026-11-17T12:00:00Z"}
    records = audit_records([first, later, other])
    record = record_of(FROM, TO, records)
    assert record is not None
    assert (record.id, record.guess) == ("1", None)
    assert record_of(FROM, FROM, records) is None
    same = audit_records([first, DOCUMENT])
    assert record_of(FROM, TO, same) == same[0]


@pytest.mark.parametrize(
    ("parts", "whole"), [((40, 35, 25), True), ((0, 0, 100), True), ((40, 35, 24), False), ((120, -10, -10), False)]
)
def test_the_parts_of_an_estimate_are_100_together(parts: tuple[int, int, int], whole: bool):
    assert is_whole(*parts) is whole


@given(st.integers(0, 100), st.integers(0, 100))
def test_the_handles_start_at_a_whole_and_the_aim_at_the_middle_of_the_target(one: int, other: int):
    low, high = sorted((one, other))
    aim = first_aim(Target(low / 100, high / 100, chosen=True))
    assert is_whole(aim.coding, aim.leading, aim.attending)
    assert abs(aim.coding - (low + high) / 2) <= 0.5
    assert 0 <= aim.leading - aim.attending <= 1
    guess = first_guess()
    assert is_whole(guess.coding, guess.leading, guess.attending)


def test_the_gap_of_the_sketch():
    result = gaps(totals(200 * HOUR, 167 * HOUR, 97 * HOUR), Estimate(55, 30, 15), 13)
    coding = result["coding"]
    assert coding.points == pytest.approx(43.1034 - 55, abs=1e-3)
    assert (coding.low, coding.high) == (coding.points, coding.points)
    assert coding.hours_a_week == pytest.approx(-4.246, abs=1e-3)
    assert sum(gap.points or 0 for gap in result.values()) == pytest.approx(0)


def test_unknown_time_widens_the_gap_on_both_ends():
    leading = gaps(totals(HOUR, 2 * HOUR, HOUR, 4 * HOUR), Estimate(20, 50, 30), 2)["leading"]
    assert (leading.points, leading.low, leading.high) == (0, -25, 25)
    assert leading.hours_a_week == 0


def test_without_tracked_time_or_judged_weeks_there_is_no_gap():
    nothing = gaps(totals(0, 0, 0), Estimate(20, 50, 30), 0)["coding"]
    assert (nothing.points, nothing.low, nothing.high, nothing.hours_a_week) == (None, None, None, None)
    unknown = gaps(totals(0, 0, 0, HOUR), Estimate(20, 50, 30), 1)["coding"]
    assert (unknown.points, unknown.low, unknown.high) == (None, -20, 80)
    unjudged = gaps(totals(HOUR, HOUR, 0), Estimate(20, 50, 30), 0)["coding"]
    assert (unjudged.points, unjudged.hours_a_week) == (30, None)


@pytest.mark.parametrize(
    ("made", "put_off", "offered"),
    [
        ([], None, True),
        ([27], None, False),
        ([28], None, True),
        ([100, 3], None, False),
        ([], 27, False),
        ([60], 28, True),
    ],
)
def test_an_audit_is_offered_four_weeks_after_the_last_one_or_the_last_offer(
    made: list[int], put_off: int | None, offered: bool
):
    records = [AuditRecord("1", FROM, TO, None, None, at("12:00") - timedelta(days=days)) for days in made]
    answered = None if put_off is None else at("12:00") - timedelta(days=put_off)
    assert is_offered(records, answered, at("12:00")) is offered
