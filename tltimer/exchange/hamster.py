"""Hamster's log: its database, or its export as XML or as a table (TSV)."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from io import StringIO

from tltimer.errors import reason_of
from tltimer.exchange.entries import (
    ImportedEntry,
    ImportedLog,
    Unreadable,
    end_after,
    entry_place,
    instant_of,
    line_place,
    shortened,
    split_names,
    text_from,
)
from tltimer.exchange.table import agree
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo

Fact = tuple[str, str, str | None, str, str, str, str]
"""Activity, beginning, end, category, description, tags with commas, and the minutes where they are told."""

LONGEST_QUERY = 100_000_000
"""Steps of the database after which a query ends: a file can hold one that never does. A fact takes some hundred."""

_FACTS = """
    SELECT activities.name, facts.start_time, facts.end_time, categories.name, facts.description,
        (SELECT group_concat(tags.name) FROM fact_tags JOIN tags ON tags.id = fact_tags.tag_id
            WHERE fact_tags.fact_id = facts.id)
    FROM facts JOIN activities ON activities.id = facts.activity_id
        LEFT JOIN categories ON categories.id = activities.category_id
    ORDER BY facts.start_time, facts.id
"""


def read(raw: bytes, zone: tzinfo, longest_query: int = LONGEST_QUERY) -> ImportedLog:
    """Read the facts.

    Args:
        raw: the file.
        zone: the time zone of its wall times.
        longest_query: the steps of its database after which reading it ends.

    Raises:
        Unreadable: it is not such a file, or one of the facts makes no sense.
    """
    if raw.startswith(b"SQLite format 3\0"):
        facts: Iterable[tuple[str, Fact]] = _stored(raw, longest_query)
    elif raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"<html" in raw[:2000].lower():
        words = _("This is Hamster's HTML report, which has no exact times. Export the report as TSV or XML.")
        raise Unreadable("", words)
    elif raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        facts = _marked_up(raw)
    else:
        facts = _tabled(text_from(raw))
    return ImportedLog(tuple(_entry(fact, place, zone) for place, fact in facts))


def _stored(raw: bytes, longest_query: int) -> Iterator[tuple[str, Fact]]:
    import sqlite3
    from contextlib import closing

    try:
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(raw)
            database.set_progress_handler(lambda: True, longest_query)
            rows = database.execute(_FACTS).fetchall()
    except sqlite3.Error as problem:
        raise Unreadable(
            "", _("This is not a Hamster database: {why}. Use the file hamster.db.").format(why=reason_of(problem))
        ) from None
    for number, row in enumerate(rows, 1):
        name, start, end, *fields = (None if cell is None else str(cell) for cell in row)
        category, description, tags = (cell or "" for cell in fields)
        yield entry_place(number), (name or "", start or "", end, category, description, tags, "")


def _marked_up(raw: bytes) -> Iterator[tuple[str, Fact]]:
    from xml.etree import ElementTree
    from xml.parsers.expat import ErrorString

    if b"<!ENTITY" in raw or b"<!DOCTYPE" in raw:
        raise Unreadable(
            "", _("This XML has a DOCTYPE, which Hamster's exports never have. Export the log from Hamster again.")
        )
    try:
        root = ElementTree.fromstring(raw)
    except (ValueError, LookupError):
        raise Unreadable(line_place(1), _("The encoding of this XML is unknown. Save the file as UTF-8.")) from None
    except ElementTree.ParseError as problem:
        words = _("This is not valid XML: {why}. Export the log from Hamster again.").format(
            why=ErrorString(problem.code)
        )
        raise Unreadable(line_place(problem.position[0]), words) from None
    if root.tag != "activities":
        raise Unreadable(
            "",
            _(
                "This XML is not a Hamster export: its root element is not <activities>. Export the log "
                "from Hamster again."
            ),
        )
    for number, fact in enumerate(root.iter("activity"), 1):
        get = fact.get
        yield (
            entry_place(number),
            (
                get("name", ""),
                get("start_time", ""),
                get("end_time"),
                get("category", ""),
                get("description", ""),
                get("tags", ""),
                get("duration_minutes", ""),
            ),
        )


def _tabled(text: str) -> Iterator[tuple[str, Fact]]:
    """Read the columns in their order: their headings are in the language of who exported."""
    table = csv.reader(StringIO(text, newline=""), dialect="excel-tab")
    first = True
    try:
        for cells in table:
            heading, first = first and not (_is_fact(cells) or any(map(_is_number, cells[1:4]))), False
            if heading or not cells:
                continue
            if len(cells) < 7 or any(cell.strip() for cell in cells[7:]):
                raise Unreadable(
                    line_place(table.line_num),
                    _("This line does not have seven cells separated by tabs. Export the log from Hamster again."),
                )
            name, start, end, minutes, category, description, tags = cells[:7]
            yield line_place(table.line_num), (name, start, end, category, description, tags, minutes)
    except csv.Error as problem:
        words = _("This line is not valid: {why}. Export the log from Hamster again.").format(why=reason_of(problem))
        raise Unreadable(line_place(table.line_num), words) from None


def _is_fact(cells: list[str]) -> bool:
    """Return whether a line is a fact, not the heading, which some exports leave out."""
    try:
        datetime.fromisoformat(cells[1])
    except (IndexError, ValueError):
        return False
    return True


def _is_number(cell: str) -> bool:
    """Return whether a cell holds a time or a length, which no heading does."""
    return any(letter.isdigit() for letter in cell)


def _lasts(start: datetime, end: datetime, minutes: str, zone: tzinfo) -> bool:
    """Return whether a fact lasts the minutes that are told of it; true where none are."""
    try:
        return not minutes.strip() or agree(start, end, timedelta(minutes=float(minutes)), zone)
    except (ValueError, OverflowError):
        return False


def _entry(fact: Fact, place: str, zone: tzinfo) -> ImportedEntry:
    name, start, end, category, description, tags, minutes = fact
    try:
        begin = instant_of(start, zone)
        stop = end_after(begin, instant_of(end, zone), zone) if end and end != "None" else None
    except ValueError:
        words = _("'{start} to {end}' is not a valid time range. Correct the start or the end in the file.")
        raise Unreadable(
            place, words.format(start=shortened(start) or "?", end=shortened(end or "") or _("now"))
        ) from None
    if stop is not None and not _lasts(begin, stop, minutes, zone):
        words = _("{start} to {end}, {minutes} min: the end and the duration disagree. Correct one of them.")
        raise Unreadable(place, words.format(start=start, end=end, minutes=shortened(minutes)))
    category = "" if category == "Unsorted" else category
    return ImportedEntry(begin, stop, tuple(part for part in (category, name, *split_names(tags)) if part), description)
