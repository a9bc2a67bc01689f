"""Refusals, and one way to word what the system reports."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error of the program
    """Something asked for cannot be done; the text says in one line what is wrong and what to do."""

    exit_status = 1


class Misuse(Refused):
    """A command was worded wrongly; the text says in one line what is expected."""

    exit_status = 2


def reason_of(error: BaseException) -> str:
    """Return why something failed, on one line: the system's words, else the error's own, else its kind.

    Nothing is lower-cased: in German, and after a window toolkit has set the locale, the words begin with a noun.
    """
    words = (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
    return " ".join(str(words).split())
