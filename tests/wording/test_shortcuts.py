"""The words of global shortcuts."""

import pytest

from tests.drawing import MODES
from tltimer.wording.shortcuts import action_words, command_of, place_words, problem_words


@pytest.mark.parametrize(
    ("action", "words", "command"),
    [
        ("pick", "Quick switch", "tltimer pick"),
        ("back", "Switch back to the previous mode", "tltimer back"),
        ("stop", "End the day", "tltimer stop"),
        ("switch coding", "Switch to Coding", "tltimer switch coding"),
        ("switch on call", "Switch to on call", "tltimer switch 'on call'"),
    ],
)
def test_an_action_and_its_command(action: str, words: str, command: str) -> None:
    assert (action_words(action, MODES), command_of(action)) == (words, command)


def test_how_they_work_here() -> None:
    assert place_words("X11", False, ()) == "The shortcuts work in every program while tltimer is running."
    assert "confirm" in place_words("portal", True, ())
    assert place_words("", False, ("no portal", "no display")).startswith(
        "Shortcuts are not available here: no portal; no display."
    )


def test_a_problem_names_the_way_out() -> None:
    assert problem_words("") == ""
    assert problem_words("Your keyboard has no such key.") == (
        "Your keyboard has no such key. Choose other keys, or bind the command in your desktop's settings."
    )
