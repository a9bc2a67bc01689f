"""Levels of notifications: quiet, default, everything."""

from __future__ import annotations

from enum import StrEnum

from tltimer.reports.notification_policy import POLICIES, Budget
from tltimer.settings import schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tltimer.settings.schema import Setting, Settings


class Level(StrEnum):
    """The amount of unasked notifications."""

    QUIET = "quiet"
    DEFAULT = "default"
    EVERYTHING = "everything"


_KEYS = {policy.setting for policy in POLICIES.values() if policy.budget is Budget.TIP}

TIPS: tuple[Setting[bool], ...] = tuple(
    setting for setting in schema.SETTINGS if setting.key in _KEYS and setting.key.startswith("notifications.")
)
"""The topics that a level turns on. Questions that keep the log accurate are asked at every level."""


def values_of(level: Level) -> Mapping[Setting[bool], bool]:
    """Return the value of each tip at a level."""
    if level is Level.DEFAULT:
        return {tip: tip.default for tip in TIPS}
    return dict.fromkeys(TIPS, level is Level.EVERYTHING)


def level_of(settings: Settings) -> Level | None:
    """Return the level that settings are at; None for a choice of the user's own."""
    return next((level for level in Level if all(settings[tip] == on for tip, on in values_of(level).items())), None)


def count_on(settings: Settings, switches: tuple[Setting[Any], ...]) -> int:
    """Count the switches that are on."""
    return sum(bool(settings[switch]) for switch in switches)
