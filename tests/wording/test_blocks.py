import pytest

from tests.drawing import SIZES, at
from tltimer.domain.focus.blocks import Block, BlockSize, Cause, fragmentation_of
from tltimer.wording import blocks


def block(minutes: int, cause: Cause, title: str | None = None) -> Block:
    return Block(at("09:00"), at("10:00"), minutes * 60, SIZES.size_of(minutes * 60), cause, title)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        ([], ""),
        ([120], "1 focus block"),
        ([120, 60, 61, 5], "1 focus block, 2 short blocks, 1 fragment"),
        ([5, 5], "2 fragments"),
    ],
)
def test_blocks_are_counted_by_size(minutes: list[int], words: str):
    assert blocks.block_counts(block(minute, Cause.STOP) for minute in minutes) == words


@pytest.mark.parametrize(
    ("causes", "words"),
    [
        ([], ""),
        ([Cause.MEETING], "1 meeting"),
        (
            [Cause.MEETING, Cause.SWITCH, Cause.AWAY, Cause.STOP, Cause.RUNNING],
            "1 meeting · 1 mode switch · 1 absence · 1 stop · one is still running",
        ),
        (
            [Cause.MEETING, Cause.SWITCH, Cause.AWAY, Cause.STOP] * 2,
            "2 meetings · 2 mode switches · 2 absences · 2 stops",
        ),
    ],
)
def test_causes_are_counted(causes: list[Cause], words: str):
    assert blocks.cause_counts(fragmentation_of(block(30, cause) for cause in causes)) == words


@pytest.mark.parametrize(
    ("cause", "title", "words"),
    [
        (Cause.MEETING, "Sprint {sync}", "ended by Sprint {sync}"),
        (Cause.MEETING, None, "ended by a meeting"),
        (Cause.MEETING, "", "ended by a meeting"),
        (Cause.RUNNING, None, "running"),
        (Cause.AWAY, None, "ended when you left"),
        (Cause.STOP, None, "stopped"),
        (Cause.SWITCH, None, "you switched"),
    ],
)
def test_what_ended_a_block(cause: Cause, title: str | None, words: str):
    assert blocks.cause_words(block(30, cause, title)) == words


def test_sizes_have_names():
    assert [blocks.size_words(size) for size in BlockSize] == ["focus block", "short block", "fragment"]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [([120], "1 focus block"), ([130, 30], "1 focus block, 1 fragment (19% of coding time)"), ([], "")],
)
def test_fragments_have_their_share(minutes: list[int], words: str):
    drawn = [block(minute, Cause.STOP) for minute in minutes]
    assert blocks.fragment_counts(drawn, fragmentation_of(drawn)) == words
