"""Evidence: turn sources on and off, take samples in, compare a day with its log, and accept or reject."""

from __future__ import annotations

import json
from datetime import timedelta

from tltimer.domain.evidence.corrections import correction_entry
from tltimer.domain.evidence.disagreements import DisagreementState, LoggedDay, agrees
from tltimer.domain.evidence.samples import SLOT, EvidenceSource, commit_samples
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.entries import compute_entries, counting, running_switch
from tltimer.domain.timeline.spans import Span
from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _
from tltimer.reports.evidence import evidence_report
from tltimer.services.evidence_store import EvidenceStore
from tltimer.settings.schema import EVIDENCE_APPS, EVIDENCE_SOURCES
from tltimer.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, datetime
    from typing import TypeVar

    from tltimer.clock import Clock
    from tltimer.domain.evidence.disagreements import Disagreement
    from tltimer.domain.evidence.samples import Sample
    from tltimer.journal.journal import Journal
    from tltimer.paths import Home
    from tltimer.reports.evidence import EvidenceReport
    from tltimer.services.reports import Reports
    from tltimer.services.repository_stats import RepositoryStats
    from tltimer.services.tracker import Tracker

    Result = TypeVar("Result")

A_DAY = timedelta(days=1)

LARGEST_FILE = 64 << 20

RECENT = 2 * SLOT
"""A disagreement that ended less than this ago is still going on."""


class Evidence:
    """The evidence of the user's days. Where no source is on, nothing is read and nothing is kept.

    Args:
        home: where samples are kept.
        clock: the clock.
        journal: the log.
        reports: the settings, the rules and the plans.
        tracker: returns the tracker that paints accepted spans.
        repositories: what the user's commits are read from.
    """

    def __init__(
        self,
        home: Home,
        clock: Clock,
        journal: Journal,
        reports: Reports,
        tracker: Callable[[], Tracker],
        repositories: RepositoryStats,
    ) -> None:
        self._home = home
        self._clock = clock
        self._journal = journal
        self._reports = reports
        self._tracker = tracker
        self._repositories = repositories
        self._store = EvidenceStore(home.evidence)
        self._authored: tuple[datetime, ...] | None = None

    def sources(self) -> tuple[EvidenceSource, ...]:
        """Return the sources that are on."""
        return tuple(EvidenceSource(name) for name in self._reports.settings()[EVIDENCE_SOURCES])

    def turn_on(self, sources: Iterable[EvidenceSource]) -> tuple[EvidenceSource, ...]:
        """Turn sources on; return all that are on now.

        Raises:
            Refused: the settings cannot be written.
        """
        return self._keep_sources({*self.sources(), *sources})

    def turn_off(self, source: EvidenceSource | None = None) -> int:
        """Turn one source off, or all, and remove its samples; return of how many days.

        Raises:
            Refused: the settings or the samples cannot be written.
        """
        self._keep_sources(set(self.sources()) - {source} if source is not None else set())
        return self.forget(source)

    def forget(self, source: EvidenceSource | None = None) -> int:
        """Remove all samples and answers, or the samples of one source; return of how many days.

        Raises:
            Refused: they cannot be removed.
        """
        return self._guarded(lambda: self._store.forget(source))

    def kept_days(self) -> int:
        """Return the number of days with samples."""
        return len(self._store.days())

    def _keep_sources(self, sources: set[EvidenceSource]) -> tuple[EvidenceSource, ...]:
        from tltimer.settings.toml_changes import write_setting

        ordered = tuple(source for source in EvidenceSource if source in sources)
        write_setting(self._home.settings_file, EVIDENCE_SOURCES.key, ",".join(ordered))
        return ordered

    def take_in(self, raw: bytes) -> tuple[int, int, int]:
        """Keep the samples of a file; return how many were read, could not be read, and were too old to be kept.

        Raises:
            Refused: evidence is off, or the file holds no samples.
        """
        from tltimer.domain.evidence.imports import UnknownFormatError, samples_in

        self.require_on()
        if len(raw) > LARGEST_FILE:
            raise Refused(
                _("The file is larger than {size} MB, which is the limit. Export fewer days.").format(
                    size=LARGEST_FILE >> 20
                )
            )
        try:
            content = json.loads(raw.decode("utf-8-sig"))
        except (ValueError, RecursionError):  # not UTF-8, not JSON, or with a number of more digits than Python reads
            raise Refused(_("The file is not valid JSON. Correct it, or export it again.")) from None
        try:
            file = samples_in(content, self.rules())
        except UnknownFormatError:
            raise Refused(
                _(
                    'The file contains no samples. Use {{"samples": […]}}, a bucket export from ActivityWatch or a '
                    "WakaTime dump."
                ).format()
            ) from None
        except ValueError as problem:
            number, field = str(problem).split(" ", 1)
            raise Refused(
                _(
                    "Sample {number} has no valid '{field}', so nothing was imported. Correct the sample, then try "
                    "again."
                ).format(number=number, field=field)
            ) from None
        too_old = self.keep(file.samples)
        return len(file.samples) - too_old, file.unread, too_old

    def keep(self, samples: Iterable[Sample]) -> int:
        """Keep samples in place of those of their sources in their slots; return how many were too old.

        Raises:
            Refused: they cannot be written.
        """
        today = self._clock.now().date()
        return self._guarded(lambda: self._store.put(samples, today))

    def note(self, samples: Iterable[Sample]) -> None:
        """Store the sample of this moment.

        Raises:
            Refused: it cannot be written.
        """
        today = self._clock.now().date()
        self._guarded(lambda: self._store.add(samples, today))

    def rules(self) -> Mapping[str, str]:
        """Return the mode of each application: the shipped rules with the user's own laid over them.

        A rule that names no mode of the list is as if the application stood for none.
        """
        from tltimer.domain.evidence.app_rules import app_rules

        own: tuple[str, ...] = self._reports.settings()[EVIDENCE_APPS]
        modes = self._reports.rules().modes
        return {app: mode if mode in modes else "" for app, mode in app_rules(own).items()}

    def say_app(self, app: str, mode: str) -> None:
        """Make an application stand for a mode from now on; for none if the mode is empty.

        Raises:
            Refused: the settings cannot be written.
        """
        from tltimer.settings.toml_changes import write_setting

        name = app.strip().casefold()
        other_pairs = [
            pair for pair in self._reports.settings()[EVIDENCE_APPS] if pair.rpartition("=")[0].casefold() != name
        ]
        write_setting(
            self._home.settings_file,
            EVIDENCE_APPS.key,
            json.dumps([*other_pairs, f"{name}={mode}"], ensure_ascii=False),
        )

    def forget_app(self, app: str) -> None:
        """Forget the user's rule for an application; the shipped rule applies again.

        Raises:
            Refused: the settings cannot be written.
        """
        from tltimer.settings.toml_changes import write_setting

        name = app.strip().casefold()
        other_pairs = [
            pair for pair in self._reports.settings()[EVIDENCE_APPS] if pair.rpartition("=")[0].casefold() != name
        ]
        write_setting(self._home.settings_file, EVIDENCE_APPS.key, json.dumps(other_pairs, ensure_ascii=False))

    def refresh(self, day: date, environ: Mapping[str, str]) -> None:
        """Read a day's samples of other trackers on this machine, as far as their sources are on.

        Args:
            day: the day.
            environ: names the user's folders.

        Raises:
            Refused: the samples cannot be written.
        """
        span, sources = self._reports.rules().days.span_of(day), self.sources()
        samples: list[Sample] = []
        if EvidenceSource.ACTIVITYWATCH in sources:
            from tltimer.domain.evidence.imports import samples_in
            from tltimer.exchange.activitywatch_server import watched_buckets

            buckets = watched_buckets(span)
            samples += samples_in(buckets, self.rules()).samples if buckets is not None else ()
        if EvidenceSource.WAKATIME in sources:
            from tltimer.domain.evidence.imports import heartbeat_samples
            from tltimer.exchange.wakatime_files import files_of, heartbeats

            samples += heartbeat_samples(at for at in heartbeats(files_of(environ)) if span.covers(at))
        if samples:
            self.keep(samples)

    def know_commits(self, authored: Iterable[datetime]) -> None:
        """Use these commits of the user; the repositories are no longer read for each day."""
        self._authored = tuple(authored)

    def commits(self, since: datetime) -> tuple[datetime, ...]:
        """Return the times of the user's commits since an instant, none if that source is off; reads repositories."""
        if EvidenceSource.COMMIT not in self.sources():
            return ()
        return self._repositories.authored(Span(since, self._clock.now() + A_DAY))

    def require_on(self) -> None:
        """Refuse a request that needs evidence while it is off.

        Raises:
            Refused: no source is on.
        """
        if not self.sources():
            raise Refused(_("Evidence is off. To turn it on: tltimer evidence on"))

    def day(self, day: date) -> EvidenceReport:
        """Return the evidence of a day and where the log disagrees.

        Raises:
            Refused: evidence is off.
        """
        self.require_on()
        now, rules = self._clock.now(), self._reports.rules()
        view = self._reports.view(day, day)
        span = rules.days.span_of(day)
        stored = self._store.between(span)
        switches = counting(self._journal.switches(span.start - A_DAY, span.end + A_DAY))
        entries = [
            entry
            for entry in compute_entries(switches, now, view.rules.entries)
            if entry.start < span.end and span.start < entry.end
        ]
        logged = LoggedDay(
            Span(span.start, min(span.end, max(span.start, now))),
            entries,
            [switch.at for switch in switches if switch.at < now],
            [meeting.span for meeting in view.meetings if meeting.plan is Plan.MEETING],
            view.rules.hours.window(day),
        )
        samples = (*stored.samples, *self._commit_samples(span))
        return evidence_report(
            day, logged, [sample for sample in samples if sample.at < now], stored.answers, view.rules.modes
        )

    def _commit_samples(self, span: Span) -> tuple[Sample, ...]:
        if EvidenceSource.COMMIT not in self.sources():
            return ()
        authored = self._authored
        if authored is None:
            authored = self._repositories.authored(Span(span.start, span.end + A_DAY))
        return tuple(sample for sample in commit_samples(authored) if span.covers(sample.at))

    def suggestion(self) -> Disagreement | None:
        """Return the disagreement that is still going on: the log should differ from its start on. None without one.

        log         |planning---------------now
        evidence        |coding-------------now
        suggestion      |coding-------------now

        It is None too while evidence is off.
        """
        if not self.sources():
            return None
        now = self._clock.now()
        suggestions = self.day(self._reports.rules().days.day_of(now)).open
        last = suggestions[-1] if suggestions else None
        return last if last is not None and now - last.span.end < RECENT and self._goes_on(last, now) else None

    def _goes_on(self, disagreement: Disagreement, now: datetime) -> bool:
        """Return whether the log still disagrees: nobody has switched since, and another mode is running."""
        rules = self._reports.rules()
        day = rules.days.span_of(rules.days.day_of(now))
        switches = counting(self._journal.switches(day.start, now + SLOT))
        if any(disagreement.span.end <= switch.at <= now for switch in switches):
            return False
        running = running_switch(switches, now, rules.days)
        return running is None or not agrees(disagreement.evidence, running.mode, rules.modes)

    def accept(self, disagreement: Disagreement) -> None:
        """Paint the span of a disagreement with the mode of its evidence, as one step of undo.

        Raises:
            Refused: the log cannot be written.
        """
        span = disagreement.span
        self._tracker().paint(span.start, span.end, disagreement.evidence, answers=[correction_entry(span)])
        self._answer(disagreement, DisagreementState.ACCEPTED)

    def follow(self, disagreement: Disagreement) -> None:
        """Switch to the mode of a disagreement that still happens, from its start on, as one step of undo.

        Raises:
            Refused: the log cannot be written.
        """
        span, now = disagreement.span, self._clock.now()
        since = [correction_entry(Span(span.start, now))]
        self._tracker().switch(disagreement.evidence, ago=now - span.start, answers=since)
        self._answer(disagreement, DisagreementState.ACCEPTED)

    def noticed(self, day: date) -> EvidenceReport | None:
        """Return the evidence of a day; None while evidence is off, or where it cannot be read."""
        try:
            return self.day(day) if self.sources() else None
        except (Refused, OSError):
            return None

    def reopen(self, disagreement: Disagreement) -> None:
        """Undo the answer to a disagreement.

        Raises:
            Refused: it cannot be written.
        """
        self._answer(disagreement, DisagreementState.OPEN)

    def reject(self, disagreement: Disagreement) -> None:
        """Keep the log as it is, and don't report this span again.

        Raises:
            Refused: the answer cannot be written.
        """
        self._answer(disagreement, DisagreementState.REJECTED)

    def _answer(self, disagreement: Disagreement, state: DisagreementState) -> None:
        today = self._clock.now().date()
        self._guarded(lambda: self._store.answer([replace(disagreement, state=state)], today))

    def _guarded(self, act: Callable[[], Result]) -> Result:
        try:
            return act()
        except OSError as problem:
            raise Refused(
                _("Evidence cannot be written to {folder}: {why}.").format(
                    folder=self._home.evidence, why=reason_of(problem)
                )
            ) from problem
