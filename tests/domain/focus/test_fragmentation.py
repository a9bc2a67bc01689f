from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import SIZES, at
from tltimer.domain.focus.blocks import Block, Cause, fragmentation_of, is_fragmented

START: datetime = at("09:00")


def block(minutes: int, cause: Cause = Cause.SWITCH) -> Block:
    return Block(START, START, minutes * 60, SIZES.size_of(minutes * 60), cause, None)


some_blocks = st.lists(st.builds(block, st.integers(1, 300), st.sampled_from(Cause)), max_size=10)


def test_without_coding_there_is_no_share():
    result = fragmentation_of([])
    assert (result.focus_s, result.short_s, result.fragment_s, result.longest_s) == (0, 0, 0, 0)
    assert result.fragmented_share is None
    assert result.ended_by == {}


def test_coding_is_summed_by_the_size_of_its_block():
    result = fragmentation_of([block(150), block(60), block(59, Cause.MEETING), block(10)])
    assert (result.focus_s, result.short_s, result.fragment_s) == (9000, 3600, 4140)
    assert result.fragmented_share == 4140 / 16740
    assert result.longest_s == 9000
    assert result.ended_by == {Cause.SWITCH: 3, Cause.MEETING: 1}


@given(some_blocks)
def test_nothing_is_lost_in_the_sums(blocks: list[Block]):
    result = fragmentation_of(blocks)
    assert result.focus_s + result.short_s + result.fragment_s == sum(block.coding_s for block in blocks)
    assert sum(result.ended_by.values()) == len(blocks)


def fragmented(*blocks: Block) -> bool:
    return is_fragmented(sum(block.coding_s for block in blocks), blocks)


def test_an_hour_in_two_blocks_that_meetings_ended_is_a_fragmented_day():
    assert fragmented(block(30, Cause.MEETING), block(30, Cause.MEETING))


def test_less_than_an_hour_is_no_fragmented_day():
    assert not fragmented(block(30, Cause.MEETING), block(29, Cause.MEETING))


def test_one_meeting_makes_no_fragmented_day():
    assert not fragmented(block(50, Cause.MEETING), block(50, Cause.SWITCH))


def test_with_a_focus_block_it_is_no_fragmented_day():
    assert not fragmented(block(30, Cause.MEETING), block(30, Cause.MEETING), block(120))
    assert fragmented(block(30, Cause.MEETING), block(30, Cause.MEETING), block(119))
