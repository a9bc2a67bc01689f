"""Notifications when somebody is away and when they are back, and has the log say so."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from tltimer.domain.presence.clock_jumps import jump_between
from tltimer.domain.presence.state import (
    IDLE,
    PresenceLog,
    PresencePiece,
    fell_asleep,
    locked,
    looked,
    settled,
    unlocked,
    woke,
)
from tltimer.domain.timeline.spans import Span
from tltimer.errors import Refused
from tltimer.gui.process.socket_notifier import SocketListener
from tltimer.system.idle.choose import idle_for
from tltimer.system.idle.unavailable import NoIdle
from tltimer.system.session_lock.choose import locks_for
from tltimer.system.session_lock.unavailable import NoSessionLock
from tltimer.system.sleep.choose import sleep_for
from tltimer.system.sleep.unavailable import NoSleepWatch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tltimer.clock import Clock
    from tltimer.domain.presence.clock_jumps import ClockReading
    from tltimer.domain.rules import Rules
    from tltimer.gui.presence.heartbeat import Heartbeat
    from tltimer.gui.process.socket_notifier import SocketVisit
    from tltimer.reports.status import Status
    from tltimer.services.absences import Absences
    from tltimer.system.idle.interface import Idle
    from tltimer.system.session_lock.interface import LockWatch
    from tltimer.system.sleep.interface import SleepWatch

DUE = timedelta(minutes=1)

AWAY_AFTER = timedelta(minutes=15)
"""The time without input after which nobody is there any more, except in a mode that means being with people."""

AT_KEYBOARD = timedelta(minutes=3)
"""The time without input after which the focused window tells nothing about what somebody does."""


class PresenceMonitor(QObject):
    """Looks once a minute, and hears at once of lock and sleep. Nothing here wakes a machine at rest.

    Args:
        away: puts absences into the log.
        clock: the clock.
        heartbeat: where it is kept until when somebody was seen.
        environ: the environment, which names display, buses and session.
    """

    returned = Signal(object)
    """Somebody is back; these absences, a tuple of Booked, are in the log now."""

    active = Signal()
    """Somebody is there, and gave input at this look and at the one before."""

    refused = Signal(str)

    def __init__(
        self,
        away: Absences,
        clock: Clock,
        heartbeat: Heartbeat,
        environ: Mapping[str, str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._away = away
        self._clock = clock
        self._heartbeat = heartbeat
        self._environ = environ
        self._reading: ClockReading | None = None
        self._noticed = PresenceLog(clock.now())
        self._meets = False
        self._was_here = self._begins = False
        self._idle: Idle | None = None
        self._sleep: SleepWatch | None = None
        self._locks: tuple[LockWatch, ...] = ()
        self._listeners: tuple[SocketListener, ...] = ()
        self.why: tuple[str, ...] = ()
        self.began_with_absence = False
        """Whether the time before the start turned out to be an absence."""

    @property
    def told_by(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names of the backends that detect absence, each once, and why others do not work."""
        backends = (self._idle, *self._locks, self._sleep)
        silent = (NoIdle, NoSessionLock, NoSleepWatch)
        silences = [(watch, watch.silence()) for watch in (*self._locks, self._sleep) if watch is not None]
        mute = [watch for watch, reason in silences if reason]
        names = (
            backend.name for backend in backends if backend and backend not in mute and not isinstance(backend, silent)
        )
        why = (f"{watch.name}: {reason}" for watch, reason in silences if reason)
        return tuple(dict.fromkeys(names)), tuple(dict.fromkeys((*self.why, *why)))

    @property
    def is_away(self) -> bool:
        """Whether nobody is there: the screen is locked, the machine asleep, or there was no input for long."""
        noticed = self._noticed
        if noticed.locked is not None or noticed.asleep is not None:
            return True
        idle = noticed.at - noticed.last_input if noticed.last_input is not None else timedelta()
        return idle >= AWAY_AFTER and not self._meets

    @property
    def is_at_keyboard(self) -> bool:
        """Whether there was input in the last minutes; also where nothing tells of input, while the screen is open."""
        noticed = self._noticed
        if noticed.locked is not None or noticed.asleep is not None:
            return False
        return noticed.last_input is None or noticed.at - noticed.last_input < AT_KEYBOARD

    def start(self) -> None:
        """Start; the time since the last sign of presence is an absence, if it is long enough."""
        self._idle, no_idle = idle_for(self._environ, self._clock.steady)
        self._locks, no_lock = locks_for(self._environ, self._hear_lock)
        self._sleep, no_sleep = sleep_for(self._environ, self._hear_sleep)
        self.why = (*no_idle, *no_lock, *no_sleep)
        self._reading = self._clock.reading()
        now, seen = self._reading.wall, self._heartbeat.read()
        self._noticed = PresenceLog(now, pieces=self._gap(seen, now) if seen is not None and seen < now else ())
        visited: tuple[SocketVisit, ...] = (self._idle, *self._locks, self._sleep)
        self._listeners = tuple(SocketListener(visit, self) for visit in visited)
        self._begins = True
        self.look()
        self._begins = False

    def _gap(self, seen: datetime, now: datetime) -> tuple[PresencePiece, ...]:
        """Return the absence before the start; whoever switched meanwhile, on the command line, was there from then on.

        Nobody knows what the machine did meanwhile, and in a meeting a closed lid says nothing.
        """
        try:
            end = self._away.acted_after(seen, now) or now
        except (Refused, OSError):  # said by whoever looks at the log next
            return ()
        return (PresencePiece(Span(seen, end), IDLE),)

    def know(self, status: Status, rules: Rules) -> None:
        """Take in what runs: in a mode that meets, presence needs no input."""
        self._meets = rules.modes.meets(status.mode)

    def look(self) -> None:
        """Look once; called each minute."""
        if self._reading is None or self._idle is None:
            return
        for lock in self._locks:
            lock.look()
        for listener in self._listeners:
            listener.look()
        before, self._reading = self._reading, self._clock.reading()
        idle = self._idle.seconds()
        jump = jump_between(before, self._reading, DUE.total_seconds())
        scaled = None if idle is None else idle * self._clock.speed
        self._noticed = looked(self._noticed, self._reading.wall, scaled, jump)
        self._settle()

    def close(self) -> None:
        """End; until when somebody was seen is kept. An absence that comes out now is booked, and not asked about."""
        self.blockSignals(True)  # a popup of an app that ends is in the way, and without a display never gets ready
        if self._idle is not None:
            self.look()
        for watch in (self._idle, *self._locks, self._sleep):
            if watch is not None:
                watch.close()
        self._idle = self._sleep = None
        self._locks = ()
        for listener in self._listeners:
            listener.look()

    def _hear_lock(self, is_locked: bool) -> None:
        if is_locked:
            self.look()  # the last input is known best now
            self._noticed = locked(self._noticed, self._clock.now())
            self._keep()
        else:
            self._noticed = unlocked(self._noticed, self._clock.now())
            self.look()

    def _hear_sleep(self, asleep: bool) -> None:
        if asleep:
            self.look()
            self._noticed = fell_asleep(self._noticed, self._clock.now())
            self._keep()
        elif self._reading is not None:
            jump = jump_between(self._reading, self._clock.reading(), DUE.total_seconds())
            if not jump.suspended_s:  # else the look tells how long it slept
                self._noticed = woke(self._noticed, self._clock.now())
            self.look()

    def _settle(self) -> None:
        """Once somebody is back, have all absences booked that were noticed."""
        noticed, was_here = self._noticed, self._was_here
        self._was_here = noticed.here and noticed.last_input is not None
        if noticed.here and noticed.pieces:
            try:
                booked = self._away.book(noticed.pieces)
            except Refused as refusal:  # it is tried again each minute, and said once
                if not was_here:
                    self.refused.emit(str(refusal))
                return
            self._noticed = settled(noticed)
            self.began_with_absence |= self._begins and bool(booked)
            if booked:
                self.returned.emit(booked)
        self._keep()
        if was_here and self._was_here:
            self.active.emit()

    def _keep(self) -> None:
        self._heartbeat.write(self._noticed.present_until(self._meets))
