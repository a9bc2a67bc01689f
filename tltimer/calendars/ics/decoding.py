"""Turns the bytes of a calendar, however they came, into plain UTF-8 lines.

Every way in which exporters spell the same thing is made one here, once: byte order marks and UTF-16, three kinds of
line ends, folded lines, small letters and blanks in BEGIN and END.
"""

import codecs
import re
from collections.abc import Iterator

SIZE_LIMIT = 64 * 1024 * 1024

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BORDER = re.compile(rb"(?im)^[ \t]*(BEGIN|END)[ \t]*:[ \t]*([\w-]+)[ \t]*$")

# What is never used is most of the text, and much of it private. Google stamps every event anew at each request:
# without the stamps an unchanged calendar stays unchanged.
_UNUSED = re.compile(rb"(?im)^(?:DTSTAMP|CREATED|LAST-MODIFIED|DESCRIPTION|X-ALT-DESC|ATTACH|COMMENT)[:;][^\n]*\n")


def plain_lines(raw: bytes) -> bytes:
    """Give the text as UTF-8 with unfolded lines, each between line feeds, and BEGIN and END in capitals.

    Lines that nothing is read from are left out.
    """
    return b"\n" + b"".join(map(_plain, _portions(_as_utf8(raw)))).strip(b"\n") + b"\n"


def _plain(text: bytes) -> bytes:
    text = text.replace(b"\0", b"").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    text = _UNUSED.sub(b"", text.replace(b"\n ", b"").replace(b"\n\t", b""))
    text = _BORDER.sub(lambda found: found[1].upper() + b":" + found[2].upper(), text)
    # Folds can part the bytes of one letter, so only whole lines say which encoding it is.
    return _valid(text)


def _portions(text: bytes, size: int = 1 << 20) -> Iterator[bytes]:
    """Part a text where a line ends that the next does not continue: a few copies of the whole would be much memory."""
    line_end = b"\n" if b"\n" in text else b"\r"
    begin = 0
    while begin < len(text):
        end = text.find(line_end, begin + size) + 1
        while end and text[end : end + 1] in (b" ", b"\t"):
            end = text.find(line_end, end) + 1
        yield text[begin : end or len(text)]
        begin = end or len(text)


def is_calendar(lines: bytes) -> bool:
    """Say whether plain lines hold a calendar at all."""
    return b"\nBEGIN:VCALENDAR\n" in lines


def is_focus(lines: bytes) -> bool:
    """Say whether every calendar and every event in plain lines is also ended."""
    return all(
        lines.count(b"\nBEGIN:" + name + b"\n") <= lines.count(b"\nEND:" + name + b"\n")
        for name in (b"VCALENDAR", b"VEVENT")
    )


def is_page(lines: bytes) -> bool:
    """Say whether the text is a web page, as a login asked for instead of the calendar is."""
    head = lines[:2000].lower()
    return b"<html" in head or b"<!doctype html" in head


def _as_utf8(raw: bytes) -> bytes:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            body = raw[len(mark) :]
            return body if encoding == "utf-8" else body.decode(encoding, "replace").encode()
    if raw[1:2] == b"\0" != raw[:1]:
        return raw.decode("utf-16-le", "replace").encode()
    if raw[:1] == b"\0" != raw[1:2]:
        return raw.decode("utf-16-be", "replace").encode()
    return raw


def _valid(text: bytes) -> bytes:
    """Read lines that are no UTF-8 as Windows' western letters."""
    try:
        text.decode()
    except UnicodeDecodeError:
        return b"\n".join(map(_valid_line, text.split(b"\n")))
    return text


def _valid_line(line: bytes) -> bytes:
    try:
        line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace").encode()
    return line
