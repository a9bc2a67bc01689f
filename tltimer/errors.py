"""Refusals, and one way to word what the system reports."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error of the program
    """Something asked for cannot be done; the text says in one line what is wrong and what to do."""

    exit_status = 1


class Misuse(Refused):
    """A command was worded wrongly; the text says in one line what is expected."""

    exit_status = 2


class Unread(Refused):
    """Something that every report needs, such as the log or the time zone, cannot be read now."""


class StepStays(Refused):
    """A step that cannot be undone or redone.

    Args:
        sentence: the text, with the places ``{label}`` and ``{device}``.
        label: the name of the step, as it is stored.
        device: the one that has changed the same thing.
    """

    def __init__(self, sentence: str, label: str, device: str) -> None:
        super().__init__(sentence.format(label=label, device=device))
        self._sentence = sentence
        self._label = label
        self._device = device

    def words(self, naming: Callable[[str], str]) -> str:
        """Return the text, with the step named as people read it."""
        return self._sentence.format(label=naming(self._label), device=self._device)


def reason_of(error: BaseException) -> str:
    """Return the reason of an error on one line: the system's words, else the error's own, else its kind.

    Nothing is lower-cased: in German, and after a window toolkit has set the locale, the words begin with a noun.
    """
    words = (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
    return " ".join(str(words).split())
