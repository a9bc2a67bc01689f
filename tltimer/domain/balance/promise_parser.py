"""Promises in one line of plain language: what, by when, how long, for whom."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tltimer.domain.balance.promise_vocabulary import promise_vocabulary
from tltimer.domain.timeline.durations import parse_wall
from tltimer.domain.timeline.names import folded
from tltimer.domain.timeline.spans import Span
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import time

    from tltimer.domain.balance.promise_vocabulary import PromiseVocabulary
    from tltimer.domain.timeline.days import DayRule

A_WEEK = timedelta(days=7)

FRIDAY = 4

MOST_MINUTES = 24 * 60

LONGEST_NAME = 4
"""Of how many words the name of somebody can be."""

SHORTEST_DAY = 3
"""Of how many letters a day's name in small letters is: ``so`` is a German Sunday, and a word."""

ALSO_WORDS = frozenset({"sat", "sun", "wed"})
"""Names of days that in small letters are other words too."""

LONGEST_PART = 6
"""Of how many words a part of a line can be: ``by the end of the week``."""


class PromiseLine(Value):
    """A promise read from a line: the text, to whom, by when, and how many minutes it takes.

    ``hours`` are the wall times of that day between which time is blocked for it.
    """

    text: str
    to: str | None = None
    due: date | None = None
    minutes: int | None = None
    hours: tuple[time, time] | None = None

    def span(self, days: DayRule) -> Span | None:
        """Return the time to block for it; None if there is none, or its hours cross the end of a day."""
        if self.hours is None or self.due is None:
            return None
        start, end = (days.at_wall(self.due, clock) for clock in self.hours)
        return Span(start, end) if start < end else None


def read_promise(
    line: str, today: date, names: Iterable[str] = (), words: PromiseVocabulary | None = None
) -> PromiseLine:
    """Read a promise from the end of its line, in any order; words that are not understood stay in its text.

        review the storage RFC   by Thu   30 min   for Maria
        text                     due      minutes  to
        review the storage RFC   by Thu   13:00-13:30
        text                     due      hours, and so the minutes; today where no day is named

    Args:
        line: the line that was typed.
        today: from which days are counted; ``Thu`` is the next one after it.
        names: of people who are known; whoever is not is understood by capital letters, after ``for``.
        words: those that are understood; None for those of the user's language.
    """
    words = words or promise_vocabulary()
    remaining = line.split()
    name_by_fold = {folded(name): name for name in names}
    to: str | None = None
    due: date | None = None
    minutes: int | None = None
    hours: tuple[time, time] | None = None
    while not any(" ".join(last).lower() in words.idioms for last in _ends(remaining)):
        for last in _ends(remaining):
            words_read = " ".join(last).lower()
            if minutes is None and (minutes := _minutes(words_read, words)) is not None:
                break
            if hours is None and (hours := _hours(words_read)) is not None:
                break
            if due is None and (due := _due(words_read, last, today, words)) is not None:
                break
            if to is None and (to := _name(last, name_by_fold, words)) is not None:
                break
        else:
            break
        remaining = remaining[: -len(last)]
    text = " ".join(remaining)
    if text.lower() in (*words.by, *words.to, *words.about, *words.next):
        return PromiseLine(" ".join(line.split()))
    if hours is not None:
        due = due or today
        minutes = minutes or _between(*hours)
    taken = to is not None or due is not None or minutes is not None
    return PromiseLine((taken and text.rstrip(",;")) or text, to, due, minutes, hours)


def read_day(text: str, today: date, words: PromiseVocabulary | None = None) -> date | None:
    """Read a coming day as in a promise: ``Thu``, ``by 26 Nov``, ``tomorrow``; None for anything else."""
    words = words or promise_vocabulary()
    phrase = " ".join(text.split()).rstrip(",;.").lower()
    return _day(_after(phrase, words.by) or phrase, today, words)


def _ends(words_left: Sequence[str]) -> Iterator[list[str]]:
    """Iterate over the ends of a line, the longest first; at least one word is left before each."""
    for length in range(min(LONGEST_PART, len(words_left) - 1), 0, -1):
        yield [*words_left[-length:-1], words_left[-1].rstrip(",;.")]


def _after(text: str, leading: Iterable[str]) -> str | None:
    """Return the words after one of the leading words; None where no such word leads."""
    return next((text[len(word) :].strip() for word in leading if text.startswith(f"{word} ")), None)


def _minutes(text: str, words: PromiseVocabulary) -> int | None:
    text = (_after(text, words.about) or text).removeprefix("~").strip()
    if text in words.lengths:
        return words.lengths[text]
    unit = "|".join(sorted(map(re.escape, words.units), key=len, reverse=True))
    match = re.fullmatch(rf"(\d{{1,4}}(?:[.,]\d)?) ?({unit})\.?(?: ?(\d{{1,2}}) ?({unit})?\.?)?", text, re.ASCII)
    if match is None:
        return None
    many, first, more, second = match.groups()
    minutes = float(many.replace(",", ".")) * words.units[first]
    if more is not None:
        if words.units[first] == 1 or words.units.get(second or "", 1) != 1:
            return None  # minutes follow hours, nothing else follows anything
        minutes += int(more)
    return round(minutes) if 1 <= minutes <= MOST_MINUTES else None


def _hours(text: str) -> tuple[time, time] | None:
    """Read ``13:00-13:30``; None for anything else, or if it ends before it begins."""
    start, dash, end = text.replace("–", "-").partition("-")
    try:
        hours = parse_wall(start), parse_wall(end)
    except ValueError:
        return None
    return hours if dash and _between(*hours) > 0 else None


def _between(start: time, end: time) -> int:
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def _due(text: str, last: Sequence[str], today: date, words: PromiseVocabulary) -> date | None:
    after = _after(text, words.by)
    if after is not None:
        return _day(after, today, words)
    # Without "by", what could be another word is none: where we sat, the Monday meeting of 26.11.
    plain = len(text) < SHORTEST_DAY or text in ALSO_WORDS
    alone = len(last) == 1 and (last[0].istitle() or not plain) and not text[0].isdigit()
    phrase = len(last) > 1 and (text in words.ends or text in words.days or _after(text, words.next))
    return _day(text, today, words) if alone or phrase else None


def _day(text: str, today: date, words: PromiseVocabulary) -> date | None:
    if text in words.days:
        return today + timedelta(days=words.days[text])
    if text in words.ends:
        monday = today - timedelta(days=today.weekday())
        end = monday + timedelta(days=FRIDAY) + words.ends[text] * A_WEEK
        return max(end, today)
    coming = _after(text, words.next)
    for number, called in enumerate(words.weekdays):
        if text in called:
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
        if coming in called:
            return today + timedelta(days=7 - today.weekday() + number)
    return _date(text, today, words)


def _date(text: str, today: date, words: PromiseVocabulary) -> date | None:
    """Read ``2026-11-26``, ``26 Nov``, ``Nov 26``, ``26.11.``; without a year the next one that is."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return _real(int(text[:4]), int(text[5:7]), int(text[8:]))
    numbers = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.?(\d{4})?", text, re.ASCII)
    if numbers:
        day, month, year = (int(part) if part else None for part in numbers.groups())
    else:
        parts = re.fullmatch(
            r"([0-9]{1,2})(?:st|nd|rd|th|\.)? ([^\W\d_]+)|([^\W\d_]+) ([0-9]{1,2})(?:st|nd|rd|th)?", text
        )
        if parts is None:
            return None
        called, digits = parts[2] or parts[3], parts[1] or parts[4]
        month = next((number for number, names in enumerate(words.months, 1) if called in names), None)
        day, year = int(digits), None
    if month is None or day is None:
        return None
    if year is not None:
        return _real(year, month, day)
    years = (_real(today.year + more, month, day) for more in (0, 1))
    return next((day for day in years if day is not None and day >= today), None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1970 <= year <= 9998 else None
    except ValueError:
        return None


def _name(last: Sequence[str], name_by_fold: Mapping[str, str], words: PromiseVocabulary) -> str | None:
    if len(last) < 2 or len(last) > LONGEST_NAME + 1 or last[0].lower() not in words.to:
        return None
    name = " ".join(last[1:])
    if folded(name) in name_by_fold:
        return name_by_fold[folded(name)]
    capital = all(word[:1].isupper() and word.replace("-", "").replace("'", "").isalpha() for word in last[1:])
    return name if capital and last[0].lower() in words.to_anybody else None
