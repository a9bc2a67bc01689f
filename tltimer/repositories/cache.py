"""The cache of repositories: the last reading of each. Deleting it costs nothing but time."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from zlib import crc32

from tltimer.domain.balance.commits import Commit, History
from tltimer.storage.cache_file import read_cache, write_cache
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from tltimer.paths import Home
    from tltimer.repositories.registry import Repository

VERSION = 1
"""Counts up when a repository would be read differently."""


class RepositoryReading(Value):
    """A repository's answer at an instant; without a history ``problem`` is why, with one it is what to know of it.

    ``key`` is what it was read for.
    """

    read_at: datetime
    key: str
    history: History | None
    problem: str = ""
    detail: str = ""


class RepositoryCache:
    """The readings of one home."""

    def __init__(self, home: Home) -> None:
        self._folder = home.cache / "repositories"

    def reading(self, repository: Repository) -> RepositoryReading | None:
        """Return the last reading of a repository, None where there is none."""
        try:
            return reading_from(read_cache(self._file(repository)))
        except (OSError, ValueError, KeyError, TypeError, OverflowError, AttributeError, RecursionError):
            return None

    def put(self, repository: Repository, answer: Mapping[str, Any], read_at: datetime, key: str) -> None:
        """Store the child's answer; if it could not end, the previous figures stay, with the failure.

        A full disk costs the cache, not the answer.
        """
        content = {"version": VERSION, "read_at": read_at.timestamp(), "key": key, "answer": dict(answer)}
        before = self.reading(repository)
        if "failed" in answer and before is not None and before.history is not None:
            content = read_cache(self._file(repository)) | {
                "read_at": read_at.timestamp(),
                "failed": answer["failed"],
            }
        with suppress(OSError):
            write_cache(self._file(repository), content)

    def forget(self, repository: Repository) -> None:
        """Delete the stored figures of a repository."""
        self._file(repository).unlink(missing_ok=True)

    def _file(self, repository: Repository) -> Path:
        return self._folder / f"{crc32(repository.path.encode('utf-8', 'surrogateescape')):08x}.json"


def reading_from(content: Mapping[str, Any]) -> RepositoryReading:
    """Read the cache.

    Raises:
        AttributeError, KeyError, OverflowError, TypeError, ValueError: it is of another version, or damaged.
    """
    if content["version"] != VERSION:
        raise ValueError("another version")
    answer, read_at = content["answer"], _instant(content["read_at"])
    problem = str(answer.get("problem") or answer.get("failed") or "")
    if problem:
        return RepositoryReading(read_at, content["key"], None, problem, str(answer.get("detail", "")))
    history = History(
        branch=str(answer["branch"]),
        commits=tuple(
            Commit(commit, _instant(at), author, mine, lines, reviewed, paired)
            for commit, at, author, mine, lines, reviewed, paired in answer["commits"]
        ),
        known_from=_instant(answer["known_from"]),
        earlier=None if answer["earlier"] is None else _instant(answer["earlier"]),
        shallow=answer["shallow"],
    )
    problem = str(content.get("failed", ""))
    problem = problem or next((flag for flag in ("nameless", "shallow", "uncounted") if answer[flag]), "")
    return RepositoryReading(read_at, content["key"], history, problem)


def _instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
