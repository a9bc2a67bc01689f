from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations

import pytest

from tltimer.cli import arguments
from tltimer.cli.day_words import known_words, weekday_named
from tltimer.language import speak

TUESDAY = date(2026, 11, 17)


@pytest.fixture
def german() -> Iterator[None]:
    speak(NullTranslations(), "de")
    yield
    speak(NullTranslations())


def test_german_words_are_understood_in_german_beside_english_ones(german: None) -> None:
    assert arguments.parse_day("Gestern", TUESDAY) == arguments.parse_day("yesterday", TUESDAY)
    assert arguments.parse_day("Freitag", TUESDAY) == arguments.parse_day("fri", TUESDAY) == date(2026, 11, 13)
    assert arguments.parse_coming_day("Do", TUESDAY) == date(2026, 11, 19)
    assert arguments.parse_coming_day("morgen", TUESDAY) == date(2026, 11, 18)
    assert arguments.parse_day_or_week("n\u00e4chste", TUESDAY)[0] == date(2026, 11, 23)
    assert "heute" in known_words()


def test_german_words_mean_nothing_in_english() -> None:
    assert weekday_named("Freitag") is None
    assert "heute" not in known_words()
