"""The band of coding shares that was chosen for a week."""

from collections.abc import Iterable
from datetime import date, datetime

from tltimer.timeline.weeks import Week
from tltimer.values import value

DEFAULT_LOW, DEFAULT_HIGH = 0.30, 0.50


@value
class Choice:
    """A decision for a band from a week on, shares of 0 to 1; ``until`` is the last date for which it was meant."""

    id: str
    from_week: Week
    low: float
    high: float
    because: str
    until: date | None
    decided_at: datetime


@value
class Band:
    """The band by which a week is judged; ``chosen`` is False for what is merely usual."""

    low: float
    high: float
    chosen: bool
    because: str | None = None
    until: date | None = None

    @property
    def source(self) -> str:
        """``chosen`` or ``default``."""
        return "chosen" if self.chosen else "default"


def last_choice(week: Week, choices: Iterable[Choice]) -> Choice | None:
    """Give the last choice that begins in this week or before, whether expired or not."""
    known = (choice for choice in choices if choice.from_week <= week)
    return max(known, key=lambda choice: (choice.from_week, choice.decided_at, choice.id), default=None)


def band_of(week: Week, choices: Iterable[Choice]) -> Band:
    """Give the band of a week: of its last choice unless that has expired, else the usual one.

    choice     from W40 -------- until Wednesday of W44
    band       chosen W40 … W44, default from W45 on
    """
    choice = last_choice(week, choices)
    if choice is None or (choice.until is not None and choice.until < week.monday):
        return Band(DEFAULT_LOW, DEFAULT_HIGH, chosen=False)
    return Band(choice.low, choice.high, True, choice.because or None, choice.until)
