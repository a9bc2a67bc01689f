"""Text from elsewhere stays text, on one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.wording.sanitize import clipped, columns, escaped, padded, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sprint sync", "Sprint sync"),
        ("two\nlines\r\n", "two lines"),
        ("\x1b[31mred\x1b[0m \x07", "[31mred [0m"),
        ("\u202eevil\u2066", "evil"),
        ("tab\tbed", "tab bed"),
        ("", ""),
    ],
)
def test_what_a_terminal_would_obey_is_taken_out(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_columns_count_wide_letters_twice() -> None:
    assert columns("会議") == 4
    assert columns("Ärger") == 5


@given(st.text(), st.integers(1, 60))
def test_a_clipped_text_fits_and_a_padded_one_fills(text: str, width: int) -> None:
    assert columns(clipped(text, width)) <= width
    assert columns(padded(text, width)) == width


def test_a_clipped_text_says_so() -> None:
    assert clipped("Sprint sync", 7) == "Sprint…"
    assert clipped("会議室", 5) == "会議…"
    assert clipped("x" * 10_000, 5) == "xxxx…"
    assert clipped("Sprint", 6) == "Sprint"


def test_markdown_and_html_are_escaped() -> None:
    assert escaped("<img src=x> & **b** [a](b) | `c`\n# d") == (
        "&lt;img src=x\\> &amp; \\*\\*b\\*\\* \\[a\\]\\(b\\) \\| \\`c\\` \\# d"
    )
