"""The words by which a promise is read from one line, in the user's language and in English."""

from __future__ import annotations

from tltimer.i18n.translate import month_words, typed, weekday_words
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class PromiseVocabulary(Value):
    """The words by which a line is read, in small letters.

    ``to_anybody`` are those of ``to`` after which a name in capitals is somebody's, known or not. ``idioms`` only sound
    like a day. ``units`` are lengths of time in minutes, ``lengths`` whole ones; ``days`` count from today; ``ends``
    are ends of weeks, counted in weeks from this one.
    """

    by: tuple[str, ...]
    to: tuple[str, ...]
    to_anybody: tuple[str, ...]
    about: tuple[str, ...]
    next: tuple[str, ...]
    idioms: tuple[str, ...]
    days: Mapping[str, int]
    weekdays: tuple[tuple[str, ...], ...]
    months: tuple[tuple[str, ...], ...]
    ends: Mapping[str, int]
    units: Mapping[str, int]
    lengths: Mapping[str, int]


def promise_vocabulary() -> PromiseVocabulary:
    """Return the words of the user's language; English ones are understood everywhere."""
    return PromiseVocabulary(
        # Translators: before a day: by Thursday, until Thursday.
        by=typed("by|until|till|on|due|for"),
        # Translators: before a name: for Maria, to Maria.
        to=typed("for|to"),
        # Translators: the words before a name after which any capitalised word counts as a name. Write – for none if
        # your language capitalises other words as well.
        to_anybody=typed("for"),
        # Translators: before a length of time: about 30 min, takes 30 min.
        about=typed("about|takes"),
        # Translators: before a weekday or a week: next Thursday. List all inflected forms.
        next=typed("next"),
        # Translators: phrases that contain the word for tomorrow but mean something else, such as German "am morgen".
        # Write – for none.
        idioms=typed("–"),
        days={
            **dict.fromkeys(typed("today"), 0),
            **dict.fromkeys(typed("tonight"), 0),
            **dict.fromkeys(typed("tomorrow"), 1),
            **dict.fromkeys(typed("the day after tomorrow"), 2),
        },
        weekdays=weekday_words(),
        months=month_words(),
        ends={
            **dict.fromkeys(typed("end of week|end of the week|the end of the week|this week"), 0),
            **dict.fromkeys(typed("next week|end of next week|the end of next week"), 1),
        },
        units={
            # Translators: one letter or a word for minutes, after a number: 30 m, 30 minutes.
            **dict.fromkeys(typed("m|min|mins|minute|minutes"), 1),
            # Translators: one letter or a word for hours, after a number: 2 h, 2 hours.
            **dict.fromkeys(typed("h|hr|hrs|hour|hours"), 60),
        },
        lengths={
            **dict.fromkeys(typed("a quarter of an hour"), 15),
            **dict.fromkeys(typed("half an hour"), 30),
            **dict.fromkeys(typed("an hour"), 60),
            **dict.fromkeys(typed("half a day"), 240),
        },
    )
