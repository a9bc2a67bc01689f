"""A switch: the point at which one mode ends and another begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import datetime

from tltimer.domain.timeline.instants import format_instant, parse_instant
from tltimer.i18n.translate import _
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tltimer.domain.timeline.spans import Span

OFF = "off"
"""Not working; reserved, no mode of the list."""

UNKNOWN = "unknown"
"""Working or not, nobody knows; reserved, no mode of the list."""

USER = "user"
"""The source of switches that somebody made; of all that name none."""

CALENDAR = "calendar"
"""The source of switches that the calendar made on its own."""

FIELDS = ("at", "mode", "person", "kind", "note", "source", "confirmed")
"""The fields of a switch besides its id."""

_NEEDED = ("id", "at", "mode")

OPTIONAL = frozenset({"person", "kind", "note", "source", "confirmed"})
"""The fields of a stored switch that most lack."""

SOURCES = (USER, CALENDAR, "idle", "lock", "sleep", "day_end", "import")


class Switch(Value):
    """From ``at`` on this mode runs, until the next switch; ``at`` is UTC."""

    id: str
    at: datetime
    mode: str
    person: str | None = None
    kind: str | None = None
    note: str | None = None
    source: str = USER
    confirmed: bool = False

    def fields(self) -> dict[str, Any]:
        """Return everything but the id by its name."""
        return {name: getattr(self, name) for name in FIELDS}

    def to_document(self) -> dict[str, Any]:
        """Return the switch as it is stored, without absent and default fields, and without its stamp."""
        document: dict[str, Any] = {"id": self.id, "at": format_instant(self.at), "mode": self.mode}
        for name in ("person", "kind", "note"):
            value = getattr(self, name)
            if value is not None:
                document[name] = value
        if self.source != USER:
            document["source"] = self.source
        if self.confirmed:
            document["confirmed"] = True
        return document


def check_switch(document: Mapping[str, Any]) -> None:
    """Check all of a stored switch but whether ``at`` is an instant.

    Raises:
        ValueError: the document is not a switch; the text names what is wrong with it.
    """
    get = document.get
    for name in _NEEDED:
        text = get(name)
        if not isinstance(text, str) or not text:
            raise ValueError(_("its '{name}' is missing or is not text").format(name=name))
    # Most have none of the rest, and a week's report checks thousands.
    if OPTIONAL.isdisjoint(document):
        return
    for name in ("person", "kind", "note", "source"):
        text = get(name)
        if text is not None and not isinstance(text, str):
            raise ValueError(_("'{name}' of switch {id} must be text").format(name=name, id=document["id"]))
    source = get("source")
    if source is not None and source not in SOURCES:
        raise ValueError(
            _("'source' of switch {id} must be one of {sources}").format(id=document["id"], sources=", ".join(SOURCES))
        )
    confirmed = get("confirmed", False)
    if not isinstance(confirmed, bool):
        raise ValueError(_("'confirmed' of switch {id} must be true or false").format(id=document["id"]))


def switch_from(document: Mapping[str, Any]) -> Switch:
    """Read a stored switch.

    Raises:
        ValueError: the document is not a switch; the text names what is wrong with it.
    """
    check_switch(document)
    return checked_switch({**document, "at": format_instant(parse_instant(document["at"]))})


def checked_switch(document: Mapping[str, Any]) -> Switch:
    """Read a stored switch that was checked when its file was read, and whose instant is kept as UTC with ``Z``."""
    get = document.get
    return Switch(
        document["id"],
        datetime.fromisoformat(document["at"]),
        document["mode"],
        get("person") or None,
        get("kind") or None,
        get("note") or None,
        get("source") or USER,
        get("confirmed", False),
    )


def switches_within(switches: tuple[Switch, ...], span: Span) -> tuple[Switch, ...]:
    """Return the switches of a span, of some in their order; one at its very end too, as there the last entry ends."""
    return switches[bisect_left(switches, span.start, key=_at) : bisect_right(switches, span.end, key=_at)]


def _at(switch: Switch) -> datetime:
    return switch.at
