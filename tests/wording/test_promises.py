from datetime import date, datetime, timedelta

import pytest

from tests.drawing import DAYS, MONDAY, RULES, at
from tltimer.domain.balance.promises import Promise, PromiseOutcome
from tltimer.values import replace
from tltimer.wording.promises import due_details, due_words, end_of, end_words, hours_over_the_end, length_words


def promise(due: date | None, to: str | None = None, minutes: int | None = None) -> Promise:
    return Promise("x", "read the RFC", to, due, minutes, None, None)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, ""),
        (-3, "was due 13 November"),
        (0, "due today"),
        (1, "due Tuesday"),
        (6, "due Sunday"),
        (7, "due Monday, 23 November"),
    ],
)
def test_when_it_is_due_by_the_name_of_the_day_while_that_says_which(days: int | None, words: str):
    assert due_words(promise(None if days is None else MONDAY + timedelta(days)), MONDAY) == words


@pytest.mark.parametrize(
    ("days", "words"), [(0, "30 min · to Dana"), (-3, "was due 13 November"), (None, "30 min · to Dana")]
)
def test_what_a_list_of_a_day_says_beside_it(days: int | None, words: str):
    assert due_details(promise(None if days is None else MONDAY + timedelta(days), "Dana", 30), MONDAY) == words


@pytest.mark.parametrize(("minutes", "words"), [(None, ""), (0, ""), (30, "30 min"), (90, "1 h 30 min")])
def test_the_length_of_a_promise(minutes: int | None, words: str):
    assert length_words(promise(None, minutes=minutes)) == words


DONE, DROPPED = at("17:00"), at("01:00", MONDAY + timedelta(2))


@pytest.mark.parametrize(
    ("outcome", "done_at", "dropped_at", "words"),
    [
        (PromiseOutcome.KEPT, DONE, None, "kept on 16 November"),
        (PromiseOutcome.LATE, DONE, None, "kept late, on 16 November"),
        (PromiseOutcome.DROPPED, None, DROPPED, "dropped on 17 November · not needed"),
        (PromiseOutcome.KEPT, DONE, DROPPED, "kept on 17 November"),
    ],
)
def test_the_end_of_a_promise_has_the_day_by_the_start_of_days(
    outcome: PromiseOutcome, done_at: datetime | None, dropped_at: datetime | None, words: str
):
    ended = replace(promise(MONDAY), done_at=done_at, dropped_at=dropped_at, because="not needed")
    assert end_of(ended) == (dropped_at or done_at)
    assert end_words(ended, outcome, RULES) == words


def test_hours_that_cross_the_end_of_the_day_are_told_with_its_time():
    assert hours_over_the_end(DAYS) == "These hours cross the end of your day at 04:00. Enter hours that end by then."
