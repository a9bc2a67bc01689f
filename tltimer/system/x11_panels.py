"""The room that panels reserve on an X11 desktop, for window managers that do not tell what is left of the screen.

i3 is one of them, and none tells it of each screen where there are several. The panels themselves do, in
``_NET_WM_STRUT_PARTIAL`` of the Extended Window Manager Hints.
"""

from __future__ import annotations

from contextlib import suppress

from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

STRUT = "_NET_WM_STRUT_PARTIAL"
FIELDS = 12


class Area(Value):
    """A rectangle in pixels of the display."""

    left: int
    top: int
    right: int
    bottom: int


class Strut(Value):
    """The space that a panel reserves at the sides of the display, and its extent along each side."""

    left: int
    right: int
    top: int
    bottom: int
    left_from: int
    left_to: int
    right_from: int
    right_to: int
    top_from: int
    top_to: int
    bottom_from: int
    bottom_to: int


def struts(display: str) -> tuple[Strut, ...]:
    """Return the areas reserved by a display's panels; none if the display cannot be asked."""
    from Xlib import X
    from Xlib.display import Display
    from Xlib.error import ConnectionClosedError, DisplayError, XError

    try:
        connection = Display(display)
    except (ConnectionClosedError, DisplayError, OSError):
        return ()
    try:
        kind = connection.intern_atom(STRUT)
        edges = []
        # A window manager puts a frame of its own around what it manages.
        outer = connection.screen().root.query_tree().children
        for window in outer:
            with suppress(XError):  # gone meanwhile
                for candidate in (window, *window.query_tree().children):
                    reserved = candidate.get_full_property(kind, X.AnyPropertyType)
                    if (
                        reserved is not None
                        and len(reserved.value) == FIELDS
                        and candidate.get_attributes().map_state == X.IsViewable
                    ):
                        edges.append(Strut(*(int(number) for number in reserved.value)))
        return tuple(edges)
    finally:
        connection.close()


def left_free(screen: Area, display: Area, panels: Iterable[Strut]) -> Area:
    """Return the part of a screen that no panel reserves.

    Args:
        screen: one of the screens that make up the display.
        display: all of it, from which struts are measured.
        panels: what is reserved.
    """
    left, top, right, bottom = screen.left, screen.top, screen.right, screen.bottom
    for panel in panels:
        beside = _meet(panel.left_from, panel.left_to, screen.top, screen.bottom)
        if panel.left and beside and panel.left <= screen.right:
            left = max(left, panel.left)
        beside = _meet(panel.right_from, panel.right_to, screen.top, screen.bottom)
        if panel.right and beside and display.right - panel.right >= screen.left:
            right = min(right, display.right - panel.right)
        beside = _meet(panel.top_from, panel.top_to, screen.left, screen.right)
        if panel.top and beside and panel.top <= screen.bottom:
            top = max(top, panel.top)
        beside = _meet(panel.bottom_from, panel.bottom_to, screen.left, screen.right)
        if panel.bottom and beside and display.bottom - panel.bottom >= screen.top:
            bottom = min(bottom, display.bottom - panel.bottom)
    return Area(left, top, max(left, right), max(top, bottom))


def _meet(start: int, end: int, low: int, high: int) -> bool:
    """Return whether the pixels ``start`` to ``end``, both included, meet those from ``low`` up to ``high``."""
    return start < high and end >= low
