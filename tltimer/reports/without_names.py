"""A week for a page to show to others: without people, titles, notes, texts and reasons."""

from __future__ import annotations

from tltimer.domain.audit.meeting_costs import series_key
from tltimer.domain.balance.promises import HIDDEN, WeekPromises
from tltimer.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tltimer.domain.balance.intentions import Intention
    from tltimer.domain.balance.promises import Promise
    from tltimer.domain.balance.target import Choice, Target
    from tltimer.domain.focus.blocks import Block
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.timeline.entries import Entry
    from tltimer.reports.commits import CommitsReport
    from tltimer.reports.day import DayReport
    from tltimer.reports.week import WeekReport


def week_without_names(report: WeekReport) -> WeekReport:
    """Return a week without anything that names or describes somebody's work; all figures stay.

    Series of meetings get numbers as UIDs: what a series costs, and which of two at once is which, stays known.
    """
    move, hide = report.next_move, _hiding()
    return replace(
        report,
        days=tuple(_day(day, hide) for day in report.days),
        blocks=tuple(map(_block, report.blocks)),
        target=_target(report.target),
        trend_points=tuple(replace(point, target=_target(point.target)) for point in report.trend_points),
        choices=tuple(map(_choice, report.choices)),
        next_move=replace(move, meeting=hide(move.meeting)) if move is not None else None,
        one_to_ones=(),
        promises=_promises(report.promises),
        intentions=tuple(map(_intention, report.intentions)),
        protected=replace(report.protected, organizers={}),
    )


def commits_without_names(report: CommitsReport) -> CommitsReport:
    """Return the figures of all repositories together, without their names."""
    return replace(report, repositories=())


def _day(day: DayReport, hide: Callable[[Meeting], Meeting]) -> DayReport:
    return replace(
        day,
        entries=tuple(map(_entry, day.entries)),
        blocks=tuple(map(_block, day.blocks)),
        meetings=tuple(map(hide, day.meetings)),
        absences=tuple(map(hide, day.absences)),
        notes=(),
        changes=None,
        protected=replace(day.protected, organizers={}),
        day_off=HIDDEN if day.day_off is not None else None,
    )


def _entry(entry: Entry) -> Entry:
    return replace(entry, switch=replace(entry.switch, person=None, note=None))


def _block(block: Block) -> Block:
    return replace(block, meeting=None)


def _hiding() -> Callable[[Meeting], Meeting]:
    numbers: dict[str, str] = {}

    def hide(meeting: Meeting) -> Meeting:
        key = series_key(meeting.uid, meeting.title, meeting.recurring)
        number = numbers.setdefault(key, str(len(numbers) + 1))
        return replace(
            meeting, uid=number, title="", calendar=HIDDEN, other=None, organizer="", names=(), recurring=True
        )

    return hide


def _target(target: Target) -> Target:
    return replace(target, because=None)


def _choice(choice: Choice) -> Choice:
    return replace(choice, because="")


def _promises(promises: WeekPromises) -> WeekPromises:
    def hidden(promises: tuple[Promise, ...]) -> tuple[Promise, ...]:
        return tuple(replace(promise, text=HIDDEN, to=None, because="") for promise in promises)

    return WeekPromises(
        hidden(promises.kept),
        hidden(promises.late),
        hidden(promises.broken),
        hidden(promises.open),
        hidden(promises.overdue),
    )


def _intention(intention: Intention) -> Intention:
    return replace(intention, text=HIDDEN)
