"""The switches as a table, one a line, for spreadsheets and scripts."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO

from tltimer.domain.timeline.documents import Document

COLUMNS = ("at", "mode", "person", "kind", "note", "source", "confirmed", "id")

FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""How texts begin that a spreadsheet would compute; they are written behind an apostrophe."""


def text_of(documents: Mapping[str, Iterable[Document]]) -> str:
    """Write the switches that exist, in order of time; instants are UTC."""
    written = StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    for switch in documents.get("switches", ()):
        if not switch.get("deleted"):
            given = {"source": "user", "confirmed": False} | switch
            table.writerow([_cell(given.get(name)) for name in COLUMNS])
    return written.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
