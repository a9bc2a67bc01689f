"""The owner of a selection of an X11 screen: how the tray of older panels and a compositor make themselves known."""

from __future__ import annotations

import ctypes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

TRAY = "_NET_SYSTEM_TRAY"
"""The selection of an XEmbed tray."""

COMPOSITOR = "_NET_WM_CM"
"""The selection of whatever blends windows into each other."""

STRUCTURE_NOTIFY = 1 << 17
EVENT_MASK = 1 << 11
"""Of what can be asked of a window, which of its events are wanted."""


class _Reply(ctypes.Structure):
    """The shape of the answers to both questions: the number that was asked for comes third."""

    _fields_ = (
        ("type", ctypes.c_uint8),
        ("pad", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("length", ctypes.c_uint32),
        ("number", ctypes.c_uint32),
    )


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (("screen", ctypes.POINTER(ctypes.c_uint32)), ("left", ctypes.c_int), ("index", ctypes.c_int))


class SelectionWatcher:
    """Knows whether somebody owns a selection of a display's screen. None of its calls waits for long.

    Args:
        display: the name of the display, such as ``:0``.
        selection: its name without the number of the screen, such as ``TRAY``.

    Raises:
        OSError: there is no such display, or no library to ask it with.
    """

    def __init__(self, display: str, selection: str) -> None:
        self._xcb = xcb = ctypes.CDLL("libxcb.so.1")
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = (ctypes.c_void_p,)
        xcb.xcb_connect.restype = xcb.xcb_get_setup.restype = xcb.xcb_poll_for_event.restype = ctypes.c_void_p
        xcb.xcb_setup_roots_iterator.restype = _Screens
        xcb.xcb_intern_atom.restype = xcb.xcb_get_selection_owner.restype = _Cookie
        xcb.xcb_intern_atom_reply.restype = ctypes.POINTER(_Reply)
        xcb.xcb_get_selection_owner_reply.restype = ctypes.POINTER(_Reply)
        number = ctypes.c_int()
        opened = xcb.xcb_connect(display.encode(), ctypes.byref(number))
        self._connection: ctypes.c_void_p | None = ctypes.c_void_p(opened)
        if xcb.xcb_connection_has_error(self._connection):
            self.close()
            raise OSError(f"the X11 display {display} cannot be opened")
        name = f"{selection}_S{number.value}".encode()
        setup = ctypes.c_void_p(xcb.xcb_get_setup(self._connection))
        root = xcb.xcb_setup_roots_iterator(setup).screen[0]
        self._listen(root)
        cookie = xcb.xcb_intern_atom(self._connection, ctypes.c_uint8(0), ctypes.c_uint16(len(name)), name)
        self._selection = self._answer(xcb.xcb_intern_atom_reply, cookie)
        self.present = False
        self._look()

    def fileno(self) -> int | None:
        """Return the descriptor to wait at; None once the display is gone."""
        return None if self._connection is None else int(self._xcb.xcb_get_file_descriptor(self._connection))

    def take_in(self) -> None:
        """Take in what the display has said, and look again who owns the selection."""
        if self._connection is None:
            return
        while event := self._xcb.xcb_poll_for_event(self._connection):
            self._free(event)
        if self._xcb.xcb_connection_has_error(self._connection):
            self.close()
        else:
            self._look()

    def close(self) -> None:
        """Close the connection; the selection then counts as not owned."""
        if self._connection is not None:
            self._xcb.xcb_disconnect(self._connection)
        self._connection = None
        self.present = False

    def _look(self) -> None:
        cookie = self._xcb.xcb_get_selection_owner(self._connection, ctypes.c_uint32(self._selection))
        owner = self._answer(self._xcb.xcb_get_selection_owner_reply, cookie)
        if owner:
            self._listen(owner)  # that it ends is all that it can say
        self.present = bool(owner)

    def _listen(self, window: int) -> None:
        values = (ctypes.c_uint32 * 1)(STRUCTURE_NOTIFY)
        self._xcb.xcb_change_window_attributes(
            self._connection, ctypes.c_uint32(window), ctypes.c_uint32(EVENT_MASK), values
        )
        self._xcb.xcb_flush(self._connection)

    def _answer(self, ask: Any, cookie: _Cookie) -> int:
        reply = ask(self._connection, cookie, None)
        if not reply:
            return 0
        number = int(reply.contents.number)
        self._free(ctypes.cast(reply, ctypes.c_void_p))
        return number


def has_owner(display: str, selection: str) -> bool:
    """Return whether somebody owns a selection; nobody does where there is no such display."""
    try:
        watcher = SelectionWatcher(display, selection)
    except (OSError, AttributeError):  # no display, or a library of another make
        return False
    owned = watcher.present
    watcher.close()
    return owned
