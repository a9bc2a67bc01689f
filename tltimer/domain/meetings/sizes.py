"""What is long enough for what: whole, usable or a crumb."""

from enum import StrEnum

from tltimer.frozen import value


class Size(StrEnum):
    """How much can be done in a piece of time."""

    WHOLE = "whole"
    USABLE = "usable"
    CRUMB = "crumb"


@value
class Sizes:
    """From how many seconds on a piece is whole, and from how many it is usable."""

    whole_s: int = 120 * 60
    usable_s: int = 60 * 60

    def size_of(self, seconds: int) -> Size:
        """Name the size of a piece of so many seconds."""
        if seconds >= self.whole_s:
            return Size.WHOLE
        return Size.USABLE if seconds >= self.usable_s else Size.CRUMB
