"""Spans of whole weeks that an audit can look at."""

from __future__ import annotations

from enum import StrEnum

from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.balance.target import Choice
    from tltimer.domain.timeline.days import Week

DEFAULT_WEEKS, QUARTER_WEEKS, YEAR_WEEKS = 4, 13, 52

MOST_WEEKS = 1040
"""Twenty years; a longer span is a slip of the keyboard."""


class WeekSpan(Value):
    """The weeks from the first to the last, both included."""

    first: Week
    last: Week

    @property
    def count(self) -> int:
        """The number of weeks."""
        return self.last.since(self.first) + 1

    @property
    def weeks(self) -> tuple[Week, ...]:
        """All weeks, in order."""
        return tuple(self.first.plus(number) for number in range(self.count))

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"


class Preset(StrEnum):
    """Spans that have a name."""

    FOUR_WEEKS = "four_weeks"
    QUARTER = "quarter"
    YEAR = "year"
    SINCE_TARGET = "since_target"


def last_weeks(count: int, last_complete: Week) -> WeekSpan:
    """Return a number of complete weeks, up to the last one."""
    return WeekSpan(last_complete.plus(1 - count), last_complete)


def since_choice(choice: Choice, last_complete: Week) -> WeekSpan | None:
    """Return the complete weeks since a target applies; None where none of them is complete yet."""
    return WeekSpan(choice.from_week, last_complete) if choice.from_week <= last_complete else None


def preset_span(preset: Preset, last_complete: Week, choice: Choice | None) -> WeekSpan | None:
    """Return the weeks of a preset; None for those since a target that has no complete week, or was never chosen.

    Args:
        preset: the span to compute.
        last_complete: the last complete week.
        choice: the last choice of a target that applies by now, if there is one.
    """
    if preset is Preset.SINCE_TARGET:
        return since_choice(choice, last_complete) if choice else None
    counts = {Preset.FOUR_WEEKS: DEFAULT_WEEKS, Preset.QUARTER: QUARTER_WEEKS, Preset.YEAR: YEAR_WEEKS}
    return last_weeks(counts[preset], last_complete)
