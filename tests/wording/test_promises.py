from datetime import date, timedelta

import pytest

from tests.drawing import MONDAY
from tltimer.domain.balance.promises import Promise
from tltimer.wording.promises import due_details, due_words


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
    ("days", "words"), [(0, "30 min · for Dana"), (-3, "was due 13 November"), (None, "30 min · for Dana")]
)
def test_what_a_list_of_a_day_says_beside_it(days: int | None, words: str):
    assert due_details(promise(None if days is None else MONDAY + timedelta(days), "Dana", 30), MONDAY) == words
