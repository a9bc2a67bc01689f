"""Changes of the settings' TOML file, which people edit as well: its comments stay."""

from __future__ import annotations

from collections.abc import Mapping

from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _
from tltimer.paths import read_file
from tltimer.settings.schema import SETTINGS
from tltimer.settings.toml_file import check, find_setting, flatten, read_settings, refuse_conflict
from tltimer.storage.atomic import write_text
from tltimer.storage.lock import FileLock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tltimer.settings.schema import Settings
    from tltimer.settings.value_types import Raw


def default_text() -> str:
    """Return a file that holds every setting as a comment: what it does, and its default."""
    lines = [
        "# Settings of tltimer. Remove the # from a line to set it; tltimer reads the file again at once.",
        "",
    ]
    table = ""
    for setting in SETTINGS:
        head, _dot, name = setting.key.rpartition(".")
        if head != table:
            lines += [f"[{head}]"]
            table = head
        lines += [
            f"# {setting.label}",
            f"# {setting.help} Allowed: {setting.kind.allowed}.",
            f"# {name} = {toml_value(setting.default_raw)}",
            "",
        ]
    return "\n".join(lines)


def toml_value(raw: Raw) -> str:
    """Return a value as TOML."""
    import json

    return json.dumps(raw, ensure_ascii=False)


def write_setting(path: Path, key: str, text: str) -> Settings:
    """Set one setting from the text of a command line; the rest of the file and its comments stay.

    Returns:
        the settings as they are now.

    Raises:
        Refused: the key is not known, the value is not allowed, or the file cannot be read or written.
    """
    setting = find_setting(key)
    written = setting.kind.write(check(setting, setting.kind.from_text(text)))

    def put(document: Any) -> None:
        *_tables, name = key.split(".")
        refuse_conflict(flatten(document.unwrap()) | {key: written}, key)
        _table_of(path, document, key, make=True)[name] = written

    return _change(path, put, lambda before: before | {key: written})


def drop_setting(path: Path, key: str) -> Settings:
    """Remove a setting from the file, so that its default applies; the rest and its comments stay.

    Returns:
        the settings as they are now.

    Raises:
        Refused: the key is not known, or the file cannot be read or written.
    """
    find_setting(key)

    def drop(document: Any) -> None:
        *_tables, name = key.split(".")
        flat = flatten(document.unwrap())
        if key in flat:
            refuse_conflict({other: raw for other, raw in flat.items() if other != key}, key)
            del _table_of(path, document, key, make=False)[name]

    return _change(path, drop, lambda before: {other: raw for other, raw in before.items() if other != key})


def _change(
    path: Path, change: Callable[[Any], None], expected: Callable[[dict[str, Any]], dict[str, Any]]
) -> Settings:
    """Change the document of the file under its lock, so that of two commands at once neither loses its value."""
    import tomlkit

    with FileLock(path.with_suffix(".lock")).held():
        document = _parsed(path)
        before, wanted = tomlkit.dumps(document), expected(flatten(document.unwrap()))
        change(document)
        after = tomlkit.dumps(document)
        if _flat(after) != wanted:
            # TOML has forms, such as tables written in pieces, that the library cannot add to.
            raise Refused(_("{file} has a layout that tltimer cannot edit. Edit the file by hand.").format(file=path))
        if after != before:
            try:
                write_text(path, after, keep_mode=path.is_symlink())
            except OSError as error:
                raise Refused(
                    _("{file} cannot be written: {why}. No change made.").format(file=path, why=reason_of(error))
                ) from None
        return read_settings(path)[0]


def _parsed(path: Path) -> Any:
    import tomlkit
    from tomlkit.exceptions import ParseError

    try:
        content = read_file(path).decode("utf-8-sig")
    except FileNotFoundError:
        return tomlkit.parse(default_text())
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    try:
        document = tomlkit.parse(content)
        flatten(document.unwrap())  # tables can be nested too deeply for the rest of it
    except (ValueError, ParseError, RecursionError) as error:
        raise _unreadable(path, error) from None
    return document


def _unreadable(path: Path, error: Exception) -> Refused:
    if isinstance(error, OSError):
        words = _("{file} cannot be read: {why}. Make it readable, then try again.")
    else:
        words = _("{file} cannot be read: {why}. Correct the file, then try again.")
    return Refused(words.format(file=path, why=reason_of(error)))


def _table_of(path: Path, document: Any, key: str, make: bool) -> Any:
    """Return the table that holds a key, made where it is missing.

    Raises:
        Refused: there is a value in its place.
    """
    import tomlkit

    *tables, _name = key.split(".")
    current = document
    for table in tables:
        if table not in current and make:
            current[table] = tomlkit.table()
        current = current[table]
        if not isinstance(current, Mapping):
            text = _("{file} sets '{group}', which is a group of settings. Remove that line, then try again.")
            raise Refused(text.format(file=path, group=table))
    return current


def _flat(content: str) -> dict[str, Any] | None:
    import tomllib

    try:
        return flatten(tomllib.loads(content))
    except ValueError:
        return None
