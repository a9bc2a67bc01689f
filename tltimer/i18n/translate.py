"""The words of the interface in the user's language, and the words that are understood when the user types them.

Every text that a person reads passes through ``_`` or ``ngettext``. Placeholders are filled in after translating.
"""

from __future__ import annotations

from gettext import NullTranslations

_current = NullTranslations()
_name = "en"
_american = (False, False)


def speak(translations: NullTranslations, name: str = "en") -> None:
    """Use these translations, into the language of this name, from now on."""
    global _current, _name
    _current, _name = translations, name


def language() -> str:
    """Return the name of the language that is spoken, such as ``de``."""
    return _name


def keep_habits(twelve_hours: bool, month_first: bool) -> None:
    """Write times and dates as people of the user's region do when they write English, from now on."""
    global _american
    _american = (twelve_hours, month_first)


def twelve_hours() -> bool:
    """Return whether the clock on the user's wall has twelve hours."""
    return _american[0]


def month_first() -> bool:
    """Return whether the user's dates begin with the month."""
    return _american[1]


def _(text: str) -> str:
    """Return the text in the user's language."""
    return _current.gettext(text)


def pgettext(context: str, text: str) -> str:
    """Return the text in the user's language, where one English word has several meanings and this is the one."""
    return _current.pgettext(context, text)


CLDR = "CLDR"
"""The context of what the tables of languages have (Unicode's CLDR), put into a catalog when it is compiled."""

CLDR_IN_DATES = "CLDR, within a date"
"""The same, for names of months beside a day, which some languages inflect."""


def by_language(text: str, context: str = CLDR) -> str:
    """Return the user's language's own form of an English name or pattern that is in the tables of languages.

    The forms are the names of months and weekdays and the patterns in ``packaging/translations.py``; translators have
    nothing to do with them.
    """
    return _current.pgettext(context, text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the text for this count in the user's language."""
    return _current.ngettext(one, many, count)


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
