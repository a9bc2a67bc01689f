"""Remembers which notifications were shown today, over a restart of the app too."""

import json
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tltimer.domain.timeline.instants import format_instant, parse_instant
from tltimer.reports.notification_policy import MONTHLY, ONCE, SentNotifications, Topic
from tltimer.storage.atomic import write_text

MOST_EVER = 100


class NotificationHistory:
    """A small file of what was said on one day, and of what is said once for all; the rest of other days is over.

    It is not the user's data: if it is lost, a notification may come a second time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._day: date | None = None
        self._said: list[SentNotifications] = []
        self._hints: list[str] = []
        self._ever: list[str] | None = None
        self._last: dict[str, datetime] | None = None

    def ever(self) -> tuple[str, ...]:
        """Give the causes of what was said once for all, on whatever day."""
        if self._ever is None:
            content = self._content()
            found = content.get("ever") if isinstance(content, dict) else None
            self._ever = [str(cause) for cause in found] if isinstance(found, list) else []
        return tuple(self._ever)

    def last(self, topic: Topic) -> datetime | None:
        """Give when something of a topic was said last, on whatever day; only of those that are said once a month."""
        return self._latest().get(topic)

    def of(self, day: date) -> tuple[SentNotifications, ...]:
        """Give what was said on a day."""
        self._turn_to(day)
        return tuple(self._said)

    def add(self, day: date, topic: Topic, cause: str, at: datetime) -> None:
        """Remember a notification."""
        self._turn_to(day)
        self._said.append(SentNotifications(topic, cause, at))
        if topic in ONCE:
            self._ever = [*self.ever(), cause][-MOST_EVER:]
        if topic in MONTHLY:
            self._last = self._latest() | {topic.value: at}
        self._write(day)

    def first_hint(self, day: date, hint: str) -> bool:
        """Say whether a hint, which is no notification of the day's budget, is due; it is not due again on that day."""
        self._turn_to(day)
        if hint in self._hints:
            return False
        self._hints.append(hint)
        self._write(day)
        return True

    def _latest(self) -> dict[str, datetime]:
        if self._last is None:
            content = self._content()
            found = content.get("last") if isinstance(content, dict) else None
            self._last = {}
            for topic, at in found.items() if isinstance(found, dict) else ():
                with suppress(ValueError, TypeError):
                    self._last[topic] = parse_instant(at)
        return self._last

    def _turn_to(self, day: date) -> None:
        if self._day == day:
            return
        self._day, self._said, self._hints = day, [], []
        content = self._content()
        try:
            if content["day"] == day.isoformat():
                self._said = [
                    SentNotifications(Topic(one["topic"]), one["cause"], parse_instant(one["at"]))
                    for one in content["said"]
                ]
                self._hints = [str(hint) for hint in content["hints"]]
        except (ValueError, KeyError, TypeError):
            self._said, self._hints = [], []

    def _content(self) -> Any:
        try:
            return json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return None

    def _write(self, day: date) -> None:
        said = [{"topic": one.topic, "cause": one.cause, "at": format_instant(one.at)} for one in self._said]
        last = {topic: format_instant(at) for topic, at in self._latest().items()}
        content = {"day": day.isoformat(), "said": said, "hints": self._hints, "ever": self.ever(), "last": last}
        with suppress(OSError):  # no room on the disk: it is remembered as long as the app runs
            write_text(self._path, json.dumps(content), durable=False)
