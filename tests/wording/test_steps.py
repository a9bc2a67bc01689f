"""The names of changes, as undo shows them: made of a key and arguments in the language of the moment."""

import json
from gettext import NullTranslations

import pytest

from tests.drawing import BERLIN, MODES, at, switch
from tltimer.domain.timeline.day_pieces import DayPiece, piece_step
from tltimer.domain.timeline.steps import parse_step_name, span_step, step_name, switch_step
from tltimer.i18n.translate import speak
from tltimer.reports.attendance import Booking, bookings_step
from tltimer.wording.steps import step_words

TEN, NOON = at("10:00"), at("12:00")
PIECE = DayPiece(TEN, NOON, switch("10:00", "O", person="Ana"))
GAP = DayPiece(TEN, NOON, switch("10:00", "."))

NAMES = {
    switch_step("coding", TEN): "Coding at 10:00",
    switch_step("off", TEN): "Stop at 10:00",
    switch_step("unknown", TEN): "Unknown at 10:00",
    switch_step("off", TEN, "switch_removed"): "removal of Not tracking at 10:00",
    switch_step("review", TEN, "switch_changed"): "edit of Review at 10:00",
    span_step("review", TEN, NOON): "Review 10:00–12:00",
    span_step(None, TEN, NOON): "Untracked time 10:00–12:00",
    span_step(None, TEN, NOON, "absence"): "away 10:00–12:00",
    piece_step(PIECE, "entry_moved"): "new times for 1:1 with Ana 10:00–12:00",
    piece_step(PIECE, "entry_split"): "split of 1:1 with Ana 10:00–12:00",
    piece_step(GAP, "entry_changed"): "edit of Untracked time 10:00–12:00",
    bookings_step([Booking((), "meeting", None)]): "Meeting",
    bookings_step([Booking((), "1:1", "Ana")]): "1:1 with Ana",
    bookings_step([Booking((), "1:1", "Ana"), Booking((), "meeting", None)]): "2 meetings",
    step_name("target", low=0.3, high=0.5, week="2026-W47"): "target 30–50% from week 47",
    step_name("intention", week="2026-W47", text="give it away"): "intention for week 47: give it away",
    step_name("audit", weeks="2026-W43..2026-W46"): "audit guess for weeks 43–46",
    step_name("audit", weeks="2026-W46..2026-W46"): "audit guess for week 46",
    step_name("one_to_one_held", person="Ana", day="2026-11-16"): "1:1 with Ana held on 16 November",
    step_name("person_renamed", person="Ana", name="Anna"): "Ana renamed to Anna",
    step_name("promise_done", text="review\x1b[31m\nit"): "promise done: review [31m it",
    step_name("block", text="Focus", start="2026-11-18T09:00:00Z", end="2026-11-18T10:00:00Z"): (
        'block "Focus", Wed 10:00–11:00'
    ),
    step_name("mode", key="hiring"): "edit of the mode 'hiring'",
    step_name("mode_added", text="Hiring"): "new mode: Hiring",
    step_name("kind_added", text="Help"): "new kind of work: Help",
    step_name("days_off"): "edit of your days off",
}


@pytest.mark.parametrize(("name", "words"), NAMES.items(), ids=NAMES.values())
def test_a_step_is_named_in_words(name: str, words: str) -> None:
    assert step_words(name, MODES, BERLIN) == words


@pytest.mark.parametrize(
    "name",
    [
        step_name("of_a_newer_version", what="x"),
        step_name("switch"),
        step_name("switch", mode="coding", at="noon"),
        step_name("switch", mode=5, at=5),
        step_name("target", low="a", high=None, week=""),
        step_name("meetings", count="many"),
        step_name("note", day="someday"),
        step_name("audit", weeks="2026-W43"),
    ],
)
def test_a_step_that_cannot_be_read_is_a_change(name: str) -> None:
    assert step_words(name, MODES, BERLIN) == "a change"


@pytest.mark.parametrize("name", ["plain words", "[1]", "5", '{"step": 5}', '{"other": "x"}', "[" * 100_000, ""])
def test_another_text_is_no_name_of_a_step_and_is_shown_as_it_is(name: str) -> None:
    assert parse_step_name(name) is None
    assert step_words(name, MODES, BERLIN) == (name if len(name) < 60 else "[" * 59 + "…")


def test_a_name_holds_no_words_of_a_language() -> None:
    assert json.loads(switch_step("coding", TEN)) == {"step": "switch", "mode": "coding", "at": "2026-11-16T09:00:00Z"}


class Shouting(NullTranslations):
    """Another language."""

    def gettext(self, message: str) -> str:
        return message.upper() if "{" not in message else message


def test_a_step_made_in_one_language_is_named_in_another() -> None:
    name = step_name("days_off")
    assert step_words(name, MODES, BERLIN) == "edit of your days off"
    speak(Shouting(), "xx")
    try:
        assert step_words(name, MODES, BERLIN) == "EDIT OF YOUR DAYS OFF"
    finally:
        speak(NullTranslations())
