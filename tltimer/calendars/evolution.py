"""Evolution Data Server, which keeps the calendars of GNOME's and Evolution's accounts, over D-Bus: read only.

It serves Google, Microsoft 365, Exchange, Nextcloud and local calendars alike. Its services carry a version in their
names, so they are found by what the bus can start.
"""

from __future__ import annotations

import re
from typing import Protocol

from jeepney import DBusAddress

from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PREFIX = "org.gnome.evolution.dataserver"
VIEW = f"{PREFIX}.CalendarView"

EVERYTHING = "#t"
"""The query that all events match."""

BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_LEFT_OUT = ("contacts", "weather")
"""Backends of birthdays and of the weather: no appointments."""


class Bus(Protocol):
    """A connection that calls methods."""

    def ask(self, address: DBusAddress, method: str, signature: str = "", *body: Any) -> tuple[Any, ...]:
        """Call a method and return its answer."""


class KeptCalendar(Value):
    """A calendar that Evolution Data Server keeps.

    ``account`` is the name of the account that it belongs to, "" for a calendar of this machine. ``by_gnome``: the
    account is one of GNOME's settings.
    """

    uid: str
    title: str
    account: str
    by_gnome: bool


def service(bus: Bus, kind: str) -> str:
    """Return the name of the newest service of a kind, ``Sources`` or ``Calendar``; "" where there is none."""
    pattern = re.compile(re.escape(f"{PREFIX}.{kind}") + r"(\d+)")
    names = {name for method in ("ListActivatableNames", "ListNames") for name in bus.ask(BUS, method)[0]}
    versions = [(int(match[1]), name) for name in names if (match := pattern.fullmatch(name))]
    return max(versions, default=(0, ""))[1]


def source_manager(name: str) -> DBusAddress:
    """Return the D-Bus address of the service that lists the accounts and calendars."""
    return DBusAddress("/org/gnome/evolution/dataserver/SourceManager", name, "org.freedesktop.DBus.ObjectManager")


def calendar_factory(name: str) -> DBusAddress:
    """Return the D-Bus address of the service that opens calendars."""
    return DBusAddress("/org/gnome/evolution/dataserver/CalendarFactory", name, f"{PREFIX}.CalendarFactory")


def opened_calendar(path: str, name: str) -> DBusAddress:
    """Return the D-Bus address of a calendar that the factory opened."""
    return DBusAddress(path, name, f"{PREFIX}.Calendar")


def kept_calendars(objects: dict[str, Any], language: str) -> list[KeptCalendar]:
    """Return the calendars among the objects of the source manager, in order of account and title.

    Args:
        objects: as ``GetManagedObjects`` tells them.
        language: the code of the one in which the server's own calendars are named.
    """
    groups = {}
    for interfaces in objects.values():
        fields = interfaces.get(f"{PREFIX}.Source", {})
        if "UID" in fields and "Data" in fields:
            groups[str(fields["UID"][1])] = key_file(str(fields["Data"][1]))
    calendars = []
    for uid, source in groups.items():
        chain = _chain(uid, groups)
        backend = source.get("Calendar", {}).get("BackendName", "")
        enabled = all(source.get("Data Source", {}).get("Enabled", "true") == "true" for source in chain)
        if not backend or backend in _LEFT_OUT or not enabled:
            continue
        account = next((source for source in chain[1:] if "Collection" in source), {})
        calendars.append(
            KeptCalendar(
                uid,
                _title(source, language),
                account.get("Collection", {}).get("Identity", "") or _title(account, language),
                any("GNOME Online Accounts" in source for source in chain),
            )
        )
    return sorted(
        calendars,
        key=lambda calendar: (
            not calendar.account,
            calendar.account.casefold(),
            calendar.title.casefold(),
            calendar.uid,
        ),
    )


def _chain(uid: str, groups: dict[str, dict[str, dict[str, str]]]) -> list[dict[str, dict[str, str]]]:
    """Return a source and those that it belongs to, up to its account."""
    chain: dict[str, dict[str, dict[str, str]]] = {}
    while uid in groups and uid not in chain:
        chain[uid] = groups[uid]
        uid = groups[uid].get("Data Source", {}).get("Parent", "")
    return list(chain.values())


def _title(source: dict[str, dict[str, str]], language: str) -> str:
    names = source.get("Data Source", {})
    return names.get(f"DisplayName[{language}]") or names.get("DisplayName", "")


def key_file(text: str) -> dict[str, dict[str, str]]:
    """Read a key file of GLib: groups, and the values of their keys."""
    groups: dict[str, dict[str, str]] = {}
    group: dict[str, str] = {}
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("[") and line.endswith("]"):
            group = groups.setdefault(line[1:-1], {})
        elif not line.startswith("#"):
            key, equals, value = line.partition("=")
            if equals:
                group[key.strip()] = _ESCAPED.sub(lambda match: _ESCAPES[match[1]], value.strip())
    return groups


_ESCAPES = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
_ESCAPED = re.compile(r"\\([sntr\\])")
