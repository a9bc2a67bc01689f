"""Remembers which notifications were shown, also over a restart of the app."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date

from tltimer.domain.timeline.instants import format_instant, parse_instant
from tltimer.reports.notification_policy import POLICIES, SentNotification, Topic
from tltimer.storage.atomic import write_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from typing import Any

MOST_EVER = 100


class NotificationHistory:
    """A small file with the notifications of one day, and with those that are never repeated.

    It is not the user's data: if it is lost, a notification may come a second time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._day: date | None = None
        self._sent: list[SentNotification] = []
        self._hints: list[str] = []
        self._ever: list[str] | None = None
        self._last: dict[str, datetime] | None = None

    def ever(self) -> tuple[str, ...]:
        """Return the causes that are never repeated, on whatever day."""
        if self._ever is None:
            content = self._content()
            topics = content.get("ever") if isinstance(content, dict) else None
            self._ever = [str(cause) for cause in topics] if isinstance(topics, list) else []
        return tuple(self._ever)

    def last(self, topic: Topic) -> datetime | None:
        """Return the time of the last notification of a topic; kept only for topics with a pause between two."""
        return self._latest().get(topic)

    def sent_on(self, day: date) -> tuple[SentNotification, ...]:
        """Return the notifications of a day."""
        self._open_day(day)
        return tuple(self._sent)

    def add(self, day: date, topic: Topic, cause: str, at: datetime) -> None:
        """Remember a notification."""
        self._open_day(day)
        self._sent.append(SentNotification(topic, cause, at))
        if POLICIES[topic].once:
            self._ever = [*self.ever(), cause][-MOST_EVER:]
        if POLICIES[topic].apart:
            self._last = self._latest() | {topic.value: at}
        self._write(day)

    def first_today(self, day: date, hint: str) -> bool:
        """Return whether a hint, which counts to no budget, is new on a day; it is not new again on that day."""
        self._open_day(day)
        if hint in self._hints:
            return False
        self._hints.append(hint)
        self._write(day)
        return True

    def first_ever(self, hint: str) -> bool:
        """Return whether a hint, which counts to no budget, was never given before; it is not new again."""
        if hint in self.ever():
            return False
        self._ever = [*self.ever(), hint][-MOST_EVER:]
        self._write(self._day or date.min)
        return True

    def _latest(self) -> dict[str, datetime]:
        if self._last is None:
            content = self._content()
            times = content.get("last") if isinstance(content, dict) else None
            self._last = {}
            for topic, at in times.items() if isinstance(times, dict) else ():
                with suppress(ValueError, TypeError):
                    self._last[topic] = parse_instant(at)
        return self._last

    def _open_day(self, day: date) -> None:
        if self._day == day:
            return
        self._day, self._sent, self._hints = day, [], []
        content = self._content()
        try:
            if content["day"] == day.isoformat():
                self._sent = [
                    SentNotification(
                        Topic(notification["topic"]), notification["cause"], parse_instant(notification["at"])
                    )
                    for notification in content["sent"]
                ]
                self._hints = [str(hint) for hint in content["hints"]]
        except (ValueError, KeyError, TypeError):
            self._sent, self._hints = [], []

    def _content(self) -> Any:
        try:
            return json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return None

    def _write(self, day: date) -> None:
        sent = [
            {"topic": notification.topic, "cause": notification.cause, "at": format_instant(notification.at)}
            for notification in self._sent
        ]
        last = {topic: format_instant(at) for topic, at in self._latest().items()}
        content = {"day": day.isoformat(), "sent": sent, "hints": self._hints, "ever": self.ever(), "last": last}
        with suppress(OSError):  # no room on the disk: it is remembered as long as the app runs
            write_text(self._path, json.dumps(content), durable=False)
