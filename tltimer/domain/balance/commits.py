"""The user's part of the commits on default branches.

Merges and commits of programs are left out. ``author`` is a mark that tells people apart and names none of them.
"""

from __future__ import annotations

from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tltimer.domain.timeline.spans import Span


class Commit(Value):
    """A commit on a default branch: when it got there, its author, and how many lines it changed.

    ``lines`` is None where they were not counted; ``reviewed`` and ``paired`` say that a trailer names the user as a
    reviewer or a co-author of somebody else's commit.
    """

    id: str
    at: datetime
    author: str
    mine: bool
    lines: int | None = None
    reviewed: bool = False
    paired: bool = False

    @property
    def has_mine(self) -> bool:
        """Whether the user wrote it or is named as a co-author."""
        return self.mine or self.paired


class History(Value):
    """The commits of one repository.

    ``branch`` is its default branch; ``known_from`` the instant from which on all commits are in ``commits``, None if
    none is missing; ``earlier`` when the user's last commit before these came about; ``shallow`` says that the
    repository itself lacks older ones.
    """

    branch: str
    commits: tuple[Commit, ...] = ()
    known_from: datetime | None = None
    earlier: datetime | None = None
    shallow: bool = False

    def knows(self, since: datetime) -> bool:
        """Return whether all commits since an instant are known."""
        return self.known_from is None or self.known_from <= since


class Contribution(Value):
    """Commits and changed lines of a span, the user's among them; lines are None where they were not counted.

    ``people`` counts who committed; ``reviewed`` and ``paired`` count the trailers that name the user.
    """

    commits: int
    mine: int
    lines: int | None
    my_lines: int | None
    people: int
    reviewed: int
    paired: int

    @property
    def commit_share(self) -> float | None:
        """The user's share of the commits, None without any."""
        return self.mine / self.commits if self.commits else None

    @property
    def line_share(self) -> float | None:
        """The user's share of the changed lines, None where none are known."""
        return self.my_lines / self.lines if self.lines and self.my_lines is not None else None


def contribution_in(span: Span, commits: Iterable[Commit]) -> Contribution:
    """Count the commits within a span; one that lies in several repositories once."""
    within = {commit.id: commit for commit in commits if span.covers(commit.at)}.values()
    counted = [commit.lines for commit in within if commit.lines is not None]
    own = [commit.lines for commit in within if commit.mine and commit.lines is not None]
    is_complete = len(counted) == len(within)
    return Contribution(
        commits=len(within),
        mine=sum(commit.mine for commit in within),
        lines=sum(counted) if is_complete else None,
        my_lines=sum(own) if is_complete else None,
        people=len({commit.author for commit in within}),
        reviewed=sum(commit.reviewed for commit in within),
        paired=sum(commit.paired for commit in within),
    )


def last_of_mine(histories: Iterable[History], until: datetime) -> datetime | None:
    """Return the instant of the user's last commit before another, None where none is known.

    Commits that name the user as a co-author count.
    """
    times: list[datetime] = []
    for history in histories:
        times += [commit.at for commit in history.commits if commit.has_mine]
        times += [history.earlier] if history.earlier else []
    return max((at for at in times if at < until), default=None)
