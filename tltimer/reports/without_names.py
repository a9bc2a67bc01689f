"""A week for a page to show to others: without people, titles, notes, texts and reasons."""

from tltimer.domain.balance.intentions import Intention
from tltimer.domain.balance.promises import Promise, WeekPromises
from tltimer.domain.balance.target import Choice, Target
from tltimer.domain.focus.blocks import Block
from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.timeline.entries import Entry
from tltimer.frozen import replace
from tltimer.reports.commits import CommitsReport
from tltimer.reports.day import UNCHANGED, DayReport
from tltimer.reports.week import WeekReport

HIDDEN = "–"
"""Stands for a text that is left out."""


def week_without_names(report: WeekReport) -> WeekReport:
    """Return a week without anything that names or describes somebody's work; all figures stay."""
    move = report.next_move
    return replace(
        report,
        days=tuple(map(_day, report.days)),
        blocks=tuple(map(_block, report.blocks)),
        target=_target(report.target),
        trend_points=tuple(replace(one, target=_target(one.target)) for one in report.trend_points),
        choices=tuple(map(_choice, report.choices)),
        next_move=replace(move, meeting=_meeting(move.meeting)) if move is not None else None,
        one_to_ones=(),
        promises=_promises(report.promises),
        intentions=tuple(map(_intention, report.intentions)),
        protected=replace(report.protected, organizers={}),
    )


def commits_without_names(report: CommitsReport) -> CommitsReport:
    """Return what the repositories tell together, without their names."""
    return replace(report, repositories=())


def _day(day: DayReport) -> DayReport:
    return replace(
        day,
        entries=tuple(map(_entry, day.entries)),
        blocks=tuple(map(_block, day.blocks)),
        meetings=tuple(map(_meeting, day.meetings)),
        notes=(),
        changes=UNCHANGED,
        protected=replace(day.protected, organizers={}),
        day_off=HIDDEN if day.day_off is not None else None,
    )


def _entry(entry: Entry) -> Entry:
    return replace(entry, switch=replace(entry.switch, person=None, note=None))


def _block(block: Block) -> Block:
    return replace(block, meeting=None)


def _meeting(meeting: Meeting) -> Meeting:
    return replace(meeting, uid=HIDDEN, title=HIDDEN, calendar=HIDDEN, other=None, organizer="")


def _target(target: Target) -> Target:
    return replace(target, because=None)


def _choice(choice: Choice) -> Choice:
    return replace(choice, because="")


def _promises(promises: WeekPromises) -> WeekPromises:
    def hidden(its: tuple[Promise, ...]) -> tuple[Promise, ...]:
        return tuple(replace(one, text=HIDDEN, to=None, because="") for one in its)

    return WeekPromises(
        hidden(promises.kept),
        hidden(promises.late),
        hidden(promises.broken),
        hidden(promises.open),
        hidden(promises.overdue),
    )


def _intention(intention: Intention) -> Intention:
    return replace(intention, text=HIDDEN)
