"""Keeps once a minute what the machine notices, and has other trackers and commits read now and then."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, Signal

from tltimer.errors import Refused
from tltimer.reports.attendance import SwitchOffer
from tltimer.settings.schema import EVIDENCE_SOURCES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tltimer.clock import Clock
    from tltimer.domain.evidence.disagreements import Disagreement
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.spans import Span
    from tltimer.paths import Home
    from tltimer.reports.status import Status
    from tltimer.services.evidence import Evidence
    from tltimer.services.evidence_watch import EvidenceWatch
    from tltimer.services.reports import Reports
    from tltimer.services.worker_messages import EvidenceAnswer

APART = timedelta(minutes=15)
"""The time between two readings of other trackers and commits."""

LIMIT_S = 60.0

READ = frozenset({"commit", "activitywatch", "wakatime"})
"""The sources that a child process reads."""


class EvidenceTask(QObject):
    """Watches and reads while sources are on; while none is, nothing of this is loaded.

    Args:
        home: whose evidence it is.
        evidence: returns the evidence, which keeps the samples.
        reports: has the settings.
        clock: the clock.
        environ: the environment.
        is_here: returns whether somebody is at the keyboard.
        ask: returns the child's answer; None for the real one.
        make_watch: makes what watches windows and calls; None for this desktop's.
        parent: as of any QObject.
    """

    suggested = Signal(object)
    """The log should differ just now: a Disagreement that is still going on; None once it is over."""

    renewed = Signal()
    """Other trackers and commits were read."""

    refused = Signal(str)
    _read = Signal(object)

    def __init__(
        self,
        home: Home,
        evidence: Callable[[], Evidence],
        reports: Reports,
        clock: Clock,
        environ: Mapping[str, str],
        is_here: Callable[[], bool],
        ask: Callable[[], EvidenceAnswer] | None = None,
        make_watch: Callable[[Evidence], EvidenceWatch] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._evidence = evidence
        self._reports = reports
        self._clock = clock
        self._environ = environ
        self._is_here = is_here
        self._ask = ask or self._ask_child
        self._make_watch = make_watch or self._watch_desktop
        self._watch: EvidenceWatch | None = None
        self._mode = ""
        self._suggestion: Disagreement | None = None
        self._thread: threading.Thread | None = None
        self._due: datetime | None = None
        self._known: tuple[str, ...] = ()
        self._failed = False
        self._read.connect(self._take_in)

    @property
    def offer(self) -> SwitchOffer | None:
        """The switch that is suggested just now, for whoever offers switches."""
        suggestion = self._suggestion
        if suggestion is None:
            return None
        return SwitchOffer(suggestion.evidence, None, None, suggestion.span.start, None)

    def follow(self) -> None:
        """Start or stop watching, as the settings say."""
        sources = self._reports.settings()[EVIDENCE_SOURCES]
        if sources != self._known:
            self._known, self._due = sources, None
        if self._watch is None and sources:
            self._watch = self._make_watch(self._evidence())
        if self._watch is not None:
            self._watch.follow()
        if not sources:
            self._suggest(None)

    def know(self, status: Status, _rules: Rules) -> None:
        """Take note of the running mode; a suggestion made while another one ran no longer holds."""
        if status.mode != self._mode:
            self._mode = status.mode
            if self._suggestion is not None:
                self._suggest(self._evidence().suggestion())

    def look(self) -> None:
        """Record the present moment, and check whether the log should differ."""
        if not self._known or self._watch is None:
            return
        self._begin_reading()
        if not self._evidence().kept_days():
            self._watch.forget()  # all was forgotten, perhaps by the command
        try:
            samples = self._watch.look(self._is_here())
        except Refused as refusal:  # tried again each minute, and told once
            if not self._failed:
                self.refused.emit(str(refusal))
            self._failed = True
            return
        self._failed = False
        if self._suggestion is not None or any(sample.mode != self._mode for sample in samples):
            with suppress(Refused, OSError):
                self._suggest(self._evidence().suggestion())

    def app_in(self, span: Span, mode: str) -> str | None:
        """Return the application that stood for a mode most of a span; None where none is remembered."""
        return self._watch.app_in(span, mode) if self._watch is not None else None

    def close(self) -> None:
        """Stop watching."""
        if self._watch is not None:
            self._watch.close()
        thread = self._thread
        if thread is not None:
            thread.join(timeout=1.0)

    def _suggest(self, suggestion: Disagreement | None) -> None:
        if suggestion != self._suggestion:
            self._suggestion = suggestion
            self.suggested.emit(suggestion)

    def _begin_reading(self) -> None:
        now = self._clock.now()
        early = self._due is not None and self._due - APART <= now < self._due
        if early or self._thread is not None or not READ & set(self._known):
            return
        self._due = now + APART
        self._thread = threading.Thread(target=self._run, name="evidence", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        answer: EvidenceAnswer = {}
        try:
            answer = self._ask()
        finally:
            self._thread = None
            with suppress(RuntimeError):  # the app has ended meanwhile
                self._read.emit(answer.get("authored"))

    def _take_in(self, authored: object) -> None:
        if isinstance(authored, list):
            self._evidence().know_commits(datetime.fromtimestamp(at, UTC) for at in authored if isinstance(at, int))
            self.renewed.emit()

    def _watch_desktop(self, evidence: Evidence) -> EvidenceWatch:
        from tltimer.services.evidence_watch import EvidenceWatch

        return EvidenceWatch(evidence, self._clock, self._environ)

    def _ask_child(self) -> EvidenceAnswer:
        from typing import cast

        from tltimer import worker_process

        folder = self._home.folder
        words = ("--home", str(folder)) if folder else ()
        answer = worker_process.ask(worker_process.own_command("renew-evidence", *words), {}, LIMIT_S)
        return cast("EvidenceAnswer", answer)
