"""The calendars that the user added: their names and places."""

from __future__ import annotations

import json
import os
import re

from tltimer.domain.meetings.meetings import MINE, ROLES
from tltimer.domain.timeline.names import folded
from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _
from tltimer.paths import path_named, read_file
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

REMOTE = ("url", "caldav")

DESKTOP = "desktop"
"""The kind of a calendar that the desktop keeps, by Evolution Data Server."""

LONGEST_NAME = 60
"""Characters that a calendar's name can have."""

SCHEMES = ("http", "https", "webcal", "webcals")


class Source(Value):
    """A calendar of the user.

    ``kind`` is ``file``, ``folder``, ``desktop``, ``url`` or ``caldav``. ``location`` is the path of the first two and
    the desktop's name of the third; where the others are is secret, and ``secret`` says where that is kept. ``shown``
    can be shown. ``added`` is the instant, as text. ``role`` is one of ``ROLES``: how its events count.
    """

    name: str
    kind: str
    location: str
    shown: str
    added: str
    secret: str = ""
    role: str = MINE

    @property
    def remote(self) -> bool:
        """Return whether it is on a server, at a secret address."""
        return self.kind in REMOTE

    @property
    def asked(self) -> bool:
        """Return whether it is polled from time to time, as no file shows a change."""
        return self.remote or self.kind == DESKTOP


def load(path: Path) -> tuple[Source, ...]:
    """Read the calendars from their file; none if there is no file.

    Raises:
        ValueError: the file is damaged.
    """
    try:
        text = read_file(path).decode()
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise ValueError(reason_of(error)) from None
    try:
        return tuple(_source(entry) for entry in json.loads(text)["calendars"])
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not in the form that it has") from error


def dump(sources: tuple[Source, ...]) -> str:
    """Write the calendars as the text of their file."""
    return json.dumps({"calendars": [_entry(source) for source in sources]}, indent=1, ensure_ascii=False) + "\n"


def _entry(source: Source) -> dict[str, str]:
    if source.secret:
        place = {"shown": source.shown, "secret": source.secret}
    elif source.kind == DESKTOP:
        place = {"location": source.location, "shown": source.shown}
    else:
        place = {"location": source.location}
    return {"name": source.name, "kind": source.kind, **place, "added": source.added, "role": source.role}


def _source(entry: dict[str, Any]) -> Source:
    name, kind, secret = str(entry["name"]), str(entry["kind"]), str(entry.get("secret", ""))
    location = "" if secret else str(entry["location"])
    shown = str(entry["shown"]) if secret or kind == DESKTOP else shown_location(kind, location)
    role = str(entry.get("role", MINE))
    if b"\0" in "".join((name, location, shown)).encode():
        raise ValueError("no file has such a name")  # nor one of halves of characters, which cannot be encoded
    return Source(name, kind, location, shown, str(entry.get("added", "")), secret, role if role in ROLES else MINE)


def is_url(location: str) -> bool:
    """Return whether a location is an address that can be fetched."""
    scheme, separator, _ = location.partition("://")
    return bool(separator) and scheme.lower() in SCHEMES


def shown_location(kind: str, location: str) -> str:
    """Return a location as it may be shown: of an address no more than the server, as the rest can be a password."""
    if kind not in REMOTE:
        return location
    scheme, _, address = location.partition("://")
    before, *after = re.split(r"[/?#]", address, maxsplit=1)
    if "@" in "".join(after) and (":" in before or "@" in before):  # a password with a slash in it may begin before it
        return f"{scheme}://…"
    host = before.rpartition("@")[2]
    # Before a password with a slash in it, what seems to be the port is its beginning.
    name, colon, port = host.partition(":")
    if colon and not host.startswith("[") and not port.isdecimal():
        return f"{scheme}://…" if "@" in address else f"{scheme}://{name}/…"
    return f"{scheme}://{host}/…"


def shown_typed(location: str) -> str:
    """Return a location as it was typed, as it may be shown: an address may have been typed where nobody sees it.

    What begins like the name of a server is one without its ``https://``, unless there is such a folder.
    """
    location = unwrapped(location)
    if location.lower().startswith("caldav+"):
        return location[:7] + shown_location("caldav", location[7:])
    if is_url(location):
        return shown_location("url", location)
    lead = re.match(rf"(?:(?:{'|'.join(SCHEMES)}):/*)?", location, re.IGNORECASE)
    start = lead[0] if lead else ""
    host, *rest = re.split(r"[/?#]", location[len(start) :], maxsplit=1)
    names_server = re.fullmatch(r"[^.~\s\\][^\s\\]*\.[^\s\\.]+", host) is not None
    if start or (rest and names_server and not path_named(host).is_dir()):
        return f"{start}{host.rpartition('@')[2]}/…"
    return location


def slug(name: str) -> str:
    """Return the name of a calendar's folder in the cache: readable, and another one for every other name."""
    from binascii import crc32  # nobody without a calendar needs it

    readable = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name.lower())
    return f"{readable[:40]}-{crc32(folded(name).encode()):08x}"


def original_state(source: Source) -> str | None:
    """Return a value that changes whenever the files of a source do; None for one that is polled."""
    if source.asked:
        return None
    try:
        if source.kind == "file":
            return file_state(source.location)
        from tltimer.calendars.folder_files import calendar_files

        files = [(name, status.st_mtime_ns, status.st_size) for name, status in calendar_files(source.location).items()]
    except OSError as error:
        return f"error {error.errno}"
    from binascii import crc32

    return f"{len(files)} {crc32(repr(files).encode('utf-8', 'surrogateescape')):08x}"


def file_state(path: str | Path) -> str:
    """Return a value that changes whenever a file does.

    Raises:
        OSError: there is no such file, or it may not be seen.
    """
    stat = os.stat(path)  # noqa: PTH116 - no Path is made for it
    return f"{stat.st_mtime_ns} {stat.st_size}"


def fit_name(name: str) -> str:
    """Return a name in the form that a calendar can have.

    Raises:
        Refused: it is not a possible name.
    """
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Refused(_("A calendar's name must be one line of 1 to {count} characters.").format(count=LONGEST_NAME))
    return name


def fit_role(role: str) -> str:
    """Return a role in its written form.

    Raises:
        Refused: it is not a role.
    """
    role = role.strip().lower()
    if role not in ROLES:
        text = _("'{role}' is not a calendar role. Use one of these: {roles}.")
        raise Refused(text.format(role=role, roles=", ".join(ROLES)))
    return role


def unwrapped(location: str) -> str:
    """Return a location as it is meant: without the brackets or quotes around it, and ``file://`` as a path."""
    location = location.strip()
    for begin, end in ("<>", '""', "''", "“”"):
        if len(location) > 1 and location[0] == begin and location[-1] == end:
            location = location[1:-1].strip()
    if location[:7].lower() != "file://":
        return location
    from urllib.parse import unquote

    path = unquote(location[7:].removeprefix("localhost"))
    return path[1:] if path[2:3] == ":" else path  # of Windows: file:///C:/…


def kind_and_place(location: str) -> tuple[str, str]:
    """Return the kind of a location, and its exact place.

    Raises:
        Refused: there is nothing there, or nothing of a known kind.
    """
    location = location.strip()
    if is_url(location):
        return "url", location
    if "://" in location:
        scheme = location.partition("://")[0]
        scheme = scheme if re.fullmatch(r"[\w+.-]{1,20}", scheme) else "…"
        raise Refused(
            _("'{scheme}://' is not supported for calendars. Use https, http or webcal.").format(scheme=scheme)
        )
    place = path_named(location)
    if not location or not place.exists():
        from tltimer.calendars.hints import hint

        if known_service := hint(f"https://{location}"):
            raise Refused(known_service)
        raise Refused(
            _("'{place}' does not exist. Use an .ics file, a folder of .ics files, or an address.").format(
                place=place if location and location == shown_typed(location) else shown_typed(location)
            )
        )
    return ("folder" if place.is_dir() else "file"), str(place)
