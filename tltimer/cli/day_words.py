"""Names of days and weeks as people type them in their language; English ones are understood everywhere. Pure."""

from tltimer.i18n.translate import language

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

WORDS = ("today", "yesterday", "tomorrow", "this", "last", "next", *WEEKDAYS)

_GERMAN_WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")

GERMAN = {
    "heute": "today",
    "gestern": "yesterday",
    "morgen": "tomorrow",
    **dict.fromkeys(("diese", "dieser", "dieses"), "this"),
    **dict.fromkeys(("letzte", "letzter", "letztes"), "last"),
    **dict.fromkeys(("nächste", "nächster", "nächstes"), "next"),
    **dict(zip(_GERMAN_WEEKDAYS, WEEKDAYS, strict=True)),
    **{name[:2]: english for name, english in zip(_GERMAN_WEEKDAYS, WEEKDAYS, strict=True)},
    "sonnabend": "saturday",
}


def plain_word(text: str) -> str:
    """Give the English word for what was typed, in small letters; anything else stays."""
    word = text.strip().lower()
    return GERMAN.get(word, word) if language() == "de" else word


def known_words() -> tuple[str, ...]:
    """Give all words that are understood, those of the user's language first."""
    return (*GERMAN, *WORDS) if language() == "de" else WORDS


def weekday_named(word: str) -> int | None:
    """Give the number of a weekday, 0 for Monday; None for any other word."""
    plain = plain_word(word)
    return next((number for number, name in enumerate(WEEKDAYS) if plain in (name, name[:3])), None)
