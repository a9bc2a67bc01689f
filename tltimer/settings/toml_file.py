"""The settings as they are in a TOML file: read, checked, and a sentence for each problem."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Mapping
from contextlib import suppress

from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _
from tltimer.paths import read_file
from tltimer.settings.schema import DAY_START, LUNCH, SETTINGS, WORK, Settings
from tltimer.storage.cache_file import read_cache, write_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import time
    from pathlib import Path
    from typing import Any, TypeVar

    from tltimer.settings.schema import Setting

    T = TypeVar("T")

HOURS = (*WORK, LUNCH)
"""The settings that must begin and end within one day."""


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


def load_settings(path: Path, parsed: Path | None = None) -> tuple[Settings, tuple[str, ...]]:
    """Read the settings as ``read_settings`` does.

    Args:
        path: the settings.
        parsed: the file of the cache that keeps them as they were parsed last; None does without.

    Raises:
        OSError: the file is there and cannot be read.
    """
    try:
        content = read_file(path)
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), ()
    try:
        settings, problems = settings_from(_tables_of(content.removeprefix(BOM_UTF8).decode(), parsed))
    except (ValueError, RecursionError) as error:
        return Settings(), (
            _("{file} is not valid TOML: {why}. The defaults apply until you correct the file.").format(
                file=path, why=reason_of(error)
            ),
        )
    return settings, tuple(f"{path.name}: {problem}" for problem in problems)


def _tables_of(text: str, parsed: Path | None) -> dict[str, Any]:
    """Return the tables of a TOML text, from the cache if it is the one that was parsed last.

    Loading the parser takes up to a sixth of a short command, and every command needs the settings.

    Raises:
        ValueError: it is not valid TOML.
        RecursionError: it is nested too deeply.
    """
    last = None if parsed is None else read_cache(parsed)
    tables: dict[str, Any] | None = last.get("tables") if isinstance(last, dict) and last.get("text") == text else None
    if isinstance(tables, dict):
        return tables
    import tomllib

    tables = tomllib.loads(text)
    if parsed is not None:
        with suppress(OSError, TypeError, ValueError, RecursionError):  # a date of TOML is none of JSON
            write_cache(parsed, {"text": text, "tables": tables})
    return tables


def find_setting(key: str) -> Setting[Any]:
    """Find a setting by its key.

    Raises:
        Refused: there is none; the nearest is named.
    """
    for setting in SETTINGS:
        if setting.key == key:
            return setting
    if any(setting.key.startswith(f"{key}.") for setting in SETTINGS):
        raise Refused(
            _(
                "{key} is a group of settings and has no value of its own. To see its settings: tltimer settings {key}"
            ).format(key=key)
        )
    near = _nearest(key)
    if near:
        raise Refused(_("'{key}' is not a setting. Did you mean {name}?").format(key=key, name=near))
    raise Refused(_("'{key}' is not a setting. To list them: tltimer settings").format(key=key))


def _nearest(key: str) -> str:
    """Return the setting, or the group of settings, whose key is most like this one; "" if none is."""
    from difflib import get_close_matches

    groups = dict.fromkeys(setting.key.partition(".")[0] for setting in SETTINGS if "." in setting.key)
    return next(iter(get_close_matches(key, [*(setting.key for setting in SETTINGS), *groups], n=1)), "")


def check(setting: Setting[T], raw: object) -> T:
    """Read the value of a setting from the file.

    Raises:
        Refused: the value is not allowed; the text names key, value and what is.
    """
    try:
        return setting.kind.read(raw)
    except ValueError:
        shown = f'"{raw}"' if isinstance(raw, str) else str(raw).lower() if isinstance(raw, bool) else str(raw)
        raise Refused(
            _("{key} = {value} is not valid. Use {allowed}.").format(
                key=setting.key, value=shown, allowed=_(setting.kind.allowed)
            )
        ) from None


def flatten(tables: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return the values of nested tables under keys with dots."""
    flat: dict[str, Any] = {}
    for name, value in tables.items():
        if isinstance(value, Mapping):
            flat |= flatten(value, f"{prefix}{name}.")
        else:
            flat[f"{prefix}{name}"] = value
    return flat


def settings_from(tables: Mapping[str, Any]) -> tuple[Settings, tuple[str, ...]]:
    """Read all settings; what is wrong is a problem and keeps its default.

    Returns:
        the settings, and a sentence for each key that is not known or whose value is not allowed.
    """
    values: dict[str, Any] = {}
    problems: list[str] = []
    for key, raw in flatten(tables).items():
        try:
            setting = find_setting(key)
            values[key] = check(setting, raw)
        except Refused as refusal:
            problems.append(str(refusal))
    settings = Settings(values)
    while (conflict := conflict_in(settings)) is not None:
        setting, why = conflict
        problems.append(why)
        # Where the default does not fit either, it is the beginning of the day that is wrong.
        odd = setting if setting.key in values and fits_day(setting.default, settings[DAY_START]) else DAY_START
        del values[odd.key]
        settings = Settings(values)
    return settings, tuple(problems)


def refuse_conflict(flat: Mapping[str, Any], key: str) -> None:
    """Refuse a change after which hours no longer begin and end within one day.

    Args:
        flat: the values of the file as they would be, by key.
        key: the setting that changes.

    Raises:
        Refused: the setting is one of the hours that do not, or the beginning of the day.
    """
    values = {}
    for name, raw in flat.items():
        with suppress(Refused):
            values[name] = check(find_setting(name), raw)
    conflict = conflict_in(Settings(values), [hours for hours in HOURS if key in (hours.key, DAY_START.key)])
    if conflict is not None:
        raise Refused(conflict[1])


def fits_day(hours: tuple[time, time] | None, day_start: time) -> bool:
    """Return whether hours begin and end within one day.

    day_start 04:00    |04:00 ------- 09:00 === 17:30 ------- 04:00|     09:00-17:30 fit
                       |04:00 ----------------- 22:00 == 03:00 04:00|    22:00-03:00 fit
    """
    if hours is None:
        return True
    start, end = (clock < day_start for clock in hours)
    return (start, hours[0]) < (end or hours[1] == day_start, hours[1])


def conflict_in(settings: Settings, among: Iterable[Setting[Any]] = HOURS) -> tuple[Setting[Any], str] | None:
    """Return the first setting of hours that do not begin and end within one day, with a sentence; None without any."""
    for setting in among:
        hours = settings[setting]
        if not fits_day(hours, settings[DAY_START]):
            text = _(
                "{key} = {value} is not valid. These hours must begin and end within one day, and your "
                "days begin at {time}."
            )
            shown = f'"{setting.kind.write(hours)}"'
            return setting, text.format(key=setting.key, value=shown, time=f"{settings[DAY_START]:%H:%M}")
    return None
