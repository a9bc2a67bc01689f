from hypothesis import given
from hypothesis import strategies as st

from tltimer.render.terminal.style import wrapped
from tltimer.wording.sanitize import columns


def test_lines_break_between_words_and_are_filled():
    assert wrapped("one two three four", 9) == ["one two", "three", "four"]


def test_each_line_is_indented_within_the_width():
    assert wrapped("one two three", 9, "  ") == ["  one two", "  three"]


def test_a_word_longer_than_the_line_has_one_to_itself():
    assert wrapped("a considerable b", 6) == ["a", "considerable", "b"]


def test_letters_two_columns_wide_count_as_two():
    assert wrapped("会议 会议", 8) == ["会议", "会议"]


def test_nothing_makes_no_line():
    assert wrapped(" ", 9, "  ") == []


@given(st.text(), st.integers(1, 30))
def test_no_word_is_lost_and_no_line_of_several_words_is_too_wide(text: str, width: int):
    lines = wrapped(text, width)
    assert " ".join(lines).split() == text.split()
    assert all(columns(line) <= width for line in lines if len(line.split()) > 1)
