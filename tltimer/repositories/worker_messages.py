"""Requests to the child process that asks git, and its answers: lines of JSON with these fields."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NotRequired


class LookRequest(TypedDict):
    """Find the repository in which a folder lies; ``look`` is true."""

    look: bool
    path: str


class HistoryRequest(TypedDict):
    """Read the history of a repository.

    ``addresses`` are the user's own; commits are read from the instant ``since`` on, lines are counted from
    ``lines_since`` on, both in seconds since 1970.
    """

    path: str
    addresses: list[str]
    since: int
    lines_since: int


class AuthoredRequest(TypedDict):
    """Tell when the user wrote commits, from the instant ``authored_since`` on, in seconds since 1970."""

    path: str
    addresses: list[str]
    authored_since: int


Request = LookRequest | HistoryRequest | AuthoredRequest


class GitAnswer(TypedDict):
    """The answer of the child.

    It holds the place of a repository (``root`` and ``common``), or its history, or when the user wrote commits
    (``authored``), or a ``problem`` with a ``detail``.
    ``common`` is the folder shared by all worktrees. ``commits`` are rows of name, instant, mark of the author, mine,
    lines or null, reviewed, paired; ``earlier`` is the instant of the user's last commit before them, or null.
    ``failed`` is why the child did not answer: slow, memory or crashed.
    """

    problem: NotRequired[str]
    detail: NotRequired[str]
    failed: NotRequired[str]
    root: NotRequired[str]
    common: NotRequired[str]
    branch: NotRequired[str]
    commits: NotRequired[list[list[Any]]]
    known_from: NotRequired[int]
    earlier: NotRequired[int | None]
    shallow: NotRequired[bool]
    nameless: NotRequired[bool]
    uncounted: NotRequired[bool]
    authored: NotRequired[list[int]]
