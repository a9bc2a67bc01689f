"""Chooses the backend for notifications; the order of preference is in this one place."""

from __future__ import annotations

import sys

from tltimer.paths import session_bus
from tltimer.system.notifications.unavailable import NoNotifications

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tltimer.system.notifications.interface import NotificationBackend


def notification_backend_for(environ: Mapping[str, str]) -> NotificationBackend:
    """Return the backend for notifications here; it connects at the first notification.

    Args:
        environ: the environment, which names the session bus.
    """
    if sys.platform.startswith("linux"):
        address = session_bus(environ)
        if address:
            from tltimer.system.notifications.freedesktop import FreedesktopNotifications

            return FreedesktopNotifications(address)
    elif sys.platform in ("win32", "darwin"):
        from tltimer.system.notifications.desktop_notifier import library_notifier

        return library_notifier() or NoNotifications()
    return NoNotifications()
