"""Calendars that come over http, through the child."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.calendars.refreshed import refreshed
from tltimer.calendars.calendars import Calendars
from tltimer.calendars.sources import shown_typed
from tltimer.clock import Clock
from tltimer.errors import Refused

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
NOVEMBER = (datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))


def titles(calendars):
    return [occurrence.title for occurrence in calendars.occurrences(*NOVEMBER, BERLIN)]


def later(home, **passed):
    return Calendars(home, Clock(NOW + timedelta(**passed)), limit=5.0)


def test_an_address_is_fetched_when_added_and_not_before_a_quarter_of_an_hour(calendars, home, server):
    calendars.add("work", server.address(), BERLIN)
    assert titles(calendars) == ["From afar"]
    later(home, minutes=14).refresh()
    assert len(server.requests) == 1
    (state,) = refreshed(later(home, minutes=19))
    assert len(server.requests) == 2
    assert server.requests[1]["if-none-match"] == '"1"'
    assert (state.read_at, state.fresh) == (NOW + timedelta(minutes=19), True)
    later(home, minutes=20).refresh(force=True)
    assert len(server.requests) == 3
    later(home, days=-30).refresh()
    assert len(server.requests) == 4


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ("login", "It could not be read: the server asks for a login, or the address is no longer valid (401)."),
        ("broken", "It could not be read: the server returned an error (500)."),
        ("gone", "It could not be read: the server has no calendar at this address (404)."),
        ("page", "It could not be read: it is a web page, perhaps one that asks for a login."),
        ("nothing", "It could not be read: it is empty."),
        ("wrong_length", "It could not be read: it arrived incomplete."),
        ("cut_off", "It could not be read: it arrived incomplete."),
        ("loop", "It could not be read: the server redirects endlessly or to an unsafe address."),
        ("flood", "It could not be read: it is larger than 64 MB."),
    ],
)
def test_a_bad_answer_changes_nothing_but_the_age(calendars, home, server, answer, problem):
    calendars.add("work", server.address(), BERLIN)
    server.answer = answer
    (state,) = refreshed(later(home, hours=1))
    assert (state.read_at, state.fresh, state.problems) == (NOW, False, (problem,))
    assert titles(calendars) == ["From afar"]
    server.answer = "calendar"
    (state,) = refreshed(later(home, hours=2))
    assert (state.read_at, state.fresh, state.problems) == (NOW + timedelta(hours=2), True, ())


def test_a_body_without_end_is_ended(calendars, home, server):
    calendars.add("work", server.address(), BERLIN)
    server.answer = "drip"
    hasty = Calendars(home, Clock(NOW + timedelta(hours=1)), limit=1.0)
    assert refreshed(hasty)[0].problems == ("It could not be read: it took too long.",)
    assert titles(calendars) == ["From afar"]


def test_a_calendar_that_loses_all_that_was_to_come_is_not_believed(calendars, home, server):
    calendars.add("work", server.address(), BERLIN)
    server.answer = "no_events"
    (state,) = refreshed(later(home, hours=1))
    assert (state.read_at, state.fresh) == (NOW, False)
    assert state.problems == ("It could not be read: it arrived empty, although events were expected.",)
    assert titles(calendars) == ["From afar"]


def test_a_calendar_may_become_empty_when_nothing_was_to_come(calendars, home, server):
    calendars.add("work", server.address(), BERLIN)
    server.answer = "no_events"
    assert refreshed(later(home, days=9))[0].fresh
    assert titles(calendars) == []


def test_a_server_that_knows_of_no_change_to_nothing_gives_no_calendar(calendars, server):
    server.answer = "unchanged"
    with pytest.raises(Refused, match="empty"):
        calendars.add("work", server.address(), BERLIN)


def test_a_secret_address_is_shown_nowhere(calendars, home, server):
    calendars.add("work", server.address("/secret-token/basic.ics"), BERLIN)
    server.answer = "login"
    states = refreshed(later(home, hours=1))
    host = server.address("")
    assert calendars.sources()[0].shown == f"{host}/…"
    assert "secret" not in repr(states)
    with pytest.raises(Refused) as refusal:
        calendars.add("other", server.address("/secret-token/other.ics"), BERLIN)
    assert "secret" not in str(refusal.value)
    cached = [path for path in home.cache.rglob("*") if path.is_file() and "secret" in path.read_text()]
    assert cached == []


def test_a_login_in_an_address_is_not_shown():
    from tltimer.calendars.sources import shown_location

    assert shown_location("url", "https://me:pass@example.org?token=x") == "https://example.org/…"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("https://example.org/SECRET/basic.ics", "https://example.org/…"),
        ("<webcal://example.org/SECRET>", "webcal://example.org/…"),
        ("https://me:SECRET@example.org:8443/", "https://example.org:8443/…"),
        ("https://me:SE/CRET@example.org/", "https://…"),
        ("https://me:12345/SECRET@example.org/", "https://…"),
        ("https://me:SECR@ET/word@example.org/", "https://…"),
        ("https://[::1]:80/SECRET", "https://[::1]:80/…"),
        ("https://example.org:SECRET/", "https://example.org/…"),
        ("caldav+https://me:SECRET@example.org/", "caldav+https://example.org/…"),
        ("https:/example.org/SECRET", "https:/example.org/…"),
        ("example.org/SECRET/basic.ics", "example.org/…"),
        ("me:SECRET@example.org/calendar", "example.org/…"),
        ("example.org?SECRET", "example.org/…"),
        ("work.ics", "work.ics"),
        ("./calendars.d/work.ics", "./calendars.d/work.ics"),
        ("/srv/calendars/work.ics", "/srv/calendars/work.ics"),
        ("calendars/work.ics", "calendars/work.ics"),
        ("~/work.d/work.ics", "~/work.d/work.ics"),
        ("", ""),
    ],
)
def test_what_was_typed_is_shown_without_what_may_be_secret(typed: str, shown: str) -> None:
    assert shown_typed(typed) == shown


def test_a_folder_that_is_called_like_a_server_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "example.org").mkdir()
    monkeypatch.chdir(tmp_path)
    assert shown_typed("example.org/work.ics") == "example.org/work.ics"
