"""Cleaning of names and notes, and names that count as the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.domain.timeline.names import cleaned, folded

TEXTS = {
    "a plain text": ("her  plan ", "her  plan "),
    "an empty text": ("", ""),
    "a line break": ("her\nplan", "her plan"),
    "a run of breaks and tabs": (" her\r\n\t plan\x85", "her plan"),
    "a colour of a terminal": ("\x1b[31mred", "[31mred"),
    "a turn of the writing": ("abc\u202edef\u2066", "abc def"),
    "a separator of lines": ("a\u2028b\u2029c", "a b c"),
    "half a character": ("a\ud800b", "a b"),
    "a family of four": ("👩\u200d👩\u200d👧\u200d👦", "👩\u200d👩\u200d👧\u200d👦"),
    "a Persian word": ("می\u200cخواهم", "می\u200cخواهم"),
}


@pytest.mark.parametrize(("text", "kept"), TEXTS.values(), ids=TEXTS)
def test_a_text_is_kept_on_one_line(text: str, kept: str) -> None:
    assert cleaned(text) == kept


@given(st.text())
def test_what_is_kept_is_kept_as_it_is(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


NAMES = {
    "any case": ("ANA", "ana"),
    "any spaces": ("  Ana \t Maria ", "ana maria"),
    "composed or not": ("Zoe\u0308", "zo\u00eb"),
    "letters with more than one small form": ("STRASSE", "straße"),
}


@pytest.mark.parametrize(("name", "other"), NAMES.values(), ids=NAMES)
def test_names_are_compared_as_people_do(name: str, other: str) -> None:
    assert folded(name) == folded(other)


@pytest.mark.parametrize("other", ["Anna", "An a", "Zoë", ""])
def test_other_letters_are_another_name(other: str) -> None:
    assert folded("Ana") != folded(other)
