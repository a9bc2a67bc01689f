"""Weeks, named like ISO weeks; which dates are in one depends on the day on which weeks start."""

from datetime import date, timedelta

from tltimer.frozen import frozen


@frozen(order=True)
class Week:
    """An ISO week; ``number`` counts from 1 within the ISO ``year``."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"

    @property
    def monday(self) -> date:
        """The first date of the week."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """The last date of the week."""
        return date.fromisocalendar(self.year, self.number, 7)

    @property
    def days(self) -> tuple[date, ...]:
        """The seven dates of the week, in order."""
        return tuple(self.monday + timedelta(days=n) for n in range(7))

    def plus(self, weeks: int) -> "Week":
        """Give the week that lies so many weeks later, or earlier for a negative number."""
        return week_of(self.monday + timedelta(weeks=weeks))

    def since(self, other: "Week") -> int:
        """Count the weeks from another week to this one."""
        return (self.monday - other.monday).days // 7


def week_of(day: date) -> Week:
    """Give the week in which a date lies."""
    year, number, _ = day.isocalendar()
    return Week(year, number)


def parse_week(text: str) -> Week:
    """Read a week like ``2026-W47``.

    Raises:
        ValueError: the text is no such week, or the year has no week of that number.
    """
    year, mark, number = text.strip().upper().partition("-W")
    if not mark or len(year) != 4 or len(number) != 2 or not (year + number).isascii() or not (year + number).isdigit():
        raise ValueError(f"{text!r} is no week")
    date.fromisocalendar(int(year), int(number), 1)
    return Week(int(year), int(number))
