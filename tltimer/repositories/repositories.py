"""The user's repositories: added after a look at each, and read anew a few times a day at most."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import cast

from tltimer import worker_process
from tltimer.domain.timeline.names import folded
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.paths import path_named
from tltimer.repositories.cache import RepositoryCache
from tltimer.repositories.messages import reason
from tltimer.repositories.registry import Repository, RepositoryRegistry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tltimer.clock import Clock
    from tltimer.paths import Home
    from tltimer.repositories.cache import RepositoryReading
    from tltimer.repositories.worker_messages import AuthoredRequest, GitAnswer, HistoryRequest, Request

LIMIT = 20.0
"""Seconds that reading one repository may take."""

HIDDEN_COMMAND = "read-repository"

AGAIN = timedelta(hours=6)
"""The time for which a reading is current."""

WEEKS = timedelta(weeks=26)
"""The days back for which commits are read: twelve weeks for each of the last twelve weeks, and the four before."""

LINE_WEEKS = timedelta(weeks=9)
"""The days back for which lines are counted, which takes the most time: four weeks."""


def ask_git(request: Request) -> GitAnswer:
    """Ask git in the child process."""
    command = worker_process.command("tltimer.repositories.worker", HIDDEN_COMMAND)
    return cast("GitAnswer", worker_process.ask(command, request, LIMIT))


class Repositories:
    """The repositories of one home. Making it costs nothing, and asking it nothing either while none was added.

    Args:
        home: where their list and the cache lie.
        clock: the clock.
        ask: has git asked, as ``ask_git`` does.
    """

    def __init__(self, home: Home, clock: Clock, ask: Callable[[Request], GitAnswer] = ask_git) -> None:
        self._clock = clock
        self._ask = ask
        self._listing = RepositoryRegistry(home)
        self._cache = RepositoryCache(home)

    def listed(self) -> tuple[Repository, ...]:
        """Return the repositories in the order in which they were added."""
        return self._listing.repositories()

    def problems(self) -> tuple[str, ...]:
        """Return the problems of their list, as sentences."""
        return self._listing.problems()

    def add(self, place: str) -> Repository:
        """Add the repository in which a folder lies.

        Raises:
            Refused: there is none, git does not read it, or it was added already.
        """
        path = path_named(place)
        answer = self._ask({"look": True, "path": str(path)})
        problem = answer.get("problem") or answer.get("failed")
        if problem:
            why = (
                _("this folder does not exist")
                if problem == "gone"
                else reason(problem, answer.get("detail", ""), str(path))
            )
            raise Refused(_("{path} cannot be added: {reason}").format(path=place, reason=why))
        repository = Repository(answer["root"], answer["common"])
        self._listing.add(repository)
        return repository

    def remove(self, place: str) -> Repository:
        """Forget a repository, named by its folder or its name; the repository itself is not touched.

        Raises:
            Refused: none or several are so named.
        """
        path = str(path_named(place))
        listed = self.listed()
        removed = [repository for repository in listed if repository.path in (place, path)] or [
            repository for repository in listed if repository.path == str(path_named(path, follow=True))
        ]
        removed = removed or [repository for repository in listed if folded(repository.name) == folded(place)]
        if len(removed) > 1:
            paths = ", ".join(repository.path for repository in removed)
            raise Refused(
                _("Several repositories are called '{name}'. Use the path of one: {paths}.").format(
                    name=place, paths=paths
                )
            )
        if not removed:
            raise Refused(
                _("'{path}' is not one of your repositories. To list them: tltimer repo list").format(path=place)
            )
        self._listing.remove(removed[0])
        self._cache.forget(removed[0])
        return removed[0]

    def restore(self, repository: Repository) -> None:
        """Put a repository back that was removed, at the end; it is read when that is next due.

        Raises:
            Refused: it was added again meanwhile, or the list cannot be written.
        """
        self._listing.add(repository)

    def known(self) -> tuple[tuple[Repository, RepositoryReading | None], ...]:
        """Return every repository with its last reading; a look at a few small files."""
        return tuple((repository, self._cache.reading(repository)) for repository in self.listed())

    def due(self, addresses: tuple[str, ...]) -> tuple[Repository, ...]:
        """Return those that were read long ago, or for other addresses of the user's."""
        now, key = self._clock.now(), key_of(addresses)
        return tuple(
            repository
            for repository, reading in self.known()
            if reading is None or reading.key != key or not timedelta(0) <= now - reading.read_at < AGAIN
        )

    def read(self, repositories: Iterable[Repository], addresses: tuple[str, ...]) -> None:
        """Read repositories anew in the child process; takes up to some seconds for each."""
        for repository in repositories:
            now = self._clock.now()
            answer = self._ask(request_for(repository, addresses, now))
            self._cache.put(repository, answer, now, key_of(addresses))

    def authored(self, since: datetime, addresses: tuple[str, ...]) -> tuple[datetime, ...]:
        """Return the times of the user's commits since an instant, in all readable repositories; takes seconds."""
        numbers: set[int] = set()
        for repository in self.listed():
            request: AuthoredRequest = {
                "path": repository.path,
                "addresses": list(addresses),
                "authored_since": int(since.timestamp()),
            }
            numbers.update(at for at in self._ask(request).get("authored", ()) if isinstance(at, int))
        return tuple(datetime.fromtimestamp(at, UTC) for at in sorted(numbers))


def request_for(repository: Repository, addresses: tuple[str, ...], now: datetime) -> HistoryRequest:
    """Write the child's request about a repository."""
    return {
        "path": repository.path,
        "addresses": list(addresses),
        "since": int((now - WEEKS).timestamp()),
        "lines_since": int((now - LINE_WEEKS).timestamp()),
    }


def key_of(addresses: tuple[str, ...]) -> str:
    """Return a key of everything besides the repository that a reading depends on."""
    return " ".join(sorted(addresses))
