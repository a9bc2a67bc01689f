"""Absences in words."""

import pytest

from tests.drawing import at, meeting, person, rules
from tltimer.domain.presence.absences import Booked
from tltimer.domain.timeline.spans import Span
from tltimer.wording.absence import AbsenceAnswer, answer_words, answers_to, away_question, away_words


def absences(*parts: tuple[str, str, str]) -> list[Booked]:
    return [Booked(Span(at(start), at(end)), mode, start) for start, end, mode in parts]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([("14:18", "15:20", "coding")], "You were away 14:18–15:20"),
        (
            [("14:18", "15:20", "coding"), ("15:20", "15:58", "review")],
            "You were away 14:18–15:58",
        ),
        ([("14:18", "15:20", "coding"), ("15:24", "15:58", "coding")], "You were away 14:18–15:58"),
        (
            [("9:10", "9:30", "coding"), ("10:00", "10:20", "review"), ("11:00", "11:20", "coding")],
            "You were away 09:10–09:30, 10:00–10:20 and 11:00–11:20",
        ),
    ],
)
def test_what_hardly_parts_two_absences_is_left_out(parts: list[tuple[str, str, str]], words: str) -> None:
    assert away_words(absences(*parts), rules()) == words


def test_many_absences_are_counted() -> None:
    parts = [(f"{9 + number}:00", f"{9 + number}:20", "coding") for number in range(4)]
    assert away_words(absences(*parts), rules()).startswith("You were away 4 times between 09:00 and ")


def test_a_night_names_its_day() -> None:
    assert away_words(absences(("20:00", "33:00", "coding")), rules()).startswith("Monday: You were away 20:00")


def test_a_meeting_that_is_shorter_than_the_absence_is_offered_with_its_own_time() -> None:
    away = absences(("12:00", "15:00", "coding"))
    sync = meeting("13:00", "13:30", "Sync")
    first, *others = answers_to(away, [sync, meeting("11:00", "12:02", "Daily")], (), rules())
    assert first.label.startswith("Sync, 13:00")
    assert (first.mode, first.span) == ("meeting", sync.span)
    assert all(answer.span is None for answer in others)
    whole, *_others = answers_to(away, [meeting("11:00", "16:00", "Workshop")], (), rules())
    assert (whole.label, whole.span) == ("Workshop", away[0].span)
    for title, label in (("1:1 Ana", "1:1 with Ana"), ("", "1:1 with Ana"), ("Career", "Career")):
        alone = meeting("11:00", "16:00", title, others=1, other=person("ana@x", "Ana"))
        answer, *_others = answers_to(away, [alone], (), rules())
        assert (answer.label, answer.mode, answer.person) == (label, "1:1", "Ana")


def test_an_answer_tells_what_it_did() -> None:
    (span,) = [absence.span for absence in absences(("12:00", "12:30", "coding"))]
    assert answer_words(AbsenceAnswer("Sync", "1:1", "Ana"), [span], rules()).startswith("1:1 with Ana, 12:00")
    assert answer_words(AbsenceAnswer("", "off"), [span], rules()).startswith("Not working, 12:00")
    assert away_question() == "What were you doing?"
