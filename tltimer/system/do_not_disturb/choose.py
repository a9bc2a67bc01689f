"""Chooses whom to ask about do-not-disturb: whoever shows the notifications here says who it is."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tltimer.system.do_not_disturb.interface import Disturb
from tltimer.system.do_not_disturb.unavailable import NoDoNotDisturb
from tltimer.system.notifications.choose import session_bus


@contextmanager
def disturb_for(environ: Mapping[str, str]) -> Iterator[Disturb]:
    """Lend what knows it on this desktop, for as long as the block lasts.

    Desktops are asked seldom, just before something would be said, so no connection is kept open for it.

    Args:
        environ: the environment, which names the session bus.
    """
    address = session_bus(environ)
    if not address or not sys.platform.startswith("linux"):
        yield NoDoNotDisturb()
        return
    from tltimer.system.dbus import GONE, DBusConnection

    try:
        line = DBusConnection(address)
    except GONE:
        yield NoDoNotDisturb()
        return
    try:
        from tltimer.system.do_not_disturb.servers import disturb_of

        yield disturb_of(line)
    finally:
        line.close()


def is_unwanted(environ: Mapping[str, str]) -> bool:
    """Say whether the desktop is set not to disturb; where that is not known, it is not."""
    with disturb_for(environ) as desktop:
        return bool(desktop.unwanted())
