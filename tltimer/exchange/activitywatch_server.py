"""The buckets of an ActivityWatch server on this machine; they are only read."""

from __future__ import annotations

import json
from http.client import HTTPConnection, HTTPException
from urllib.parse import quote, urlencode

from tltimer.domain.evidence.imports import WATCHED
from tltimer.domain.timeline.instants import format_instant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tltimer.domain.timeline.spans import Span

HOST, PORT = "127.0.0.1", 5600
"""The address at which ActivityWatch listens. No other machine is ever asked."""

TIMEOUT_S = 3.0
LARGEST = 32 << 20


def watched_buckets(span: Span, port: int = PORT) -> dict[str, Any] | None:
    """Return the events of a span in the form of a bucket export; None where no server answers.

    Only buckets of window, editor and presence watchers are asked for.
    """
    server = HTTPConnection(HOST, port, timeout=TIMEOUT_S)
    try:
        listed = _answer(server, "/api/0/buckets/")
        buckets = {}
        for name, bucket in listed.items() if isinstance(listed, dict) else ():
            kind = bucket.get("type") if isinstance(bucket, dict) else None
            if kind in WATCHED:
                words = urlencode({"start": format_instant(span.start), "end": format_instant(span.end), "limit": -1})
                events = _answer(server, f"/api/0/buckets/{quote(name, safe='')}/events?{words}")
                buckets[name] = {"type": kind, "events": events}
        return {"buckets": buckets}
    except (OSError, HTTPException, ValueError, RecursionError):
        return None
    finally:
        server.close()


def answers(port: int = PORT) -> bool:
    """Return whether a server answers."""
    server = HTTPConnection(HOST, port, timeout=TIMEOUT_S)
    try:
        return isinstance(_answer(server, "/api/0/buckets/"), dict)
    except (OSError, HTTPException, ValueError, RecursionError):
        return False
    finally:
        server.close()


def _answer(server: HTTPConnection, path: str) -> Any:
    server.request("GET", path, headers={"Accept": "application/json"})
    response = server.getresponse()
    content = response.read(LARGEST + 1)
    if response.status != 200 or len(content) > LARGEST:
        raise ValueError(f"no list: {response.status}")
    return json.loads(content)
