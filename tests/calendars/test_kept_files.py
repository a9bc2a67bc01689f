"""Small files of what is known of calendars, damaged."""

from pathlib import Path

import pytest

from tltimer.calendars.cache import CalendarCache
from tltimer.calendars.sources import Source
from tltimer.paths import home_at
from tltimer.services.time_blocks import PublishedEvents

DAMAGED = pytest.mark.parametrize("damaged", ["{", "[]", "[" * 200_000], ids=["cut", "other", "deep"])


@DAMAGED
def test_a_damaged_list_of_what_was_put_into_calendars_names_nothing(tmp_path: Path, damaged: str) -> None:
    file = tmp_path / "published.json"
    file.write_text(damaged)
    assert PublishedEvents(file).all() == {}


@DAMAGED
def test_a_damaged_reading_is_as_if_it_was_never_read(tmp_path: Path, damaged: str) -> None:
    cache = CalendarCache(home_at(str(tmp_path)), Source("work", "file", "/nowhere.ics", "/nowhere.ics", ""))
    cache.prepare()
    for name in ("about", "2026-11"):
        (cache.folder / f"{name}.json").write_text(damaged)
    assert (cache.about(), cache.month("2026-11")) == ({}, {})
