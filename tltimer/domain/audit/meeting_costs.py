"""The meetings that cost the most focus time, added up by series."""

from __future__ import annotations

from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 10
"""The number of series that are told."""


class MeetingCost(Value):
    """A meeting of a day, what it cost in focus time, and how long it was attended.

    ``series`` is the same for all occurrences of a recurring event; other events of one title share theirs.
    """

    series: str
    title: str
    planned_s: int
    attended_s: int
    cost_s: int


class SeriesCost(Value):
    """The meetings of a series together."""

    title: str
    count: int
    planned_s: int
    attended_s: int
    cost_s: int


def series_key(uid: str, title: str, recurring: bool) -> str:
    """Return the key that the meetings of a series share: the UID, or the title of events that do not recur."""
    return f"uid {uid}" if recurring else f"title {title}"


def costliest_series(meetings: Iterable[MeetingCost]) -> tuple[SeriesCost, ...]:
    """Add up meetings by series; the costliest first, then the longest, then by title, and no more than ten.

    The title of a series is that of its last meeting.

    Args:
        meetings: in order of time.
    """
    by_series: dict[str, SeriesCost] = {}
    for meeting in meetings:
        before = by_series.get(meeting.series, SeriesCost("", 0, 0, 0, 0))
        by_series[meeting.series] = SeriesCost(
            meeting.title,
            before.count + 1,
            before.planned_s + meeting.planned_s,
            before.attended_s + meeting.attended_s,
            before.cost_s + meeting.cost_s,
        )
    return tuple(
        sorted(by_series.values(), key=lambda series: (-series.cost_s, -series.planned_s, series.title))[:MOST]
    )
