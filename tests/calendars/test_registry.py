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
    registry = CalendarRegistry(home, timeout=0.05)
    source = Source("Work", "file", "/work.ics", "/work.ics", "2026-11-16T09:00:00Z")
    refused = pytest.raises(Refused, match=rf"Process {os.getpid()} has kept .*calendars.lock locked for 0.05 seconds")
    with FileLock(home.calendars_file.with_suffix(".lock")).held(), refused:
        registry.add(source, None)
    assert registry.sources() == ()
    registry.add(source, None)
    with FileLock(home.calendars_file.with_suffix(".lock")).held(), refused:
        registry.remove("work")
    assert registry.sources() == (source,)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("[" * 100_000, id="nested"),
        pytest.param('{"calendars": [{"name": "\\ud800", "kind": "file", "location": "/x"}]}', id="half a character"),
        pytest.param('{"calendars": [{"name": "x", "kind": "file", "location": "\\u0000"}]}', id="zero byte"),
        pytest.param('{"calendars": 5}', id="a number"),
        pytest.param('{"calendars": [{"name": "x"}]}', id="no kind"),
        pytest.param('{"calendars": [null]}', id="null"),
    ],
)
def test_a_list_that_makes_no_sense_is_reported_and_never_overwritten(tmp_path: Path, content: str) -> None:
    home = home_at(str(tmp_path))
    home.calendars_file.parent.mkdir(parents=True, exist_ok=True)
    home.calendars_file.write_text(content, "utf-8")
    registry = CalendarRegistry(home)
    assert registry.sources() == ()
    assert registry.problems() == (registry.damage(),)
    with pytest.raises(Refused, match=r"cannot be read\. Repair it"):
        registry.add(Source("Work", "file", "/work.ics", "/work.ics", "2026-11-16T09:00:00Z"), None)
    assert home.calendars_file.read_text("utf-8") == content
