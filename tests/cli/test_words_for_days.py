from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from tests.i18n.speaking import speaking
from tltimer.cli import dates
from tltimer.cli.dates import known_words, weekday_named
from tltimer.domain.timeline.days import DayRule
from tltimer.errors import Refused

TUESDAY = date(2026, 11, 17)
DAYS = DayRule(UTC)


@pytest.fixture
def german() -> Iterator[None]:
    with speaking("de"):
        yield


def test_german_words_are_understood_in_german_beside_english_ones(german: None) -> None:
    assert dates.parse_day("Gestern", TUESDAY) == dates.parse_day("yesterday", TUESDAY)
    assert dates.parse_day("Freitag", TUESDAY) == dates.parse_day("fri", TUESDAY) == date(2026, 11, 13)
    assert dates.parse_coming_day("Do", TUESDAY) == date(2026, 11, 19)
    assert dates.parse_coming_day("morgen", TUESDAY) == date(2026, 11, 18)
    assert dates.parse_day_or_week("n\u00e4chste", TUESDAY, DAYS)[0] == date(2026, 11, 23)
    assert "heute" in known_words()


def test_german_words_mean_nothing_in_english() -> None:
    assert weekday_named("Freitag") is None
    assert "heute" not in known_words()


@pytest.mark.parametrize("text", ["tomorrow 9:00", "9:00 tomorrow", "2026-11-18 9:00"])
def test_a_time_of_a_coming_day_lies_in_the_future(text: str) -> None:
    with pytest.raises(Refused, match="is in the future"):
        dates.parse_at(text, datetime(2026, 11, 17, 12, tzinfo=UTC), DAYS)
