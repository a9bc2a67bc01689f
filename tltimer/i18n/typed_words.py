"""The words that the user types, in their language and in English: days, weekdays, months."""

from __future__ import annotations

from tltimer.i18n.translate import pgettext

TYPED = "typed by the user"
"""The context of words that are read, not shown."""


def typed(words: str) -> tuple[str, ...]:
    """Return the words with one meaning in what the user types: those of their language, then the English ones.

    Args:
        words: the English ones in small letters, separated by ``|``; ``–`` where English has none.
    """
    all_words = (*pgettext(TYPED, words).split("|"), *words.split("|"))
    return tuple(dict.fromkeys(word for word in all_words if word != "–"))


def weekday_words() -> tuple[tuple[str, ...], ...]:
    """Return the names of each weekday, Monday first."""
    return (
        typed("monday|mon"),
        typed("tuesday|tue|tues"),
        typed("wednesday|wed"),
        typed("thursday|thu|thur|thurs"),
        typed("friday|fri"),
        typed("saturday|sat"),
        typed("sunday|sun"),
    )


def month_words() -> tuple[tuple[str, ...], ...]:
    """Return the names of each month, January first."""
    return (
        typed("january|jan"),
        typed("february|feb"),
        typed("march|mar"),
        typed("april|apr"),
        typed("may"),
        typed("june|jun"),
        typed("july|jul"),
        typed("august|aug"),
        typed("september|sep|sept"),
        typed("october|oct"),
        typed("november|nov"),
        typed("december|dec"),
    )
