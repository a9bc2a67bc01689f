"""The focused window of X11: ``_NET_ACTIVE_WINDOW`` of the screen, and the window's ``WM_CLASS``."""

from __future__ import annotations

import ctypes
import sys

from tltimer.i18n.translate import _
from tltimer.system.focused_window.interface import FocusedWindowUnavailable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WM_CLASS, STRING, WINDOW = 67, 31, 33
"""Atoms that every X server has."""

PROPERTY_NOTIFY, DESTROY_NOTIFY, UNMAP_NOTIFY = 28, 17, 18
PROPERTY_CHANGE, STRUCTURE_NOTIFY = 1 << 22, 1 << 17
EVENT_MASK = 1 << 11

LONGEST_CLASS = 64
"""The most of a class that is read, in 32-bit words."""


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (("screen", ctypes.POINTER(ctypes.c_uint32)), ("left", ctypes.c_int), ("index", ctypes.c_int))


class _Atom(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_uint8),
        ("pad", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("length", ctypes.c_uint32),
        ("atom", ctypes.c_uint32),
    )


class _PropertyNotify(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_uint8),
        ("pad", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("window", ctypes.c_uint32),
        ("atom", ctypes.c_uint32),
    )


class X11Window:
    """Hears of another active window by events of the root window; they wait until they are taken in.

    Args:
        display: the name of the display, such as ``:0``.

    Raises:
        FocusedWindowUnavailable: there is no such display, or no library to ask it with.
    """

    name = "X11"

    def __init__(self, display: str) -> None:
        self._connection: ctypes.c_void_p | None = None
        try:
            self._xcb = xcb = ctypes.CDLL("libxcb.so.1")
        except OSError:
            raise FocusedWindowUnavailable(_("{name} is not installed").format(name="libxcb")) from None
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = (ctypes.c_void_p,)
        for function in ("connect", "get_setup", "poll_for_event", "get_property_reply", "get_property_value"):
            getattr(xcb, f"xcb_{function}").restype = ctypes.c_void_p
        xcb.xcb_setup_roots_iterator.restype = _Screens
        xcb.xcb_intern_atom.restype = xcb.xcb_get_property.restype = _Cookie
        xcb.xcb_intern_atom_reply.restype = ctypes.POINTER(_Atom)
        self._connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
        if xcb.xcb_connection_has_error(self._connection):
            self.close()
            raise FocusedWindowUnavailable(_("the X11 display {display} cannot be opened").format(display=display))
        setup = ctypes.c_void_p(xcb.xcb_get_setup(self._connection))
        self._root = int(xcb.xcb_setup_roots_iterator(setup).screen[0])
        self._active = self._atom(b"_NET_ACTIVE_WINDOW")
        self._listen(self._root, PROPERTY_CHANGE)
        self._app = self._ask()

    def app(self) -> str | None:
        """Return the class of the active window; the server is asked only if the window is another one."""
        if self._connection is None:
            return None
        changed = False
        while event := self._xcb.xcb_poll_for_event(self._connection):
            notify = ctypes.cast(event, ctypes.POINTER(_PropertyNotify)).contents
            kind = notify.type & 0x7F
            # Not every window manager says that no window is active any more when the last one is closed.
            changed |= kind in (DESTROY_NOTIFY, UNMAP_NOTIFY)
            changed |= kind == PROPERTY_NOTIFY and notify.atom == self._active
            self._free(event)
        if self._xcb.xcb_connection_has_error(self._connection):
            self.close()
            return None
        # A window that was just mapped may get its class after the focus.
        if changed or self._app is None:
            self._app = self._ask()
        return self._app

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._xcb.xcb_disconnect(self._connection)
        self._connection = None

    def _ask(self) -> str | None:
        active = self._property(self._root, self._active, WINDOW, 1)
        window = int.from_bytes(active, sys.byteorder) if len(active) == 4 else 0
        if not window:
            return None
        self._listen(window, STRUCTURE_NOTIFY)
        names = self._property(window, WM_CLASS, STRING, LONGEST_CLASS).split(b"\0")
        # The instance comes first, then the class.
        name = names[1] if len(names) > 1 and names[1] else names[0]
        return name.decode("latin-1").strip() or None

    def _listen(self, window: int, events: int) -> None:
        values = (ctypes.c_uint32 * 1)(events)
        self._xcb.xcb_change_window_attributes(
            self._connection, ctypes.c_uint32(window), ctypes.c_uint32(EVENT_MASK), values
        )
        self._xcb.xcb_flush(self._connection)

    def _property(self, window: int, name: int, kind: int, words: int) -> bytes:
        numbers = (ctypes.c_uint32(number) for number in (window, name, kind, 0, words))
        cookie = self._xcb.xcb_get_property(self._connection, ctypes.c_uint8(0), *numbers)
        reply = self._xcb.xcb_get_property_reply(self._connection, cookie, None)
        if not reply:  # the window is gone
            return b""
        pointer = ctypes.c_void_p(reply)
        length = self._xcb.xcb_get_property_value_length(pointer)
        value = ctypes.string_at(self._xcb.xcb_get_property_value(pointer), length)
        self._free(pointer)
        return value

    def _atom(self, name: bytes) -> int:
        cookie = self._xcb.xcb_intern_atom(self._connection, ctypes.c_uint8(0), ctypes.c_uint16(len(name)), name)
        reply: Any = self._xcb.xcb_intern_atom_reply(self._connection, cookie, None)
        if not reply:
            return 0
        atom = int(reply.contents.atom)
        self._free(ctypes.cast(reply, ctypes.c_void_p))
        return atom
