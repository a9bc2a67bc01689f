"""Which language is spoken."""

import json
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest

from tests.test_translations import ROOT, TOOL
from tltimer.language import _, speak
from tltimer.settings.schema import LANGUAGE, SETTINGS
from tltimer.speaking import TRANSLATED, chosen_in, speak_to, spoken, wanted_languages


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
def test_the_environment_is_read_as_gettext_does(environ: dict[str, str], language: str) -> None:
    assert spoken(wanted_languages(environ)) == language


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
    assert [one.key for one in SETTINGS if one.key.split(".")[-1] == "language"] == [LANGUAGE.key]
    assert LANGUAGE.kind.names == ("", "en", *TRANSLATED)


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
