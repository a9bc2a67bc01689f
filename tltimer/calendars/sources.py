"""The calendars that the user named: what they are called and where they lie."""

import json
import os
from binascii import crc32
from pathlib import Path
from typing import Any

from tltimer.values import value

SCHEMES = ("http", "https", "webcal", "webcals")


@value
class Source:
    """A calendar of the user.

    ``kind`` is ``file``, ``folder`` or ``url``. ``location`` can be secret and is never shown; ``shown`` can be.
    ``added`` is the instant, as text.
    """

    name: str
    kind: str
    location: str
    shown: str
    added: str


def load(path: Path) -> tuple[Source, ...]:
    """Read the calendars from their file; none if there is no file.

    Raises:
        ValueError: the file is damaged.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise ValueError(str(error.strerror)) from None
    try:
        return tuple(_source(entry) for entry in json.loads(text)["calendars"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not in the form that it has") from error


def dump(sources: tuple[Source, ...]) -> str:
    """Write the calendars as the text of their file."""
    entries = [
        {"name": source.name, "kind": source.kind, "location": source.location, "added": source.added}
        for source in sources
    ]
    return json.dumps({"calendars": entries}, indent=1, ensure_ascii=False) + "\n"


def _source(entry: dict[str, Any]) -> Source:
    name, kind, location = str(entry["name"]), str(entry["kind"]), str(entry["location"])
    return Source(name, kind, location, shown_location(kind, location), str(entry.get("added", "")))


def is_url(location: str) -> bool:
    """Say whether a location is an address that can be fetched."""
    scheme, separator, _ = location.partition("://")
    return bool(separator) and scheme.lower() in SCHEMES


def shown_location(kind: str, location: str) -> str:
    """Give a location as it may be shown: of an address no more than the server, as the rest can be a password."""
    if kind != "url":
        return location
    scheme, _, rest = location.partition("://")
    host = rest.partition("/")[0].partition("?")[0].partition("#")[0].rpartition("@")[2]
    return f"{scheme}://{host}/…"


def slug(name: str) -> str:
    """Give the name of a calendar's folder in the cache: readable, and another one for every other name."""
    readable = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name.lower())
    return f"{readable[:40]}-{crc32(name.casefold().encode()):08x}"


def original_state(source: Source) -> str | None:
    """Give what changes whenever the files of a source do; None for an address, whose server alone knows."""
    if source.kind == "url":
        return None
    try:
        if source.kind == "file":
            return file_state(source.location)
        with os.scandir(source.location) as entries:
            files = sorted(
                (entry.name, (stat := entry.stat()).st_mtime_ns, stat.st_size)
                for entry in entries
                if entry.name.lower().endswith(".ics")
            )
    except OSError as error:
        return f"error {error.errno}"
    return f"{len(files)} {crc32(repr(files).encode('utf-8', 'surrogateescape')):08x}"


def file_state(path: str | Path) -> str:
    """Give what changes whenever a file does.

    Raises:
        OSError: there is no such file, or it may not be seen.
    """
    stat = os.stat(path)  # noqa: PTH116 - no Path is made for it
    return f"{stat.st_mtime_ns} {stat.st_size}"
