from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from tltimer.domain.timeline.modes_and_kinds import KindEffect, KindList
from tltimer.i18n.translate import speak
from tltimer.wording.kinds import effect_words, effects_of, kinds_in_full, rest_words

KINDS = KindList([{"id": "workshop", "label": "Team workshop", "effect": "multiplier"}])

SECONDS = {"tooling": 3600, "workshop": 1800, "feature": 1800, "odd": 900}


def test_kinds_add_up_by_what_they_do():
    effects = effects_of(SECONDS, KINDS)
    assert effects == {KindEffect.MULTIPLIER: 5400, KindEffect.NEITHER: 900, KindEffect.SOLO: 1800}
    assert effect_words(effects, SECONDS, KINDS) == "67% multiplier work: tooling, Team workshop"
    assert rest_words(effects) == "22% solo · 11% neither"


def test_nothing_is_said_of_what_is_not_there():
    effects = effects_of({"tooling": 60}, KINDS)
    assert rest_words(effects) == ""
    none = effects_of({}, KINDS)
    assert (effect_words(none, {}, KINDS), rest_words(none), kinds_in_full({}, KINDS)) == ("", "", "")


def test_every_kind_is_named_in_full():
    assert kinds_in_full(SECONDS, KINDS).splitlines() == [
        "tooling 1:00 · multiplier",
        "Team workshop 0:30 · multiplier",
        "feature 0:30 · solo",
        "odd 0:15",
    ]


@pytest.fixture
def german() -> Iterator[None]:
    speak(NullTranslations(), "de")
    yield
    speak(NullTranslations())


def test_a_language_whose_nouns_are_large_keeps_them_so(german: None):
    assert kinds_in_full({"tooling": 3600}, KINDS) == "Tooling 1:00 · multiplier"
