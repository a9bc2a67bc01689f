"""Chooses whom to ask about do-not-disturb: whoever shows the notices here says who it is."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tltimer.host.disturb.disturb import Disturb
from tltimer.host.disturb.silent import SilentDisturb
from tltimer.host.notify.choice import session_bus


@contextmanager
def disturb_for(environ: Mapping[str, str]) -> Iterator[Disturb]:
    """Lend what knows it on this desktop, for as long as the block lasts.

    Desktops are asked seldom, just before something would be said, so no connection is kept open for it.

    Args:
        environ: the environment, which names the session bus.
    """
    address = session_bus(environ)
    if not address or not sys.platform.startswith("linux"):
        yield SilentDisturb()
        return
    from tltimer.host.bus import GONE, Line

    try:
        line = Line(address)
    except GONE:
        yield SilentDisturb()
        return
    try:
        from tltimer.host.disturb.servers import disturb_of

        yield disturb_of(line)
    finally:
        line.close()


def is_unwanted(environ: Mapping[str, str]) -> bool:
    """Say whether the desktop is set not to disturb; where that is not known, it is not."""
    with disturb_for(environ) as desktop:
        return bool(desktop.unwanted())
