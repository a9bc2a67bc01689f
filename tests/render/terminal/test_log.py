"""Switches and modes as text for a terminal."""

import pytest

from tests.drawing import MODES, MONDAY, RULES, switch
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.modes_and_kinds import CountsAs, Mode, ModeList
from tltimer.render.terminal.log import log_text, modes_text
from tltimer.render.terminal.style import Style

TUESDAY = MONDAY + ONE_DAY
SWITCHES = (
    switch("09:00", "C", id="1"),
    switch("10:00", "O", id="22", person="Ana", kind="coaching", note="her plan", confirmed=True),
    switch("11:00", ".", id="3", source="idle"),
    switch("09:30", "gardening", TUESDAY, id="4"),
)


def test_switches_stand_with_their_ids_below_their_days() -> None:
    assert log_text(SWITCHES, MONDAY, TUESDAY, RULES, Style()).splitlines() == [
        "Monday, 16 November 2026",
        "  09:00  1   Coding",
        "  10:00  22  1:1           Ana · coaching · her plan · confirmed",
        "  11:00  3   Not tracking  idle",
        "",
        "Tuesday, 17 November 2026",
        "  09:30  4   gardening",
    ]


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (MONDAY, "There are no switches on 2026-11-16."),
        (TUESDAY, "There are no switches from 2026-11-16 to 2026-11-17."),
    ],
    ids=["a day", "two days"],
)
def test_days_without_switches_are_named(last, words: str) -> None:
    assert log_text((), MONDAY, last, RULES, Style()) == words


def test_a_long_note_is_cut_at_the_width_of_the_terminal() -> None:
    text = log_text([switch("09:00", "C", id="1", note="x" * 200)], MONDAY, MONDAY, RULES, Style(40))
    assert text.splitlines()[1] == "  09:00  1  Coding  " + "x" * 19 + "…"


def test_modes_stand_with_their_letter_key_label_side_and_properties() -> None:
    hidden = Mode("hiring", "Hiring", CountsAs.LEADING, meets=True, hidden=True, do_not_disturb=True)
    assert modes_text(ModeList((*MODES, hidden)), Style()).splitlines() == [
        "C coding    Coding    coding",
        "1 1:1       1:1       leading     with other people",
        "R review    Review    leading",
        "P planning  Planning  leading",
        "M meeting   Meeting   attending   with other people",
        "B break     Break     neither",
        "H hiring    Hiring    leading     with other people · Do Not Disturb · hidden",
    ]
