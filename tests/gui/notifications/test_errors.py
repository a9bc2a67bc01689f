"""Notifications of files that cannot be read: one line, and the place of the rest."""

from tltimer.gui.notifications.errors import LONGEST_LINE, first_of


def test_a_single_problem_is_shown_as_it_is() -> None:
    assert first_of(["The list is damaged."]) == "The list is damaged."


def test_of_several_the_first_is_said_and_where_the_others_are() -> None:
    assert (
        first_of(["a = 1 is not valid", "two", "three"]) == "a = 1 is not valid. 2 more problems: see Settings › Data."
    )


def test_a_long_one_is_cut_before_the_others_are_counted() -> None:
    said = first_of(["word " * 200, "two"])
    assert said.endswith("… 1 more problem: see Settings › Data.")
    assert len(said) < LONGEST_LINE + 40


def test_line_breaks_of_a_problem_do_not_make_a_list() -> None:
    assert "\n" not in first_of(["one\ntwo", "three"])
