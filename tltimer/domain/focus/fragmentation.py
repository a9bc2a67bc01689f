"""Fragmentation of coding."""

from __future__ import annotations

from tltimer.domain.focus.block_sizes import BlockSize
from tltimer.domain.focus.blocks import Cause
from tltimer.frozen import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tltimer.domain.focus.blocks import Block

ENOUGH_S = 60 * 60
"""A day with less coding than this is never called fragmented."""


@frozen
class Fragmentation:
    """Seconds of coding by the size of their block, counts of blocks by what ended them, and the longest block."""

    focus_s: int
    short_s: int
    fragment_s: int
    ended_by: Mapping[Cause, int]
    longest_s: int

    @property
    def fragmented_share(self) -> float | None:
        """The share of coding that happened in fragments; None without any coding."""
        coding_s = self.focus_s + self.short_s + self.fragment_s
        return self.fragment_s / coding_s if coding_s else None


def fragmentation_of(blocks: Iterable[Block]) -> Fragmentation:
    """Sum up blocks of one day or of several."""
    by_size = dict.fromkeys(BlockSize, 0)
    causes: dict[Cause, int] = {}
    longest = 0
    for block in blocks:
        by_size[block.size] += block.coding_s
        causes[block.ended_by] = causes.get(block.ended_by, 0) + 1
        longest = max(longest, block.coding_s)
    return Fragmentation(
        by_size[BlockSize.FOCUS], by_size[BlockSize.SHORT], by_size[BlockSize.FRAGMENT], causes, longest
    )


def is_fragmented(coding_s: int, blocks: Iterable[Block]) -> bool:
    """Return whether a day is fragmented: an hour of coding or more, no focus block, two blocks ended by meetings."""
    blocks = tuple(blocks)
    return (
        coding_s >= ENOUGH_S
        and all(block.size is not BlockSize.FOCUS for block in blocks)
        and sum(block.ended_by is Cause.MEETING for block in blocks) >= 2
    )
