import os
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from tltimer.domain.timeline.durations import parse_wall
from tltimer.errors import Refused
from tltimer.settings import schema
from tltimer.settings.schema import DAY_START, LUNCH, WORK, Settings
from tltimer.settings.toml_file import (
    check,
    find_setting,
    fits_day,
    flatten,
    load_settings,
    read_settings,
    settings_from,
)
from tltimer.settings.value_types import parse_hours
from tltimer.storage.cache_file import write_cache


def problems(**tables: Any) -> tuple[str, ...]:
    settings, result = settings_from(tables)
    assert settings == Settings()
    return result


def test_an_empty_file_is_all_defaults():
    assert settings_from({}) == (Settings(), ())


def test_keys_with_dots_are_tables():
    settings, result = settings_from({"day_start": "05:00", "work": {"monday": "", "lunch": "12:00-13:00"}})
    assert result == ()
    assert settings[schema.DAY_START] == time(5)
    assert settings[schema.WORK[0]] is None
    assert settings[schema.LUNCH] == (time(12), time(13))


def test_a_wrong_value_is_named_with_what_is_allowed_and_keeps_its_default():
    assert problems(day_start="25:00") == ('day_start = "25:00" is not valid. Use a time such as "04:00".',)
    assert problems(blocks={"focus": 0}) == ("blocks.focus = 0 is not valid. Use a number of minutes from 1 to 1440.",)
    assert problems(notifications={"evening": 1}) == ("notifications.evening = 1 is not valid. Use true or false.",)
    assert problems(blocks={"focus": True})[0].startswith("blocks.focus = true is not valid")


def test_one_wrong_value_leaves_the_others():
    settings, result = settings_from({"day_start": "25:00", "runaway_after": "6h", "blocks": {"bridge": 10}})
    assert len(result) == 1
    assert settings[schema.BRIDGE] == 10
    assert settings[schema.DAY_START] == time(4)


def test_an_unknown_key_is_named_with_the_nearest():
    assert problems(day_strat="05:00") == ("'day_strat' is not a setting. Did you mean day_start?",)
    assert problems(xyzzy=1) == ("'xyzzy' is not a setting. To list them: tltimer settings",)


def test_a_table_where_a_value_belongs_and_the_other_way_round():
    assert len(problems(zone={"name": "Europe/Berlin"})) == 1
    assert len(problems(work="09:00-17:30")) == 1


def test_tomls_own_dates_and_times_are_not_texts():
    assert len(problems(day_start=time(5), zone=date(2026, 11, 16))) == 2


def test_a_single_value_is_checked_as_in_the_file():
    assert check(schema.DAY_START, "5:00") == time(5)
    with pytest.raises(Refused, match="day_start"):
        check(schema.DAY_START, "noon")


def test_a_setting_is_found_by_its_key():
    assert find_setting("work.lunch") is schema.LUNCH
    with pytest.raises(Refused, match=r"work\.monday"):
        find_setting("work.mnday")


def test_tables_in_tables_are_keys_with_more_dots():
    assert flatten({"a": 1, "b": {"c": {"d": 2}, "e": []}}) == {"a": 1, "b.c.d": 2, "b.e": []}


@pytest.mark.parametrize(
    ("hours", "day_start", "fits"),
    [
        ("09:00-17:30", "04:00", True),
        ("22:00-03:00", "04:00", True),
        ("20:00-04:00", "04:00", True),
        ("04:00-12:00", "04:00", True),
        ("17:30-09:00", "04:00", False),
        ("03:00-05:00", "04:00", False),
        ("09:00-17:30", "12:00", False),
        ("20:00-04:00", "12:00", True),
        ("09:00-17:30", "23:30", True),
    ],
)
def test_hours_begin_and_end_within_one_day(hours: str, day_start: str, fits: bool):
    assert fits_day(parse_hours(hours), parse_wall(day_start)) is fits


def test_hours_that_cross_the_end_of_a_day_are_refused_and_keep_their_default():
    settings, problems = settings_from({"work": {"monday": "17:30-09:00", "lunch": "03:00-05:00"}})
    assert settings[WORK[0]] == WORK[0].default
    assert settings[LUNCH] is None
    assert problems == (
        'work.monday = "17:30-09:00" is not valid. These hours must begin and end within one day, and your days '
        "begin at 04:00.",
        'work.lunch = "03:00-05:00" is not valid. These hours must begin and end within one day, and your days '
        "begin at 04:00.",
    )


def test_a_day_start_within_the_working_hours_is_refused():
    settings, problems = settings_from({"day_start": "12:00"})
    assert settings[DAY_START] == DAY_START.default
    assert len(problems) == 1
    assert "days begin at 12:00" in problems[0]


def test_control_characters_and_halves_of_characters_never_come_in():
    words = {"calendar": {"focus_words": ["deep\x1b[31m\nwork", "\udcff", " \x07 "]}}
    assert settings_from(words)[0][schema.FOCUS_WORDS] == ("deep [31m work",)


def test_a_file_in_a_folder_that_is_none_is_missing(tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    assert read_settings(tmp_path / "home" / "settings.toml") == (Settings(), ())


def test_a_missing_file_means_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml") == (Settings(), ())


def test_a_wrong_value_in_the_file_keeps_its_default_and_is_named(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('day_start = "late"\nzone = "Asia/Tokyo"\nnonsense = 1\n', "utf-8")
    settings, problems = read_settings(file)
    assert settings[schema.DAY_START] == schema.DAY_START.default
    assert settings[schema.ZONE_NAME] == "Asia/Tokyo"
    assert len(problems) == 2
    assert "day_start" in problems[0]
    assert "nonsense" in problems[1]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Return the places of the settings and of what was parsed last."""
    return tmp_path / "settings.toml", tmp_path / "cache" / "settings.json"


def test_settings_that_did_not_change_are_parsed_once(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    files[0].write_text('zone = "Asia/Tokyo"\nnonsense = 1\n[blocks]\nfocus = 90\n', "utf-8")
    first = load_settings(*files)
    monkeypatch.delattr("tomllib.loads")
    assert load_settings(*files) == first
    assert (first[0][schema.ZONE_NAME], first[0][schema.FOCUS], len(first[1])) == ("Asia/Tokyo", 90, 1)


def test_settings_that_changed_are_parsed_again_whatever_the_time_of_the_file(files: tuple[Path, Path]) -> None:
    files[0].write_text("blocks.focus = 90\n", "utf-8")
    load_settings(*files)
    stat = files[0].stat()
    files[0].write_text("blocks.focus = 80\n", "utf-8")
    os.utime(files[0], ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert load_settings(*files)[0][schema.FOCUS] == 80


OTHER_CONTENTS = {
    "no table": ["blocks.focus = 90\n"],
    "no tables": {"text": "blocks.focus = 90\n"},
    "tables of another shape": {"text": "blocks.focus = 90\n", "tables": []},
}


@pytest.mark.parametrize("content", OTHER_CONTENTS.values(), ids=OTHER_CONTENTS)
def test_what_another_version_left_in_the_cache_is_replaced(content: Any, files: tuple[Path, Path]) -> None:
    files[0].write_text("blocks.focus = 90\n", "utf-8")
    write_cache(files[1], content)
    assert load_settings(*files)[0][schema.FOCUS] == 90


def test_settings_are_read_where_the_cache_cannot_be_written(files: tuple[Path, Path]) -> None:
    files[0].write_text("blocks.focus = 90\n", "utf-8")
    files[1].parent.touch()
    assert load_settings(*files) == load_settings(files[0])


def test_a_number_that_is_too_long_to_be_kept_leaves_the_other_settings(files: tuple[Path, Path]) -> None:
    files[0].write_text(f"nonsense = 0x{'f' * 6000}\nblocks.focus = 90\n", "utf-8")
    settings, problems = load_settings(*files)
    assert settings[schema.FOCUS] == 90
    assert problems == load_settings(files[0])[1]


VALUES = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=8),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(),
    st.times(),
    st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=3), max_size=3),
)
KEYS = st.one_of(st.sampled_from([setting.key for setting in schema.SETTINGS if "." not in setting.key]), st.text("ab"))


@given(
    st.dictionaries(KEYS.filter(bool), st.one_of(VALUES, st.dictionaries(st.sampled_from("ab"), VALUES)), max_size=4)
)
def test_what_was_parsed_last_means_what_the_file_means(
    tmp_path_factory: pytest.TempPathFactory, tables: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("home")
    file, parsed = folder / "settings.toml", folder / "settings.json"
    file.write_text(tomlkit.dumps(tables), "utf-8")
    assert load_settings(file, parsed) == load_settings(file, parsed) == load_settings(file)
