"""Brings a window to the front on X11 because the user asked for it, at the time at which that was.

Window managers compare times to tell what the user asked for from what a program does uninvited; Qt knows only of its
own events, not of a key that was grabbed or of the start of a second program.
"""

from __future__ import annotations

import re
from contextlib import suppress

PAGER = 2
"""Stands for the user's own wish, in the Extended Window Manager Hints."""


def activate(display: str, window: int, token: str) -> None:
    """Ask the window manager to bring a window to the front; nothing happens without a time in the token.

    Args:
        display: the name of the display.
        window: the number of the window.
        token: of a start or a shortcut: ``…_TIME1234``.
    """
    time = re.search(r"_TIME(\d+)$", token)
    if time is None:
        return
    from Xlib import X
    from Xlib.display import Display
    from Xlib.error import DisplayError, XError
    from Xlib.protocol.event import ClientMessage

    with suppress(DisplayError, XError, OSError):
        connection = Display(display)
        try:
            message = ClientMessage(
                window=connection.create_resource_object("window", window),
                client_type=connection.intern_atom("_NET_ACTIVE_WINDOW"),
                data=(32, [PAGER, int(time[1]) & 0xFFFFFFFF, 0, 0, 0]),
            )
            mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
            connection.screen().root.send_event(message, event_mask=mask)
            connection.sync()
        finally:
            connection.close()
