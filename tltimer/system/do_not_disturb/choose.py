"""Chooses the do-not-disturb backend: the notification server that runs here states its name."""

from __future__ import annotations

import sys
from contextlib import contextmanager

from tltimer.paths import session_bus
from tltimer.system.do_not_disturb.unavailable import NoDoNotDisturb

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tltimer.system.do_not_disturb.interface import DoNotDisturb


@contextmanager
def do_not_disturb_for(environ: Mapping[str, str]) -> Iterator[DoNotDisturb]:
    """Lend the backend of this desktop, for as long as the block lasts.

    Desktops are asked seldom, just before a notification would be shown, so no connection is kept open for it.

    Args:
        environ: the environment, which names the session bus.
    """
    address = session_bus(environ)
    if not address or not sys.platform.startswith("linux"):
        yield NoDoNotDisturb()
        return
    from tltimer.system.dbus import GONE, DBusConnection

    try:
        connection = DBusConnection(address)
    except GONE:
        yield NoDoNotDisturb()
        return
    try:
        from tltimer.system.do_not_disturb.servers import do_not_disturb_of

        yield do_not_disturb_of(connection, environ)
    finally:
        connection.close()


def knows_do_not_disturb(environ: Mapping[str, str]) -> bool:
    """Return whether the desktop tells, and lets tltimer set, that it does not disturb."""
    with do_not_disturb_for(environ) as desktop:
        return desktop.is_on() is not None


def is_do_not_disturb_on(environ: Mapping[str, str]) -> bool:
    """Return whether the desktop is set to do not disturb; where that is not known, it is not."""
    with do_not_disturb_for(environ) as desktop:
        return bool(desktop.is_on())
