"""How absences are put into words."""

import pytest

from tests.drawing import at, rules
from tltimer.domain.presence.absences import Booked
from tltimer.domain.timeline.spans import Span
from tltimer.wording.absence import away_words


def absences(*parts: tuple[str, str, str]) -> list[Booked]:
    return [Booked(Span(at(start), at(end)), mode, start) for start, end, mode in parts]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([("14:18", "15:20", "coding")], "Away 14:18–15:20 while Coding"),
        (
            [("14:18", "15:20", "coding"), ("15:20", "15:58", "review")],
            "Away 14:18–15:58 while Coding and Review",
        ),
        ([("14:18", "15:20", "coding"), ("15:24", "15:58", "coding")], "Away 14:18–15:58 while Coding"),
        (
            [("9:10", "9:30", "coding"), ("10:00", "10:20", "review"), ("11:00", "11:20", "coding")],
            "Away 09:10–09:30, 10:00–10:20 and 11:00–11:20 while Coding and Review",
        ),
    ],
)
def test_what_hardly_parts_two_absences_is_left_out(parts: list[tuple[str, str, str]], words: str) -> None:
    assert away_words(absences(*parts), rules()) == words


def test_four_modes_are_not_listed() -> None:
    modes = ("coding", "review", "planning", "meeting")
    parts = [(f"{9 + number}:00", f"{9 + number}:20", mode) for number, mode in enumerate(modes)]
    assert away_words(absences(*parts), rules()) == "Away four times, 09:00–12:20"
