"""Hints for nearly right addresses of well-known services."""

from __future__ import annotations

import re

from tltimer.i18n.translate import _

_GOOGLE_PAGE = re.compile(
    r"^(?:https?|webcals?)://(?:(?:www\.)?(?:calendar\.google\.com|google\.com/calendar)|calendar\.app\.google)(?:[/?#]|$)",
    re.IGNORECASE,
)
_MICROSOFT = re.compile(
    r"^(?:https?|webcals?)://outlook\.(?:office365\.(?:com|us)|office\.com|live\.com|cloud\.microsoft)(?:[:/?#]|$)",
    re.IGNORECASE,
)
_ICLOUD = re.compile(
    r"^(?:https?|webcals?)://(?:(?:www|beta)\.)?icloud\.com(?:\.cn)?(?:[/?#]|$)"
    r"|^(?:https?|webcals?)://p\d+-(?:calendars|caldav|calendarws)\.icloud\.com",
    re.IGNORECASE,
)
_PUBLISHED_PAGE = re.compile(
    r"^((?:https?|webcals?)://[^/?#]+)/(?:owa/calendar|calendar/published)/([^?#]+)"
    r"/(?:(reach)?calendar|index)\.html(?:[?#].*)?$",
    re.IGNORECASE,
)


def hint(address: str) -> str:
    """Return advice on finding the calendar address of a service; "" without any."""
    if _GOOGLE_PAGE.match(address):
        return _(
            'In Google Calendar, open Settings, select the calendar and copy the "Secret address in iCal format" under '
            '"Integrate calendar".'
        )
    if _MICROSOFT.match(address):
        return _(
            "In Outlook, open Settings › Calendar › Shared calendars, publish the calendar and copy the ICS "
            "link, not the HTML link."
        )
    if _ICLOUD.match(address):
        return _(
            "In iCloud, make the calendar public and copy its webcal link, or add "
            "caldav+https://caldav.icloud.com with your user name (on the command line: --user NAME) "
            "and an app-specific password from account.apple.com."
        )
    return ""


def feed_of_page(address: str) -> str:
    """Return the feed that belongs to the page of a published calendar; other addresses as they are.

    Microsoft 365 and Exchange publish ``…/owa/calendar/…/calendar.html`` and ``….ics`` side by side; in a browser the
    page moves to ``…/calendar/published/…/calendar.html``. Outlook.com calls it ``index.html``.
    """
    page = _PUBLISHED_PAGE.match(address)
    return f"{page[1]}/owa/calendar/{page[2]}/{page[3] or ''}calendar.ics" if page else address
