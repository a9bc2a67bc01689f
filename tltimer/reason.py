"""Why something of the system is not there, in words."""


def reason(problem: Exception) -> str:
    """Say why, without the numbers of the system; the kind of the problem where it says nothing itself."""
    return getattr(problem, "strerror", None) or str(problem) or type(problem).__name__
