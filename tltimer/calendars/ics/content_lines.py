"""Reads single lines of a calendar: name, parameters and value, and text that is safe to show."""

from __future__ import annotations

import quopri
import re
from base64 import b64decode
from contextlib import suppress
from typing import NamedTuple

LONGEST_TEXT = 300

_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]+)\s*=\s*("[^"]*"|[^;]*)')
_COLON = re.compile(":")
_OF_TIME = re.compile(r"\s*\"?(?:\d{4}-?\d\d-?\d\d|[+-]?P[\dT]|[A-Z-]+\s*=)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\;,nN])")
# Direction overrides and isolates could turn the words around a title, so they go too.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")


class ContentLine(NamedTuple):
    """One line: the name in capitals, the parameters as written (``;TZID=…;VALUE=…``), the value as written."""

    name: str
    parameters: str
    value: str

    def parameter(self, name: str) -> str:
        """Return a parameter's value without quotes; "" if it is not there."""
        for key, value in _PARAMETER.findall(self.parameters):
            if key.upper() == name:
                return str(value).strip().strip('"').strip()
        return ""


def split_line(text: str, of_time: bool = False) -> ContentLine:
    """Take a line apart at the first colon outside quotes.

    Zone names that lack their quotes can hold colons, and so can times: with ``of_time`` the colon counts that a time,
    a length or a rule follows.
    """
    if of_time:
        colons = (match.start() for match in _COLON.finditer(text) if _OF_TIME.match(text, match.end()))
        colon = next(colons, text.rfind(":"))
    elif '"' not in text:
        colon = text.find(":")
    else:
        colon, quoted = -1, False
        for place, letter in enumerate(text):
            if letter == '"':
                quoted = not quoted
            elif letter == ":" and not quoted:
                colon = place
                break
    if colon < 0:
        colon = len(text)
    head, value = text[:colon], text[colon + 1 :]
    name, semicolon, parameters = head.partition(";")
    return ContentLine(name.strip().upper(), semicolon + parameters, value.strip())


def plain_text(value: str) -> str:
    r"""Undo the escapes of a text value (``\n``, ``\,``) and make it fit to be shown."""
    return shown(_ESCAPED.sub(lambda escape: "\n" if escape[1] in "nN" else escape[1], value))


def title_text(line: ContentLine) -> str:
    """Return the text of a title, also of one that vCalendar 1.0 wrote as quoted-printable or base64."""
    if line.parameter("ENCODING").upper() in ("BASE64", "B"):
        with suppress(ValueError):
            return plain_text(decoded(b64decode(line.value, validate=True), line.parameter("CHARSET")))
    if line.parameter("ENCODING").upper() != "QUOTED-PRINTABLE" and "QUOTED-PRINTABLE" not in line.parameters.upper():
        return plain_text(line.value)
    raw = quopri.decodestring(line.value.encode("utf-8", "replace"))
    return plain_text(decoded(raw, line.parameter("CHARSET")))


def decoded(raw: bytes, charset: str) -> str:
    """Decode bytes as UTF-8, else by the charset that is named, else as Windows-1252."""
    for encoding in ("utf-8", charset):
        try:
            return raw.decode(encoding or "utf-8")
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return raw.decode("cp1252", "replace")


def shown(text: str, longest: int = LONGEST_TEXT) -> str:
    """Make untrusted text one line of bounded length without control characters."""
    text = text[: 10 * longest]
    return " ".join(_UNSHOWN.sub("", _BREAKS.sub(" ", text)).split())[:longest]
