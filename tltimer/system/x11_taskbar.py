"""Keeps a window out of the lists of windows on X11: of task bars and pagers.

Qt tells them no more than that it is a tool's window, of which LXQt's panel, for one, makes nothing.
"""

from __future__ import annotations

from contextlib import suppress

STATE = "_NET_WM_STATE"

SKIPPED = ("_NET_WM_STATE_SKIP_TASKBAR", "_NET_WM_STATE_SKIP_PAGER")


def skip_taskbars(display: str, window: int) -> None:
    """Ask not to list a window that is about to be shown; Qt leaves it in the states that it adds then.

    Args:
        display: the name of the display.
        window: the number of the window, which is not shown yet.
    """
    from Xlib import Xatom
    from Xlib.display import Display
    from Xlib.error import ConnectionClosedError, DisplayError, XError

    with suppress(ConnectionClosedError, DisplayError, XError, OSError):
        connection = Display(display)
        try:
            resource = connection.create_resource_object("window", window)
            state = connection.intern_atom(STATE)
            present = resource.get_full_property(state, Xatom.ATOM)
            skipped = [connection.intern_atom(name) for name in SKIPPED]
            states = dict.fromkeys([*(present.value if present is not None else ()), *skipped])
            resource.change_property(state, Xatom.ATOM, 32, list(states))
            connection.sync()
        finally:
            connection.close()
