"""CalDAV servers of several makers: found, read, written to, and refused."""

import shutil
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.calendars.caldav_server import USER
from tests.calendars.other_servers import PASSWORD, SABRE, serving_sabre, serving_xandikos
from tests.calendars.refreshed import refreshed
from tltimer.calendars.accounts import Account
from tltimer.calendars.calendars import Calendars
from tltimer.calendars.ics.writer import event_text
from tltimer.clock import Clock
from tltimer.errors import Refused

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
START = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(params=["xandikos", "sabre"])
def account(request, tmp_path):
    """A user of one of the servers, who has one calendar."""
    if request.param == "xandikos":
        with serving_xandikos(tmp_path) as address:
            yield Account(address)
        return
    if shutil.which("php") is None or not SABRE.exists():
        pytest.skip("php-sabre-dav is not installed")
    with serving_sabre(tmp_path) as address:
        yield Account(address, USER, PASSWORD)


def later(home, minutes):
    return Calendars(home, Clock(NOW + timedelta(minutes=minutes)))


def test_events_are_put_read_and_deleted(calendars, home, account):
    (offer,) = calendars.server_offers(account)
    assert calendars.add_offered("work", offer, BERLIN).events == 0
    for uid, title in (("one", "Focus: B\u00fcro; a, b"), ("two", "Second")):
        text = event_text(uid, title, START, START + timedelta(hours=1), NOW)
        assert calendars.change("work", "put", uid, text) is None
    (state,) = refreshed(later(home, 20))
    assert (state.fresh, state.events, state.problems) == (True, 2, ())
    titles = {occurrence.title for occurrence in later(home, 20).occurrences(START, START + timedelta(days=1), BERLIN)}
    assert titles == {"Focus: B\u00fcro; a, b", "Second"}
    assert calendars.change("work", "put", "one", "nobody's event is overwritten") is not None
    assert calendars.change("work", "delete", "one") is None
    assert calendars.change("work", "delete", "one") is None
    (state,) = refreshed(later(home, 40))
    assert (state.fresh, state.events) == (True, 1)


def test_what_did_not_change_is_not_sent_again(calendars, home, account):
    (offer,) = calendars.server_offers(account)
    calendars.add_offered("work", offer, BERLIN)
    before = calendars.states()[0].read_at
    (state,) = refreshed(later(home, 20))
    assert state.fresh
    assert state.read_at > before


def test_a_wrong_password_is_refused_over_digest(calendars, tmp_path):
    if shutil.which("php") is None or not SABRE.exists():
        pytest.skip("php-sabre-dav is not installed")
    with serving_sabre(tmp_path) as address, pytest.raises(Refused, match="rejected this user name and password"):
        calendars.server_offers(Account(address, USER, "wrong"))
