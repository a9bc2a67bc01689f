"""On which page of a form each setting stands."""

from typing import Any

from tltimer.frozen import frozen
from tltimer.i18n.translate import _
from tltimer.settings.schema import SETTINGS, Setting


@frozen
class Page:
    """A page: its key, its title, what it is about in a sentence, and other words under which it is looked for."""

    key: str
    title: str
    about: str
    words: str = ""


PAGES = (
    Page("you", "You", "Who you are to your calendars, and when your days begin.", "email mail timezone midnight"),
    Page(
        "hours", "Hours", "When you are at work. Free time and meetings are counted in these hours.", "vacation holiday"
    ),
    Page(
        "modes", "Modes", "What you can be in. The log keeps every mode that it knows.", "colour shape order hide add"
    ),
    Page("kinds", "Kinds", "Kinds of work, and what they do to your team.", "multiplies isolates pairing feature"),
    Page("people", "People", "Whom you meet in 1:1s, and how often you mean to.", "team report 1:1 list cadence"),
    Page("calendars", "Calendars", "Where your meetings come from, and what is made of them.", "ics caldav url google"),
    Page(
        "repositories",
        "Repositories",
        "How much of the team's code is yours; they are only read.",
        "git code commits",
    ),
    Page("blocks", "Blocks and target", "How long is long enough, and the share of coding that you choose.", "balance"),
    Page(
        "notifications",
        "Notifications",
        "What is said by itself. In 1:1s and meetings nothing is.",
        "reminder popup quiet",
    ),
    Page("tray", "Tray and look", "Where the switch lives, and how the windows look.", "icon theme panel dark"),
    Page("starting", "Starting", "When the app starts.", "autostart login boot"),
    Page(
        "data",
        "Data",
        "Where everything lies, and how to take it along.",
        "backup restore export import health doctor",
    ),
)
"""All pages in their order. English, as everything of a setting is; whoever shows it has it translated."""

_PAGE_OF_TABLE = {
    "": "you",
    "work": "hours",
    "calendar": "calendars",
    "plan": "calendars",
    "blocks": "blocks",
    "notifications": "notifications",
    "away": "notifications",
    "evening": "notifications",
    "look": "tray",
    "tray": "tray",
    "start": "starting",
    "evidence": "data",
}

_APART = {"runaway_after": "hours", "calendar.write_to": "blocks"}


def page_of(setting: Setting[Any]) -> str:
    """Give the key of the page on which a setting stands; a table that no page names stands with what is yours."""
    return _APART.get(setting.key) or _PAGE_OF_TABLE.get(setting.key.rpartition(".")[0], "you")


def settings_of(page: str) -> tuple[Setting[Any], ...]:
    """Give the settings of a page in the order of the file, those last that stand in another table's page."""
    found = [setting for setting in SETTINGS if page_of(setting) == page]
    return tuple(sorted(found, key=lambda setting: setting.key in _APART))


def found(text: str) -> tuple[tuple[str, str], ...]:
    """Find what a text is about: pairs of a page's key and a setting's, "" for the page itself.

    All words of the text must begin a word of a title, a label, a help or a key. Nothing is found for an empty text.
    """
    wanted = _parts(text)
    if not wanted:
        return ()
    hits: list[tuple[str, str]] = []
    for page in PAGES:
        if _holds(f"{_both(page.title)} {_both(page.about)} {page.words}", wanted):
            hits.append((page.key, ""))
        for setting in settings_of(page.key):
            texts = (page.title, setting.label, setting.help, *setting.choices)
            if _holds(f"{setting.key} {' '.join(map(_both, texts))}", wanted):
                hits.append((page.key, setting.key))
    return tuple(hits)


def _both(text: str) -> str:
    """Give a text in English and in the user's language: it is looked for in either."""
    return f"{text} {_(text)}" if text else ""


def _holds(text: str, wanted: list[str]) -> bool:
    words = _parts(text)
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _parts(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()
