"""The choice of the language."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from gettext import NullTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog as Words
from babel.messages.mofile import write_mo
from PySide6.QtCore import QLocale

from tests.i18n.speaking import ROOT, TOOL
from tltimer.domain.balance.circumstances import named_in
from tltimer.domain.timeline.days import Week
from tltimer.domain.timeline.durations import parse_wall
from tltimer.i18n.language_choice import (
    MONTH_FIRST,
    TWELVE_HOURS,
    chosen_in,
    own_name,
    speak_to,
    spoken,
    translated,
    wanted_languages,
)
from tltimer.i18n.translate import _, keep_habits, speak
from tltimer.settings.schema import LANGUAGE, SETTINGS
from tltimer.wording import formats


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "de_AT@euro"}, "de"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "de_CH"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": ""}, "de"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "fr:de_AT:en"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "en"}, "en"),
        ({"LANG": "C", "LANGUAGE": "de"}, "en"),
        ({"LANG": "german"}, "en"),
    ],
)
def test_the_environment_is_read_as_gettext_does(environ: dict[str, str], language: str, tmp_path: Path) -> None:
    (tmp_path / "de.mo").touch()
    assert spoken(wanted_languages(environ), tmp_path) == language


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        (["pt_BR"], "pt_BR"),
        (["pt_PT.UTF-8"], "pt_BR"),
        (["pt-BR"], "pt_BR"),
        (["zh_CN"], "zh_CN"),
        (["zh-Hans-SG"], "zh_CN"),
        (["zh_TW"], "en"),
        (["zh-Hant-HK", "de_CH"], "de"),
        (["fr_CA"], "fr"),
        (["fr_FR@euro"], "fr"),
        (["it", "en_US", "de"], "en"),
        (["german"], "en"),
        ([""], "en"),
    ],
)
def test_the_catalog_of_the_region_is_taken_else_one_of_the_language(
    wanted: list[str], language: str, tmp_path: Path
) -> None:
    for name in ("de", "fr", "pt_BR", "zh_CN"):
        (tmp_path / f"{name}.mo").touch()
    assert spoken(wanted, tmp_path) == language


def test_a_language_is_there_as_soon_as_its_translation_is(tmp_path: Path) -> None:
    """Nothing but a catalog: by its own name, in the texts, with its dates and clocks."""
    words = Words(locale="hi")
    words.add("Break", "विराम")
    with (tmp_path / "hi.mo").open("wb") as file:
        write_mo(file, TOOL.complete(words))
    assert translated(tmp_path) == ("hi",)
    assert own_name("hi", tmp_path) == "हिन्दी"
    assert own_name("de", tmp_path) == "de"
    try:
        assert speak_to({"LANG": "hi_IN.UTF-8"}, tmp_path / "none", tmp_path) == "hi"
        assert _("Break") == "विराम"
        assert formats.wall_time(EVENING, UTC) == "11:00 pm"
        assert formats.date_and_year(EVENING.date()) == "16 नवंबर 2026"
    finally:
        speak(NullTranslations())
        keep_habits(False, False)


@pytest.mark.parametrize(
    ("content", "chosen"),
    [
        ("", ""),
        ('# look.language = "de"\n', ""),
        ('look.language = "de"\n', "de"),
        ("[look]\ntheme = 'dark'\nlanguage = 'en' # mine\n", "en"),
        ("[look]\nlanguage = 7\n", "7"),
    ],
)
def test_the_setting_is_found_without_reading_all(tmp_path: Path, content: str, chosen: str) -> None:
    file = tmp_path / "settings.toml"
    assert chosen_in(file) == ""
    file.write_text(content, "utf-8")
    assert chosen_in(file) == chosen


def test_no_other_setting_can_be_mistaken_for_it() -> None:
    assert [setting.key for setting in SETTINGS if setting.key.split(".")[-1] == "language"] == [LANGUAGE.key]


@pytest.fixture
def silent_after() -> Iterator[None]:
    yield
    speak(NullTranslations())


def test_german_is_spoken_once_it_is_compiled(tmp_path: Path, silent_after: None) -> None:
    TOOL.compile_all(ROOT)
    file = tmp_path / "settings.toml"
    file.write_text('look.language = "de"\n', "utf-8")
    assert speak_to({"LANG": "en_US.UTF-8"}, file) == "de"
    assert _("Break") == "Pause"
    assert json.dumps(_("no such text")) == '"no such text"'


@pytest.fixture
def usual_after() -> Iterator[None]:
    yield
    keep_habits(False, False)


MORNING, EVENING = datetime(2026, 11, 16, 8, 5, tzinfo=UTC), datetime(2026, 11, 16, 23, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("environ", "morning", "evening", "week", "mark"),
    [
        ({"LANG": "en_GB.UTF-8"}, "08:05", "23:00", "16–22 November", "14:00"),
        ({"LANG": "en_US.UTF-8"}, "8:05 AM", "11:00 PM", "November 16–22", "2 PM"),
        ({"LANG": "en_AU.UTF-8"}, "8:05 AM", "11:00 PM", "16–22 November", "2 PM"),
        ({"LANG": "en_US.UTF-8", "LC_TIME": "en_DK.UTF-8"}, "08:05", "23:00", "16–22 November", "14:00"),
        ({"LANG": "C.UTF-8"}, "08:05", "23:00", "16–22 November", "14:00"),
    ],
)
def test_times_and_dates_are_written_as_in_the_region(
    environ: dict[str, str],
    morning: str,
    evening: str,
    week: str,
    mark: str,
    tmp_path: Path,
    silent_after: None,
    usual_after: None,
) -> None:
    assert speak_to(environ, tmp_path / "none") == "en"
    assert formats.wall_time(MORNING, UTC) == morning
    assert formats.span_words(MORNING, EVENING, UTC) == f"{morning}–{evening}"
    assert len(formats.span_column(MORNING, EVENING, UTC)) == len(formats.span_column(EVENING, EVENING, UTC))
    assert formats.week_dates(Week(2026, 47).monday) == week
    assert formats.date_words(MORNING.date()) in ("16 November", "November 16")
    assert formats.date_and_year(MORNING.date()) in ("16 November 2026", "November 16, 2026")
    assert formats.hour_mark(38) == mark
    assert parse_wall(formats.wall_time(EVENING, UTC)).hour == 23
    assert parse_wall(formats.wall_time(MORNING.replace(hour=0), UTC)).hour == 0


def test_the_regions_are_those_of_qt() -> None:
    known = [QLocale(f"en_{code}") for code in {*TWELVE_HOURS, *MONTH_FIRST, "GB", "IE", "DE", "ZA", "SE", "FR"}]
    for locale in known:
        region = locale.name().partition("_")[2]
        short = locale.timeFormat(QLocale.FormatType.ShortFormat)
        assert ("a" in short.lower()) == (region in TWELVE_HOURS), region
        long = locale.dateFormat(QLocale.FormatType.LongFormat)
        assert (long.index("MMMM") < long.index(" d")) == (region in MONTH_FIRST), (region, long)


def test_circumstances_are_understood_by_their_english_names_too(silent_after: None) -> None:
    TOOL.compile_all(ROOT)
    speak_to({"LANG": "de_DE.UTF-8"}, Path("none"))
    assert [kind.name for kind in named_in("Onboarding; Deadline")] == ["Deadline", "Einarbeitung"]


def test_the_setting_takes_the_languages_that_are_there() -> None:
    TOOL.compile_all(ROOT)
    assert [LANGUAGE.kind.read(name) for name in ("", "en", *translated())] == ["", "en", "de"]
    assert own_name("de") == "Deutsch"
    for wrong in ("fr", "Deutsch", 7):
        with pytest.raises(ValueError, match=str(wrong) if isinstance(wrong, str) else "no text"):
            LANGUAGE.kind.read(wrong)
