import pytest

from tltimer.gui.settings.pages import PAGES, page_with, search, section_of, settings_of
from tltimer.settings import schema
from tltimer.settings.schema import SETTINGS, Setting


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_setting_stands_on_one_page_under_a_name(setting: Setting[object]):
    sections = [
        (page.key, section.key) for page in PAGES for section in page.sections if setting in settings_of(section.key)
    ]
    assert sections == [(page_with(section_of(setting)), section_of(setting))]
    assert setting.label[:1].isupper()
    assert len(setting.label) <= 40
    assert not setting.choices or len(setting.choices) == len(setting.kind.names)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_setting_is_found_by_its_name_and_by_its_key(setting: Setting[object]):
    assert (page_with(section_of(setting)), setting.key) in search(setting.label)
    assert (page_with(section_of(setting)), setting.key) in search(setting.key)


def test_a_table_without_a_page_stands_with_what_is_yours():
    assert page_with(section_of(Setting("moon.phase", schema.TEXT, "", "Of no use."))) == "general"


def test_beginnings_of_words_find_in_any_case():
    assert ("general", "look.theme") in search("DAR")
    assert ("data", "") in search("rest")


def test_all_words_must_be_there():
    assert search("lunch dark") == ()
    assert ("hours", "work.lunch") in search("lunch free")


def test_nothing_finds_nothing():
    assert search("") == search(" …") == ()


def test_what_stands_apart_from_its_table_comes_last():
    assert settings_of("blocks")[0] is schema.FOCUS
    assert settings_of("blocks")[-1] is schema.WRITE_TO


def test_there_are_seven_pages():
    assert [page.title for page in PAGES] == [
        "General",
        "Working hours",
        "Modes & kinds of work",
        "People",
        "Calendars & code",
        "Notifications",
        "Data",
    ]


@pytest.mark.parametrize(("key", "page"), [("kinds", "modes"), ("modes", "modes"), ("repositories", "calendars")])
def test_a_page_is_named_by_any_of_its_sections(key: str, page: str):
    assert page_with(key) == page
