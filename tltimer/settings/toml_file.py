"""The settings as a TOML file that people edit; its comments stay."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.paths import make_private
from tltimer.settings.parse import check, find_setting, flatten, settings_from
from tltimer.settings.schema import SETTINGS, Settings
from tltimer.settings.value_types import Raw


def read_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Read the settings; a missing file means defaults, a broken one too, with a problem.

    Returns:
        the settings, and a sentence for each thing that is wrong with the file.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Settings(), ()
    except OSError as problem:
        return Settings(), (_("{file} cannot be read: {why}").format(file=path, why=problem.strerror),)
    import tomllib

    try:
        tables = tomllib.loads(content.decode("utf-8-sig"))
    except ValueError as problem:
        return Settings(), (_("{file} is no valid TOML, so the defaults hold: {why}").format(file=path, why=problem),)
    settings, problems = settings_from(tables)
    return settings, tuple(f"{path.name}: {problem}" for problem in problems)


def default_text() -> str:
    """Write the file with every setting as a comment: what it does, and its default."""
    lines = [
        "# Settings of tltimer. Take the # away from a line to set it; the program takes it over at once.",
        "",
    ]
    table = ""
    for setting in SETTINGS:
        head, _dot, name = setting.key.rpartition(".")
        if head != table:
            lines += [f"[{head}]"]
            table = head
        lines += [
            f"# {setting.help} Takes {setting.kind.allowed}.",
            f"# {name} = {toml_value(setting.default_raw)}",
            "",
        ]
    return "\n".join(lines)


def toml_value(raw: Raw) -> str:
    """Write a value as TOML."""
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
    raw = setting.kind.from_text(text)
    value = check(setting, raw)
    content, document = _parsed(path)
    written = setting.kind.write(value)
    text_after = _uncommented(content, document.unwrap(), key, written)
    if text_after is None:
        _put(document, key, written)
        text_after = _dumped(document)
    _replace(path, text_after)
    return read_settings(path)[0]


def drop_setting(path: Path, key: str) -> Settings:
    """Let a setting have its default again, as a comment; the rest of the file and its comments stay.

    Returns:
        the settings as they are now.

    Raises:
        Refused: the key is not known, or the file cannot be read or written.
    """
    setting = find_setting(key)
    content, document = _parsed(path)
    if key in flatten(document.unwrap()):
        text_after = _commented(content, document.unwrap(), key, setting.default_raw)
        if text_after is None:
            *tables, name = key.split(".")
            place = document
            for table in tables:
                place = place[table]
            del place[name]
            text_after = _dumped(document)
        _replace(path, text_after)
    return read_settings(path)[0]


def _parsed(path: Path) -> tuple[str, Any]:
    import tomlkit
    from tomlkit.exceptions import ParseError

    try:
        content = path.read_text("utf-8-sig") if path.exists() else default_text()
        return content, tomlkit.parse(content)
    except (OSError, ValueError, ParseError) as problem:
        raise Refused(_("{file} cannot be read, mend it first: {why}").format(file=path, why=problem)) from None


def _dumped(document: Any) -> str:
    import tomlkit

    return tomlkit.dumps(document)


def _commented(content: str, tables: dict[str, Any], key: str, default: Raw) -> str | None:
    """Put a comment in the place of the line that sets a key; None if it is no line of its own."""
    before = flatten(tables)
    table, _dot, name = key.rpartition(".")
    lines, current = content.split("\n"), ""
    for place, line in enumerate(lines):
        bare = line.strip()
        if bare.startswith("[") and bare.endswith("]"):
            current = bare.strip("[] ")
        if current == table and bare.partition("=")[0].strip() == name:
            after = "\n".join((*lines[:place], f"# {name} = {toml_value(default)}", *lines[place + 1 :]))
            return after if _flat(after) == {other: raw for other, raw in before.items() if other != key} else None
    return None


def _uncommented(content: str, tables: dict[str, Any], key: str, raw: Raw) -> str | None:
    """Put a value where the file has its default as a comment; None where it has none, or the key is set already."""
    before = flatten(tables)
    table, _dot, name = key.rpartition(".")
    lines, current = content.split("\n"), ""
    for place, line in enumerate(lines):
        bare = line.strip()
        if bare.startswith("[") and bare.endswith("]"):
            current = bare.strip("[] ")
        if key not in before and current == table and bare.lstrip("# ").partition("=")[0].strip() == name:
            after = "\n".join((*lines[:place], f"{name} = {toml_value(raw)}", *lines[place + 1 :]))
            # Within a text of several lines, or below a header of another form, it would have become something else.
            return after if _flat(after) == before | {key: raw} else None
    return None


def _flat(content: str) -> dict[str, Any] | None:
    import tomllib

    try:
        return flatten(tomllib.loads(content))
    except ValueError:
        return None


def _put(document: Any, key: str, raw: Raw) -> None:
    import tomlkit

    *tables, name = key.split(".")
    place = document
    for table in tables:
        if table not in place:
            place[table] = tomlkit.table()
        place = place[table]
    place[name] = raw


def _replace(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.new")
    try:
        make_private(path.parent)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)  # noqa: PTH105 - as the journal does it
    except OSError as problem:
        with suppress(OSError):  # where a file is in the place of the folder, say
            beside.unlink()
        raise Refused(
            _("{file} cannot be written, nothing was changed: {why}").format(file=path, why=problem.strerror)
        ) from None
