from datetime import time, timedelta

import pytest

from tltimer.settings import schema
from tltimer.settings.schema import SETTINGS, Setting, Settings

CONTRACT = {
    "zone": "",
    "addresses": [],
    "day_start": "04:00",
    "runaway_after": "5h",
    "work.monday": "09:00-17:30",
    "work.tuesday": "09:00-17:30",
    "work.wednesday": "09:00-17:30",
    "work.thursday": "09:00-17:30",
    "work.friday": "09:00-17:30",
    "work.saturday": "",
    "work.sunday": "",
    "work.lunch": "",
    "blocks.focus": 120,
    "blocks.short": 60,
    "blocks.bridge": 5,
    "week_start": "monday",
    "notifications.per_day": 3,
}

WORDS = {
    schema.FOCUS_WORDS: "focus, focus time*, focus block*, deep work*, coding, coding time*, "
    "coding block*, no meetings*, no meeting*, heads down*, dns, do not schedule*, blocker",
    schema.LEADING_WORDS: "leading, thinking time*, prep, prep for*, preparation*, 1:1 prep*, write-up*, "
    "writing*, strategy",
    schema.AWAY_WORDS: "vacation*, holiday, holidays, pto*, ooo*, out of office*, sick, sick leave*, annual leave*, "
    "parental leave*, day off, off",
    schema.PRIVATE_WORDS: "lunch*, doctor*, dentist*, train, train to*, flight*, travel*, commute*, gym*, school*, "
    "pick up*, errand*",
}


@pytest.mark.parametrize("setting", WORDS, ids=lambda setting: setting.key)
def test_the_english_words_of_calendars_are_those_of_the_contract(setting: Setting[tuple[str, ...]]):
    english = WORDS[setting].split(", ")
    assert list(setting.default[: len(english)]) == english
    assert len(setting.default) > len(english)


def test_keys_and_defaults_are_those_of_the_contract():
    assert {setting.key: setting.default_raw for setting in SETTINGS if setting.key in CONTRACT} == CONTRACT


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_default_is_allowed_and_survives_being_written(setting: Setting[object]):
    assert setting.kind.read(setting.default_raw) == setting.default


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_setting_says_in_a_sentence_what_it_does(setting: Setting[object]):
    assert setting.help[0].isupper()
    assert setting.help.endswith(".")
    assert setting.kind.allowed


def test_every_setting_that_is_declared_is_listed_once():
    declared = [value for value in vars(schema).values() if isinstance(value, Setting)]
    assert {setting.key for setting in (*declared, *schema.WORK)} == {setting.key for setting in SETTINGS}
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)


def test_tables_stand_together_and_after_what_has_none():
    tables = [setting.key.rpartition(".")[0] for setting in SETTINGS]
    seen = list(dict.fromkeys(tables))
    assert tables == [table for table in seen for one in tables if one == table]
    assert seen[0] == ""


def test_working_hours_are_in_the_order_of_the_week():
    assert [setting.key for setting in schema.WORK] == [key for key in CONTRACT if key.startswith("work.")][:7]


def test_what_is_not_set_has_its_default():
    settings = Settings()
    assert settings[schema.DAY_START] == time(4)
    assert settings[schema.RUNAWAY_AFTER] == timedelta(hours=5)
    assert not settings.is_set(schema.DAY_START)


def test_what_is_set_counts():
    settings = Settings({"day_start": time(5)})
    assert settings[schema.DAY_START] == time(5)
    assert settings.is_set(schema.DAY_START)


def test_settings_are_equal_if_all_values_are():
    assert Settings() == Settings({"day_start": time(4)})
    assert Settings() != Settings({"day_start": time(5)})
    assert Settings() != "settings"


def test_settings_are_walked_in_the_order_of_the_file():
    assert tuple(Settings()) == SETTINGS
