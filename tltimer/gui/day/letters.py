"""The key of each mode."""

from collections.abc import Iterable

from tltimer.domain.timeline.modes import Mode


def letters_of(modes: Iterable[Mode]) -> dict[str, str]:
    """Give each mode the first letter or digit of its label that is free: ``c`` to Coding; none where none is.

    Returns:
        keys of modes by letter.
    """
    given: dict[str, str] = {}
    for mode in modes:
        letter = next((one for one in mode.label.casefold() if one.isalnum() and one not in given), None)
        if letter is not None:
            given[letter] = mode.key
    return given
