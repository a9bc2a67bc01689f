"""Hints for nearly right addresses of well-known services."""

import re

from tltimer.i18n.translate import _

_GOOGLE_PAGE = re.compile(r"^https?://(?:www\.)?(?:calendar\.google\.com|google\.com/calendar)/", re.IGNORECASE)
_MICROSOFT = re.compile(
    r"^https?://outlook\.(?:office365|office|live)\.com/|^https?://outlook\.office\.com", re.IGNORECASE
)
_ICLOUD = re.compile(
    r"^(?:https?|webcals?)://(?:www\.)?icloud\.com/|^https?://p\d+-calendars\.icloud\.com/", re.IGNORECASE
)


def hint(address: str) -> str:
    """Return where to find the right address of a service, for one without a calendar; "" without an idea."""
    if _GOOGLE_PAGE.match(address):
        return _(
            "Google: Settings, then the calendar, then “Integrate calendar”; copy the secret address in iCal format."
        )
    if _MICROSOFT.match(address):
        return _(
            "Microsoft 365: Settings, Calendar, Shared calendars; publish the calendar and copy the ICS link, not HTML."
        )
    if _ICLOUD.match(address):
        return _(
            "iCloud: share the calendar as a public one and copy its webcal link,"
            " or add caldav+https://caldav.icloud.com with --user."
        )
    return ""


def feed_of_page(address: str) -> str:
    """Return the feed that belongs to the page of a published calendar; other addresses as they are.

    Microsoft publishes ``…/calendar.html`` and ``…/calendar.ics`` side by side.
    """
    if _MICROSOFT.match(address) and re.search(r"/calendar\.html(?:[?#].*)?$", address, re.IGNORECASE):
        return re.sub(r"/calendar\.html(?:[?#].*)?$", "/calendar.ics", address, flags=re.IGNORECASE)
    return address
