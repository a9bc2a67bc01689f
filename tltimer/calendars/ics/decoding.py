"""Turns the bytes of a calendar, however they came, into plain UTF-8 lines.

Every way in which exporters spell the same thing is made one here, once: byte order marks and UTF-16, three kinds of
line ends, folded lines, small letters and blanks in BEGIN and END.
"""

from __future__ import annotations

import codecs
import re
from mmap import mmap

from tltimer.calendars.ics.content_lines import decoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE_LIMIT = 64 * 1024 * 1024

Raw = bytes | mmap

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BORDER = re.compile(
    rb"(?i)\n(?!(?-i:BEGIN:[A-Z-]+\n|END:[A-Z-]+\n))[ \t]*(BEGIN|END)[ \t]*:[ \t]*([\w-]+)[ \t]*(?=\n)"
)
_SMALL_NAME = re.compile(rb"\n[A-Z0-9-]*[a-z][A-Za-z0-9-]*(?=[;:])")

# What is never used is most of the text, and much of it private.
_UNUSED = re.compile(rb"(?i)\n(?:CREATED|DESCRIPTION|X-ALT-DESC|ATTACH|COMMENT)[:;][^\n]*")
_UNUSED_OR_STAMP = re.compile(rb"(?i)\n(?:DTSTAMP|CREATED|DESCRIPTION|X-ALT-DESC|ATTACH|COMMENT)[:;][^\n]*")
_STAMPS = re.compile(rb"(?i)\nDTSTAMP[:;][^\r\n]*")
_OLD_STAMPS = re.compile(rb"(?i)\rDTSTAMP[:;][^\r]*")
_QUOTED = re.compile(rb"(?i)^[^:]*QUOTED-PRINTABLE[^:]*:")
_NEXT_PROPERTY = re.compile(
    rb"(?:BEGIN|END|UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|SUMMARY|STATUS|TRANSP|SEQUENCE|DTSTAMP)[:;]"
)
_CHARSET = re.compile(rb";CHARSET=\"?([\w.:-]+)", re.IGNORECASE)


def plain_lines(raw: bytes, charset: str = "") -> bytes:
    """Return the text as UTF-8 with unfolded lines, each between line feeds, and BEGIN, END and names in capitals.

    Lines that nothing reads are left out.

    Args:
        raw: the text as it came.
        charset: the charset that the server names; used where the text is not UTF-8.
    """
    return b"\n" + b"".join(plain_parts(raw, charset)).strip(b"\n") + b"\n"


def plain_parts(raw: Raw, charset: str = "") -> Iterator[bytes]:
    """Yield the text of ``plain_lines`` part by part, each beginning with a line feed: the whole is never in memory."""
    text = _as_utf8(raw, charset)
    # Google stamps all events anew at each request: without that an unchanged calendar stays unchanged. Stamps that
    # differ tell which of two versions of an event is the later one.
    keep_stamps = _differ(_STAMPS if text.find(b"\n") >= 0 else _OLD_STAMPS, text)
    for part in _portions(text):
        plain = _plain(part, keep_stamps)
        if plain.strip(b"\n"):
            yield plain


def _differ(pattern: re.Pattern[bytes], text: Raw) -> bool:
    matches = (match[0] for match in pattern.finditer(text))
    first = next(matches, None)
    return first is not None and any(stamp != first for stamp in matches)


def _plain(text: bytes, keep_stamps: bool) -> bytes:
    text = b"\n" + text.replace(b"\0", b"").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if codecs.BOM_UTF8 in text:  # of files that were put together
        text = text.replace(b"\n" + codecs.BOM_UTF8, b"\n")
    if b"=\n" in text:
        text = _without_soft_breaks(text)
    text = text.replace(b"\n ", b"").replace(b"\n\t", b"").rstrip(b"\n")
    text = (_UNUSED if keep_stamps else _UNUSED_OR_STAMP).sub(b"", text)
    text = _BORDER.sub(lambda match: b"\n" + match[1].upper() + b":" + match[2].upper(), text + b"\n")
    text = _SMALL_NAME.sub(lambda match: match[0].upper(), text.rstrip(b"\n"))
    # Folds can part the bytes of one letter, so only whole lines say which encoding it is.
    return _valid(text)


def _without_soft_breaks(text: bytes) -> bytes:
    """Join the lines that vCalendar 1.0 parts with a "=" at their ends."""
    lines: list[bytes] = []
    goes_on = False
    for line in text.split(b"\n"):
        if goes_on and not _NEXT_PROPERTY.match(line):
            lines[-1] = _joined(lines[-1], line) if len(lines[-1]) < _LONGEST_QUOTED else lines[-1]
        else:
            lines.append(line)
            goes_on = False
        goes_on = line.endswith(b"=") and (goes_on or _QUOTED.match(line) is not None)
        if goes_on:
            lines[-1] = lines[-1].removesuffix(b"=")
    return b"\n".join(lines)


def _joined(line: bytes, continuation: bytes) -> bytes:
    """Join a line and the one that continues it; a blank between them is one of the text, but not inside a letter."""
    text = continuation.lstrip(b" \t")
    blank = text != continuation and not text.startswith(b"=") and not line.endswith(b" ")
    return line + b" " * blank + text


_LONGEST_QUOTED = 20_000

PORTION = 1 << 20
"""The least bytes of a part of a text that is read part by part."""


def _portions(text: Raw) -> Iterator[bytes]:
    """Part a text where a line ends that the next does not continue: a few copies of the whole would be much memory."""
    line_end = b"\n" if text.find(b"\n") >= 0 else b"\r"
    begin = 0
    while begin < len(text):
        end = text.find(line_end, begin + PORTION) + 1
        while end and (text[end : end + 1] in (b" ", b"\t") or text[max(end - 3, 0) : end].rstrip().endswith(b"=")):
            end = text.find(line_end, end) + 1
        yield text[begin : end or len(text)]
        begin = end or len(text)


class Completeness:
    """Counts whether every calendar and every event is also ended, of a text that is seen part by part."""

    def __init__(self) -> None:
        self._open = [0, 0]
        self.is_calendar = False

    def see(self, part: bytes) -> None:
        """Look at a part that begins with a line feed and ends with a line."""
        part += b"\n"
        for place, name in enumerate((b"VCALENDAR", b"VEVENT")):
            begun = part.count(b"\nBEGIN:" + name + b"\n")
            self._open[place] += begun - part.count(b"\nEND:" + name + b"\n")
            self.is_calendar = self.is_calendar or (place == 0 and begun > 0)

    @property
    def complete(self) -> bool:
        """Whether nothing was left open."""
        return max(self._open) <= 0


def is_complete(lines: bytes) -> bool:
    """Return whether every calendar and every event in plain lines is also ended."""
    seen = Completeness()
    seen.see(lines)
    return seen.complete


def is_page(lines: bytes) -> bool:
    """Return whether the text is a web page, such as a login page in place of the calendar."""
    head = lines[:2000].lower()
    return b"<html" in head or b"<!doctype html" in head


def _as_utf8(raw: Raw, charset: str) -> Raw:
    head = raw[:4]
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            body = raw[len(mark) :]
            return body if encoding == "utf-8" else body.decode(encoding, "replace").encode()
    if head[1:2] == b"\0" != head[:1]:
        return raw[:].decode("utf-16-le", "replace").encode()
    if head[:1] == b"\0" != head[1:2]:
        return raw[:].decode("utf-16-be", "replace").encode()
    return _by_charset(raw, charset)


def _by_charset(raw: Raw, charset: str) -> Raw:
    """Decode by the charset that the server names; many name a wrong one, so valid UTF-8 comes first."""
    try:
        name = codecs.lookup(charset).name if charset else "utf-8"
        if name in ("utf-8", "ascii") or (not name.startswith(_SEVEN_BITS) and _is_utf8(raw[:])):
            return raw
        return raw[:].decode(name).encode()
    except (LookupError, ValueError, TypeError, AttributeError):
        return raw


_SEVEN_BITS = ("iso2022", "hz", "utf-7", "utf-16", "utf-32")


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.replace(b"\r\n ", b"").replace(b"\n ", b"").decode()
    except UnicodeDecodeError:
        return False
    return True


def _valid(text: bytes) -> bytes:
    """Decode lines that are not UTF-8 by the charset that they name, else as Windows-1252."""
    try:
        text.decode()
    except UnicodeDecodeError:
        return b"\n".join(map(_valid_line, text.split(b"\n")))
    return text


def _valid_line(line: bytes) -> bytes:
    named = _CHARSET.search(line.partition(b":")[0])
    return decoded(line, named[1].decode("ascii", "replace") if named else "").encode()
