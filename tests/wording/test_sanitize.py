import pytest

from tltimer.wording.sanitize import menu_text, one_line


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
