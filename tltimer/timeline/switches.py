"""A switch: the point at which one mode ends and another begins."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tltimer.timeline.instants import format_instant, parse_instant
from tltimer.values import value

OFF = "off"
"""Not working; reserved, no mode of the list."""

UNKNOWN = "unknown"
"""Working or not, nobody knows; reserved, no mode of the list."""

SOURCES = ("user", "calendar", "idle", "lock", "sleep", "day_end", "import")


@value
class Switch:
    """From ``at`` on this mode runs, until the next switch; ``at`` is UTC."""

    id: str
    at: datetime
    mode: str
    person: str | None = None
    kind: str | None = None
    note: str | None = None
    source: str = "user"
    confirmed: bool = False

    def to_document(self) -> dict[str, Any]:
        """Give the switch as it is stored, without what is absent or usual, and without its stamp."""
        document: dict[str, Any] = {"id": self.id, "at": format_instant(self.at), "mode": self.mode}
        for name in ("person", "kind", "note"):
            value = getattr(self, name)
            if value is not None:
                document[name] = value
        if self.source != "user":
            document["source"] = self.source
        if self.confirmed:
            document["confirmed"] = True
        return document


def switch_from(document: Mapping[str, Any]) -> Switch:
    """Read a stored switch.

    Raises:
        ValueError: the document is no switch; the text names what is wrong with it.
    """
    for name in ("id", "at", "mode"):
        if not isinstance(document.get(name), str) or not document[name]:
            raise ValueError(f"a switch needs {name} as text")
    for name in ("person", "kind", "note", "source"):
        if not isinstance(document.get(name), str | None):
            raise ValueError(f"{name} of switch {document['id']} is no text")
    if document.get("source", "user") not in (*SOURCES, None):
        raise ValueError(f"source of switch {document['id']} is none of {', '.join(SOURCES)}")
    if not isinstance(document.get("confirmed", False), bool):
        raise ValueError(f"confirmed of switch {document['id']} is neither true nor false")
    return Switch(
        id=document["id"],
        at=parse_instant(document["at"]),
        mode=document["mode"],
        person=document.get("person") or None,
        kind=document.get("kind") or None,
        note=document.get("note") or None,
        source=document.get("source") or "user",
        confirmed=document.get("confirmed", False),
    )
