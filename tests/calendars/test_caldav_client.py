"""Calendars on a real CalDAV server, through the child."""

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.calendars.refreshed import refreshed
from tltimer.calendars.accounts import Account, server_account
from tltimer.calendars.calendars import Calendars
from tltimer.calendars.offers import Offer
from tltimer.clock import Clock
from tltimer.errors import Refused

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
NOVEMBER = (datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
USER, PASSWORD = "ana", "p ä:ss"

SERIES = (
    "DTSTART;TZID=Europe/Berlin:20261102T100000\r\nDTEND;TZID=Europe/Berlin:20261102T103000\r\n"
    "RRULE:FREQ=WEEKLY;COUNT=4\r\nSUMMARY:Sprint sync\r\n"
)
MOVED = (
    "RECURRENCE-ID;TZID=Europe/Berlin:20261109T100000\r\nDTSTART;TZID=Europe/Berlin:20261110T140000\r\n"
    "DTEND;TZID=Europe/Berlin:20261110T143000\r\nSUMMARY:Sprint sync later\r\n"
)
CANCELLED = (
    "RECURRENCE-ID;TZID=Europe/Berlin:20261116T100000\r\nDTSTART;TZID=Europe/Berlin:20261116T100000\r\n"
    "DTEND;TZID=Europe/Berlin:20261116T103000\r\nSTATUS:CANCELLED\r\nSUMMARY:Sprint sync\r\n"
)


def me(address: str, password: str = PASSWORD) -> Account:
    return Account(address, USER, password)


def later(home, minutes=20, limit=20.0):
    return Calendars(home, Clock(NOW + timedelta(minutes=minutes)), limit)


def drawn(calendars):
    occurrences = calendars.occurrences(*NOVEMBER, BERLIN)
    return [
        f"{occurrence.start.astimezone(BERLIN):%d %H:%M} {occurrence.title} {occurrence.status}".strip()
        for occurrence in occurrences
    ]


@pytest.fixture
def work(caldav):
    """The one calendar on the server, with a series of four, of which one is moved and one cancelled."""
    address = caldav.calendar("job", "Work")
    caldav.put("job", "series", SERIES, MOVED, CANCELLED)
    return address


def test_a_calendar_is_found_from_the_address_of_the_server(calendars, caldav, work):
    (offer,) = calendars.server_offers(me(caldav.address))
    assert offer.title == "Work"
    assert offer.account == me(work)
    added = calendars.add_offered("work", offer, BERLIN)
    assert (added.events, added.problems) == (3, ())
    assert calendars.sources()[0].shown == f"{caldav.address}… (Work)"


@pytest.mark.parametrize("place", ["ana/", "ana", "ana/job/", "ana/job"])
def test_a_calendar_is_found_from_addresses_below(calendars, caldav, work, place):
    assert [offer.account.address for offer in calendars.server_offers(me(caldav.address + place))] == [work]


def test_calendars_are_offered_by_title_and_lists_of_tasks_are_not(calendars, caldav, work):
    caldav.calendar("tasks", "Tasks", "VTODO")
    caldav.calendar("home", "at home")
    assert [offer.title for offer in calendars.server_offers(me(caldav.address))] == ["at home", "Work"]


def test_series_moved_and_cancelled_occurrences_are_read(calendars, caldav, work):
    calendars.add_offered("work", Offer("Work", me(work)), BERLIN)
    assert drawn(calendars) == [
        "02 10:00 Sprint sync",
        "10 14:00 Sprint sync later",
        "16 10:00 Sprint sync CANCELLED",
        "23 10:00 Sprint sync",
    ]


def test_the_server_is_not_asked_for_what_it_says_is_the_same(calendars, caldav, work, home):
    calendars.add_offered("work", Offer("Work", me(work)), BERLIN)
    caldav.requests.clear()
    (state,) = refreshed(later(home))
    assert (state.read_at, state.fresh) == (NOW + timedelta(minutes=20), True)
    assert "REPORT" not in [method for method, _path in caldav.requests]
    caldav.put("job", "other", "DTSTART:20261124T090000Z\r\nDTEND:20261124T100000Z\r\nSUMMARY:New\r\n")
    later(home, 40).refresh()
    assert drawn(calendars)[-1] == "24 10:00 New"


def test_a_calendar_that_was_emptied_is_empty(calendars, caldav, work, home):
    calendars.add_offered("work", Offer("Work", me(work)), BERLIN)
    caldav.delete("job", "series")
    (state,) = refreshed(later(home))
    assert (state.events, state.fresh) == (0, True)
    assert drawn(calendars) == []


def test_a_changed_password_takes_nothing_away(calendars, caldav, work, home):
    calendars.add_offered("work", Offer("Work", me(work)), BERLIN)
    (caldav.folder / "users").write_text(f"{USER}:other\n", "utf-8")
    (state,) = refreshed(later(home))
    assert state.problems == (
        "It could not be read: the server rejected the user name and password; to enter new ones, remove the "
        "calendar, then add it again.",
    )
    assert state.read_at == NOW
    assert len(drawn(calendars)) == 4


def test_what_cannot_be_asked_has_a_reason_in_one_line(home, caldav, server):
    def why(account: Account, limit: float = 20.0) -> str:
        with pytest.raises(Refused) as refusal:
            Calendars(home, Clock(NOW), limit).server_offers(account)
        assert "\n" not in str(refusal.value)
        assert PASSWORD not in str(refusal.value)
        return str(refusal.value).partition(": ")[2]

    assert why(me(caldav.address, "wrong")) == "the server rejected this user name and password."
    assert why(Account(caldav.address)) == "the server requires a user name (on the command line: --user NAME)."
    assert why(me(caldav.address)) == "the server has no calendars for this user."
    assert (
        why(me("http://calendar.invalid/dav"))
        == "the server cannot be found; check the address and your network connection."
    )
    assert why(me("http://127.0.0.1:9/")) == "the server cannot be reached (Connection refused)."
    for answer, reason in [
        ("page", "the server does not support CalDAV, or the address is wrong"),
        ("calendar", "the server does not support CalDAV, or the address is wrong"),
        ("broken", "the server returned an error (500)"),
        ("circle", "the server redirects endlessly or to an unsafe address"),
    ]:
        server.answer = answer
        assert why(me(server.address("/"))) == f"{reason}."
    server.answer = "silence"
    assert why(me(server.address("/")), limit=2.0) == "it took too long."


def test_a_certificate_that_nobody_vouches_for_is_refused(calendars, caldav_over_https):
    with pytest.raises(Refused, match="certificate is not valid"):
        calendars.server_offers(me(caldav_over_https.address))


@pytest.mark.parametrize("answer", ["flood", "drip"])
def test_an_answer_without_end_is_ended(home, server, answer):
    server.answer = answer
    with pytest.raises(Refused, match=r"larger than|too long"):
        Calendars(home, Clock(NOW), 3.0).server_offers(me(server.address("/")))


def test_an_account_shows_nothing_of_itself():
    account = me("https://cal.example.org/t0ken/")
    assert "t0ken" not in repr(Offer("Work", account))
    assert PASSWORD not in repr(Offer("Work", account))


def test_an_address_is_read_as_it_is_typed():
    assert server_account(" caldav+https://cal.example.org ", None) == Account("https://cal.example.org/")
    assert server_account("https://an%40a@cal.example.org/dav/", None).user == "an@a"
    assert server_account("https://ana@cal.example.org/dav/", "bo").user == "bo"


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("https://ana:secret@example.org/", "password"),
        ("caldav+ftp://example.org", "https://"),
        ("caldav+https://", "the server cannot be found"),
        ("caldav+https://127.0.0.1:99999/", "the server cannot be found"),
        ("https://[broken/", "the server cannot be found"),
        ("notes.ics", "https://"),
    ],
)
def test_an_address_that_is_none_is_refused_and_not_repeated(location, words):
    with pytest.raises(Refused, match=words) as refusal:
        server_account(location, "ana")
    assert "secret" not in str(refusal.value)
    assert "ana" not in str(refusal.value)


def test_events_are_put_where_nothing_is_and_deleted_by_name(calendars, caldav, work):
    calendars.add_offered("work", Offer("Work", me(work)), BERLIN)
    text = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:ours\r\nDTSTAMP:20261101T000000Z\r\n"
        "DTSTART:20261124T090000Z\r\nDTEND:20261124T100000Z\r\nSUMMARY:Fokus ä\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert calendars.change("work", "put", "ours", text) is None
    assert "SUMMARY:Fokus ä" in caldav.events("job")["ours"]
    before = caldav.events("job")
    assert calendars.change("work", "put", "series", text.replace("ours", "series")) is not None
    assert caldav.events("job") == before
    assert calendars.change("work", "delete", "ours") is None
    assert calendars.change("work", "delete", "ours") is None
    assert list(caldav.events("job")) == ["series"]


def test_only_calendars_on_a_caldav_server_are_written_to(calendars, ics):
    calendars.add("work", str(ics / "floating.ics"), BERLIN)
    with pytest.raises(Refused, match="'work' is read-only"):
        calendars.change("work", "put", "ours", "")


@pytest.fixture
def caldav_over_https(tmp_path: Path, certificate: Path):
    from tests.calendars.caldav_server import serving_caldav

    with serving_caldav(tmp_path, certificate) as running:
        yield running


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for loopback that it signed itself, with its key."""
    made = tmp_path / "certificate.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*command, "-keyout", made.with_suffix(".key"), "-out", made], check=True, capture_output=True)
    made.write_bytes(made.read_bytes() + made.with_suffix(".key").read_bytes())
    return made
