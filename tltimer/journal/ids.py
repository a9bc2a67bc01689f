"""Identifiers that ascend on a device, whatever its clock does.

1k8wz3f2h-m4q7
|         |
|         the end of the device's name
milliseconds since 1970 at least, in digits that sort as text

A clock that stands still or is set back only makes the number run ahead of the time.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
WIDTH = 9
END = 32**WIDTH
"""The first number too great for an identifier, in the year 3084."""

LEAD = 400 * 24 * 3600 * 1000
"""The greatest lead over the clock at which another device's id is followed: greater ones would use up all numbers."""


def identifier(number: int, suffix: str) -> str:
    """Return a number and the suffix of a device as an identifier."""
    digits = []
    for _ in range(WIDTH):
        number, digit = divmod(number, 32)
        digits.append(DIGITS[digit])
    return "".join(reversed(digits)) + "-" + suffix


def number_of(text: str) -> int | None:
    """Return the number of an identifier of this form, None for any other text."""
    head, dash, _ = text.partition("-")
    if len(head) != WIDTH or not dash or any(digit not in DIGITS for digit in head):
        return None
    number = 0
    for digit in head:
        number = number * 32 + DIGITS.index(digit)
    return number


class IdSource:
    """Makes identifiers, each greater than all before.

    Args:
        last: the number of the one given last.
        milliseconds: the time now, since 1970.
        suffix: the mark of this device.
    """

    def __init__(self, last: int, milliseconds: int, suffix: str) -> None:
        self.last = last
        self._milliseconds = milliseconds
        self._suffix = suffix

    def following(self, others: Iterable[str] = ()) -> str | None:
        """Return the next identifier, greater also than these others; None where there can be none."""
        others = tuple(others)
        numbers = [number for number in map(number_of, others) if number is not None]
        number = max(self.last + 1, self._milliseconds, *(present + 1 for present in numbers))
        text = identifier(number, self._suffix)
        ahead = number > max(self.last + 1, self._milliseconds + LEAD)
        if number >= END or ahead or any(text <= other for other in others):
            return None
        self.last = number
        return text
