"""Watches windows and calls: once a minute it records the mode of the focused window, and of a call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from tltimer.domain.evidence.app_rules import mode_of_app
from tltimer.domain.evidence.disagreements import MEETING
from tltimer.domain.evidence.samples import EvidenceSource, Sample, slot_of
from tltimer.services.evidence import A_DAY
from tltimer.system.calls.choose import calls_for
from tltimer.system.calls.interface import CallWatch
from tltimer.system.focused_window.choose import focused_window_for
from tltimer.system.focused_window.interface import FocusedWindow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from tltimer.clock import Clock
    from tltimer.domain.timeline.spans import Span
    from tltimer.services.evidence import Evidence

ChooseWindow = Callable[[Mapping[str, str]], tuple[FocusedWindow, tuple[str, ...]]]
ChooseCalls = Callable[[Mapping[str, str]], tuple[tuple[CallWatch, ...], tuple[str, ...]]]


class EvidenceWatch:
    """Holds connections to the backends for windows and calls, as long as these sources are on.

    The names of applications stay in memory, for a day; what is kept on disk is a mode.

    Args:
        evidence: keeps the samples.
        clock: the clock.
        environ: the environment, which names display, buses and sound server.
        choose_window: chooses what tells the focused window.
        choose_calls: chooses what tells of calls.
    """

    def __init__(
        self,
        evidence: Evidence,
        clock: Clock,
        environ: Mapping[str, str],
        choose_window: ChooseWindow = focused_window_for,
        choose_calls: ChooseCalls = calls_for,
    ) -> None:
        self._evidence = evidence
        self._clock = clock
        self._environ = environ
        self._choose_window = choose_window
        self._choose_calls = choose_calls
        self._window: FocusedWindow | None = None
        self._calls: tuple[CallWatch, ...] | None = None
        self._apps: dict[tuple[datetime, str], Counter[str]] = {}
        self._rules: Mapping[str, str] = {}

    def follow(self) -> None:
        """Start or stop watching, as the sources are on or off."""
        sources = self._evidence.sources()
        self._rules = self._evidence.rules() if EvidenceSource.WINDOW in sources else {}
        if EvidenceSource.WINDOW not in sources:
            self._close_window()
        elif self._window is None:
            self._window, _why = self._choose_window(self._environ)
        if EvidenceSource.CALL not in sources:
            self._close_calls()
        elif self._calls is None:
            self._calls, _why = self._choose_calls(self._environ)

    def look(self, is_here: bool) -> tuple[Sample, ...]:
        """Record the present moment and return it; called each minute.

        Args:
            is_here: whether somebody is at the keyboard; else the focused window tells nothing.

        Raises:
            Refused: it cannot be written.
        """
        slot, samples = slot_of(self._clock.now()), list[Sample]()
        app = self._window.app() if self._window is not None else None
        mode = mode_of_app(app, self._rules) if app is not None and is_here else None
        if app is not None and mode is not None:
            samples.append(Sample(slot, EvidenceSource.WINDOW, mode))
            self._remember(slot, mode, app)
        in_use = [watch.in_use() for watch in self._calls or ()]  # each is asked, so that news pile up at none
        if any(in_use):
            samples.append(Sample(slot, EvidenceSource.CALL, MEETING))
        if samples:
            self._evidence.note(samples)
        return tuple(samples)

    def app_in(self, span: Span, mode: str) -> str | None:
        """Return the application that stood for a mode most of a span; None where none is remembered."""
        seen: Counter[str] = Counter()
        for (slot, its_mode), apps in self._apps.items():
            if its_mode == mode and span.covers(slot):
                seen.update(apps)
        return max(seen, key=lambda app: (seen[app], app), default=None)

    def forget(self) -> None:
        """Forget the names of applications."""
        self._apps.clear()

    def close(self) -> None:
        """Stop watching."""
        self._close_window()
        self._close_calls()

    def _remember(self, slot: datetime, mode: str, app: str) -> None:
        for outdated in [seen for seen in self._apps if seen[0] < slot - A_DAY]:
            del self._apps[outdated]
        self._apps.setdefault((slot, mode), Counter())[app] += 1

    def _close_window(self) -> None:
        if self._window is not None:
            self._window.close()
        self._window = None
        self.forget()

    def _close_calls(self) -> None:
        for watch in self._calls or ():
            watch.close()
        self._calls = None
