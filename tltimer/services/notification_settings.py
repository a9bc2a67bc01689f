"""Reads the settings for notifications."""

from __future__ import annotations

from datetime import timedelta

from tltimer.reports.notification_policy import POLICIES, NotificationSettings, Topic
from tltimer.settings import schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.settings.schema import Settings

_BY_KEY = {setting.key: setting for setting in schema.SETTINGS}


def notification_settings(settings: Settings) -> NotificationSettings:
    """Return the settings of notifications."""
    return NotificationSettings(
        enabled=frozenset(topic for topic in Topic if is_enabled(topic, settings)),
        per_day=settings[schema.NOTIFICATIONS_PER_DAY],
        short_gap_minutes=settings[schema.SHORT_GAP_MINUTES],
        evening_at=settings[schema.EVENING_AT],
        evening_wait=timedelta(minutes=settings[schema.EVENING_WAIT]),
        no_commit_weeks=settings[schema.NO_COMMIT_WEEKS],
        most_commits_percent=settings[schema.MOST_COMMITS_PERCENT],
    )


def is_enabled(topic: Topic, settings: Settings) -> bool:
    """Return whether a topic is turned on.

    The settings of two topics do more: meetings are asked about where it is ``ask``, starting at login only until it
    was set.
    """
    if topic is Topic.STARTING:
        return not settings.is_set(schema.WITH_SESSION)
    value = settings[_BY_KEY[POLICIES[topic].setting]]
    return value == "ask" if topic is Topic.MEETING else bool(value)
