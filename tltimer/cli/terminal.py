"""The terminal of a command: its width, its colours, and what it can show."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress

from tltimer.wording.sanitize import escaped_json, plain, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TextIO

    from tltimer.render.terminal.style import Style


NARROWEST, DEFAULT, WIDEST = 60, 80, 120

DRAWN = "█▒·–…"
"""Letters of the pictures and sentences of reports."""


ASCII = {
    "–": "-",
    "—": "-",
    "·": "|",
    "…": "...",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "→": "->",
    "\N{NO-BREAK SPACE}": " ",
}
"""Replacements for letters of our own texts where only ASCII can be written."""

OFF = ("", "0", "false")
"""The values of an environment variable that switch something off."""


COLOUR = "(\x1b\\[(?:[012]|38;5;[0-9]{1,3})m)"
"""The escape sequences of our own texts."""


class Terminal:
    """Standard output, which can be closed, narrow, without colour, or limited to ASCII.

    Args:
        stdout: where to write; None where it is closed.
        environ: the process's environment.
    """

    def __init__(self, stdout: TextIO | None, environ: Mapping[str, str]) -> None:
        self._stdout = stdout
        self._environ = environ

    def say(self, text: str) -> None:
        """Write text and end the line; letters that the encoding lacks are written in ASCII.

        Here every text passes that a terminal sees: of what it would obey, only our own colours go on.
        """
        if self._stdout is not None:
            self._stdout.write(self._writable(text, self._stdout.encoding or "utf-8") + "\n")

    def say_fields(self, *fields: str) -> None:
        """Write a line of fields with tabs between them, for programs; no field can bring a tab of its own."""
        if self._stdout is not None:
            encoding = self._stdout.encoding or "utf-8"
            self._stdout.write("\t".join(self._writable(plain(field), encoding) for field in fields) + "\n")

    def _writable(self, text: str, encoding: str) -> str:
        if not text.isprintable():
            text = _safe(text, self._coloured())
        if not _fits(text, encoding):
            text = _plain(text).encode(encoding, "replace").decode(encoding)
        return text

    def say_json(self, value: Any, indent: int | None = 2) -> None:
        """Write a value as JSON, whatever the encoding; without an indent on one line."""
        import json

        text = escaped_json(json.dumps(value, ensure_ascii=False, indent=indent))
        if self._stdout is not None and not _fits(text, self._stdout.encoding or "utf-8"):
            text = json.dumps(value, indent=indent)
        self.say(text)

    def write_bytes(self, content: bytes) -> None:
        """Write bytes as they are, for whoever takes a file from a pipe."""
        if self._stdout is not None:
            self._stdout.flush()
            self._stdout.buffer.write(content)
            self._stdout.buffer.flush()

    def flush(self) -> None:
        """Write everything out, so that what fails fails here."""
        if self._stdout is not None:
            self._stdout.flush()

    @property
    def interactive(self) -> bool:
        """Whether a person reads along."""
        try:
            return self._stdout is not None and self._stdout.isatty()
        except ValueError:
            return False

    def style(self) -> Style:
        """Return the style of this terminal."""
        from tltimer.render.terminal.style import Style

        encoding = (self._stdout.encoding if self._stdout else None) or "utf-8"
        return Style(width=self._width(), colour=self._coloured(), blocks=_fits(DRAWN, encoding))

    def _coloured(self) -> bool:
        """Whether to use colours: NO_COLOR forbids them, FORCE_COLOR and CLICOLOR_FORCE want them in a pipe too.

        The first of these that is set decides; 0 of FORCE_COLOR forbids them on a terminal too.
        """
        environ = self._environ
        if environ.get("NO_COLOR"):
            return False
        if force := environ.get("FORCE_COLOR"):
            return force.lower() not in OFF
        if environ.get("CLICOLOR_FORCE", "").lower() not in OFF:
            return True
        return self.interactive and environ.get("TERM") != "dumb" and environ.get("CLICOLOR") != "0"

    def _width(self) -> int:
        stated = self._environ.get("COLUMNS", "")
        if stated.isascii() and stated.isdigit() and 0 < int(stated) < 10000:
            columns = int(stated)
        else:
            try:
                columns = os.get_terminal_size(self._stdout.fileno()).columns if self._stdout else DEFAULT
            except (OSError, ValueError):
                columns = DEFAULT
        return max(NARROWEST, min(columns or DEFAULT, WIDEST))


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _plain(text: str) -> str:
    for letter, ascii_letters in ASCII.items():
        text = text.replace(letter, ascii_letters)
    return text


def _safe(text: str, coloured: bool) -> str:
    """Return a text without what a terminal obeys, but for line ends, and for colours where they are wanted."""
    if not coloured:
        return shown(text, "\n")
    parts = re.split(COLOUR, text) if "\x1b" in text else [text]
    return "".join(part if number % 2 else shown(part, "\n") for number, part in enumerate(parts))


def complain(text: str) -> None:
    """Write one line on standard error; where nothing can be written there, the exit status still tells."""
    if sys.stderr is not None:
        line = f"tltimer: {plain(text)}\n"
        encoding = sys.stderr.encoding or "utf-8"
        with suppress(OSError, ValueError):
            sys.stderr.write(line.encode(encoding, "replace").decode(encoding))
            sys.stderr.flush()
