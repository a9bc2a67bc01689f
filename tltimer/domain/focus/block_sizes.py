"""Sizes of blocks, of coding done and of free time ahead: focus block, short block, fragment."""

from __future__ import annotations

from enum import StrEnum

from tltimer.frozen import frozen


class BlockSize(StrEnum):
    """The class of a piece of time by its length."""

    FOCUS = "focus"
    SHORT = "short"
    FRAGMENT = "fragment"


@frozen
class BlockSizes:
    """The seconds from which a piece is a focus block, and from which a short one."""

    focus_s: int = 120 * 60
    short_s: int = 60 * 60

    def size_of(self, seconds: int) -> BlockSize:
        """Return the size of a piece of so many seconds."""
        if seconds >= self.focus_s:
            return BlockSize.FOCUS
        return BlockSize.SHORT if seconds >= self.short_s else BlockSize.FRAGMENT
