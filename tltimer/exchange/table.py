"""Tables with a heading, as other programs and spreadsheets write them: columns are known by their names."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from io import StringIO
from unicodedata import combining, normalize

from tltimer.errors import reason_of
from tltimer.exchange.entries import (
    ImportedEntry,
    ImportedLog,
    Unreadable,
    end_after,
    instant_of,
    line_place,
    local_instant,
    shortened,
    split_names,
)
from tltimer.i18n.translate import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import tzinfo

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "start": (
        *("start", "begin", "from", "started", "started at", "start time", "clock in", "time in"),
        *("beginn", "anfang", "von", "startzeit", "startuhrzeit", "beginnzeit", "anfangszeit", "gestartet um"),
        *("début", "de", "heure de début", "heure début", "commencé à"),
    ),
    "start_day": (
        *("start date", "date", "day", "from date"),
        *("datum", "tag", "startdatum", "beginndatum"),
        *("date de début", "date début", "jour"),
    ),
    "end": (
        *(
            "end",
            "stop",
            "to",
            "until",
            "finish",
            "ended",
            "ended at",
            "end time",
            "stop time",
            "clock out",
            "time out",
        ),
        *("ende", "bis", "endzeit", "enduhrzeit", "beendet um"),
        *("fin", "à", "heure de fin", "heure fin", "terminé à"),
    ),
    "end_day": ("end date", "stop date", "to date", "enddatum", "date de fin", "date fin"),
    "length": (
        *("duration", "length", "time spent", "hours", "minutes", "seconds"),
        *("dauer", "länge", "stunden", "minuten", "sekunden"),
        *("durée", "heures", "secondes"),
    ),
    "mode": ("mode", "project", "activity", "modus", "projekt", "tätigkeit", "aktivität", "projet", "activité"),
    "task": ("task", "aufgabe", "tâche"),
    "name": ("category", "type", "kategorie", "catégorie"),
    "client": ("client", "customer", "kunde"),
    "tags": ("tags", "tag", "labels", "schlagwörter", "schlagworte", "étiquettes", "mots-clés"),
    "note": (
        *("note", "notes", "description", "comment", "title", "summary"),
        *("notiz", "notizen", "beschreibung", "bemerkung", "kommentar", "titel"),
        *("remarque", "commentaire", "titre"),
    ),
    "person": ("person", "with", "mit", "personne", "avec"),
    "kind": ("kind", "art", "genre"),
}
"""By what a column holds: how its heading can read, in any case, accented or not, in English, German and French."""

UNITS: Mapping[str, int] = {
    **dict.fromkeys(("h", "hours", "decimal", "stunden", "dezimal", "heures", "décimal"), 3600),
    **dict.fromkeys(("min", "minutes", "minuten"), 60),
    **dict.fromkeys(("s", "sec", "seconds", "sekunden", "secondes"), 1),
}
"""The seconds of a unit that the heading of a length names, as in ``Duration (h)`` or ``Hours``."""

TOLERANCE = timedelta(minutes=1)
"""By how much an end and a length may differ: programs write lengths in minutes and hundredths of hours."""

MIDNIGHT = ("24:00", "24:00:00")
"""The forms in which an end can name the midnight at the end of its date."""

Row = Mapping[str, tuple[str, ...]]
"""The texts of a row by what they are, those of one kind in the order of their columns; empty cells are left out."""

_DATE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})", re.ASCII)
_ORDERS: Mapping[str, tuple[str, ...]] = {
    "-": ("%m-%d-%Y", "%d-%m-%Y"),
    ".": ("%d.%m.%Y",),
    "/": ("%m/%d/%Y", "%d/%m/%Y"),
}
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d\d)(?:[:.](\d\d)(?:[.,]\d+)?)?\s*([AP]M)?$", re.IGNORECASE | re.ASCII)
_EXACT = re.compile(r"\d{1,2}:\d\d(:\d\d([.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)$", re.IGNORECASE | re.ASCII)
_BLANK = re.compile(r"(?:[ T]0?0:00(?::00(?:\.0+)?)?)?\s*Z?$", re.ASCII)
_LENGTH = re.compile(r"(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$", re.ASCII)
_SPOKEN = re.compile(r"(?:(\d{1,4})\s*h)?\s*(?:(\d{1,4})\s*m(?:in)?)?\s*(?:(\d{1,5})\s*s)?$", re.IGNORECASE | re.ASCII)
_DECIMAL = re.compile(r"\d{1,6}(?:[.,]\d{1,6})?$", re.ASCII)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}$", re.ASCII)
_UNIT = re.compile(r"(.*?)\s*\(([^()]+)\)$")
_SEPARATOR = re.compile(r"sep=([,;\t])$", re.IGNORECASE)

TIMES = ("start_day", "start", "end_day", "end")
"""The fields that one column of a row can fill; where two fill one, they have to agree."""

ONE = ("person", "kind")
"""Of what an entry has one: the first column counts."""


def rows_of(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the headings as written, and the other rows with the numbers of the lines in which they end.

    Raises:
        Unreadable: it is not a table.
    """
    first, _end, body = text.partition("\n")
    separator = _SEPARATOR.match(first.strip("\ufeff "))  # as spreadsheets tell it to each other
    delimiter = separator[1] if separator else max(",;\t", key=first.count)
    table = csv.reader(StringIO(body if separator else text, newline=""), delimiter=delimiter, strict=True)
    skipped = 1 if separator else 0
    rows = []
    try:
        rows = [(skipped + table.line_num, cells) for cells in table if any(cell.strip() for cell in cells)]
    except csv.Error as problem:
        place = line_place(skipped + table.line_num)
        raise Unreadable(
            place,
            _("This is not valid CSV: {why}. Correct the file, or export it again.").format(why=reason_of(problem)),
        ) from None
    if not rows:
        raise Unreadable("", _("The file is empty. Choose another file."))
    width = len(rows[0][1])
    for number, cells in rows:
        if any(cell.strip() for cell in cells[width:]):
            raise Unreadable(
                line_place(number),
                _("This line has more cells than there are headings. Correct it, or export the file again."),
            )
    return rows[0][1], rows[1:]


def require_columns(text: str, wanted: Iterable[str], refusal: str) -> None:
    """Refuse a table whose heading lacks one of these columns.

    Raises:
        Unreadable: it lacks one; ``refusal`` is the reason.
    """
    if not set(wanted) <= set(_columns(*rows_of(text))):
        raise Unreadable(line_place(1), refusal)


def log_of(text: str, zone: tzinfo) -> ImportedLog:
    """Read a table of spans.

    Raises:
        Unreadable: it has no columns of times, or a row makes no sense.
    """
    headings, rows = rows_of(text)
    columns = _columns(headings, rows)
    if "start" not in columns or not {"end", "length"} & set(columns):
        raise Unreadable(
            line_place(1),
            _(
                "The first line needs a 'start' column and either an 'end' or a 'duration' column. It has: {headings}."
            ).format(headings=shortened(", ".join(heading.strip() for heading in headings))),
        )
    units = tuple(_unit_of(headings[at]) for at in columns.get("length", ()))
    dated_rows = [(number, _row(cells, columns)) for number, cells in rows]
    read_at = _clock(dated_rows, zone)
    entries = tuple(_entry(row, number, read_at, zone, units) for number, row in dated_rows)
    used = {at for name, indices in columns.items() for at in (indices[:1] if name in ONE else indices)}
    return ImportedLog(entries, unused_columns(headings, rows, used))


def unused_columns(
    headings: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], used: Collection[int]
) -> tuple[str, ...]:
    """Return in words which columns hold something that is not taken into the log."""
    filled = {at for _number, cells in rows for at, cell in enumerate(cells[: len(headings)]) if cell.strip()}
    names = [
        shortened(headings[at].strip()) or _("column {number}").format(number=at + 1) for at in sorted(filled - {*used})
    ]
    words = ngettext("{count} column ({names})", "{count} columns ({names})", len(names))
    return (words.format(count=len(names), names=", ".join(names)),) if names else ()


def _row(cells: Sequence[str], columns: Mapping[str, Sequence[int]]) -> Row:
    """Return the texts of a row; of lengths, which have units of their own, the empty ones too."""
    texts = {
        name: tuple(" ".join(cells[at].split()) for at in indices if at < len(cells))
        for name, indices in columns.items()
    }
    return {name: values if name == "length" else tuple(filter(None, values)) for name, values in texts.items()}


def plain_heading(heading: str) -> str:
    """Return a heading as headings are compared: in any case, without accents, with single spaces."""
    letters = (letter for letter in normalize("NFD", heading) if not combining(letter))
    return " ".join("".join(letters).strip("\ufeff \t").casefold().replace("_", " ").split())


def _unit_of(heading: str) -> int:
    """Return the seconds of the unit that a heading names, 0 where it names none."""
    plain = plain_heading(heading)
    match = _UNIT.match(plain)
    return _unit(match[2] if match else plain)


def _unit(name: str) -> int:
    """Return the seconds of a unit, 0 for any other word."""
    return next((seconds for unit, seconds in UNITS.items() if plain_heading(unit) == name.strip()), 0)


def _columns(headings: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]) -> dict[str, list[int]]:
    """Return the columns by what they hold; the rows tell the German “Tag”, a day, from a tag."""
    columns: dict[str, list[int]] = {}
    for at, heading in enumerate(headings):
        plain = plain_heading(heading)
        unit = _UNIT.match(plain)
        if unit and _unit(unit[2]):
            plain = unit[1]
        for name, readings in COLUMNS.items():
            if plain in map(plain_heading, readings) and (
                plain != "tag" or (name == "start_day") == _all_dates(rows, at)
            ):
                columns.setdefault(name, []).append(at)
    return columns


def _all_dates(rows: Iterable[tuple[int, Sequence[str]]], at: int) -> bool:
    """Return whether every cell of a column that is not empty begins with a date."""
    return all(_DATE.match(cell) for _number, cells in rows for cell in (cells[at : at + 1]) if cell.strip())


def _clock(rows: Iterable[tuple[int, Row]], zone: tzinfo) -> Callable[[str, str], datetime]:
    """Find out in which order the dates are written, and return what reads a date and a time."""
    dates = [
        (number, match)
        for number, row in rows
        for name in TIMES
        for text in row.get(name, ())
        if (match := _DATE.match(text))
    ]
    written = {(match[2], len(match[1]) == 4): number for number, match in reversed(dates)}
    orders: dict[tuple[str, bool], str] = {}
    for (mark, year_first), number in written.items():
        texts = [match[0] for _n, match in dates if (match[2], len(match[1]) == 4) == (mark, year_first)]
        possible = (f"%Y{mark}%m{mark}%d",) if year_first else _ORDERS[mark]
        fitting = [order for order in possible if all(_is_date(text, order) for text in texts)]
        if len(fitting) > 1:
            raise Unreadable(
                line_place(number),
                _("'{date}' is ambiguous. Export with dates such as 2026-11-16.").format(date=shortened(texts[0])),
            )
        orders[mark, year_first] = (fitting or possible)[0]

    def read_at(day: str, clock: str) -> datetime:
        match = _DATE.match(day)
        if not match:
            raise ValueError(day)
        date = datetime.strptime(match[0], orders[match[2], len(match[1]) == 4])  # noqa: DTZ007
        if clock and not _BLANK.match(day, match.end()):
            raise ValueError(day)
        clock = (clock or day[match.end() :].removeprefix("T").removeprefix(",")).strip()
        wall = _wall(clock)
        if wall is not None:
            return local_instant(datetime.combine(date, wall), zone)
        if not _EXACT.match(clock):
            raise ValueError(clock)
        return instant_of(f"{date.date()}T{clock}", zone)

    return read_at


def _wall(clock: str) -> time | None:
    """Read ``9:30``, ``09:30:15``, ``9.30``, ``9h30`` or ``9:30 AM``; None for anything else.

    Raises:
        ValueError: it looks like one, and the clock never shows it.
    """
    match = _CLOCK.match(clock)
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        if not 1 <= hour <= 12:
            raise ValueError(clock)
        hour = hour % 12 + (12 if match[4].upper() == "PM" else 0)
    return time(hour, minute, second)


def _is_date(text: str, order: str) -> bool:
    try:
        datetime.strptime(text, order)  # noqa: DTZ007
    except ValueError:
        return False
    return True


def _entry(
    row: Row, number: int, read_at: Callable[[str, str], datetime], zone: tzinfo, units: Sequence[int]
) -> ImportedEntry:
    times_text = " ".join(text for name in (*TIMES, "length") for text in dict.fromkeys(row.get(name, ())) if text)
    day, start_text, end_day, end_text = (_only(row, name, number) for name in TIMES)
    try:
        start = read_at(day, start_text) if day else read_at(start_text, "")
        end = _end(end_text, end_day, start, day, read_at, zone)
        lengths = [_length(text, unit) for text, unit in zip(row.get("length", ()), units, strict=False) if text]
        if end is None and not lengths:
            raise ValueError(row)
    except (ValueError, OverflowError, KeyError):
        words = _(
            "'{text}': a time or duration is missing or not valid. Use times such as 2026-11-16 "
            "09:30, with the end after the start, or a 'duration' column with values such as 1:30."
        )
        raise Unreadable(line_place(number), words.format(text=shortened(times_text))) from None
    if lengths and max(lengths) - min(lengths) > TOLERANCE:
        words = _("'{text}': the durations disagree. Keep only one column with durations.")
        raise Unreadable(line_place(number), words.format(text=shortened(times_text)))
    if end is None:
        end = start + lengths[0]
    elif lengths and not agree(start, end, lengths[0], zone):
        words = _("'{text}': the end and the duration disagree. Correct one of them, or leave the duration out.")
        raise Unreadable(line_place(number), words.format(text=shortened(times_text)))
    names = (*row.get("mode", ()), *(name for text in row.get("tags", ()) for name in split_names(text)))
    names += (*row.get("name", ()), *row.get("client", ()))
    note = ": ".join((*row.get("task", ()), *row.get("note", ())))
    person, kind = (next(iter(row.get(name, ())), None) for name in ONE)
    return ImportedEntry(start, end, names, note, person=person, kind=kind)


def _only(row: Row, name: str, number: int) -> str:
    """Return the one text that a row has for a part of its times, "" without one.

    Raises:
        Unreadable: it has several.
    """
    texts = tuple(dict.fromkeys(row.get(name, ())))
    if len(texts) > 1:
        words = _("'{one}' and '{other}' are in columns with the same meaning. Keep only one of these columns.")
        raise Unreadable(line_place(number), words.format(one=shortened(texts[0]), other=shortened(texts[1])))
    return texts[0] if texts else ""


def _end(
    text: str, end_day: str, start: datetime, day: str, read_at: Callable[[str, str], datetime], zone: tzinfo
) -> datetime | None:
    """Return the end of a row, which lies on the next date where a row with one date runs over midnight."""
    if not text:
        return None
    own_day = end_day or ("" if _DATE.match(text) else day)
    midnight = bool(own_day) and text in MIDNIGHT
    stop = read_at(own_day, "0:00" if midnight else text) if own_day else read_at(text, "")
    local = stop.astimezone(zone).replace(tzinfo=None)
    if midnight:
        return end_after(start, local_instant(local + timedelta(days=1), zone), zone)
    if own_day and not end_day:
        again = stop.astimezone(zone).replace(fold=1).astimezone(UTC)
        if stop < start <= again:
            return again  # the clock went back in between
        if local < start.astimezone(zone).replace(tzinfo=None):
            # The wall says when, also where the clock changes in between.
            return local_instant(local + timedelta(days=1), zone)
    return end_after(start, stop, zone)


def agree(start: datetime, end: datetime, length: timedelta, zone: tzinfo) -> bool:
    """Return whether an end and a length tell the same, as time passed or as the wall shows it."""
    wall = end.astimezone(zone).replace(tzinfo=None) - start.astimezone(zone).replace(tzinfo=None)
    return any(abs(span - length) <= TOLERANCE for span in (end - start, wall))


def _length(text: str, unit: int) -> timedelta:
    """Read ``1:30``, ``1h 30m``, or a number in the unit that the heading names.

    Raises:
        ValueError: it is something else, a bare number without a unit, or one that can be read in two ways.
    """
    if match := _LENGTH.match(text):
        if unit not in (0, 3600):
            raise ValueError(text)  # 1:30 under “minutes” can be both
        return timedelta(hours=int(match[1]), minutes=int(match[2]), seconds=int(match[3] or 0))
    if (match := _SPOKEN.match(text)) and text.strip():
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        if (match[1] and minutes > 59) or ((match[1] or match[2]) and seconds > 59):
            raise ValueError(text)
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if not unit or not _DECIMAL.match(text):
        raise ValueError(text)
    if unit < 3600 and _THOUSANDS.match(text):
        raise ValueError(text)  # 1,500 minutes can be a day or one minute and a half
    length = timedelta(seconds=round(float(text.replace(",", ".")) * unit))
    if length > timedelta(hours=1000):
        raise ValueError(text)
    return length
