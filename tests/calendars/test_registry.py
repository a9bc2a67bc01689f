"""The list of calendars, which one process at a time changes."""

import os
from pathlib import Path

import pytest

from tltimer.calendars.registry import CalendarRegistry
from tltimer.calendars.sources import Source
from tltimer.errors import Refused
from tltimer.paths import home_at
from tltimer.storage.lock import FileLock


def test_who_holds_the_list_is_named_after_a_while(tmp_path: Path) -> None:
    home = home_at(str(tmp_path))
    registry = CalendarRegistry(home, patience=0.05)
    source = Source("Work", "file", "/work.ics", "/work.ics", "2026-11-16T09:00:00Z")
    refused = pytest.raises(Refused, match=rf"Process {os.getpid()} has held .*calendars.lock for 0.05 seconds")
    with FileLock(home.calendars_file.with_suffix(".lock")).held(), refused:
        registry.add(source, None)
    assert registry.sources() == ()
    registry.add(source, None)
    with FileLock(home.calendars_file.with_suffix(".lock")).held(), refused:
        registry.remove("work")
    assert registry.sources() == (source,)
