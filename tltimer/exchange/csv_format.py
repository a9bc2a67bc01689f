"""Tables of comma-separated values: our own, or any other whose heading names beginnings and ends."""

from __future__ import annotations

import csv
from io import StringIO

from tltimer.domain.timeline.instants import format_instant, parse_instant
from tltimer.domain.timeline.switches import check_switch
from tltimer.exchange.entries import ImportedDocuments, Unreadable, line_place, shortened, text_from
from tltimer.exchange.selection import entries_of
from tltimer.exchange.table import log_of, plain_heading, rows_of, unused_columns
from tltimer.i18n.translate import _
from tltimer.wording.sanitize import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime, tzinfo

    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.documents import Document
    from tltimer.exchange.entries import ImportedLog

COLUMNS = ("at", "mode", "person", "kind", "note", "source", "confirmed", "id")

FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""Beginnings of texts that a spreadsheet would compute; such texts are written after an apostrophe."""


def text_of(documents: Mapping[str, Iterable[Document]]) -> str:
    """Write the switches that exist, in order of time; instants are UTC."""
    written = StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    for switch in documents.get("switches", ()):
        if not switch.get("deleted"):
            fields = {"source": "user", "confirmed": False} | switch
            table.writerow([_cell(fields.get(name)) for name in COLUMNS])
    return written.getvalue()


HOURS = ("date", "start", "end", "hours", "mode", "person", "kind", "note")


def hours_of(documents: Mapping[str, Iterable[Document]], rules: Rules, now: datetime, step: int = 0) -> str:
    """Write the entries with decimal hours, for spreadsheets.

    Args:
        documents: the log.
        rules: how it is read; times are those of its time zone.
        now: the time.
        step: the seconds to which hours are rounded, halves upwards; 0 for none. An entry then has no end.
    """
    written = StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(HOURS)
    for entry in entries_of(documents, rules, now):
        start, end = entry.start.astimezone(rules.days.zone), entry.end.astimezone(rules.days.zone)
        seconds = (entry.seconds + step // 2) // step * step if step else entry.seconds
        switch = entry.switch
        cells = (
            rules.days.day_of(entry.start).isoformat(),
            f"{start:%Y-%m-%dT%H:%M:%S%z}",
            "" if step else f"{end:%Y-%m-%dT%H:%M:%S%z}",
            f"{seconds / 3600:.4f}".rstrip("0").rstrip("."),
            switch.mode,
            switch.person,
            switch.kind,
            switch.note,
        )
        table.writerow([_cell(cell) for cell in cells])
    return written.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = shown(str(value))
    return f"'{text}" if text.startswith(FORMULA) else text


CONFIRMED = {"": False, "false": False, "true": True}


def read(raw: bytes, zone: tzinfo) -> ImportedLog | ImportedDocuments:
    """Read the switches of our own table with their ids, or the spans of another one.

    Raises:
        Unreadable: it is not a table, or a line makes no sense.
    """
    text = text_from(raw)
    headings, rows = rows_of(text)
    names = [plain_heading(heading) for heading in headings]
    if not {"at", "mode"} <= set(names):
        return log_of(text, zone)
    switches = [_switch(dict(zip(names, cells, strict=False)), number) for number, cells in rows]
    unused = unused_columns(headings, rows, {at for at, name in enumerate(names) if name in COLUMNS})
    return ImportedDocuments({"switches": switches}, unused)


def _switch(row: dict[str, str], number: int) -> Document:
    cells = {name: _plain(row.get(name, "")) for name in COLUMNS}
    document: Document = {name: cell for name, cell in cells.items() if cell and name != "confirmed"}
    if document.get("source") == "user":
        del document["source"]
    try:
        document["at"] = format_instant(parse_instant(cells["at"]))
        if CONFIRMED[cells["confirmed"].lower()]:
            document["confirmed"] = True
        check_switch({"id": "?"} | document)
    except (KeyError, ValueError, OverflowError):
        raise Unreadable(
            line_place(number),
            _(
                "'{text}' is not a valid switch. Check its timestamp (such as 2026-11-16T09:00:00Z), "
                "mode, source and confirmed (true or false)."
            ).format(text=shortened(",".join(row.values()))),
        ) from None
    return document


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell
