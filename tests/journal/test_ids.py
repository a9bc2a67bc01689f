from hypothesis import given
from hypothesis import strategies as st

from tltimer.journal.ids import END, IdSource, identifier, number_of

NUMBERS = st.integers(0, END - 1)


@given(NUMBERS, NUMBERS)
def test_identifiers_sort_as_their_numbers(one, other):
    assert (identifier(one, "a") < identifier(other, "a")) == (one < other)


@given(NUMBERS)
def test_a_number_is_read_from_its_identifier(number):
    assert number_of(identifier(number, "abcd")) == number


@given(st.text())
def test_other_texts_are_read_as_none_or_a_number(text):
    number = number_of(text)
    assert number is None or 0 <= number < END


@given(NUMBERS, st.lists(NUMBERS, min_size=1, max_size=20))
def test_they_ascend_whatever_the_clock_says(last, clock):
    given_ = []
    for milliseconds in clock:
        identifiers = IdSource(last, milliseconds, "abcd")
        text = identifiers.following()
        if text is None:
            assert max(last + 1, milliseconds) == END
            break
        given_.append(text)
        last = identifiers.last
    assert given_ == sorted(set(given_))


@given(NUMBERS, st.lists(st.one_of(st.text(), NUMBERS.map(lambda number: identifier(number, "zzzz"))), max_size=5))
def test_it_exceeds_the_others_or_is_none(last, others):
    text = IdSource(last, 0, "abcd").following(others)
    assert text is None or all(text > other for other in others)


def test_none_is_given_after_the_year_3084():
    assert IdSource(END - 1, 0, "abcd").following() is None
    assert IdSource(0, END, "abcd").following() is None
