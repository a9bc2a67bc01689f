"""The target: the range of coding shares that the user chose for a week, and the verdict on a week."""

from __future__ import annotations

from enum import StrEnum

from tltimer.domain.timeline.days import parse_week
from tltimer.domain.timeline.documents import optional_date, values_from
from tltimer.domain.timeline.instants import parse_instant
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from tltimer.domain.timeline.days import DayRule, Week
    from tltimer.domain.timeline.documents import Document
    from tltimer.domain.timeline.totals import Totals

DEFAULT_LOW, DEFAULT_HIGH = 0.30, 0.50

LIGHT = 0.25
"""A week whose target ends here or below was chosen to be light on coding."""

EARLY = 2
"""On the first so many days of a week, a choice applies from this week on."""


class Choice(Value):
    """The choice of a target from a week on, shares of 0 to 1; ``until`` is the last date to which it applies."""

    id: str
    from_week: Week
    low: float
    high: float
    because: str
    until: date | None
    decided_at: datetime


class Target(Value):
    """The target by which a week is judged; ``chosen`` is False for the default."""

    low: float
    high: float
    chosen: bool
    because: str | None = None
    until: date | None = None

    @property
    def source(self) -> str:
        """``chosen`` or ``default``."""
        return "chosen" if self.chosen else "default"

    @property
    def light(self) -> bool:
        """Whether the user chose little coding, so that nothing needs to urge to it."""
        return self.chosen and self.high <= LIGHT


DEFAULT = Target(DEFAULT_LOW, DEFAULT_HIGH, chosen=False)


def in_order(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Return choices in order of the weeks from which they apply, those of one week as they were made."""
    return tuple(sorted(choices, key=_order))


def _order(choice: Choice) -> tuple[Week, datetime, str]:
    return choice.from_week, choice.decided_at, choice.id


def last_choice(week: Week, choices: Iterable[Choice]) -> Choice | None:
    """Return the last choice that applies from this week or an earlier one, whether expired or not."""
    choices_so_far = (choice for choice in choices if choice.from_week <= week)
    return max(choices_so_far, key=_order, default=None)


def target_of(week: Week, choices: Iterable[Choice], days: DayRule) -> Target:
    """Return the target of a week: that of its last choice unless that has expired, else the default.

    choice     from W40 -------- until Wednesday of W44
    target       chosen W40 … W44, default from W45 on
    """
    choice = last_choice(week, choices)
    if choice is None or has_ended(choice, week, days):
        return DEFAULT
    return Target(choice.low, choice.high, True, choice.because or None, choice.until)


def week_decided(today: date, days: DayRule) -> Week:
    """Return the week from which a choice of today applies: this one on its first two days, else the next."""
    week = days.week_of(today)
    return week.plus(0 if (today - days.first_day(week)).days < EARLY else 1)


def kept(week: Week, choices: Iterable[Choice], days: DayRule) -> Choice | None:
    """Return the choice to keep from a week on: the last one, without an end that has come; None if there is none."""
    choice = last_choice(week, choices)
    if choice is None or not has_ended(choice, week, days):
        return choice
    return Choice(choice.id, choice.from_week, choice.low, choice.high, choice.because, None, choice.decided_at)


def has_ended(choice: Choice, week: Week, days: DayRule) -> bool:
    """Return whether a choice expired before a week began."""
    return choice.until is not None and choice.until < days.first_day(week)


ENOUGH_S = 5 * 60 * 60
"""A week with less tracked time than this is not judged."""


class Verdict(StrEnum):
    """The verdict on a week: its coding share beside its target."""

    RUNNING = "running"
    UNKNOWN = "unknown"
    BELOW = "below"
    ABOVE = "above"
    WITHIN = "within"
    UNCLEAR = "unclear"


def verdict_of(figures: Totals, target: Target, working_s: int, complete: bool) -> Verdict:
    """Judge a week by its target; unknown time widens the share to a range that must lie on one side.

        target              |======|
        below    |--|
        within             |--|
        above                     |--|
        unclear         |--|

    Args:
        figures: those of the week.
        target: that of the week.
        working_s: the week's working seconds, lunch and days off left out.
        complete: whether the week's last day has ended.
    """
    if not complete:
        return Verdict.RUNNING
    share = figures.coding_share_range
    if share is None or figures.tracked_s < ENOUGH_S or figures.tracked_s * 5 < working_s * 2:
        return Verdict.UNKNOWN
    least, most = share
    if most < target.low:
        return Verdict.BELOW
    if least > target.high:
        return Verdict.ABOVE
    return Verdict.WITHIN if target.low <= least and most <= target.high else Verdict.UNCLEAR


def _choice(document: Document) -> Choice:
    low, high = float(document["low"]), float(document["high"])
    if not 0 <= low <= high <= 1:
        raise ValueError("no target")
    return Choice(
        id=document["id"],
        from_week=parse_week(document["from_week"]),
        low=low,
        high=high,
        because=str(document.get("because") or ""),
        until=optional_date(document.get("until")),
        decided_at=parse_instant(document["decided_at"]),
    )


def choices_from(documents: Iterable[Document]) -> tuple[Choice, ...]:
    """Read the collection ``choices``: targets with the week from which they apply."""
    return values_from(documents, _choice)
