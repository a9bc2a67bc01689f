"""The state of a calendar: how current it is, and its problems."""

from __future__ import annotations

from tltimer.calendars.cache import instant
from tltimer.calendars.messages import failure, sentences
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from typing import Any

    from tltimer.calendars.cache import CalendarCache
    from tltimer.calendars.sources import Source


class CalendarStatus(Value):
    """The state of a calendar.

    ``read_at`` is when the last good copy was read, or was last found to be the same; None if there never was one.
    ``fresh`` is False when the last try after that failed. ``problems`` are whole sentences. ``locked``: it could not
    be read as the keyring is locked.
    """

    name: str
    kind: str
    shown: str
    read_at: datetime | None
    fresh: bool
    events: int
    problems: tuple[str, ...]
    role: str = "mine"
    locked: bool = False


class AddedCalendar(Value):
    """A calendar just added; ``addresses`` are those that seem to be the user's own.

    ``secrets_file`` is where its address or password is kept for want of a keyring; None if that is not so.
    """

    source: Source
    events: int
    addresses: tuple[str, ...]
    problems: tuple[str, ...]
    secrets_file: Path | None


def state_of(source: Source, cache: CalendarCache) -> CalendarStatus:
    """Return the state of a calendar from what the cache knows."""
    about = cache.about()
    lost: dict[str, str] = about.get("failure") or {}
    problems = (failure(lost.get("code", ""), lost.get("detail", "")),) if lost else ()
    return CalendarStatus(
        name=source.name,
        kind=source.kind,
        shown=source.shown,
        read_at=instant(about.get("read_at")),
        fresh=not lost,
        events=int(about.get("events", 0)),
        problems=problems
        + sentences(about.get("problems", []) + about.get("left_out", []) + _problems_of_months(cache)),
        role=source.role,
        locked=lost.get("code") == "locked",
    )


def _problems_of_months(cache: CalendarCache) -> list[dict[str, Any]]:
    """Collect the problems of single months; those of an older copy say nothing about this one."""
    key = cache.key("")
    if key is None:
        return []
    of_copy = key.partition("  ")[2]
    contents = (cache.month(month) for month in cache.months())
    return [
        problem
        for content in contents
        if str(content.get("key", "")).endswith(of_copy)
        for problem in content.get("problems", [])
    ]
