import pytest

from tltimer.settings import schema
from tltimer.settings.pages import PAGES, found, page_of, settings_of
from tltimer.settings.schema import SETTINGS, Setting


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_setting_stands_on_one_page_under_a_name(setting: Setting[object]):
    assert [page.key for page in PAGES if setting in settings_of(page.key)] == [page_of(setting)]
    assert setting.label[:1].isupper()
    assert len(setting.label) <= 40
    assert not setting.choices or len(setting.choices) == len(setting.kind.names)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_setting_is_found_by_its_name_and_by_its_key(setting: Setting[object]):
    assert (page_of(setting), setting.key) in found(setting.label)
    assert (page_of(setting), setting.key) in found(setting.key)


def test_a_table_without_a_page_stands_with_what_is_yours():
    assert page_of(Setting("moon.phase", schema.TEXT, "", "Of no use.")) == "you"


def test_beginnings_of_words_find_in_any_case():
    assert ("tray", "look.theme") in found("DAR")
    assert ("data", "") in found("rest")


def test_all_words_must_be_there():
    assert found("lunch dark") == ()
    assert ("hours", "work.lunch") in found("lunch free")


def test_nothing_finds_nothing():
    assert found("") == found(" …") == ()


def test_what_stands_apart_from_its_table_comes_last():
    assert settings_of("hours")[0] is schema.WORK[0]
    assert settings_of("hours")[-1] is schema.RUNAWAY_AFTER
