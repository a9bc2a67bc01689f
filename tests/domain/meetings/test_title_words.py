import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import READING
from tltimer.domain.meetings.title_words import begins_with, contains_word


@pytest.mark.parametrize(
    "title",
    [
        "focus",
        "Focus",
        "  FOCUS  ",
        "Focus: payments",
        "Focus : payments",
        "Focus – payments",
        "Focus (payments)",
        "Focus, no calls",
        "Focus 2",
        "Focus 2nd half",
        "Focus!",
        "🎧 Focus",
        "🧑‍💻 Focus",
        "✏️ Focus",
        "1️⃣ Focus",
        "[Focus]",
        "- Focus",
        "(🔒) Focus",
        "- 1️⃣ Focus",
        "Focus 🎧",
        "Focus | payments",
    ],
)
def test_a_title_that_is_a_word_or_begins_with_one(title: str):
    assert begins_with(title, ("focus",))


@pytest.mark.parametrize(
    "title",
    ["", "🎧", "Focus group", "Focused", "Focus2", "Focus-group", "In focus", "Fo cus", "Hocus focus", "Focusing: x"],
)
def test_a_title_that_does_not_begin_with_a_word(title: str):
    assert not begins_with(title, ("focus", "", "*"))


@pytest.mark.parametrize("title", ["Prep for the board", "Prep for: board", "Prep for", "prep  for 2"])
def test_after_a_starred_word_any_other_word_may_follow(title: str):
    assert begins_with(title, ("prep for*",))


@pytest.mark.parametrize("title", ["Doctor's appointment", "Doctor’s", "Arzt-Termin", "Arzt\u2010Termin: Knie"])
def test_another_word_can_be_joined_to_an_item_with_a_star(title):
    assert begins_with(title, ("doctor*", "arzt*"))
    assert not begins_with(title, ("doctor", "arzt"))


@pytest.mark.parametrize("title", ["Prep", "Prep forward", "Doctors", "Offsite"])
def test_a_starred_word_is_a_whole_word_all_the_same(title: str):
    assert not begins_with(title, ("prep for*", "doctor*", "off*"))


def test_letters_are_compared_however_they_are_written():
    assert begins_with("Gespra\u0308ch: Ana", ("gespr\u00e4ch",))
    assert begins_with("GESPR\u00c4CH", ("gespra\u0308ch",))
    assert begins_with("Straße 5", ("STRASSE",))
    assert begins_with("Deep\u00a0work", ("deep work*",))


def test_signs_in_a_word_stand_for_themselves():
    assert begins_with("c++: hour", ("c++",))
    assert not begins_with("ccc: hour", ("c++",))
    assert begins_with("#focus", ("#focus",))
    assert begins_with("1:1 prep Ana", ("1:1 prep*",))


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Fokuszeit", READING.focus_words),
        ("DNS (Do not schedule)", READING.focus_words),
        ("Keine Meetings bitte", READING.focus_words),
        ("Vorbereitung Vorstand", READING.leading_words),
        ("Urlaub", READING.away_words),
        ("OOO - back Monday", READING.away_words),
        ("Off", READING.away_words),
        ("Zahnarzt Dr. Wolf", READING.private_words),
        ("Train to Hamburg", READING.private_words),
        ("Mittagessen", READING.lunch_words),
    ],
)
def test_the_shipped_words_of_all_languages_count_together(title: str, words: tuple[str, ...]):
    assert begins_with(title, words)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Focus group with customers", READING.focus_words),
        ("Coding dojo", READING.focus_words),
        ("Holiday planning", READING.away_words),
        ("Office hours", READING.away_words),
        ("Off-site", READING.away_words),
        ("Training", READING.private_words),
        ("Train the trainer", READING.private_words),
    ],
)
def test_titles_that_only_look_like_shipped_words(title: str, words: tuple[str, ...]):
    assert not begins_with(title, words)


@given(st.text(max_size=12), st.text(max_size=12))
def test_a_word_that_begins_a_title_begins_it_whatever_stands_in_front(title: str, word: str):
    if begins_with(title, (word,)):
        assert begins_with(f"🎧 … {title}", (word,))
        assert begins_with(title, (f"{word}*",)) or word.rstrip().endswith("*")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Weekly 1:1 Ana", True),
        ("(1:1)", True),
        ("11:1", False),
        ("1:12", False),
        ("a 1-1_b", True),
        ("ONE ON ONE", True),
    ],
)
def test_a_word_anywhere_has_neither_letters_nor_digits_beside_it(title: str, expected: bool):
    assert contains_word(title, ("1:1", "1-1", "one on one", "")) is expected
