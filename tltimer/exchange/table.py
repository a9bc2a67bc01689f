"""Tables with a heading, as other programs and spreadsheets write them: columns are known by their names."""

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from io import StringIO

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
    "start": ("start", "begin", "from", "started", "started at", "start time", "clock in", "time in"),
    "start_day": ("start date", "date", "day", "from date"),
    "end": (
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
    "end_day": ("end date", "stop date", "to date"),
    "length": ("duration", "length", "duration (h)", "time spent"),
    "mode": ("mode", "project", "activity"),
    "name": ("task", "category", "client", "type"),
    "tags": ("tags", "tag", "labels"),
    "note": ("note", "notes", "description", "comment", "title", "summary"),
    "person": ("person", "with"),
    "kind": ("kind",),
}
"""By what a column holds: how its heading can read, in any case."""

Row = Mapping[str, str]

_DATE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})")
_ORDERS: Mapping[str, tuple[str, ...]] = {"-": ("%d-%m-%Y",), ".": ("%d.%m.%Y",), "/": ("%m/%d/%Y", "%d/%m/%Y")}
_CLOCKS = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p", "%I:%M%p")
_LENGTH = re.compile(r"(\d{1,4}):(\d\d)(?::(\d\d))?$")


def rows_of(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Give the headings as written, and the other rows with the numbers of the lines in which they end.

    Raises:
        Unreadable: it is no table.
    """
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    table = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = []
    try:
        rows = [(table.line_num, cells) for cells in table if any(cell.strip() for cell in cells)]
    except csv.Error as problem:
        raise Unreadable(line_place(table.line_num), _("this is no table: {why}").format(why=problem)) from None
    if not rows:
        raise Unreadable("", _("the file is empty"))
    return rows[0][1], rows[1:]


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
            _("the heading needs a column “start” and a column “end” or “duration”; it has {headings}").format(
                headings=shortened(", ".join(heading.strip() for heading in headings))
            ),
        )
    found = []
    for number, cells in rows:
        if len(cells) > len(headings) and any(cell.strip() for cell in cells[len(headings) :]):
            raise Unreadable(line_place(number), _("there are more cells than headings"))
        found.append((number, {name: cells[at].strip() for name, at in named.items() if at < len(cells)}))
    read_at = _clock(found, zone)
    return ImportedLog(tuple(_entry(row, number, read_at, zone) for number, row in found))


def _columns(headings: Sequence[str]) -> dict[str, int]:
    named: dict[str, int] = {}
    for at, heading in enumerate(headings):
        plain = heading.strip().strip("\ufeff").casefold().replace("_", " ")
        for name, readings in COLUMNS.items():
            if plain in readings:
                named.setdefault(name, at)
    return named


def _clock(rows: Iterable[tuple[int, Row]], zone: tzinfo) -> Callable[[str, str], datetime]:
    """Find out in which order the dates are written, and give what reads a date and a time."""
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
                _("{date} can be read in two ways; export with dates such as 2026-11-16").format(
                    date=shortened(texts[0])
                ),
            )
        orders[mark, year_first] = (fitting or possible)[0]

    def read_at(day: str, clock: str) -> datetime:
        found = _DATE.match(day)
        if not found:
            raise ValueError(day)
        date = datetime.strptime(found[0], orders[found[2], len(found[1]) == 4])  # noqa: DTZ007
        clock = clock or day[found.end() :].strip().removeprefix("T")
        for form in _CLOCKS:
            try:
                time = datetime.strptime(clock.upper(), form).time()  # noqa: DTZ007
            except ValueError:
                continue
            return local_instant(datetime.combine(date, time), zone)
        return instant_of(f"{date.date()}T{clock}", zone)

    return read_at


def _is_date(text: str, order: str) -> bool:
    try:
        datetime.strptime(text, order)  # noqa: DTZ007
    except ValueError:
        return False
    return True


def _entry(row: Row, number: int, read_at: Callable[[str, str], datetime], zone: tzinfo) -> ImportedEntry:
    get = row.get
    day = get("start_day", "")
    try:
        start = read_at(day, get("start", "")) if day else read_at(get("start", ""), "")
        if get("end"):
            last_day = get("end_day") or ("" if _DATE.match(get("end", "")) else day)
            stop = read_at(last_day, get("end", "")) if last_day else read_at(get("end", ""), "")
            if stop < start and last_day and not get("end_day"):
                stop += timedelta(days=1)  # a table with one date a row tells of a night so
            end = end_after(start, stop, zone)
        elif get("length"):
            end = start + _length(get("length", ""))
        else:
            raise ValueError(row)
    except (ValueError, OverflowError, KeyError):
        told = " ".join(text for name in ("start_day", "start", "end_day", "end", "length") if (text := get(name, "")))
        raise Unreadable(
            line_place(number), _("“{text}” is no span of time; write 2026-11-16 09:30").format(text=shortened(told))
        ) from None
    names = tuple(text for name in ("mode",) if (text := get(name, "")))
    names += (*split_names(get("tags", "")), *((get("name", ""),) if get("name") else ()))
    return ImportedEntry(start, end, names, get("note", ""), person=get("person") or None, kind=get("kind") or None)


def _length(text: str) -> timedelta:
    found = _LENGTH.match(text)
    if found:
        return timedelta(hours=int(found[1]), minutes=int(found[2]), seconds=int(found[3] or 0))
    hours = float(text.replace(",", "."))
    if not 0 <= hours <= 1000:
        raise ValueError(text)
    return timedelta(seconds=round(hours * 3600))
