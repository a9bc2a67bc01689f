"""Text from elsewhere stays text, on one line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.wording.sanitize import (
    as_html,
    clipped,
    columns,
    escaped,
    escaped_json,
    menu_text,
    one_line,
    padded,
    plain,
    shown,
)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Sprint sync", "Sprint sync"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\u202eright to left\u202c", "right to left"),
        ("zero\u200bwidth", "zero width"),
        ("<img src=x>", "<img src=x>"),
        ("half a pair \ud800", "half a pair"),
        ("Größe – 会議", "Größe – 会議"),
        ("", ""),
    ],
)
def test_a_title_becomes_one_plain_line(title: str, shown: str) -> None:
    assert one_line(title) == shown


def test_a_long_title_is_cut() -> None:
    assert one_line("word " * 2000) == ("word " * 12)[:59].rstrip() + "…"
    assert len(one_line("x" * 10_000)) == 60


def test_an_ampersand_marks_no_key_in_an_entry() -> None:
    assert menu_text("&Quit & more") == "&&Quit && more"


def test_json_holds_unseen_characters_as_escapes() -> None:
    for text in ("a\x1b\u202e\u200d", "\U000e0041 tag", "half \ud83d", "plain"):
        written = escaped_json(json.dumps([text], ensure_ascii=False))
        assert written.isprintable()
        assert json.loads(written) == [text]


def test_joiners_stay_within_a_line_and_take_no_column() -> None:
    assert plain("\u200cمی\u200cخواهم\u200d") == "می\u200cخواهم"
    assert columns("e\u0301") == 1
    assert columns("می\u200cخواهم") == 7


def test_what_is_not_shown_is_a_space_but_for_what_is_kept() -> None:
    assert shown("a\x07b\nc") == "a b c"
    assert shown("a\x07b\nc", "\n") == "a b\nc"
    assert as_html("<b>\x1b\n&") == "&lt;b&gt; \n&amp;"


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
