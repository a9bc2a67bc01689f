import itertools
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import MODES, RULES, SIZES, at, day, done, drawn, switch
from tltimer.domain.focus.blocks import BlockSize, CodingRun, coding_entries, runs
from tltimer.domain.timeline.entries import compute_entries
from tltimer.domain.timeline.modes_and_kinds import mode_list
from tltimer.domain.timeline.switches import OFF, UNKNOWN, Switch

FIVE = timedelta(minutes=5)


def blocks(switches, bridge: timedelta = FIVE, modes=MODES, **seen) -> tuple[CodingRun, ...]:
    return runs(done(switches, **seen), modes, bridge, SIZES)


def spans(runs: tuple[CodingRun, ...]) -> list[tuple[str, str, str]]:
    return [(*drawn(run.entries)[0][:1], drawn(run.entries)[-1][1], str(run.size)) for run in runs]


def between(pause: str, letter: str = "M"):
    """An hour of coding, a pause from 10:00 to an instant, and coding until 12:00."""
    return [switch("09:00", "C"), switch("10:00", letter), switch(pause, "C"), switch("12:00", ".")]


def test_a_meeting_inside_a_block_cuts_it_in_two():
    assert spans(blocks(day("CCCCMMCCCC"))) == [("09:00", "10:00", "short"), ("10:30", "11:30", "short")]


def test_a_pause_of_exactly_the_bridge_joins():
    result = blocks(between("10:05"))
    assert spans(result) == [("09:00", "12:00", "focus")]
    assert result[0].coding_s == 175 * 60


def test_a_pause_a_second_longer_than_the_bridge_parts():
    assert spans(blocks(between("10:05:01"))) == [("09:00", "10:00", "short"), ("10:05", "12:00", "short")]


@pytest.mark.parametrize("letter", [".", "B", "R", "?", "gardening"])
def test_whatever_fills_a_short_pause_it_joins(letter: str):
    assert len(blocks(between("10:05", letter))) == 1


def test_with_a_bridge_of_nothing_only_entries_that_touch_join():
    assert len(blocks(between("10:05"), bridge=timedelta(0))) == 2
    assert len(blocks(day("CC|CC"), bridge=timedelta(0))) == 1


@pytest.mark.parametrize(
    ("end", "size"),
    [
        ("11:00", BlockSize.FOCUS),
        ("10:59:59", BlockSize.SHORT),
        ("10:00", BlockSize.SHORT),
        ("09:59:59", BlockSize.FRAGMENT),
    ],
)
def test_sizes_have_sharp_edges(end: str, size: BlockSize):
    assert [block.size for block in blocks([switch("09:00", "C"), switch(end, ".")])] == [size]


def test_the_size_is_that_of_the_coding_and_not_of_the_span():
    """Two hours by the clock, five minutes less of coding."""
    result = blocks([switch("09:00", "C"), switch("10:00", "B"), switch("10:05", "C"), switch("11:00", ".")])
    assert [(block.size, block.coding_s) for block in result] == [(BlockSize.SHORT, 115 * 60)]


def test_a_block_never_crosses_a_day():
    night = [switch("27:00", "C"), switch("28:00", "C"), switch("29:00", ".")]
    assert spans(blocks(night)) == [("03:00", "04:00", "short"), ("04:00", "05:00", "short")]


def test_unknown_time_is_in_no_block():
    assert blocks(day("C" * 21)) == ()
    assert blocks(day("????")) == ()


def test_modes_of_ones_own_that_count_as_coding_make_blocks_with_coding():
    modes = mode_list([{"id": "toil", "counts_as": "coding"}])
    result = blocks([switch("09:00", "C"), switch("10:00", "toil"), switch("11:00", ".")], modes=modes)
    assert [(block.coding_s, block.size) for block in result] == [(2 * 3600, BlockSize.FOCUS)]


def test_a_block_runs_while_its_last_entry_does():
    first, last = blocks(day("CCMMCC>"), until=at("10:15"))
    assert not first.running
    assert last.running


logs = st.lists(
    st.builds(
        Switch,
        id=st.integers(0, 999).map("{:03}".format),
        at=st.integers(0, 2 * 24 * 30).map(lambda n: at("00:00") + timedelta(minutes=2 * n)),
        mode=st.sampled_from(["coding", "coding", "meeting", "break", OFF, UNKNOWN]),
        confirmed=st.booleans(),
    ),
    max_size=30,
    unique_by=lambda switch: switch.id,
)


@given(logs, st.integers(0, 30))
def test_blocks_hold_exactly_the_coding_each_entry_once(log: list[Switch], minutes: int):
    bridge = timedelta(minutes=minutes)
    entries = compute_entries(log, at("60:00"), RULES.entries)
    blocks_ = runs(entries, MODES, bridge, SIZES)
    coding = [entry for entry in entries if entry.mode == "coding" and not entry.unconfirmed]
    assert [entry for block in blocks_ for entry in block.entries] == coding == list(coding_entries(entries, MODES))
    for block in blocks_:
        pairs = zip(block.entries, block.entries[1:], strict=False)
        assert all(one.end + bridge >= other.start and one.day == other.day for one, other in pairs)
    for block, following in itertools.pairwise(blocks_):
        last, other = block.entries[-1], following.entries[0]
        assert other.start - last.end > bridge or last.day != other.day


def test_coding_of_less_than_a_minute_makes_no_block():
    log = [switch("09:00", "C"), switch("09:00:59", "M"), switch("10:00", "C"), switch("10:01", ".")]
    assert [run.coding_s for run in blocks(log)] == [60]
    short = [switch("09:00", "C"), switch("09:00:30", "M"), switch("09:01", "C"), switch("09:01:30", ".")]
    assert [run.coding_s for run in blocks(short)] == [60]
