"""Carries out the actions of global shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.gui.controllers.quick_switch import QuickSwitchController
    from tltimer.gui.controllers.tracking import TrackingController


class ShortcutsController(QObject):
    """The slot for the keys that are pressed anywhere.

    Args:
        recorded: takes an action whose keys are being recorded for another; returns whether it did.
        tracking: changes the log.
        quick_switch: opens the quick switch.
        parent: as of any QObject.
    """

    def __init__(
        self,
        recorded: Callable[[str], bool],
        tracking: TrackingController,
        quick_switch: QuickSwitchController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._recorded = recorded
        self._tracking = tracking
        self._quick_switch = quick_switch

    def carry_out(self, action: str, token: str) -> None:
        """Carry out an action, unless its keys are being recorded for another; the token opens a window."""
        if self._recorded(action):
            return
        from tltimer.settings import shortcuts

        verb, _space, mode = action.partition(" ")
        if verb == shortcuts.PICK:
            self._quick_switch.open(token)
        elif verb == shortcuts.BACK:
            self._tracking.back()
        elif verb == shortcuts.STOP:
            self._tracking.stop()
        else:
            self._tracking.switch(mode)
