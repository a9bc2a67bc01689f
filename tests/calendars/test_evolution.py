"""The calendars that the desktop keeps: told from their key files, and read from a real Evolution Data Server."""

import os
import urllib.request
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

from tests.calendars.caldav_server import USER
from tests.calendars.evolution_server import ACCOUNT, LOCAL, ON_SERVER, serving_evolution
from tests.calendars.other_servers import serving_xandikos
from tests.calendars.refreshed import refreshed
from tltimer.calendars.calendars import Calendars
from tltimer.calendars.evolution import PREFIX, KeptCalendar, kept_calendars, key_file
from tltimer.calendars.offers import Offer
from tltimer.clock import Clock
from tltimer.errors import Refused
from tltimer.services.desktop_calendars import evolution_presence

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)


def managed(**sources):
    """Return the source manager's answer for some sources, by uid."""
    return {
        f"/source/{place}": {f"{PREFIX}.Source": {"UID": ("s", uid), "Data": ("s", text)}}
        for place, (uid, text) in enumerate(sources.items())
    }


def source(title, parent="", *groups, enabled="true"):
    return f"\n[Data Source]\n{title}\nEnabled={enabled}\nParent={parent}\n\n" + "\n\n".join(groups)


CALENDAR = "[Calendar]\nBackendName=caldav"
COLLECTION = "[Collection]\nBackendName=google\nIdentity=ana@example.org"


@pytest.mark.parametrize(
    ("sources", "calendars"),
    [
        pytest.param(
            {
                "goa": source("DisplayName=Ana", "", COLLECTION, "[GNOME Online Accounts]\nAccountId=1"),
                "work": source("DisplayName=Work", "goa", CALENDAR),
            },
            [KeptCalendar("work", "Work", "ana@example.org", True)],
            id="of a GNOME account",
        ),
        pytest.param(
            {
                "own": source("DisplayName=Nextcloud", "", "[Collection]\nBackendName=webdav"),
                "work": source("DisplayName=Team", "own", CALENDAR),
            },
            [KeptCalendar("work", "Team", "Nextcloud", False)],
            id="of an Evolution account without an identity",
        ),
        pytest.param(
            {
                "stub": source("DisplayName=On This Computer"),
                "one": source(
                    "DisplayName[de]=Persönlich\nDisplayName=Personal", "stub", "[Calendar]\nBackendName=local"
                ),
            },
            [KeptCalendar("one", "Persönlich", "", False)],
            id="of this machine, in the user's language",
        ),
        pytest.param(
            {
                "off": source("DisplayName=Off", "", COLLECTION, enabled="false"),
                "work": source("DisplayName=Work", "off", CALENDAR),
                "gone": source("DisplayName=Gone", "", CALENDAR, enabled="false"),
                "mail": source("DisplayName=Mail", "", "[Mail Account]\nBackendName=imapx"),
                "births": source("DisplayName=Birthdays", "", "[Calendar]\nBackendName=contacts"),
                "weather": source("DisplayName=Weather", "", "[Calendar]\nBackendName=weather"),
            },
            [],
            id="switched off, of another kind, or without appointments",
        ),
        pytest.param(
            {"a": source("DisplayName=A", "b", CALENDAR), "b": source("DisplayName=B", "a")},
            [KeptCalendar("a", "A", "", False)],
            id="parents in a circle",
        ),
    ],
)
def test_calendars_are_told_from_the_key_files_of_sources(sources, calendars):
    assert kept_calendars(managed(**sources), "de") == calendars


def test_a_key_file_is_read_with_its_escapes_and_without_its_comments():
    text = "# a comment\n[One]\nA = x\\sy\\nz \n#B=1\njunk\n[Two]\nA=\\\\\n[One]\nC=2\n"
    assert key_file(text) == {"One": {"A": "x y\nz", "C": "2"}, "Two": {"A": "\\"}}


def test_where_no_bus_is_the_refusal_names_the_way_out(calendars, monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    with pytest.raises(Refused, match=r"Evolution Data Server, .*is not available; .*\. Add an address"):
        calendars.desktop_offers()
    assert evolution_presence({}) == "absent"


def test_calendars_of_accounts_are_offered_and_read_and_not_changed(home, calendars, tmp_path, monkeypatch):
    (tmp_path / "dav").mkdir()
    (tmp_path / "evolution").mkdir()
    with serving_xandikos(tmp_path / "dav") as address:
        path = f"/{USER}/calendars/calendar/"
        event = (
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\nUID:sync\r\n"
            "DTSTAMP:20261101T000000Z\r\nDTSTART:20261123T090000Z\r\nDTEND:20261123T093000Z\r\nSUMMARY:Sync\r\n"
            "ATTENDEE:mailto:bo@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
        request = urllib.request.Request(f"{address.rstrip('/')}{path}sync.ics", event.encode(), method="PUT")
        with urllib.request.urlopen(request) as answer:
            answer.read()
        sources = {"account": ACCOUNT, "work": ON_SERVER.format(port=urlsplit(address).port, path=path)}
        with serving_evolution(tmp_path / "evolution", sources) as server:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", server.address)
            assert evolution_presence(os.environ) == "installed"
            server.put(
                "plan",
                "DTSTART;TZID=Custom/Own:20261123T100000",
                "DTEND;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20261123T110000",
                "SUMMARY:Plan\\, alone",
                zone="BEGIN:VTIMEZONE\r\nTZID:Custom/Own\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
                "TZOFFSETFROM:+0030\r\nTZOFFSETTO:+0030\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n",
            )
            assert evolution_presence(os.environ) == "running"
            offers = {offer.location: offer for offer in calendars.desktop_offers()}
            assert {uid: offer.origin for uid, offer in offers.items()} == {
                "work": "Work (ana@example.org), from your Evolution accounts",
                LOCAL: "Personal, on this machine",
            }
            added = [
                calendars.add_offered(name, offers[uid], BERLIN) for name, uid in (("job", "work"), ("own", LOCAL))
            ]
            assert [(calendar.source.kind, calendar.source.shown, calendar.events) for calendar in added] == [
                ("desktop", "Work (ana@example.org)", 1),
                ("desktop", "Personal", 1),
            ]
            occurrences = calendars.occurrences(MONDAY, MONDAY + timedelta(days=1), BERLIN)
            assert [
                (occurrence.calendar, occurrence.title, occurrence.start.hour, occurrence.end.hour)
                for occurrence in occurrences
            ] == [
                ("job", "Sync", 9, 9),
                ("own", "Plan, alone", 9, 10),
            ]
            assert calendars.desktop_offers() == ()
            server.put("later", "DTSTART:20261123T150000Z", "DTEND:20261123T160000Z", "SUMMARY:Later")
            states = refreshed(Calendars(home, Clock(NOW + timedelta(minutes=20))))
            assert [(state.fresh, state.events) for state in states] == [(True, 1), (True, 2)]
            with pytest.raises(Refused, match="cannot be added: it does not exist"):
                calendars.add_offered("gone", Offer("Gone", kind="desktop", location="gone"), BERLIN)
        states = refreshed(Calendars(home, Clock(NOW + timedelta(minutes=40))))
        assert [(state.fresh, state.events) for state in states] == [(False, 1), (False, 2)]
        with urllib.request.urlopen(f"{address.rstrip('/')}{path}sync.ics") as answer:
            assert "SUMMARY:Sync" in answer.read().decode()
