"""Reads a file as an import does, without a journal."""

from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any
from zoneinfo import ZoneInfo

from tests.drawing import HOURS, rules
from tltimer.domain.timeline.entries import EntryRule, compute_entries
from tltimer.domain.timeline.modes_and_kinds import KindList, ModeList, shipped_modes
from tltimer.domain.timeline.switches import Switch, switch_from
from tltimer.exchange.entries import ImportedEntry, ImportedLog
from tltimer.exchange.merging import PlacedEntries, placed
from tltimer.exchange.name_mapping import NameMapping
from tltimer.exchange.registry import READERS

NOW = datetime(2026, 11, 17, 13, tzinfo=UTC)
MODES = ModeList(shipped_modes())
NAMES = NameMapping(MODES, KindList(), {"Ana": "Ana"}.get)


def placed_from(
    entries: tuple[ImportedEntry, ...], there: tuple[Switch, ...] = (), now: datetime = NOW
) -> PlacedEntries:
    """Place entries beside switches that there are."""
    read_by = rules()
    taken = [each.span for each in compute_entries(there, now, read_by.entries, as_logged=True)]
    return placed(entries, NAMES, taken, [switch.at for switch in there], read_by, now)


def switches_of(placed: PlacedEntries) -> tuple[Switch, ...]:
    """Return the switches that an import would add."""
    return tuple(switch_from(document) for document in placed.switches)


def log_in(form: str, raw: bytes, zone: ZoneInfo) -> list[tuple[datetime, datetime, str, str | None]]:
    """Return local beginnings and ends, modes and notes of the entries that a file makes."""
    log: Any = import_module(READERS[form]).read(raw, zone)
    assert isinstance(log, ImportedLog)
    rule = EntryRule(rules().days, timedelta(hours=20), HOURS.end_of)
    made = compute_entries(switches_of(placed_from(log.entries)), NOW, rule)
    return [(each.start.astimezone(zone), each.end.astimezone(zone), each.mode, each.switch.note) for each in made]
