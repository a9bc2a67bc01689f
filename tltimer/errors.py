"""What the program says when it will not do something."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error of the program
    """Something asked for cannot be done; the text says in one line what is wrong and what to do."""

    exit_status = 1


class Misuse(Refused):
    """A command was worded wrongly; the text says in one line what is expected."""

    exit_status = 2


def reason_of(problem: Exception) -> str:
    """Say why, without the numbers of the system; the kind of the problem where it says nothing itself."""
    return getattr(problem, "strerror", None) or str(problem) or type(problem).__name__
