"""Audits: their weeks, the user's guess, and the report."""

from __future__ import annotations

from tltimer.domain.audit.estimates import (
    audit_records,
    estimate_document,
    is_offered,
    record_of,
)
from tltimer.domain.audit.week_spans import DEFAULT_WEEKS, WeekSpan, last_weeks, preset_span
from tltimer.domain.balance.target import last_choice
from tltimer.domain.timeline.days import ONE_DAY, dates
from tltimer.domain.timeline.documents import values_from
from tltimer.domain.timeline.entries import compute_entries, counting, entries_by_day
from tltimer.domain.timeline.instants import format_instant, parse_instant
from tltimer.domain.timeline.steps import step_name
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.settings import schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from tltimer.clock import Clock
    from tltimer.domain.audit.estimates import (
        AuditRecord,
        Estimate,
    )
    from tltimer.domain.audit.week_spans import Preset
    from tltimer.domain.timeline.days import Week
    from tltimer.domain.timeline.documents import Document
    from tltimer.journal.journal import Journal
    from tltimer.reports.audit import AuditDay, AuditReport
    from tltimer.services.reports import Reports
    from tltimer.services.repository_stats import RepositoryStats
    from tltimer.services.schedule import Schedule


AUDIT_OFFER = "audit-offer"
"""The id of the answer that puts the offer of an audit off."""


class Audits:
    """Looks at spans of complete weeks.

    Args:
        journal: where guesses and aims are kept.
        clock: the clock.
        reports: what the audit is built from.
        repositories: the commits of the span.
    """

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        reports: Reports,
        repositories: Callable[[], RepositoryStats],
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._reports = reports
        self._repositories = repositories

    def last_complete(self) -> Week:
        """Return the last complete week."""
        days = self._reports.day_rule()
        return days.week_of(days.day_of(self._clock.now())).plus(-1)

    def last(self, weeks: int) -> WeekSpan:
        """Return a number of complete weeks, up to the last one."""
        return last_weeks(weeks, self.last_complete())

    def preset(self, preset: Preset) -> WeekSpan:
        """Return the weeks of a preset.

        Raises:
            Refused: no complete week has passed since a target was chosen, or none ever was.
        """
        last = self.last_complete()
        choices = self._reports.choices()
        choice = last_choice(last.plus(1), choices)
        span = preset_span(preset, last, choice)
        if span is None:
            coming = choice or min(choices, key=lambda choice: choice.from_week, default=None)
            if coming is None:
                raise Refused(_("You haven't set a target yet, so there is no week to start from. Choose other weeks."))
            raise Refused(
                _(
                    "Your target applies from week {week} on, and no week since then is complete yet. Choose "
                    "other weeks."
                ).format(week=coming.from_week.number)
            )
        return span

    def is_empty(self, span: WeekSpan) -> bool:
        """Return whether the log has nothing of a span, so that there is nothing to guess."""
        days = self._reports.day_rule()
        start, end = days.span_of_week(span.first).start, days.span_of_week(span.last).end
        return not self._journal.switches(start, end)

    def span(self, first: Week, last: Week) -> WeekSpan:
        """Return the weeks from one to another.

        Raises:
            Refused: the last of them is not complete.
        """
        if last > self.last_complete():
            raise Refused(
                _("{week} is not complete yet; the last complete week is {last}.").format(
                    week=last, last=self.last_complete()
                )
            )
        return WeekSpan(first, last)

    def record(self, span: WeekSpan) -> AuditRecord | None:
        """Return the guess and the aim for exactly this span, None before they are made or skipped."""
        return record_of(span.first, span.last, audit_records(self._journal.entries("audits")))

    def keep(self, span: WeekSpan, guess: Estimate | None, aim: Estimate | None) -> None:
        """Keep a guess and an aim for a span, None for each that is skipped.

        Raises:
            Refused: the journal cannot be written.
        """
        with self._journal.edit(step_name("audit", weeks=str(span))) as edit:
            edit.put(
                "audits",
                {
                    "from_week": str(span.first),
                    "to_week": str(span.last),
                    "guess": estimate_document(guess),
                    "aim": estimate_document(aim),
                    "made_at": format_instant(self._clock.now()),
                },
            )

    def is_offered(self) -> bool:
        """Return whether the last four weeks are to be looked at: they are in the log, and no audit was made lately."""
        put_off = audit_put_off(self._journal.entries("answers"))
        records = audit_records(self._journal.entries("audits"))
        if not self._reports.settings()[schema.AUDIT_OFFER] or not is_offered(records, put_off, self._clock.now()):
            return False
        first = self._reports.day_rule().span_of_week(self.last(DEFAULT_WEEKS).first)
        return bool(self._journal.switches(first.start, first.end))

    def put_off(self) -> None:
        """Offer no audit for four weeks.

        Raises:
            Refused: the journal cannot be written.
        """
        with self._journal.edit(step_name("audit_put_off")) as edit:
            edit.put("answers", {"id": AUDIT_OFFER, "audit_put_off_at": format_instant(self._clock.now())})

    def report(self, span: WeekSpan) -> AuditReport:
        """Return the audit of a span."""
        from tltimer.domain.evidence.corrections import corrected_s
        from tltimer.reports.audit import AuditInputs, audit_report

        now, days = self._clock.now(), self._reports.day_rule()
        first, last = days.first_day(span.first), days.last_day(span.last)
        schedule = self._reports.schedule()
        rules = schedule.view(first, last).rules
        stats = self._repositories()
        inputs = AuditInputs(
            days=_days(first, last, schedule, now),
            record=self.record(span),
            choices=self._reports.choices(),
            one_to_ones=schedule.one_to_ones(first, last),
            promises=self._reports.promises(),
            commits=stats.contribution(days.span_of_days(first, last)) if stats.any() else None,
            corrected_s=corrected_s(self._journal.entries("answers"), days.span_of_days(first, last)),
        )
        return audit_report(span, inputs, now, rules)


def _days(first: date, last: date, schedule: Schedule, now: datetime) -> tuple[AuditDay, ...]:
    from tltimer.reports.audit import AuditDay
    from tltimer.reports.day import day_report_of
    from tltimer.services.near_days import NearDays

    view = schedule.view(first, last)
    rules = view.rules
    switches = counting(schedule.switches(first, last))
    entries = entries_by_day(compute_entries(switches, now, rules.entries))
    switch_at = {switch.at: switch for switch in switches}
    near = NearDays(view)
    audited = []
    for day in dates(first, last):
        near_day = near.view(day)
        around = (*entries.get(day, ()), *entries.get(day + ONE_DAY, ()))
        meetings = near_day.meetings
        report = day_report_of(day, switch_at, around, meetings, (), now, rules, near_day.first_plan(day))
        audited.append(AuditDay(report, meetings, around))
    return tuple(audited)


def audit_put_off(documents: Iterable[Document]) -> datetime | None:
    """Read from the collection ``answers`` when the offer of an audit was put off last."""
    offers = [document for document in documents if document["id"] == AUDIT_OFFER]
    times = values_from(offers, lambda document: parse_instant(document["audit_put_off_at"]))
    return times[0] if times else None
