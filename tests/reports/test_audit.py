"""The audit of some weeks, from days that are drawn."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from tests.drawing import DAYS, MONDAY, RULES, at, day, meeting
from tltimer.domain.audit.estimates import AuditRecord, Estimate
from tltimer.domain.audit.level_change import LevelChangeKind
from tltimer.domain.audit.meeting_costs import SeriesCost
from tltimer.domain.audit.week_spans import WeekSpan
from tltimer.domain.balance.one_to_ones import OneToOne, OneToOneOutcome
from tltimer.domain.balance.people import Person
from tltimer.domain.balance.promises import Promise
from tltimer.domain.balance.target import Choice
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.timeline.days import ONE_DAY, Week
from tltimer.domain.timeline.entries import compute_entries
from tltimer.reports.audit import (
    AuditDay,
    AuditInputs,
    AuditReport,
    LevelLine,
    PersonOutcomes,
    PromiseCounts,
    audit_report,
    without_names,
)
from tltimer.reports.day import day_report

LAST = Week(2026, 46)
NOW = at("12:00")
RECORD = AuditRecord("1", LAST, LAST, Estimate(50, 30, 20), Estimate(40, 40, 20), NOW)
ANA, BO = Person("a", "Ana"), Person("b", "Bo")


def report(
    weeks: Iterable[str],
    meetings: tuple[Meeting, ...] = (),
    record: AuditRecord | None = None,
    corrected_s: int = 0,
    **more: tuple,
) -> AuditReport:
    """The audit of weeks up to the last one, each with the same drawing on its five working days."""
    drawings = tuple(weeks)
    span = WeekSpan(LAST.plus(1 - len(drawings)), LAST)
    days = []
    for week, drawing in zip(span.weeks, drawings, strict=True):
        for date_ in DAYS.days_of(week):
            switches = day(drawing, date_=date_) if date_.weekday() < 5 else ()
            made = day_report(date_, switches, meetings, (), NOW, RULES)
            days.append(AuditDay(made, meetings, compute_entries(switches, NOW, RULES.entries)))
    inputs = AuditInputs(
        tuple(days),
        record,
        more.get("choices", ()),
        more.get("one_to_ones", ()),
        more.get("promises", ()),
        corrected_s=corrected_s,
    )
    return audit_report(span, inputs, NOW, RULES)


CODING_WEEK = "CCCCCCCCRRRRMMMM"  # 2 h coding, 1 h leading, 1 h of meetings a day
LEADING_WEEK = "CCCCRRRRRRRRMMMM"


def test_the_figures_are_those_of_all_days_together():
    made = report([CODING_WEEK, LEADING_WEEK], record=RECORD)
    figures = made.figures
    assert (figures.coding_s, figures.leading_s, figures.attending_s) == (15 * 3600, 15 * 3600, 10 * 3600)
    assert made.fragmentation.focus_s == 5 * 2 * 3600
    assert [str(week.verdict) for week in made.weeks] == ["within", "below"]
    assert made.unjudged == ()
    gap = (made.gap_to_guess or {})["coding"]
    assert (gap.points, gap.hours_a_week) == (-12.5, -2.5)
    assert (made.gap_to_aim or {})["attending"].points == 5
    assert (made.first_day, made.last_day) == (date(2026, 11, 2), date(2026, 11, 15))


def test_weeks_of_which_too_little_is_known_are_named_and_count_for_no_average():
    made = report(["", CODING_WEEK, ""], record=RECORD)
    assert made.unjudged == (LAST.plus(-2), LAST)
    assert len(made.judged) == 1
    assert (made.gap_to_guess or {})["coding"].hours_a_week == 0


def test_without_a_guess_there_is_no_gap():
    assert report([CODING_WEEK]).gap_to_guess is None
    skipped = AuditRecord("1", LAST, LAST, None, Estimate(40, 40, 20), NOW)
    made = report([CODING_WEEK], record=skipped)
    assert made.gap_to_guess is None
    assert made.gap_to_aim is not None


FRIDAY = date(2026, 11, 13)


def test_meetings_cost_the_focus_time_that_the_day_would_have_without_them():
    # Free are 9–10:30, 11:30–12 and 12:30–17:30: one piece of five hours is focus time.
    noon = meeting("12:00", "12:30", "Sync", date_=FRIDAY)
    # Without the review 9–12 would be focus time as well, without the sync 11:30–17:30. Attended is until 11.
    late = meeting("10:30", "11:30", "Review", date_=FRIDAY)
    made = report(["MMMMMMMMCCCCCCCC"], meetings=(late, noon))
    assert made.meetings == (
        SeriesCost("Review", 1, 3600, 1800, 10800),
        SeriesCost("Sync", 1, 1800, 0, 3600),
    )


def test_a_change_of_level_is_told_with_what_else_changed():
    first = LAST.plus(-9)
    choices = (
        Choice("1", first, 0.4, 0.6, "", None, NOW),
        Choice("2", LAST.plus(-4), 0.2, 0.4, "reorganised", None, NOW),
    )
    changed = DAYS.first_day(LAST.plus(-4))
    syncs = tuple(
        meeting("15:00", "17:00", "Sync", date_=changed + timedelta(weeks=week), uid="s") for week in range(5)
    )
    held = tuple(OneToOne(who, changed + ONE_DAY, OneToOneOutcome.HELD) for who in (ANA, BO, BO))
    made = report([CODING_WEEK] * 5 + [LEADING_WEEK] * 5, syncs, choices=choices, one_to_ones=held)
    change, before, after = made.change, made.before, made.after
    assert change is not None
    assert before is not None
    assert after is not None
    assert (change.kind, change.week, change.before, change.after) == (LevelChangeKind.STEP, LAST.plus(-4), 0.5, 0.25)
    assert (before.target.low, after.target.low) == (0.4, 0.2)
    assert (before.meetings_s_a_week, after.meetings_s_a_week) == (0, 7200)
    assert (before.people_met, after.people_met) == (0, 2)
    assert (before.days_off, after.days_off) == (0, 0)


def test_a_level_that_stays_has_nothing_around_it():
    made = report([CODING_WEEK] * 9)
    assert (made.change, made.before, made.after) == (None, None, None)


def test_1_1s_are_counted_by_person_within_the_span():
    outcomes = (
        OneToOne(BO, FRIDAY, OneToOneOutcome.HELD),
        OneToOne(BO, FRIDAY - ONE_DAY, OneToOneOutcome.CANCELLED),
        OneToOne(ANA, FRIDAY, OneToOneOutcome.SKIPPED),
        OneToOne(ANA, FRIDAY, OneToOneOutcome.UNKNOWN),
        OneToOne(ANA, MONDAY, OneToOneOutcome.HELD),
    )
    assert report([CODING_WEEK], one_to_ones=outcomes).one_to_ones == (
        PersonOutcomes("Ana", 0, 1, 0, 1),
        PersonOutcomes("Bo", 1, 0, 1, 0),
    )


def promise(text: str, due: date | None, done: str | None = None, dropped: bool = False) -> Promise:
    done_at = None if done is None else at(done, FRIDAY)
    return Promise(text, text, "Ana", due, None, done_at, NOW if dropped else None)


def test_promises_due_in_the_span_are_counted_by_outcome():
    promises = (
        promise("kept", FRIDAY, "12:00"),
        promise("late", FRIDAY, "30:00"),
        promise("broken", FRIDAY),
        promise("dropped", FRIDAY, dropped=True),
        promise("later", MONDAY),
        promise("some day", None),
    )
    counts = report([CODING_WEEK], promises=promises).promises
    assert counts == PromiseCounts(1, 1, 1, (promises[2],))


def test_without_names_nobody_and_nothing_can_be_recognised():
    choices = (Choice("1", LAST.plus(-9), 0.4, 0.6, "SECRET reason", None, NOW),)
    changed = DAYS.first_day(LAST.plus(-4))
    secret = meeting("15:00", "17:00", "SECRET title", date_=changed)
    person = Person("a", "SECRET person")
    made = report(
        [CODING_WEEK] * 5 + [LEADING_WEEK] * 5,
        (secret,),
        choices=choices,
        one_to_ones=(
            OneToOne(person, FRIDAY, OneToOneOutcome.HELD),
            OneToOne(ANA, FRIDAY, OneToOneOutcome.SKIPPED),
        ),
        promises=(promise("SECRET promise", FRIDAY),),
    )
    assert "SECRET" in repr(made)
    bare = without_names(made)
    assert "SECRET" not in repr(bare)
    assert bare.one_to_ones == (PersonOutcomes(None, 1, 1, 0, 0),)
    assert (bare.promises.broken, bare.figures, bare.change) == (1, made.figures, made.change)
    assert without_names(report([CODING_WEEK])).one_to_ones == ()


@pytest.mark.parametrize("count", [1, 4])
def test_protected_time_is_added_up(count: int):
    focus = meeting("09:00", "11:00", "Focus", date_=FRIDAY, plan=Plan.CODING)
    made = report([CODING_WEEK] * count, (focus,))
    assert (made.protected.planned_s, made.protected.kept_s) == (7200, 7200)


def test_the_lines_of_a_change_lie_over_the_judged_weeks() -> None:
    """The first and the last week are not judged."""
    steady = report(["", *["C" * 16 + "R" * 8] * 4, *["C" * 8 + "R" * 16] * 5, ""])
    before, after = 2 / 3, 1 / 3
    assert steady.level_lines == (LevelLine(1, before, 5, before), LevelLine(5, after, 10, after))
    falling = report(["", *["C" * (20 - 2 * week) + "R" * (4 + 2 * week) for week in range(9)], ""])
    assert falling.change is not None
    (line,) = falling.level_lines
    assert (line.start, line.end) == (1.5, 9.5)
    assert (line.before, line.after) == (falling.change.before, falling.change.after)
    assert report(["CR"] * 3).level_lines == ()
