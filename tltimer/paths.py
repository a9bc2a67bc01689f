"""Places of the program's files, and of the session bus."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from tltimer.errors import Refused, reason_of
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

VARIABLE = "TLTIMER_HOME"


class Home(Value):
    """The folders of one user's settings, data and cache; none of them need exist yet."""

    config: Path
    data: Path
    cache: Path
    runtime: Path

    @property
    def folder(self) -> Path | None:
        """The folder that holds everything; None if the system's own places are used."""
        return self.data if self.runtime == self.data / "run" else None

    @property
    def settings_file(self) -> Path:
        """The settings, a TOML file that people edit."""
        return self.config / "settings.toml"

    @property
    def parsed_settings_file(self) -> Path:
        """The settings as they were parsed last."""
        return self.cache / "settings.json"

    @property
    def calendars_file(self) -> Path:
        """The calendars that the user named; holds nothing secret."""
        return self.config / "calendars.json"

    @property
    def repositories_file(self) -> Path:
        """The local git repositories that the user named."""
        return self.config / "repositories.json"

    @property
    def secrets_file(self) -> Path:
        """Secret addresses and passwords, where the system has no keyring; no backup or export takes it along."""
        return self.config / "secrets.json"

    @property
    def published_file(self) -> Path:
        """The events that this machine put into calendars."""
        return self.data / "published.json"

    @property
    def quiet_file(self) -> Path:
        """The day on which nothing is to be said unasked."""
        return self.data / "quiet"

    @property
    def hooks(self) -> Path:
        """The executables of the user's that a change of the mode runs."""
        return self.config / "hooks"

    @property
    def evidence(self) -> Path:
        """The samples of evidence, one file a day; never shared, exported or backed up."""
        return self.cache / "evidence"

    @property
    def journal(self) -> Path:
        """One folder a device; the only one that may be shared with other machines."""
        return self.data / "journal"

    @property
    def unfinished(self) -> Path:
        """Files that are written and not in their place yet."""
        return self.data / "unfinished"

    @property
    def damaged(self) -> Path:
        """Files that could not be read, kept aside."""
        return self.data / "damaged"

    @property
    def log(self) -> Path:
        """The app's own log of its starts, ends and errors; no titles or names."""
        return self.data / "log"

    @property
    def backups(self) -> Path:
        """Copies of all data that the program makes on its own."""
        return self.data / "backups"


def home_at(folder: str | None) -> Home:
    """Find the user's folders, or put all of them into one.

    Args:
        folder: the one folder for everything; None or "" for the system's own places.

    Raises:
        Refused: the folder names no possible path.
    """
    if folder:
        root = path_named(folder)
        return Home(config=root, data=root, cache=root / "cache", runtime=root / "run")
    import platformdirs

    dirs = platformdirs.PlatformDirs("tltimer", appauthor=False)
    return Home(
        config=Path(dirs.user_config_dir),
        data=Path(dirs.user_data_dir),
        cache=Path(dirs.user_cache_dir),
        runtime=Path(dirs.user_runtime_dir if os.environ.get("XDG_RUNTIME_DIR") else f"{dirs.user_cache_dir}/run"),
    )


def path_named(text: str, *, follow: bool = False) -> Path:
    """Return the absolute path that a user's text names; ``~`` and ``~ana`` are home folders.

    Args:
        text: the text.
        follow: whether links are followed.

    Raises:
        Refused: it names no possible path.
    """
    try:
        path = Path(text).expanduser()
    except RuntimeError:
        from tltimer.i18n.translate import _

        user = Path(text).parts[0]
        words = _(
            "'{path}' cannot be found: '{user}' does not match a home folder on this machine. Enter the full path."
        )
        raise Refused(words.format(path=text, user=user)) from None
    try:
        return path.resolve() if follow else path.absolute()
    except (OSError, RuntimeError, ValueError) as error:  # links that lead to each other, or what no system can name
        from tltimer.i18n.translate import _

        why = os.strerror(errno.EINVAL if isinstance(error, ValueError) else errno.ELOOP)
        words = _("'{path}' cannot be found: {why}.")
        raise Refused(words.format(path=text, why=reason_of(error) if isinstance(error, OSError) else why)) from None


def make_private(folder: Path) -> Path:
    """Make a folder that only the user can read, with the folders above it, and return it."""
    if not folder.is_dir():
        make_private(folder.parent)  # mkdir's own way of making parents leaves them open to others
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def open_file(file: Path) -> BinaryIO:
    """Open one of the program's files for reading, also through a link; it never waits for a pipe or a device.

    Raises:
        OSError: it cannot be opened, or is not a regular file.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
    opened = open(file, "rb", opener=lambda name, _flags: os.open(name, flags))  # noqa: SIM115
    if stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
        return opened
    opened.close()
    from tltimer.i18n.translate import _

    raise OSError(errno.EINVAL, _("it is not a regular file"), str(file))


def read_file(file: Path) -> bytes:
    """Return the content of one of the program's files, opened as ``open_file`` does.

    Raises:
        OSError: it cannot be read, or is not a regular file.
    """
    with open_file(file) as opened:
        return opened.read()


def is_folder(path: Path) -> bool:
    """Return whether there is a folder; where nobody may look, there is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Return whether there is something; where nobody may look, there is nothing."""
    try:
        return path.exists()
    except OSError:
        return False


def obstacle(home: Home) -> str:
    """Return in one line why nothing can be written in a home, "" if it can; folders that are missing are made."""
    from tltimer.errors import reason_of
    from tltimer.i18n.translate import _

    for folder in dict.fromkeys((home.data, home.config)):
        try:
            make_private(folder)
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(13, os.strerror(13))
        except OSError as error:
            return _("{folder} cannot be written to: {why}.").format(folder=folder, why=reason_of(error))
    return ""


def session_bus(environ: Mapping[str, str]) -> str:
    """Return the address of the session bus, "" where there is none."""
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    return environ.get("DBUS_SESSION_BUS_ADDRESS") or (f"unix:path={runtime}/bus" if runtime else "")
