"""The settings as they are in a TOML file."""

from __future__ import annotations

from codecs import BOM_UTF8

from tltimer.errors import reason_of
from tltimer.i18n.translate import _
from tltimer.paths import read_file
from tltimer.settings.schema import Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def read_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Read the settings; a missing file means defaults, a broken one too, with a problem.

    Returns:
        the settings, and a sentence for each problem of the file.
    """
    try:
        return load_settings(path)
    except OSError as error:
        return Settings(), (unread_words(path, error),)


def unread_words(path: Path, error: OSError) -> str:
    """Return the sentence about settings that cannot be read."""
    return _("{file} cannot be read: {why}. Make it readable.").format(file=path, why=reason_of(error))


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Read the settings as ``read_settings`` does.

    Raises:
        OSError: the file is there and cannot be read.
    """
    try:
        content = read_file(path)
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), ()
    import tomllib

    from tltimer.settings.parse import settings_from

    try:
        settings, problems = settings_from(tomllib.loads(content.removeprefix(BOM_UTF8).decode()))
    except (ValueError, RecursionError) as error:
        return Settings(), (
            _("{file} is not valid TOML: {why}. The defaults apply until you correct the file.").format(
                file=path, why=reason_of(error)
            ),
        )
    return settings, tuple(f"{path.name}: {problem}" for problem in problems)
