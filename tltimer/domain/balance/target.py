"""The target of coding shares that was chosen for a week."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from tltimer.domain.timeline.totals import Totals
from tltimer.domain.timeline.weeks import Week, week_of
from tltimer.frozen import frozen

DEFAULT_LOW, DEFAULT_HIGH = 0.30, 0.50

LIGHT = 0.25
"""A week whose target ends here or below was chosen to be light on coding."""

EARLY = 2
"""On so many days from Monday on, a decision is for the week that runs."""


@frozen
class Choice:
    """A decision for a target from a week on, shares of 0 to 1; ``until`` is the last date for which it was meant."""

    id: str
    from_week: Week
    low: float
    high: float
    because: str
    until: date | None
    decided_at: datetime


@frozen
class Target:
    """The target by which a week is judged; ``chosen`` is False for what is merely usual."""

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
        """Say whether little coding was chosen, so that nothing need urge to it; what is merely usual is not."""
        return self.chosen and self.high <= LIGHT


USUAL = Target(DEFAULT_LOW, DEFAULT_HIGH, chosen=False)


def in_order(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Give choices in order of the weeks from which they hold, of one week as they were decided."""
    return tuple(sorted(choices, key=_order))


def _order(choice: Choice) -> tuple[Week, datetime, str]:
    return choice.from_week, choice.decided_at, choice.id


def last_choice(week: Week, choices: Iterable[Choice]) -> Choice | None:
    """Give the last choice that begins in this week or before, whether expired or not."""
    known = (choice for choice in choices if choice.from_week <= week)
    return max(known, key=_order, default=None)


def target_of(week: Week, choices: Iterable[Choice]) -> Target:
    """Give the target of a week: of its last choice unless that has expired, else the usual one.

    choice     from W40 -------- until Wednesday of W44
    target       chosen W40 … W44, default from W45 on
    """
    choice = last_choice(week, choices)
    if choice is None or has_ended(choice, week):
        return USUAL
    return Target(choice.low, choice.high, True, choice.because or None, choice.until)


def week_decided(today: date) -> Week:
    """Give the week that a decision is for: this one on its Monday and Tuesday, else the next."""
    return week_of(today).plus(0 if today.weekday() < EARLY else 1)


def kept(week: Week, choices: Iterable[Choice]) -> Choice | None:
    """Give what is kept from a week on: its last choice, without an end if that has come; None if there is none."""
    choice = last_choice(week, choices)
    if choice is None or not has_ended(choice, week):
        return choice
    return Choice(choice.id, choice.from_week, choice.low, choice.high, choice.because, None, choice.decided_at)


def has_ended(choice: Choice, week: Week) -> bool:
    """Say whether a choice was meant until some day before a week."""
    return choice.until is not None and choice.until < week.monday


ENOUGH_S = 5 * 60 * 60
"""With less tracked than this, nothing is said of a week."""


class Verdict(StrEnum):
    """What can be said of a week."""

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
