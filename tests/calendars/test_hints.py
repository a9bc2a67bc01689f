"""Addresses of well-known services, nearly right."""

import pytest

from tltimer.calendars.hints import feed_of_page, hint
from tltimer.calendars.sources import unwrapped


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://calendar.google.com/calendar/u/0/r", "Secret address in iCal format"),
        ("https://calendar.google.com/calendar/embed?src=ana%40example.org&ctz=Europe%2FBerlin", "Secret address"),
        ("https://calendar.google.com", "Secret address"),
        ("https://www.google.com/calendar/feeds/x/basic", "Secret address"),
        ("https://calendar.app.google/AbCd", "Secret address"),
        ("https://outlook.office365.com/owa/calendar/x/y/calendar.html", "ICS link"),
        ("https://outlook.live.com/calendar/0/view/week", "ICS link"),
        ("https://outlook.office.com/calendar/view/month", "ICS link"),
        ("https://outlook.cloud.microsoft/calendar/", "ICS link"),
        ("https://www.icloud.com/calendar/", "webcal link"),
        ("https://icloud.com", "webcal link"),
        ("webcal://p12-caldav.icloud.com/published/2/gone", "webcal link"),
    ],
)
def test_a_well_known_service_has_a_hint(address, words):
    assert words in hint(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/calendar",
        "https://outlook.office.com.example.org/",
        "https://calendar.google.com.example.org/",
    ],
)
def test_an_unknown_server_has_no_hint(address):
    assert hint(address) == ""


FEED = "https://outlook.office365.com/owa/calendar/x@corp.example/y/calendar.ics"


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("https://outlook.office365.com/owa/calendar/x@corp.example/y/calendar.html", FEED),
        ("https://outlook.office365.com/owa/calendar/x@corp.example/y/calendar.html?view=week#today", FEED),
        ("https://outlook.office365.com/calendar/published/x@corp.example/y/calendar.html", FEED),
        ("https://outlook.office365.com/owa/calendar/x/y/reachcalendar.html", FEED[:43] + "x/y/reachcalendar.ics"),
        (
            "https://mail.corp.example/owa/calendar/x/y/calendar.html",
            "https://mail.corp.example/owa/calendar/x/y/calendar.ics",
        ),
        (
            "https://outlook.live.com/owa/calendar/0000/x/cid-y/index.html",
            "https://outlook.live.com/owa/calendar/0000/x/cid-y/calendar.ics",
        ),
        (FEED, FEED),
        ("https://example.org/calendar.html", "https://example.org/calendar.html"),
    ],
)
def test_the_page_of_a_published_calendar_leads_to_its_feed(page, feed):
    assert feed_of_page(page) == feed


def test_a_drive_of_windows_follows_the_slashes_of_its_address():
    assert unwrapped("file:///C:/Users/ana/work.ics") == "C:/Users/ana/work.ics"
