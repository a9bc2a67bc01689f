"""Refreshes a calendar through the child process, and keeps the answer in the cache."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import timedelta
from typing import Any

from tltimer.calendars.sources import original_state
from tltimer.calendars.worker_client import ask_to_read
from tltimer.errors import reason_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from tltimer.calendars.accounts import Account
    from tltimer.calendars.cache import CalendarCache
    from tltimer.calendars.sources import Source
    from tltimer.calendars.worker_messages import Origin, ReadRequest

APART = timedelta(minutes=15)
"""The least time between two requests to one server."""

MOST_DOUBLED = 6
"""The number of times that the wait before another try at an unreadable month is doubled: up to 16 hours."""

JITTER = 180
"""The most seconds by which a request is delayed, so that not all programs ask a server at once."""

Content = dict[str, Any]


def read(
    source: Source,
    account: Account | None,
    cache: CalendarCache,
    months: list[str],
    zone: str,
    take: bool,
    now: datetime,
    limit: float,
) -> tuple[Content, dict[str, Content]]:
    """Read a calendar.

    Args:
        source: the calendar.
        account: its account on a server; None without one, or if it cannot be read.
        cache: its folder in the cache.
        months: the months to read, from the resulting copy.
        zone: the user's zone.
        take: whether to refresh from the source first.
        now: this instant.
        limit: seconds that the child may take.

    Returns:
        What is then known of the calendar, and the months that were read.
    """
    try:
        cache.prepare()
    except OSError as error:
        return _failed(cache.about(), "cache", reason_of(error)), {}
    about = cache.about()
    if take and source.remote and account is None:
        about = _failed(about, "secret", "") | {"due": _due(now)}
        cache.put_about(about)
        return about, {}
    # Looked at before reading: what changes meanwhile is read again the next time.
    taken, key = original_state(source), cache.key(zone)
    untitled = source.role == "busy"
    # A copy without titles, or with them, is another one.
    known = about if key and about.get("untitled", False) == untitled else {}
    origin: Origin = {
        "kind": source.kind,
        "location": source.location,
        "address": account.address if account else "",
        "user": account.user if account else "",
        "password": account.password if account else "",
        "tag": known.get("tag", ""),
        "modified": known.get("modified", ""),
        "untitled": untitled,
        "surveyed": "events" in known,
    }
    request: ReadRequest = {
        "source": origin if take else None,
        "copy": str(cache.copy),
        "new": str(cache.new),
        "months": months,
        "zone": zone,
        "now": int(now.timestamp()),
    }
    answer: Content = dict(ask_to_read(request, limit))
    lost = answer.get("failed")
    if take:
        outcome: Content = answer.get("taken") or {"outcome": "failed", "code": str(lost), "detail": ""}
        if outcome["outcome"] == "new":
            try:
                # It stays true when the file is moved, and another process may put its own there right after.
                key = cache.key(zone, cache.new)
                cache.take_new()
            except OSError as error:
                outcome = {"outcome": "failed", "code": "cache", "detail": reason_of(error)}
        about = _known(about, outcome, now) | {"taken": taken}
        if outcome["outcome"] != "failed":
            about["untitled"] = untitled
        about["due"] = _due(now)
        cache.put_about(about)
    cache.new.unlink(missing_ok=True)
    if take and lost:
        return about, {}
    return about, _kept_months(cache, answer, months, key, now)


def keyring_noted(cache: CalendarCache, code: str, now: datetime) -> Content:
    """Note why the keyring is of no use, to be tried again at the next look; return what is known of the calendar."""
    about = _failed(cache.about(), code, "") | {"due": now.isoformat()}
    with suppress(OSError):
        cache.prepare()
        cache.put_about(about)
    return about


def _due(now: datetime) -> str:
    return (now + APART + timedelta(seconds=random.randint(0, JITTER))).isoformat()


def _known(about: Content, outcome: Content, now: datetime) -> Content:
    if outcome["outcome"] == "failed":
        return _failed(about, outcome["code"], outcome["detail"])
    fields = {field: outcome[field] for field in (*_OF_SOURCE, *_OF_COPY) if field in outcome}
    return about | fields | {"read_at": now.isoformat(), "failure": None}


_OF_SOURCE = ("tag", "modified", "left_out")
_OF_COPY = ("events", "addresses", "inferred", "tells_others", "problems")


def _failed(about: Content, code: str, detail: str) -> Content:
    return about | {"failure": {"code": code, "detail": detail}}


def _kept_months(
    cache: CalendarCache, answer: Content, months: list[str], key: str | None, now: datetime
) -> dict[str, Content]:
    """Keep the months that were read; after a failure the old ones stay, and are tried again later."""
    kept: dict[str, Content] = {}
    if key is None:
        return kept
    rows, lost = answer.get("months", {}), answer.get("failed")
    for month in months:
        if month in rows:
            kept[month] = {"key": key, "rows": rows[month], "problems": answer.get("problems", [])}
        elif lost:
            before = cache.month(month)
            tries = int(before.get("tries", 0)) if before.get("key") == key else 0
            kept[month] = {
                "key": key,
                "rows": before.get("rows", []),
                "problems": [{"code": "reading", "detail": str(lost)}],
                "tries": tries + 1,
                "again": (now + APART * 2 ** min(tries, MOST_DOUBLED)).isoformat(),
            }
        else:
            continue
        cache.put_month(month, kept[month])
    return kept
