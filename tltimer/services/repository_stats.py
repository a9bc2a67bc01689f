"""The figures of the user's local repositories."""

from __future__ import annotations

from tltimer.paths import is_there
from tltimer.settings.schema import MY_ADDRESSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tltimer.clock import Clock
    from tltimer.domain.balance.commits import Contribution
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.days import Week
    from tltimer.domain.timeline.spans import Span
    from tltimer.paths import Home
    from tltimer.reports.commits import CommitsReport, RepositoryAnswer
    from tltimer.repositories.cache import RepositoryReading
    from tltimer.repositories.registry import Repository
    from tltimer.repositories.repositories import Repositories
    from tltimer.settings.schema import Settings


class RepositoryStats:
    """Reports the figures of the repositories. If none was ever added, it costs one look for a file.

    Args:
        home: has their list.
        clock: the clock.
        rules: returns the rules of the days.
        settings: returns the settings.
    """

    def __init__(self, home: Home, clock: Clock, rules: Callable[[], Rules], settings: Callable[[], Settings]) -> None:
        self._file = home.repositories_file
        self._home = home
        self._clock = clock
        self._rules = rules
        self._settings = settings
        self._repositories: Repositories | None = None

    @property
    def repositories(self) -> Repositories:
        """The list of repositories, and what is known of each."""
        if self._repositories is None:
            from tltimer.repositories.repositories import Repositories

            self._repositories = Repositories(self._home, self._clock)
        return self._repositories

    def any(self) -> bool:
        """Return whether there are repositories."""
        return is_there(self._file) and bool(self.repositories.listed())

    def problems(self) -> tuple[str, ...]:
        """Return the problems of their list, as sentences."""
        return self.repositories.problems() if is_there(self._file) else ()

    def due(self) -> tuple[Repository, ...]:
        """Return the repositories that are due to be read again."""
        return self.repositories.due(self._settings()[MY_ADDRESSES]) if is_there(self._file) else ()

    def renew(self, anyway: bool = False) -> None:
        """Read those that are due, or all of them; waits up to some seconds for each."""
        due = self.repositories.listed() if anyway else self.due()
        if due:
            self.repositories.read(due, self._settings()[MY_ADDRESSES])

    def week(self, week: Week) -> CommitsReport | None:
        """Return the figures of the weeks up to this one; None without repositories."""
        if not self.any():
            return None
        from tltimer.reports.commits import commits_report

        answers = tuple(_told(*reading) for reading in self.repositories.known())
        return commits_report(week, answers, self._clock.now(), self._rules())

    def authored(self, span: Span) -> tuple[datetime, ...]:
        """Return the author times of the user's commits in a span; reads the repositories anew."""
        if not self.any():
            return ()
        authored = self.repositories.authored(span.start, self._settings()[MY_ADDRESSES])
        return tuple(at for at in authored if span.covers(at))

    def contribution(self, span: Span) -> Contribution | None:
        """Return the user's part of the commits of a span; None where not all of them are known."""
        from tltimer.reports.commits import contribution_of

        return contribution_of(span, (_told(*reading) for reading in self.repositories.known()))


def _told(repository: Repository, reading: RepositoryReading | None) -> RepositoryAnswer:
    from tltimer.i18n.translate import _
    from tltimer.reports.commits import RepositoryAnswer
    from tltimer.repositories.messages import reason

    if reading is None:
        return RepositoryAnswer(repository.name, repository.path, None, _("not read yet"))
    problem = reason(reading.problem, reading.detail, repository.path) if reading.problem else ""
    return RepositoryAnswer(repository.name, repository.path, reading.history, problem)
