"""Opens the quick switcher on demand, and carries out what is chosen in it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tltimer.errors import Refused
from tltimer.gui.process.window_activation import bring_to_front, delete_on_close
from tltimer.gui.tray.icons import shape_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QIcon

    from tltimer.gui.controllers.promises import PromisesController
    from tltimer.gui.data_changes import DataChanges
    from tltimer.gui.switcher.window import SwitcherWindow
    from tltimer.gui.tray.icons import TrayIcons
    from tltimer.gui.widgets.theme import Theme
    from tltimer.reports.attendance import SwitchOffer
    from tltimer.reports.quick_switch import Situation, Suggestion
    from tltimer.services.quick_switch import QuickSwitch
    from tltimer.services.reports import Reports
    from tltimer.services.tracker import Tracker


class QuickSwitchController(QObject):
    """Controls the window while it is open; nothing of it is loaded before.

    Args:
        tracker: returns the tracker, which changes the log.
        reports: knows the present.
        promises: records promises.
        look: returns the theme.
        icons: draws the icons of modes.
        changes: carries out changes and tells of them.
        parent: as of any QObject.
        noticed: returns the switch that evidence suggests.
    """

    def __init__(
        self,
        tracker: Callable[[], Tracker],
        reports: Reports,
        promises: PromisesController,
        look: Callable[[], Theme],
        icons: TrayIcons,
        changes: DataChanges,
        parent: QObject | None = None,
        noticed: Callable[[], SwitchOffer | None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._noticed = noticed
        self._tracker = tracker
        self._reports = reports
        self._quick_switch: QuickSwitch | None = None
        self._promises = promises
        self._look = look
        self._icons = icons
        self._changes = changes
        self.window: SwitcherWindow | None = None
        self._suggestions: tuple[Suggestion, ...] = ()

    def open(self, token: str = "") -> None:
        """Open the switcher; if it is open already, close it, as its shortcut was pressed again.

        Args:
            token: the desktop's permission for a window to come to the front.
        """
        if self.window is not None:
            self.close()
            return
        from tltimer.gui.switcher.window import SwitcherWindow
        from tltimer.services.quick_switch import QuickSwitch
        from tltimer.wording.quick_switch import hint_words

        self._quick_switch = QuickSwitch(self._reports, self._tracker(), self._noticed)
        self.window = window = SwitcherWindow(self._look(), hint_words())
        delete_on_close(window)
        window.typed.connect(self._suggest)
        window.chosen.connect(self._choose)
        window.destroyed.connect(lambda _gone: self._forget(window))
        self._suggest("")
        window.appear()
        bring_to_front(window, token)

    def close(self) -> None:
        """Close it; nothing is changed."""
        if self.window is not None:
            self.window.close()

    def update(self) -> None:
        """Bring the suggestions up to date after a change."""
        if self.window is not None:
            self._suggest(self.window.line.line())

    def _suggest(self, line: str) -> None:
        from tltimer.gui.switcher.suggestion_list import SuggestionRow
        from tltimer.reports.quick_switch import answer
        from tltimer.wording.quick_switch import name_words, problem_words, reason_words, spoken, time_words

        window, quick_switch = self.window, self._quick_switch
        if window is None or quick_switch is None:
            return
        try:
            situation = quick_switch.situation()
        except (Refused, OSError) as problem:
            window.show_rows((), str(problem))
            return
        best = answer(line, situation)
        self._suggestions = best.suggestions
        rows = [
            SuggestionRow(
                name_words(suggestion, situation.rules),
                time_words(suggestion, situation.rules),
                reason_words(suggestion, situation),
                spoken(suggestion, situation),
                self._icon(suggestion, situation),
            )
            for suggestion in best.suggestions
        ]
        window.show_rows(rows, problem_words(best.problem, line, situation) if best.problem else "")

    def _icon(self, suggestion: Suggestion, situation: Situation) -> QIcon:
        if suggestion.promise is not None:
            return self._icons.icon("square", "grey")
        return self._icons.icon(*shape_of(suggestion.mode, situation.rules.modes))

    def _choose(self, row: int) -> None:
        window, quick_switch = self.window, self._quick_switch
        if window is None or quick_switch is None or row >= len(self._suggestions):
            return
        suggestion = self._suggestions[row]
        if suggestion.promise is not None:
            done = self._promises.record(suggestion.promise, window.refuse)
        else:
            done = self._changes.carry_out(lambda: quick_switch.switch(suggestion), window.refuse)
        if done:
            window.close()

    def _forget(self, window: SwitcherWindow) -> None:
        if self.window is window:
            self.window = None
            self._suggestions = ()
