"""The list of the user's local repositories.

It is a file of its own beside the settings and not one of them: its paths belong to this machine as the settings do,
but they are added and removed one by one by a command that looks at each first, and a path can hold the comma by which
lists are parted on a command line. Nothing of it is in the journal, which other machines share.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _
from tltimer.paths import read_file
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from tltimer.paths import Home


class Repository(Value):
    """A repository: its folder, and the folder of git's own that all its worktrees share."""

    path: str
    common: str

    @property
    def name(self) -> str:
        """The name of its folder."""
        path = Path(self.path)
        return (path.parent if path.name == ".git" else path).name.removesuffix(".git") or self.path


class RepositoryRegistry:
    """The repositories of one home, in the order in which they were added. Making it opens nothing.

    Args:
        home: where the list lies.
        timeout: seconds to wait for another process that writes it; None for the default.
    """

    def __init__(self, home: Home, timeout: float | None = None) -> None:
        self._file = home.repositories_file
        self._timeout_s = timeout

    def repositories(self) -> tuple[Repository, ...]:
        """Return the repositories; none if their file is damaged."""
        try:
            return self._load()
        except ValueError:
            return ()

    def problems(self) -> tuple[str, ...]:
        """Return the problems of the list itself, as sentences."""
        try:
            self._load()
        except ValueError:
            return (self._damage(),)
        return ()

    def add(self, repository: Repository) -> None:
        """Put a repository at the end.

        Raises:
            Refused: it is there already, be it as another worktree; or the list cannot be read or written.
        """
        with self._locked():
            listed = self._whole()
            for other in listed:
                if repository.path == other.path:
                    raise Refused(_("{path} has already been added.").format(path=other.path))
                if repository.common == other.common:
                    text = _("{path} is another worktree of {other}, which has already been added.")
                    raise Refused(text.format(path=repository.path, other=other.path))
            self._save((*listed, repository))

    def remove(self, repository: Repository) -> None:
        """Take a repository off the list.

        Raises:
            Refused: the list cannot be read or written.
        """
        with self._locked():
            self._save(tuple(other for other in self._whole() if other != repository))

    def _load(self) -> tuple[Repository, ...]:
        try:
            content = json.loads(read_file(self._file))
            listed = tuple(Repository(str(row["path"]), str(row["common"])) for row in content["repositories"])
            if any(b"\0" in os.fsencode(repository.path + repository.common) for repository in listed):
                raise ValueError("no folder has such a name")  # nor one of halves of characters: not encoded
            return listed
        except FileNotFoundError:
            return ()
        except (OSError, KeyError, TypeError, RecursionError) as problem:
            raise ValueError(str(problem)) from None

    def _whole(self) -> tuple[Repository, ...]:
        try:
            return self._load()
        except ValueError:
            raise Refused(self._damage()) from None

    def _damage(self) -> str:
        text = _(
            "The list of repositories, {file}, cannot be read. Repair it, or move it elsewhere and add the "
            "repositories again."
        )
        return text.format(file=self._file)

    def _locked(self) -> AbstractContextManager[None]:
        """Hold the lock of those who change the list; who reads it needs none."""
        from tltimer.storage.lock import TIMEOUT, FileLock

        timeout_s = TIMEOUT if self._timeout_s is None else self._timeout_s
        return FileLock(self._file.with_suffix(".lock"), timeout_s).held()

    def _save(self, repositories: tuple[Repository, ...]) -> None:
        content = {
            "repositories": [{"path": repository.path, "common": repository.common} for repository in repositories]
        }
        from tltimer.storage.atomic import write_text

        try:
            write_text(self._file, json.dumps(content, indent=1) + "\n")
        except OSError as error:
            text = _("The list of repositories cannot be written: {why}.")
            raise Refused(text.format(why=reason_of(error))) from None
