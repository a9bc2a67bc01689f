import itertools
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import DAYS, HOURS, MONDAY, RULES, RUNAWAY, at, day, done, drawn, switch, utc
from tltimer.domain.timeline.days import ONE_DAY, DayRule
from tltimer.domain.timeline.entries import Entry, EntryRule, compute_entries, counting, running_switch
from tltimer.domain.timeline.spans import Span, union, without
from tltimer.domain.timeline.switches import OFF, UNKNOWN, Switch

START = at("00:00")
TUESDAY = MONDAY + ONE_DAY

logs = st.lists(
    st.builds(
        Switch,
        id=st.integers(0, 99).map("{:02}".format),
        at=st.integers(0, 3 * 24 * 12).map(lambda n: START + timedelta(minutes=5 * n)),
        mode=st.sampled_from(["coding", "meeting", "break", "gardening", OFF, UNKNOWN]),
        confirmed=st.booleans(),
    ),
    unique_by=lambda switch: switch.id,
    max_size=25,
)
untils = st.integers(0, 4 * 24 * 60).map(lambda n: START + timedelta(minutes=n))


def test_a_switch_ends_what_ran_before():
    assert drawn(done(day("CCMMCC"))) == [("09:00", "09:30", "C"), ("09:30", "10:00", "M"), ("10:00", "10:30", "C")]


def test_after_off_nothing_runs_until_the_next_switch():
    assert drawn(done(day("CC..CC"))) == [("09:00", "09:30", "C"), ("10:00", "10:30", "C")]


def test_neighbours_that_are_alike_stay_apart():
    assert drawn(done(day("CC|CC"))) == [("09:00", "09:30", "C"), ("09:30", "10:00", "C")]


def test_what_runs_at_until_ends_there_and_is_running():
    (entry,) = done(day("CC>"), until=at("12:34:56"))
    assert entry.end == at("12:34:56")
    assert entry.running


def test_what_runs_over_the_end_of_its_day_ends_there_and_does_not_run():
    (entry,) = done(day("CC>", begin="23:00"), until=at("36:00"))
    assert entry.end == at("28:00")
    assert not entry.running


def test_at_the_very_end_of_its_day_nothing_runs():
    (entry,) = done(day("CC>", begin="23:00"), until=at("28:00"))
    assert not entry.running


def test_a_switch_at_until_does_not_exist():
    assert done(day("CC>"), until=at("09:00")) == ()


def test_a_switch_a_second_before_until_is_an_entry_of_a_second():
    (entry,) = done(day("CC>"), until=at("09:00:01"))
    assert entry.seconds == 1


def test_a_switch_after_until_does_not_end_what_runs():
    (entry,) = done(day("CCMM>"), until=at("09:20"))
    assert entry.running
    assert entry.end == at("09:20")


def test_of_switches_at_one_instant_the_greatest_id_counts():
    entries = done([switch("09:00", "C", id="2"), switch("09:00", "M", id="10"), switch("09:30", ".")])
    assert drawn(entries) == [("09:00", "09:30", "C")]
    assert entries[0].switch.id == "2"


def test_off_with_the_greatest_id_stops_at_the_instant_of_another():
    assert done([switch("09:00", "C", id="1"), switch("09:00", ".", id="2")]) == ()


def test_the_order_in_which_switches_come_says_nothing():
    switches = day("CCMMBBCC")
    assert done(reversed(switches)) == done(switches)


def test_an_entry_of_exactly_five_hours_is_known():
    (entry,) = done(day("C" * 20))
    assert not entry.unconfirmed


def test_an_entry_a_second_longer_than_five_hours_is_unknown_as_a_whole():
    (entry,) = done([switch("09:00", "C"), switch("14:00:01", ".")])
    assert entry.unconfirmed
    assert entry.mode == "coding"


def test_a_long_entry_whose_switch_is_confirmed_is_known():
    (entry,) = done([switch("09:00", "C", confirmed=True), switch("17:00", ".")])
    assert not entry.unconfirmed


def test_a_long_break_is_unknown_too():
    (entry,) = done(day("B" * 21))
    assert entry.unconfirmed


def test_what_has_run_too_long_is_unknown_while_it_runs():
    (entry,) = done(day("C>"), until=at("14:00:01"))
    assert entry.running
    assert entry.unconfirmed


def test_unknown_time_stays_unknown_even_if_confirmed():
    (entry,) = done([switch("09:00", "?", confirmed=True), switch("09:15", ".")])
    assert entry.unconfirmed


def test_the_limit_can_be_set():
    assert all(entry.unconfirmed for entry in done(day("CC"), runaway_after=timedelta(minutes=29)))
    assert not any(entry.unconfirmed for entry in done(day("CC"), runaway_after=timedelta(minutes=30)))


SATURDAY = MONDAY + 5 * ONE_DAY


@pytest.mark.parametrize(
    ("switches", "expected"),
    [
        ([("09:00", "C"), ("20:00", "M"), ("20:30", ".")], [("09:00", "17:30", "c"), ("20:00", "20:30", "M")]),
        ([("17:15", "C"), ("27:00", "M")], [("17:15", "17:30", "c"), ("03:00", "04:00", "M")]),
        ([("17:16", "C"), ("27:00", "M")], [("17:16", "22:16", "c"), ("03:00", "04:00", "M")]),
        ([("22:00", "C"), ("27:30", "M")], [("22:00", "03:00", "c"), ("03:30", "04:00", "M")]),
        ([("09:00", "?"), ("18:00", "M"), ("18:30", ".")], [("09:00", "17:30", "?"), ("18:00", "18:30", "M")]),
        ([("17:00", "?"), ("17:50", "M"), ("18:00", ".")], [("17:00", "17:30", "?"), ("17:50", "18:00", "M")]),
        ([("20:00", "?"), ("21:00", ".")], [("20:00", "21:00", "?")]),
    ],
    ids=[
        "a forgotten stop ends with the working hours",
        "a quarter of an hour before their end still",
        "later than that after five hours",
        "at night after five hours",
        "unknown time likewise",
        "short unknown time likewise",
        "but only if it would end later",
    ],
)
def test_unknown_time_ends_at_its_plausible_end(switches, expected):
    assert drawn(done([switch(*fields) for fields in switches], until=at("40:00"))) == expected


def test_on_a_day_off_unknown_time_ends_after_the_limit():
    entries = done([switch("09:00", "C", SATURDAY), switch("20:00", "M", SATURDAY), switch("20:30", ".", SATURDAY)])
    assert drawn(entries)[0] == ("09:00", "14:00", "c")


def test_unknown_time_that_the_user_stopped_is_not_cut():
    assert drawn(done([switch("09:00", "C"), switch("20:00", ".")])) == [("09:00", "20:00", "c")]
    assert drawn(done([switch("09:00", "?"), switch("20:00", ".")])) == [("09:00", "20:00", "?")]
    assert drawn(done([switch("09:00", "C"), switch("20:00", ".", source="lock")])) == [("09:00", "17:30", "c")]


def test_unknown_time_that_runs_is_cut_and_runs_still():
    (entry,) = done([switch("09:00", "C")], until=at("20:00"))
    assert (entry.end, entry.running) == (at("17:30"), True)


def test_in_files_unknown_time_is_as_long_as_the_log_has_it():
    (entry,) = compute_entries([switch("09:00", "C")], at("20:00"), RULES.entries, as_logged=True)
    assert entry.end == at("20:00")


def test_the_hour_that_the_clock_repeats_is_counted():
    october = date(2026, 10, 25)
    (entry,) = done([switch("01:00", "C", october), switch("03:00", ".", october)], until=at("12:00", october))
    assert entry.seconds == 3 * 3600
    assert entry.day == date(2026, 10, 24)


def test_a_change_at_midnight_ends_the_day_where_the_day_ends():
    """If a clock change skips the midnight that begins a day, the day before ends at 01:00 on the new clock."""
    brazil = DayRule(ZoneInfo("America/Sao_Paulo"), START.time().replace(hour=0))
    late = Switch("1", utc("2018-11-04T02:00:00"), "coding")
    (entry,) = compute_entries([late], utc("2018-11-04T12:00:00"), EntryRule(brazil, RUNAWAY, HOURS.end_of))
    assert entry.end == utc("2018-11-04T03:00:00")
    assert entry.day == date(2018, 11, 3)


@given(logs, untils)
def test_entries_are_in_order_never_empty_and_never_overlap(log: list[Switch], until):
    entries = compute_entries(log, until, RULES.entries)
    assert all(entry.start < entry.end <= until for entry in entries)
    assert all(entry.end <= following.start for entry, following in itertools.pairwise(entries))
    assert all(
        DAYS.span_of(entry.day).start <= entry.start and entry.end <= DAYS.span_of(entry.day).end for entry in entries
    )


@given(logs, untils)
def test_known_and_unknown_time_and_gaps_are_the_span_looked_at(log: list[Switch], until):
    entries = compute_entries(log, until, RULES.entries)
    whole = Span(START, until)
    known = sum(entry.seconds for entry in entries if not entry.unconfirmed)
    unknown = sum(entry.seconds for entry in entries if entry.unconfirmed)
    gaps = sum(gap.seconds for gap in without(whole, union(entry.span for entry in entries)))
    assert known + unknown + gaps == whole.seconds


@given(logs, untils)
def test_every_instant_runs_what_the_last_switch_of_its_day_says(log: list[Switch], until):
    """Against a reading of the contract, an instant at a time."""
    entries = compute_entries(log, until, RULES.entries, as_logged=True)
    for minutes in range(0, 4 * 24 * 60, 95):
        instant = START + timedelta(minutes=minutes)
        before = [entry for entry in log if entry.at <= instant and entry.at < until]
        last = max(before, key=lambda switch: (switch.at, switch.id), default=None)
        runs = (
            instant < until and last is not None and last.mode != OFF and DAYS.day_of(last.at) == DAYS.day_of(instant)
        )
        here = [entry for entry in entries if entry.span.covers(instant)]
        assert [entry.mode for entry in here] == ([last.mode] if runs and last else [])


@given(logs, untils)
def test_at_most_one_entry_runs_and_it_is_the_last(log: list[Switch], until):
    entries = compute_entries(log, until, RULES.entries, as_logged=True)
    running = [entry for entry in entries if entry.running]
    assert running in ([], [*entries[-1:]])
    assert all(entry.end == until for entry in running)


@given(logs, untils)
def test_days_by_themselves_are_the_days_of_the_whole(log: list[Switch], until):
    """A day's entries depend on the switches of that day alone."""
    whole = compute_entries(log, until, RULES.entries)
    apart: list[Entry] = []
    for offset in range(-1, 4):
        span = DAYS.span_of(MONDAY + offset * ONE_DAY)
        apart += compute_entries([entry for entry in log if span.covers(entry.at)], until, RULES.entries)
    assert tuple(apart) == whole


def test_what_runs_is_known_at_the_very_instant_of_its_switch():
    running = running_switch(day("CCMM>"), at("09:30"), DAYS)
    assert running is not None
    assert running.mode == "meeting"


def test_what_comes_later_does_not_run_yet():
    running = running_switch(day("CCMM>"), at("09:29:59"), DAYS)
    assert running is not None
    assert running.mode == "coding"


def test_nothing_runs_before_the_first_switch_after_off_and_on_the_next_day():
    switches = day("CC")
    assert running_switch(switches, at("08:59"), DAYS) is None
    assert running_switch(switches, at("09:30"), DAYS) is None
    assert running_switch(day("CC>"), at("28:00"), DAYS) is None
    assert running_switch(day("CC>"), at("27:59:59"), DAYS) is not None


def test_counting_switches_are_one_an_instant():
    assert [entry.id for entry in counting([switch("09:00", "C", id="b"), switch("09:00", "M", id="a")])] == ["b"]
