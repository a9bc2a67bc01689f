"""Chooses between the tray and, where there is none, a small window."""

from __future__ import annotations

import json
import os
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from tltimer.gui.process.window_activation import bring_to_front, prepare_window
from tltimer.storage.atomic import write_text
from tltimer.wording.missing_tray import tray_advice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tltimer.gui.tray.qt_tray import Tray
    from tltimer.gui.tray.small_window import SmallWindow

GRACE_MS = 5000
"""At the start of a session, trays come seconds after the programs that want into them."""


class TrayOrWindow(QObject):
    """Chooses between tray and window, and changes over when the tray comes or goes.

    Args:
        tray: the tray.
        make_window: makes the small window; called when it is first needed.
        note: the file that remembers where the window was.
        grace_ms: how long to wait for a tray.
    """

    no_tray = Signal(str)
    """The small window is shown as there is no tray: why, and what helps on this desktop."""

    def __init__(
        self,
        tray: Tray,
        make_window: Callable[[], SmallWindow],
        note: Path,
        grace_ms: int = GRACE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tray = tray
        self._make_window = make_window
        self._note = note
        self._wish = "auto"
        self._on_top = False
        self._window: SmallWindow | None = None
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(grace_ms)
        self._grace.timeout.connect(self._give_up)

    @property
    def window(self) -> SmallWindow | None:
        """The small window, if it was ever needed."""
        return self._window

    def begin(self, wish: str) -> None:
        """Show tltimer where the user wants it: ``qt`` for the tray, ``window``, ``auto`` for whichever works."""
        self._wish = wish
        if wish == "window":
            self._tray.close()
            self._appear()
        else:
            self._tray.open()
            self.follow(self._tray.available)

    def choose(self, wish: str) -> None:
        """Change over because the setting did."""
        if wish == self._wish:
            return
        self._grace.stop()
        if wish != "window":
            self._hide_window()
        self.begin(wish)

    def keep_on_top(self, wanted: bool) -> None:
        """Keep the small window above all others, or no longer."""
        self._on_top = wanted
        if self._window is not None:
            self._window.keep_on_top(wanted)

    def follow(self, available: bool) -> None:
        """The tray has come or gone."""
        if self._wish == "window":
            return
        if available:
            self._grace.stop()
            self._hide_window()
        elif self._wish == "auto":
            self._grace.start()

    def show_window(self, token: str = "") -> None:
        """Show the small window and give it the keyboard, because the user asked for it."""
        bring_to_front(self._window_at_hand(), token)

    def toggle_window(self) -> None:
        """Show the small window at the pointer, since the icon was clicked; a second click closes it again."""
        window = self._window_at_hand()
        if window.isVisible() and not window.isMinimized() and not window.stays:
            window.close()
            return
        if not window.isVisible():
            window.move_to_pointer()
        self.show_window()

    def _appear(self) -> None:
        """Show the small window because there is nothing else; whoever types goes on typing where they were."""
        from PySide6.QtCore import Qt  # only with a window, as in window_activation

        window = self._window_at_hand()
        prepare_window(window)
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        window.show()
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)

    def _window_at_hand(self) -> SmallWindow:
        if self._window is None:
            self._window = self._make_window()
            self._window.keep_on_top(self._on_top)
            self._window.put(self._remembered())
            self._window.closed.connect(self._remember)
        self._window.stays = not self._tray.available
        return self._window

    def end(self) -> None:
        """The app ends."""
        self._tray.close()  # first: a tray that goes makes the window wait to take its place
        self._grace.stop()
        self._hide_window()

    def _give_up(self) -> None:
        if not self._tray.available:
            self._appear()
            self.no_tray.emit(tray_advice(os.environ.get("XDG_CURRENT_DESKTOP", "")))

    def _hide_window(self) -> None:
        if self._window is not None and self._window.isVisible():
            self._window.close()

    def _remembered(self) -> list[int]:
        try:
            geometry = json.loads(self._note.read_bytes())
            return [int(number) for number in geometry] if len(geometry) == 6 else [0] * 6
        except (OSError, ValueError, TypeError, OverflowError, RecursionError):
            return [0] * 6

    def _remember(self) -> None:
        if self._window is not None:
            with suppress(OSError):  # it comes up where the desktop puts it, then
                write_text(self._note, json.dumps(self._window.place()), durable=False)
