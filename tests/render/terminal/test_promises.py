"""Promises as text for a terminal."""

from datetime import timedelta

from tests.drawing import MONDAY, RULES, at
from tltimer.domain.balance.promises import Promise, PromiseOutcome
from tltimer.render.terminal.promises import past_promises_text, promises_text
from tltimer.render.terminal.style import Style
from tltimer.values import replace

RFC = Promise("a1", "review the RFC", "Dana", MONDAY, 30, None, None)
IMPORTER = Promise("b2", "look at the importer", None, MONDAY - timedelta(3), None, None, None)
SOMEDAY = Promise("c3", "call back", "Zoe", None, 90, None, None)


def test_open_promises_stand_with_their_ids_those_due_first_in_front() -> None:
    assert promises_text([SOMEDAY, RFC, IMPORTER], MONDAY, Style()).splitlines() == [
        "b2  look at the importer · was due 13 November",
        "a1  review the RFC · to Dana · due today · 30 min",
        "c3  call back · to Zoe · 1 h 30 min",
    ]


def test_without_open_promises_the_command_that_records_one_is_named() -> None:
    assert promises_text([], MONDAY, Style()) == (
        'No open promises. To record one: tltimer promise "look at the importer by Friday for Ana"'
    )


def test_a_long_text_is_cut_and_the_words_about_it_are_not() -> None:
    long = replace(RFC, text="x" * 200)
    bare = Promise("d4", "y" * 200, None, None, None, None, None)
    assert promises_text([long, bare], MONDAY, Style(60)).splitlines() == [
        "a1  " + "x" * 24 + "… · to Dana · due today · 30 min",
        "d4  " + "y" * 55 + "…",
    ]


def test_past_promises_stand_with_their_outcomes_the_latest_in_front() -> None:
    past = {
        replace(RFC, done_at=at("17:00")): PromiseOutcome.KEPT,
        replace(IMPORTER, done_at=at("17:30")): PromiseOutcome.LATE,
        replace(SOMEDAY, dropped_at=at("12:00"), because="not needed"): PromiseOutcome.DROPPED,
    }
    assert past_promises_text(past, RULES, Style()).splitlines() == [
        "b2  look at the importer · kept late, on 16 November",
        "a1  review the RFC · to Dana · kept on 16 November",
        "c3  call back · to Zoe · dropped on 16 November · not needed",
    ]
    assert past_promises_text({}, RULES, Style()) == ""
