"""From entries to switches, drawn: the same letters as in the tests of entries."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.drawing import BERLIN, at, day, done, drawn, rules
from tests.exchange.reading import NOW, placed_from, switches_of
from tltimer.domain.timeline.entries import Entry, compute_entries
from tltimer.domain.timeline.names import folded
from tltimer.domain.timeline.switches import OFF, UNKNOWN, Switch
from tltimer.exchange.entries import ImportedDocuments, ImportedEntry
from tltimer.exchange.name_mapping import ALIKE
from tltimer.exchange.registry import OF_SPANS, READERS, WRITERS
from tltimer.wording.sanitize import plain


def entry(start: str, end: str | None, name: str = "coding") -> ImportedEntry:
    return ImportedEntry(at(start), at(end) if end else None, (name,))


def added(*entries: ImportedEntry, beside: tuple[Switch, ...] = ()) -> list[tuple[str, str, str]]:
    switches = switches_of(placed_from(entries, beside))
    return drawn(compute_entries((*beside, *switches), NOW, rules().entries, as_logged=True))


def test_the_one_that_began_later_counts_and_the_earlier_goes_on_after_it() -> None:
    assert added(entry("09:00", "12:00"), entry("10:00", "10:30", "meeting")) == [
        ("09:00", "10:00", "C"),
        ("10:00", "10:30", "M"),
        ("10:30", "12:00", "C"),
    ]
    assert placed_from((entry("09:00", "12:00"), entry("10:00", "10:30", "meeting"))).overlapping == 1


def test_what_the_log_has_already_stays() -> None:
    there = day("MM", "10:00")
    assert added(entry("09:00", "12:00"), beside=there) == [
        ("09:00", "10:00", "C"),
        ("10:00", "10:30", "M"),
        ("10:30", "12:00", "C"),
    ]
    assert placed_from((entry("09:00", "12:00"),), there).there_already == 30 * 60


def test_gaps_are_off_and_a_long_span_with_both_ends_needs_nobody_to_vouch_for_it() -> None:
    assert added(entry("09:00", "15:00"), entry("15:30", "16:00", "Reviews")) == [
        ("09:00", "15:00", "C"),
        ("15:30", "16:00", "R"),
    ]


def test_one_that_was_never_ended_runs_to_the_next_or_the_end_of_its_day_and_nobody_vouches_for_it() -> None:
    assert added(entry("09:00", None), entry("10:00", None, "1on1")) == [
        ("09:00", "10:00", "C"),
        ("10:00", "04:00", "o"),
    ]


def test_a_night_is_parted_where_the_day_ends() -> None:
    assert added(entry("22:00", "30:00")) == [("22:00", "04:00", "C"), ("04:00", "06:00", "C")]


def test_the_future_is_left_out() -> None:
    placed = placed_from((ImportedEntry(NOW - timedelta(hours=1), NOW + timedelta(hours=1), ("coding",)),))
    assert (placed.ahead, placed.switches) == (1, ())


def test_projects_tags_and_people_find_their_places() -> None:
    entries = (
        ImportedEntry(at("09:00"), at("10:00"), ("acme", "code", "Spike", "review")),
        ImportedEntry(at("10:00"), at("11:00"), ("1:1", "Ana", "acme"), "pay"),
        ImportedEntry(at("11:00"), at("12:00"), ("acme:planning",)),
        ImportedEntry(at("12:00"), at("12:30")),
    )
    assert [(s.mode, s.person, s.kind, s.note) for s in switches_of(placed_from(entries))] == [
        ("review", None, "spike", "acme, code"),
        ("1:1", "Ana", None, "acme: pay"),
        ("planning", None, None, "acme"),
        (UNKNOWN, None, None, None),
        (OFF, None, None, None),
    ]


TEXTS = (
    (
        st.text(min_size=1, max_size=8)
        | st.sampled_from(["a; b", "kind:spike", "50% off", "=1", "'=1", "*", "a, b", "ä"])
    )
    .map(plain)
    .filter(bool)
)
"""As commands and windows write them: one line, without what cannot be seen."""

LISTED = ["coding", "1:1", "review", "planning", "meeting", "break", OFF, UNKNOWN]
MODES = st.sampled_from(LISTED) | TEXTS.filter(lambda text: folded(text).removesuffix("s") not in {*LISTED, *ALIKE})
"""A listed mode's name is that mode, in any case and in the plural; so no other has that name."""
BEGIN = datetime(2026, 10, 24, 20, tzinfo=UTC)  # the night in which Berlin's clock shows an hour twice


@st.composite
def logs(draw: st.DrawFn) -> tuple[Switch, ...]:
    instants = sorted(draw(st.sets(st.integers(0, 40 * 3600), max_size=8)))
    return tuple(
        Switch(
            f"{number:03}",
            BEGIN + timedelta(seconds=seconds),
            draw(MODES),
            draw(st.none() | TEXTS),
            draw(st.none() | TEXTS),
            draw(st.none() | TEXTS),
            "user",
            draw(st.booleans()),
        )
        for number, seconds in enumerate(instants)
    )


def rows_of(entries: tuple[Entry, ...]) -> list[tuple[object, ...]]:
    return [
        (
            entry.start,
            entry.end,
            entry.mode,
            entry.switch.person,
            entry.switch.kind,
            entry.switch.note,
            entry.unconfirmed,
        )
        for entry in entries
        if entry.seconds
    ]


@pytest.mark.parametrize("form", OF_SPANS)
@given(log=logs(), hours=st.integers(1, 60))
@example(
    log=(
        Switch("a", BEGIN + timedelta(hours=4, minutes=30), "coding"),
        Switch("b", BEGIN + timedelta(hours=5, minutes=10), OFF),
    ),
    hours=20,
)
def test_what_is_exported_comes_back_as_the_same_entries(form: str, log: tuple[Switch, ...], hours: int) -> None:
    until = BEGIN + timedelta(hours=hours)
    writer = import_module(WRITERS[form])
    raw = writer.text_of({"switches": [switch.to_document() for switch in log]}, rules(), until).encode()
    reader = import_module(READERS[form])
    entries = reader.read(raw, BERLIN).entries
    back = switches_of(placed_from(entries, now=until))
    here = rules()
    expected = rows_of(compute_entries(log, until, here.entries, as_logged=True))
    assert rows_of(compute_entries(back, until, here.entries, as_logged=True)) == expected
    assert placed_from(entries, back, until).switches == ()


@given(log=logs())
def test_our_own_table_comes_back_as_the_same_switches(log: tuple[Switch, ...]) -> None:
    from tltimer.exchange.csv_format import read, text_of

    documents = [switch.to_document() for switch in log]
    assert read(text_of({"switches": documents}).encode(), BERLIN) == ImportedDocuments({"switches": documents})


@given(
    st.lists(
        st.tuples(st.integers(0, 600), st.integers(0, 200), st.sampled_from(["coding", "review", "acme"])), max_size=12
    )
)
def test_every_second_of_an_imported_entry_is_in_one_of_the_log_and_no_other(spans: list[tuple[int, int, str]]) -> None:
    entries = tuple(
        ImportedEntry(at("09:00") + timedelta(minutes=start), at("09:00") + timedelta(minutes=start + length), (name,))
        for start, length, name in spans
    )
    result = done(switches_of(placed_from(entries, now=at("48:00"))), at("48:00"))
    minutes = {minute for start, length, _name in spans for minute in range(start, start + length)}
    assert sum(entry.seconds for entry in result) == 60 * len(minutes)
    assert not any(entry.unconfirmed for entry in result)
