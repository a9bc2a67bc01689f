"""Tables with a heading, as other programs and spreadsheets write them: columns are known by their names."""

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo
from io import StringIO
from unicodedata import normalize

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
from tltimer.i18n.translate import _

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "start": (
        *("start", "begin", "from", "started", "started at", "start time", "clock in", "time in"),
        *("beginn", "anfang", "von", "startzeit", "beginnzeit", "gestartet um"),
        *("début", "debut", "de", "heure de début", "heure début", "commencé à"),
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
        *("ende", "bis", "endzeit", "beendet um"),
        *("fin", "à", "heure de fin", "heure fin", "terminé à"),
    ),
    "end_day": ("end date", "stop date", "to date", "enddatum", "date de fin", "date fin"),
    "length": (
        *("duration", "length", "time spent", "hours", "minutes", "seconds"),
        *("dauer", "länge", "stunden", "minuten", "sekunden"),
        *("durée", "duree", "heures", "secondes"),
    ),
    "mode": ("mode", "project", "activity", "modus", "projekt", "tätigkeit", "aktivität", "projet", "activité"),
    "task": ("task", "aufgabe", "tâche", "tache"),
    "name": ("category", "type", "kategorie", "catégorie"),
    "client": ("client", "kunde"),
    "tags": ("tags", "tag", "labels", "schlagwörter", "schlagworte", "étiquettes", "mots-clés"),
    "note": (
        *("note", "notes", "description", "comment", "title", "summary"),
        *("notiz", "notizen", "beschreibung", "bemerkung", "kommentar", "titel"),
        *("remarque", "commentaire", "titre"),
    ),
    "person": ("person", "with", "mit", "personne", "avec"),
    "kind": ("kind", "art", "genre"),
}
"""By what a column holds: how its heading can read, in any case, in English, German and French."""

UNITS: Mapping[str, int] = {
    **dict.fromkeys(("h", "hours", "decimal", "stunden", "dezimal", "heures", "décimal"), 3600),
    **dict.fromkeys(("min", "minutes", "minuten"), 60),
    **dict.fromkeys(("s", "sec", "seconds", "sekunden", "secondes"), 1),
}
"""The seconds of a unit that the heading of a length names, as in ``Duration (h)`` or ``Hours``."""

TOLERANCE = 60
"""Seconds by which an end and a length may differ: programs write lengths in minutes and hundredths of hours."""

Row = Mapping[str, str]

_DATE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})", re.ASCII)
_ORDERS: Mapping[str, tuple[str, ...]] = {"-": ("%d-%m-%Y",), ".": ("%d.%m.%Y",), "/": ("%m/%d/%Y", "%d/%m/%Y")}
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d\d)(?:[:.](\d\d)(?:[.,]\d+)?)?\s*([AP]M)?$", re.IGNORECASE | re.ASCII)
_EXACT = re.compile(r"\d{1,2}:\d\d(:\d\d([.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)$", re.IGNORECASE | re.ASCII)
_BLANK = re.compile(r"(?:[ T]0?0:00(?::00(?:\.0+)?)?)?\s*Z?$", re.ASCII)
_LENGTH = re.compile(r"(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$", re.ASCII)
_SPOKEN = re.compile(r"(?:(\d{1,4})\s*h)?\s*(?:(\d{1,4})\s*m(?:in)?)?\s*(?:(\d{1,5})\s*s)?$", re.IGNORECASE | re.ASCII)
_DECIMAL = re.compile(r"\d{1,6}(?:[.,]\d{1,6})?$", re.ASCII)
_UNIT = re.compile(r"(.*?)\s*\(([^()]+)\)$")


def rows_of(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the headings as written, and the other rows with the numbers of the lines in which they end.

    Raises:
        Unreadable: it is not a table.
    """
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    table = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = []
    try:
        rows = [(table.line_num, cells) for cells in table if any(cell.strip() for cell in cells)]
    except csv.Error as problem:
        raise Unreadable(line_place(table.line_num), _("This is not a table: {why}.").format(why=problem)) from None
    if not rows:
        raise Unreadable("", _("The file is empty."))
    return rows[0][1], rows[1:]


def has_columns(text: str, *wanted: str) -> bool:
    """Return whether the heading of a table names these columns."""
    return set(wanted) <= set(_columns(rows_of(text)[0]))


def log_of(text: str, zone: tzinfo) -> ImportedLog:
    """Read a table of spans.

    Raises:
        Unreadable: it has no columns of times, or a row makes no sense.
    """
    headings, rows = rows_of(text)
    named = _columns(headings)
    if "start" not in named or not {"end", "length"} & set(named):
        raise Unreadable(
            line_place(1),
            _("The heading needs a column “start” and a column “end” or “duration”. It has: {headings}.").format(
                headings=shortened(", ".join(heading.strip() for heading in headings))
            ),
        )
    found = []
    for number, cells in rows:
        if len(cells) > len(headings) and any(cell.strip() for cell in cells[len(headings) :]):
            raise Unreadable(line_place(number), _("There are more cells than headings."))
        found.append((number, {name: cells[at].strip() for name, at in named.items() if at < len(cells)}))
    read_at = _clock(found, zone)
    unit = _unit_of(headings[named["length"]]) if "length" in named else 0
    return ImportedLog(tuple(_entry(row, number, read_at, zone, unit) for number, row in found))


def _plain_heading(heading: str) -> str:
    return normalize("NFC", heading).strip().strip("\ufeff").casefold().replace("_", " ")


def _unit_of(heading: str) -> int:
    """Return the seconds of the unit that a heading names, 0 where it names none."""
    plain = _plain_heading(heading)
    found = _UNIT.match(plain)
    return UNITS.get(found[2].strip() if found else plain, 0)


def _columns(headings: Sequence[str]) -> dict[str, int]:
    named: dict[str, int] = {}
    for at, heading in enumerate(headings):
        plain = _plain_heading(heading)
        unit = _UNIT.match(plain)
        if unit and unit[2].strip() in UNITS:
            plain = unit[1]
        for name, readings in COLUMNS.items():
            if plain in readings:
                named.setdefault(name, at)
    return named


def _clock(rows: Iterable[tuple[int, Row]], zone: tzinfo) -> Callable[[str, str], datetime]:
    """Find out in which order the dates are written, and return what reads a date and a time."""
    dates = [
        (number, found)
        for number, row in rows
        for name in ("start", "start_day", "end", "end_day")
        if (found := _DATE.match(row.get(name, "")))
    ]
    written = {(found[2], len(found[1]) == 4): number for number, found in reversed(dates)}
    orders: dict[tuple[str, bool], str] = {}
    for (mark, year_first), number in written.items():
        texts = [found[0] for _n, found in dates if (found[2], len(found[1]) == 4) == (mark, year_first)]
        possible = (f"%Y{mark}%m{mark}%d",) if year_first else _ORDERS[mark]
        fitting = [order for order in possible if all(_is_date(text, order) for text in texts)]
        if len(fitting) > 1:
            raise Unreadable(
                line_place(number),
                _("'{date}' can be read in two ways. Export with dates such as 2026-11-16.").format(
                    date=shortened(texts[0])
                ),
            )
        orders[mark, year_first] = (fitting or possible)[0]

    def read_at(day: str, clock: str) -> datetime:
        found = _DATE.match(day)
        if not found:
            raise ValueError(day)
        date = datetime.strptime(found[0], orders[found[2], len(found[1]) == 4])  # noqa: DTZ007
        if clock and not _BLANK.match(day, found.end()):
            raise ValueError(day)
        clock = (clock or day[found.end() :].removeprefix("T")).strip()
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
    found = _CLOCK.match(clock)
    if found is None:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        if not 1 <= hour <= 12:
            raise ValueError(clock)
        hour = hour % 12 + (12 if found[4].upper() == "PM" else 0)
    return time(hour, minute, second)


def _is_date(text: str, order: str) -> bool:
    try:
        datetime.strptime(text, order)  # noqa: DTZ007
    except ValueError:
        return False
    return True


def _entry(row: Row, number: int, read_at: Callable[[str, str], datetime], zone: tzinfo, unit: int) -> ImportedEntry:
    get = row.get
    told = " ".join(text for name in ("start_day", "start", "end_day", "end", "length") if (text := get(name, "")))
    day = get("start_day", "")
    try:
        start = read_at(day, get("start", "")) if day else read_at(get("start", ""), "")
        end = _end(row, start, day, read_at, zone)
        length = _length(get("length", ""), unit) if get("length") else None
        if end is None and length is None:
            raise ValueError(row)
    except (ValueError, OverflowError, KeyError):
        words = _("'{text}' is not a valid time or duration. Use 2026-11-16 09:30 for a time, 1:30 for a duration.")
        raise Unreadable(line_place(number), words.format(text=shortened(told))) from None
    if end is None:
        assert length is not None
        end = start + length
    elif length is not None and not agree(start, end, length, zone):
        words = _("'{text}': the end and the duration disagree. Correct one of them, or leave the duration out.")
        raise Unreadable(line_place(number), words.format(text=shortened(told)))
    names = (*((get("mode", ""),) if get("mode") else ()), *split_names(get("tags", "")))
    names += tuple(text for name in ("name", "client") if (text := get(name, "")))
    note = ": ".join(text for name in ("task", "note") if (text := get(name, "")))
    return ImportedEntry(start, end, names, note, person=get("person") or None, kind=get("kind") or None)


def _end(row: Row, start: datetime, day: str, read_at: Callable[[str, str], datetime], zone: tzinfo) -> datetime | None:
    """Return the end of a row, which lies on the next date where a row with one date runs over midnight."""
    text = row.get("end", "")
    if not text:
        return None
    own_day = row.get("end_day") or ("" if _DATE.match(text) else day)
    stop = read_at(own_day, text) if own_day else read_at(text, "")
    if own_day and not row.get("end_day"):
        local = stop.astimezone(zone)
        again = local.replace(fold=1).astimezone(UTC)
        if stop < start <= again:
            return again  # the clock went back in between
        if local.replace(tzinfo=None) < start.astimezone(zone).replace(tzinfo=None):
            # The wall says when, also where the clock changes in between.
            return local_instant(local.replace(tzinfo=None) + timedelta(days=1), zone)
    return end_after(start, stop, zone)


def agree(start: datetime, end: datetime, length: timedelta, zone: tzinfo) -> bool:
    """Return whether an end and a length tell the same, as time passed or as the wall shows it."""
    wall = end.astimezone(zone).replace(tzinfo=None) - start.astimezone(zone).replace(tzinfo=None)
    return any(abs((span - length).total_seconds()) <= TOLERANCE for span in (end - start, wall))


def _length(text: str, unit: int) -> timedelta:
    """Read ``1:30``, ``1h 30m``, or a number in the unit that the heading names.

    Raises:
        ValueError: it is something else, or a bare number without a unit.
    """
    if found := _LENGTH.match(text):
        return timedelta(hours=int(found[1]), minutes=int(found[2]), seconds=int(found[3] or 0))
    if (found := _SPOKEN.match(text)) and text.strip():
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        if (found[1] and minutes > 59) or ((found[1] or found[2]) and seconds > 59):
            raise ValueError(text)
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if not unit or not _DECIMAL.match(text):
        raise ValueError(text)
    length = timedelta(seconds=round(float(text.replace(",", ".")) * unit))
    if length > timedelta(hours=1000):
        raise ValueError(text)
    return length
