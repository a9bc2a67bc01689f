"""Turns the bytes of a calendar, however they came, into plain UTF-8 lines.

Every way in which exporters spell the same thing is made one here, once: byte order marks and UTF-16, three kinds of
line ends, folded lines, small letters and blanks in BEGIN and END.
"""

import codecs
import re

SIZE_LIMIT = 64 * 1024 * 1024

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BORDER = re.compile(rb"(?im)^[ \t]*(BEGIN|END)[ \t]*:[ \t]*([\w-]+)[ \t]*$")


def plain_lines(raw: bytes) -> bytes:
    """Give the text as UTF-8 with unfolded lines, each between line feeds, and BEGIN and END in capitals."""
    text = _as_utf8(raw).replace(b"\0", b"")
    text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    text = text.replace(b"\n ", b"").replace(b"\n\t", b"")
    text = _BORDER.sub(lambda found: found[1].upper() + b":" + found[2].upper(), text)
    # Folds can part the bytes of one letter, so only whole lines say which encoding it is.
    return b"\n" + _valid(text).strip(b"\n") + b"\n"


def is_calendar(lines: bytes) -> bool:
    """Say whether plain lines hold a calendar at all."""
    return b"\nBEGIN:VCALENDAR\n" in lines


def is_whole(lines: bytes) -> bool:
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


def _valid(text: bytes, portion: int = 1 << 20) -> bytes:
    """Read what is no UTF-8 as Windows' western letters, portion by portion: the whole as str may cost four times."""
    if text.isascii():
        return text
    portions, begin = [], 0
    while begin < len(text):
        end = text.find(b"\n", begin + portion)
        end = len(text) if end < 0 else end + 1
        part = text[begin:end]
        try:
            part.decode()
        except UnicodeDecodeError:
            part = b"\n".join(_valid_line(line) for line in part.split(b"\n"))
        portions.append(part)
        begin = end
    return b"".join(portions)


def _valid_line(line: bytes) -> bytes:
    try:
        line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace").encode()
    return line
