"""The words by which a promise is read from one line, a table for each language."""

from collections.abc import Mapping

from tltimer.frozen import frozen


@frozen
class PromiseVocabulary:
    """The words of one language by which a line is read, in small letters.

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


ENGLISH = PromiseVocabulary(
    by=("by", "until", "till", "on", "due", "for"),
    to=("for", "to"),
    to_anybody=("for",),
    about=("about", "takes"),
    next=("next",),
    idioms=(),
    days={"today": 0, "tonight": 0, "tomorrow": 1},
    weekdays=(
        ("monday", "mon"),
        ("tuesday", "tue", "tues"),
        ("wednesday", "wed"),
        ("thursday", "thu", "thur", "thurs"),
        ("friday", "fri"),
        ("saturday", "sat"),
        ("sunday", "sun"),
    ),
    months=(
        ("january", "jan"),
        ("february", "feb"),
        ("march", "mar"),
        ("april", "apr"),
        ("may",),
        ("june", "jun"),
        ("july", "jul"),
        ("august", "aug"),
        ("september", "sep", "sept"),
        ("october", "oct"),
        ("november", "nov"),
        ("december", "dec"),
    ),
    ends={"end of week": 0, "end of the week": 0, "the end of the week": 0, "this week": 0, "next week": 1},
    units={
        **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 1),
        **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 60),
    },
    lengths={"half an hour": 30, "an hour": 60, "a quarter of an hour": 15, "half a day": 240},
)

GERMAN = PromiseVocabulary(
    by=("bis spätestens", "bis zum", "bis", "spätestens", "am", "zum", "fällig", "für"),
    to=("für", "an"),
    to_anybody=(),  # every noun has a capital letter
    about=("etwa", "ungefähr", "circa", "ca.", "ca", "rund", "dauert"),
    next=("nächsten", "nächster", "nächste", "nächstes", "kommenden", "kommende"),
    idioms=("am morgen", "guten morgen"),
    days={"heute": 0, "morgen": 1, "übermorgen": 2},
    weekdays=(
        ("montag", "mo"),
        ("dienstag", "di"),
        ("mittwoch", "mi"),
        ("donnerstag", "do"),
        ("freitag", "fr"),
        ("samstag", "sonnabend", "sa"),
        ("sonntag", "so"),
    ),
    months=(
        ("januar", "jänner", "jan"),
        ("februar", "feb"),
        ("märz", "mär"),
        ("april", "apr"),
        ("mai",),
        ("juni", "jun"),
        ("juli", "jul"),
        ("august", "aug"),
        ("september", "sep", "sept"),
        ("oktober", "okt"),
        ("november", "nov"),
        ("dezember", "dez"),
    ),
    ends={"ende der woche": 0, "ende dieser woche": 0, "diese woche": 0, "nächste woche": 1, "ende nächster woche": 1},
    units={
        **dict.fromkeys(("m", "min", "minute", "minuten"), 1),
        **dict.fromkeys(("h", "std", "stunde", "stunden"), 60),
    },
    lengths={
        **dict.fromkeys(("eine viertelstunde", "viertelstunde"), 15),
        **dict.fromkeys(("eine halbe stunde", "halbe stunde"), 30),
        **dict.fromkeys(("eine stunde", "einer stunde"), 60),
        **dict.fromkeys(("einen halben tag", "halber tag"), 240),
    },
)


def words_of(language: str) -> PromiseVocabulary:
    """Return the words of a language by its name, such as ``de``; English ones are understood everywhere."""
    return _both(GERMAN, ENGLISH) if language == "de" else ENGLISH


def _both(one: PromiseVocabulary, other: PromiseVocabulary) -> PromiseVocabulary:
    return PromiseVocabulary(
        by=one.by + other.by,
        to=one.to + other.to,
        to_anybody=one.to_anybody + other.to_anybody,
        about=one.about + other.about,
        next=one.next + other.next,
        idioms=one.idioms + other.idioms,
        days={**other.days, **one.days},
        weekdays=tuple(mine + its for mine, its in zip(one.weekdays, other.weekdays, strict=True)),
        months=tuple(mine + its for mine, its in zip(one.months, other.months, strict=True)),
        ends={**other.ends, **one.ends},
        units={**other.units, **one.units},
        lengths={**other.lengths, **one.lengths},
    )
