"""Reads single lines of a calendar: name, parameters and value, and text that is safe to show."""

import re
from typing import NamedTuple

LONGEST_TEXT = 300

_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]+)\s*=\s*("[^"]*"|[^;]*)')
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
        """Give a parameter's value without quotes; "" if it is not there."""
        for key, value in _PARAMETER.findall(self.parameters):
            if key.upper() == name:
                return str(value).strip().strip('"').strip()
        return ""


def split_line(text: str, of_time: bool = False) -> ContentLine:
    """Take a line apart at the first colon outside quotes.

    Values of times hold no colon, but zone names that lack their quotes do: with ``of_time`` the last colon counts.
    """
    if of_time:
        colon = text.rfind(":")
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
    name, semicolon, rest = head.partition(";")
    return ContentLine(name.strip().upper(), semicolon + rest, value.strip())


def plain_text(value: str) -> str:
    r"""Undo the escapes of a text value (``\n``, ``\,``) and make it fit to be shown."""
    return shown(_ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value))


def shown(text: str, longest: int = LONGEST_TEXT) -> str:
    """Make untrusted text one line of bounded length without control characters."""
    text = text[: 10 * longest]
    return " ".join(_UNSHOWN.sub("", _BREAKS.sub(" ", text)).split())[:longest]
