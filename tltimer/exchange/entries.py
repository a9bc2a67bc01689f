"""Entries of other programs' logs: each has a beginning, an end and names."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

from tltimer.domain.timeline.instants import parse_instant, wall_instant
from tltimer.i18n.translate import _
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo
    from typing import Any

_BASIC = re.compile(r"\d{8}T\d{4}", re.ASCII)

LONGEST_QUOTE = 60
"""Characters of a file that an answer about it quotes."""


class Unreadable(Exception):  # noqa: N818 - an answer about a file, not an error of the program
    """A file cannot be read; ``place`` says where (``line 7``), "" where that makes no sense."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(problem)
        self.place = place
        self.problem = problem


class ImportedEntry(Value):
    """A span of another program's log.

    ``names`` are what it can be called by, the most telling first: project, then tags. ``end`` is None for one that
    still runs. ``mode``, ``person`` and ``kind`` are set where the file states them in our own words; ``confirmed`` is
    None where it does not say whether somebody vouches for a long one.
    """

    start: datetime
    end: datetime | None
    names: tuple[str, ...] = ()
    note: str = ""
    mode: str | None = None
    person: str | None = None
    kind: str | None = None
    confirmed: bool | None = None


class ImportedLog(Value):
    """The entries of a file, and in words whatever of it is not taken into the log."""

    entries: tuple[ImportedEntry, ...]
    passed_over: tuple[str, ...] = ()


class ImportedDocuments(Value):
    """The documents of a file of our own by collection, not yet checked, and in words what is not taken in."""

    collections: dict[str, list[Any]]
    passed_over: tuple[str, ...] = ()


def line_place(number: int) -> str:
    """Name a line of a file."""
    return _("line {number}").format(number=number)


def entry_place(number: int) -> str:
    """Name an entry of a file that has no lines."""
    return _("entry {number}").format(number=number)


def json_from(raw: bytes) -> Any:
    """Read JSON.

    Raises:
        Unreadable: it is not JSON; the place is the line. The library's own words are English.
    """
    try:
        return json.loads(text_from(raw), parse_constant=_refuse_constant)
    except json.JSONDecodeError as problem:
        place = _("line {number}").format(number=problem.lineno)
        words = _("This is not valid JSON (column {column}). Correct the file, or export it again.")
        raise Unreadable(place, words.format(column=problem.colno)) from None
    except RecursionError:
        raise Unreadable("", _("This JSON is nested too deeply. Choose another file.")) from None
    except ValueError:  # Python limits the digits of a number that it reads
        raise Unreadable(
            "", _("This JSON contains a number with too many digits. Correct the file, or export it again.")
        ) from None


def _refuse_constant(name: str) -> None:
    raise Unreadable("", _("JSON cannot contain '{name}'. Use a number or null instead.").format(name=name))


def shortened(text: str) -> str:
    """Return the beginning of a text that fits into a line; the place tells where the rest is."""
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def text_from(raw: bytes) -> str:
    """Read the bytes of a text file, its line ends as line feeds.

    Raises:
        Unreadable: it is not text; the place is the line of the first byte that is not.
    """
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    words = _("This is not UTF-8 text. Save the file as UTF-8.")
    if b"\0" in raw[: 4 if encoding == "utf-16" else 2]:  # UTF-32, or UTF-16 without a mark
        raise Unreadable(line_place(1), words)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as problem:
        raise Unreadable(line_place(raw.count(b"\n", 0, problem.start) + 1), words) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def instant_of(text: str, zone: tzinfo) -> datetime:
    """Read a date and time, with an offset or as the wall in the zone shows it; fractions are cut off.

    Raises:
        ValueError: it is not one, or of a year that the log cannot hold.
    """
    instant = datetime.fromisoformat(text)
    if ":" not in text and not _BASIC.match(text):
        raise ValueError(text)  # a date alone, or an hour alone, is not a time
    if instant.tzinfo is None:
        return local_instant(instant, zone)
    return _possible(parse_instant(text))


def local_instant(moment: datetime, zone: tzinfo) -> datetime:
    """Return the instant at which the wall in the zone shows a date and time.

    Raises:
        ValueError: it is of a year that the log cannot hold.
    """
    _possible(moment)
    return wall_instant(moment.date(), moment.time().replace(microsecond=0), zone)


def seconds_instant(seconds: float) -> datetime:
    """Read seconds since 1970; fractions are cut off.

    Raises:
        ValueError: it is of a year that the log cannot hold.
    """
    try:
        return _possible(datetime.fromtimestamp(int(seconds), UTC))
    except (OverflowError, OSError):
        raise ValueError(seconds) from None


def _possible(moment: datetime) -> datetime:
    if not 1971 <= moment.year <= 9997:
        raise ValueError(moment)
    return moment


def end_after(start: datetime, end: datetime, zone: tzinfo) -> datetime:
    """Return the end of a span told in wall times: where the clock repeated an hour, it can be the second one.

    Raises:
        ValueError: it ends before it begins.
    """
    if end < start:
        again = end.astimezone(zone).replace(fold=1).astimezone(UTC)
        if again < start:
            raise ValueError(end)
        return again
    return end


def split_names(text: str) -> tuple[str, ...]:
    """Split names at commas; a hyphen alone stands for none."""
    return tuple(name for part in text.split(",") if (name := part.strip()) not in ("", "-"))
