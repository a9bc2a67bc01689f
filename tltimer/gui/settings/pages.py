"""The pages of the settings window, and the page of each setting."""

from __future__ import annotations

from tltimer.i18n.translate import _
from tltimer.settings.schema import SETTINGS
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tltimer.settings.schema import Setting


class Section(Value):
    """A part of a page: its key, and its title, "" where the page's says it all."""

    key: str
    title: str = ""


class Page(Value):
    """A page: its key, its title, a sentence about it, its sections, and other words under which it is looked for."""

    key: str
    title: str
    about: str
    sections: tuple[Section, ...]
    words: str = ""


PAGES = (
    Page(
        "general",
        "General",
        "Your time zone, days and weeks, e-mail addresses and target, and how tltimer looks and starts.",
        (
            Section("you"),
            Section("blocks", "Target & blocks"),
            Section("tray", "Appearance"),
            Section("starting", "Startup"),
        ),
        "email mail timezone midnight balance icon theme panel dark autostart login boot tray",
    ),
    Page(
        "hours",
        "Working hours",
        "tltimer looks for free time only during these hours. Leave a day empty if you don't work that day.",
        (Section("hours"),),
        "vacation holiday days off",
    ),
    Page(
        "modes",
        "Modes & kinds of work",
        "The modes you can switch to. Hidden modes stay in your history.",
        (Section("modes", "Modes"), Section("shortcuts", "Global shortcuts"), Section("kinds", "Kinds of work")),
        "keys hotkey keyboard quick switch colour shape order hide add multiplier solo pairing feature",
    ),
    Page(
        "people",
        "People",
        "The people you have 1:1s with, and how often.",
        (Section("people"),),
        "team report 1:1 list cadence",
    ),
    Page(
        "calendars",
        "Calendars & code",
        "Where your meetings and commits come from. tltimer writes only to the calendar that you choose for blocks.",
        (
            Section("calendars", "Calendars"),
            Section("repositories", "Repositories"),
            Section("evidence", "What tltimer notices"),
        ),
        "ics caldav url google git code commits evidence window microphone camera activitywatch wakatime",
    ),
    Page(
        "notifications",
        "Notifications",
        "Which notifications tltimer shows, when, and how many a day.",
        (Section("notifications"),),
        "reminder popup quiet evening away",
    ),
    Page(
        "data",
        "Data",
        "Where your data is stored, and how to back it up.",
        (Section("data"),),
        "backup restore export import health doctor",
    ),
)
"""All pages in their order, in English like everything of a setting; whoever shows them translates them."""

_SECTION_OF_TABLE = {
    "": "you",
    "work": "hours",
    "calendar": "calendars",
    "plan": "calendars",
    "blocks": "blocks",
    "audit": "blocks",
    "notifications": "notifications",
    "away": "notifications",
    "evening": "notifications",
    "evidence": "evidence",
    "look": "tray",
    "tray": "tray",
    "shortcuts": "shortcuts",
    "start": "starting",
}

_APART = {"runaway_after": "notifications", "calendar.write_to": "blocks"}


def section_of(setting: Setting[Any]) -> str:
    """Return the key of the section of a setting; of a table that no section names, the first one's."""
    return _APART.get(setting.key) or _SECTION_OF_TABLE.get(setting.key.rpartition(".")[0], "you")


def page_with(section: str) -> str:
    """Return the key of the page that has a section, or is called like it."""
    return next(
        page.key for page in PAGES if section == page.key or section in (section.key for section in page.sections)
    )


def settings_of(section: str) -> tuple[Setting[Any], ...]:
    """Return the settings of a section in the order of the file, those of another table last."""
    settings = [setting for setting in SETTINGS if section_of(setting) == section]
    return tuple(sorted(settings, key=lambda setting: setting.key in _APART))


def search(text: str) -> tuple[tuple[str, str], ...]:
    """Return the settings and pages that a text names: pairs of a page's key and a setting's, "" for the page.

    All words of the text must begin a word of a title, a label, a help or a key. Nothing is found for an empty text.
    """
    wanted = _parts(text)
    if not wanted:
        return ()
    hits: list[tuple[str, str]] = []
    for page in PAGES:
        titles = " ".join(_both(section.title) for section in page.sections)
        if _holds(f"{_both(page.title)} {titles} {_both(page.about)} {page.words}", wanted):
            hits.append((page.key, ""))
        for setting in (candidate for section in page.sections for candidate in settings_of(section.key)):
            texts = (page.title, setting.label, setting.help, *setting.choices)
            if _holds(f"{setting.key} {' '.join(map(_both, texts))}", wanted):
                hits.append((page.key, setting.key))
    return tuple(hits)


def _both(text: str) -> str:
    """Return a text in English and in the user's language: it is looked for in either."""
    return f"{text} {_(text)}" if text else ""


def _holds(text: str, wanted: list[str]) -> bool:
    words = _parts(text)
    return all(any(word.startswith(beginning) for word in words) for beginning in wanted)


def _parts(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()
