"""Answers of the child processes in which the app has repositories and evidence renewed: JSON with these fields."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NotRequired


class CommitNotification(TypedDict):
    """A notification about commits that is due; ``cause`` is that of its topic's policy."""

    topic: str
    cause: str
    title: str
    body: str


class RepositoriesAnswer(TypedDict):
    """The notifications that follow from the repositories; ``failed`` alone if none were read."""

    notifications: NotRequired[list[CommitNotification]]
    failed: NotRequired[str]


class EvidenceAnswer(TypedDict):
    """The instants of the user's commits, in seconds since 1970; ``failed`` alone if nothing was read."""

    authored: NotRequired[list[int]]
    failed: NotRequired[str]
