"""Feeds and CalDAV servers on good days and on bad ones."""

import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.calendars.server import CALENDAR, serving
from tltimer.calendars import http_client
from tltimer.calendars.caldav_client import CalDavClient, find_calendars
from tltimer.calendars.http_client import HttpClient
from tltimer.calendars.ics.loading import NoCalendar
from tltimer.calendars.messages import reason


def fetch(address, *known, stalled=10.0):
    body = BytesIO()
    response = http_client.fetch(address, body, *known, stalled=stalled)
    return (None if response is None else body.getvalue()), response


@pytest.fixture
def other() -> Iterator[Any]:
    """A second server, on another port."""
    with serving() as running:
        yield running


def test_a_calendar_comes_with_what_to_ask_for_the_next_time(server):
    body, response = fetch(server.address())
    assert body == CALENDAR
    assert response.headers["ETag"] == '"1"'
    assert response.headers["Last-Modified"] == "Sun, 22 Nov 2026 08:00:00 GMT"


def test_a_calendar_that_is_the_same_does_not_come_again(server):
    assert fetch(server.address(), '"1"', "Sun, 22 Nov 2026 08:00:00 GMT") == (None, None)
    assert server.requests[0]["if-modified-since"] == "Sun, 22 Nov 2026 08:00:00 GMT"


@pytest.mark.parametrize("answer", ["zipped", "packed", "packed_twice", "packed_in_parts"])
def test_what_is_packed_is_unpacked(server, answer):
    server.answer = answer
    assert fetch(server.address("/secret-token/basic.ics.gz"))[0] == CALENDAR
    assert server.requests[0]["accept-encoding"] == "gzip"


def test_a_calendar_that_moved_is_found(server):
    server.answer = "moved"
    assert fetch(server.address())[0] == CALENDAR


def test_a_redirect_can_ask_for_its_cookie(server):
    server.answer = "with_a_cookie"
    assert fetch(server.address())[0] == CALENDAR


def test_a_login_in_the_address_is_sent_when_it_is_asked_for(server):
    server.answer = "asks_for_basic"
    assert fetch(server.address().replace("http://", "http://me:p%40ss@"))[0] == CALENDAR
    assert [request.get("authorization") for request in server.requests] == [None, "Basic bWU6cEBzcw=="]
    assert "me" not in server.requests[0]["host"]


def test_neither_password_nor_cookie_goes_to_another_server(server, other):
    server.answer, server.target = "asks_then_elsewhere", other.address("/basic.ics")
    assert fetch(server.address().replace("http://", "http://me:secret@"))[0] == CALENDAR
    assert server.requests[1]["authorization"]
    assert [(request.get("authorization"), request.get("cookie")) for request in other.requests] == [(None, None)]


def test_a_password_is_not_sent_to_another_server_that_asks_for_it(server, other):
    server.answer, server.target, other.answer = "asks_then_elsewhere", other.address("/basic.ics"), "asks_for_basic"
    with pytest.raises(NoCalendar) as reason:
        fetch(server.address().replace("http://", "http://me:secret@"))
    assert (reason.value.code, reason.value.detail) == ("status", "401")
    assert [request.get("authorization") for request in other.requests] == [None]


def test_a_login_in_a_redirect_is_not_taken_over(server, other):
    server.answer, server.target, other.answer = "elsewhere", other.address("/a.ics"), "asks_for_basic"
    server.target = server.target.replace("http://", "http://eve:trap@")
    with pytest.raises(NoCalendar):
        fetch(server.address())
    assert [request.get("authorization") for request in other.requests] == [None]


@pytest.mark.parametrize("method", ["PROPFIND", "REPORT", "PUT"])
def test_what_is_asked_of_a_calendar_server_is_not_asked_of_another(server, other, method):
    server.answer, server.target = "asks_then_elsewhere", other.address("/")
    with HttpClient("me", "secret") as client, pytest.raises(NoCalendar) as reason:
        client.request(method, server.address("/"), BytesIO(), body=b"<propfind/>")
    assert reason.value.code == "redirected"
    assert other.requests == []


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/m\u00fcller 1.ics", "/m%C3%BCller%201.ics"),
        ("/m%C3%BCller.ics", "/m%C3%BCller.ics"),
        ("/c?name=J\u00f6rg B&key=a%2Fb", "/c?name=J%C3%B6rg%20B&key=a%2Fb"),
        ("/c?next=http://a/b?c=d", "/c?next=http://a/b?c=d"),
    ],
)
def test_an_address_is_sent_as_it_was_copied(server, path, sent):
    fetch(server.address(path))
    assert server.requests[0]["path"] == sent


@pytest.mark.parametrize(
    ("answer", "code", "detail"),
    [
        ("login", "status", "401"),
        ("broken", "status", "500"),
        ("gone", "status", "404"),
        ("wrong_length", "cut off", ""),
        ("zipped_cut_off", "cut off", ""),
        ("zipped_bomb", "large", ""),
        ("packed_bomb", "large", ""),
        ("flood", "large", ""),
        ("loop", "redirected", ""),
        ("circle", "redirected", ""),
        ("to_a_file", "redirected", ""),
        ("to_a_script", "redirected", ""),
        ("to_no_address", "redirected", ""),
        ("silence", "slow server", ""),
    ],
)
def test_a_bad_answer_has_a_reason(server, answer, code, detail):
    server.answer = answer
    with pytest.raises(NoCalendar) as reason:
        fetch(server.address(), stalled=0.3 if answer == "silence" else 10)
    assert (reason.value.code, reason.value.detail) == (code, detail)


def test_no_server_of_that_name(server):
    with pytest.raises(NoCalendar) as reason:
        fetch(server.address().replace("127.0.0.1", "calendar.invalid"))
    assert (reason.value.code, reason.value.detail) == ("no host", "")


@pytest.mark.parametrize(
    "address",
    [
        "http://[::1/basic.ics",
        "https://127.0.0.1:99999/basic.ics",
        "https://127.0.0.1:port/basic.ics",
        "https:///basic.ics",
        "https://a b/basic.ics",
        "https://a..b/basic.ics",
    ],
)
def test_what_is_no_address_has_no_server(address):
    with pytest.raises(NoCalendar) as reason:
        fetch(address)
    assert reason.value.code == "no host"


def test_a_server_without_tls_is_said_to_be_one(server):
    with pytest.raises(NoCalendar) as reason:
        fetch(server.address().replace("http://", "webcal://"))
    assert reason.value.code == "no tls"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("certificate")
    both = folder / "both.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"),
            *("-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"),
        ],
        check=True,
        capture_output=True,
    )
    both.write_bytes((folder / "key.pem").read_bytes() + (folder / "cert.pem").read_bytes())
    return both


@contextmanager
def serving_https(certificate: Path) -> Iterator[Any]:
    with serving() as running:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        running.socket = context.wrap_socket(running.socket, server_side=True)
        yield running


@pytest.fixture
def secure(certificate, monkeypatch) -> Iterator[Any]:
    """A server that speaks https and is trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serving_https(certificate) as running:
        yield running


def https(server, path="/basic.ics"):
    return server.address(path).replace("http://", "https://")


def test_a_login_is_sent_at_once_over_https(secure):
    assert fetch(https(secure).replace("https://", "https://me:p%40ss@"))[0] == CALENDAR
    assert [request.get("authorization") for request in secure.requests] == ["Basic bWU6cEBzcw=="]


def test_a_password_is_sent_once_to_a_server_that_asks_for_its_digest(secure):
    secure.answer = "asks_for_digest"
    with HttpClient("me", "secret") as client:
        for _request in range(2):
            assert client.request("GET", https(secure), BytesIO()).status == 200
    schemes = [request.get("authorization", "").partition(" ")[0] for request in secure.requests]
    assert schemes.count("Basic") == 1
    assert schemes[-1] == "Digest"


@pytest.mark.parametrize("method", ["GET", "PROPFIND"])
def test_nothing_leads_from_https_to_http(secure, server, method):
    secure.answer, secure.target = "elsewhere", server.address()
    with HttpClient("me", "secret") as client, pytest.raises(NoCalendar) as reason:
        client.request(method, https(secure), BytesIO(), elsewhere=True)
    assert reason.value.code == "redirected"
    assert server.requests == []


@pytest.mark.parametrize("answer", ["principal_elsewhere", "elsewhere"])
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "me:secret@localhost"])
def test_a_calendar_server_cannot_lead_the_password_to_another_one(secure, certificate, answer, host):
    """Neither by its answer nor by a redirect; neither by host nor by port."""
    with serving_https(certificate) as trap, CalDavClient(https(secure, "/"), "me", "secret") as client:
        secure.answer, secure.target = answer, https(trap, "/").replace("127.0.0.1", host)
        with pytest.raises(NoCalendar) as refused:
            find_calendars(client)
        assert trap.requests == []
    expected = ("redirected", "") if host == "127.0.0.1" else ("elsewhere", "localhost")
    assert (refused.value.code, refused.value.detail) == expected


def test_a_calendar_server_leads_to_itself_and_within_its_provider():
    with CalDavClient("https://caldav.icloud.com/", "me", "secret") as client:
        for href, place in [
            ("/1/principal", "https://caldav.icloud.com/1/principal"),
            ("https://caldav.icloud.com:443/1/", "https://caldav.icloud.com:443/1/"),
            ("https://you:x@caldav.icloud.com/1/", "https://caldav.icloud.com/1/"),
            ("https://p34-caldav.icloud.com:443/1/calendars/", "https://p34-caldav.icloud.com:443/1/calendars/"),
        ]:
            assert client.below(client.address, href) == place
        for href in [
            "http://caldav.icloud.com/",
            "https://icloud.com.example.org/",
            "https://notacaldav.icloud.org/",
            "//[bad",
        ]:
            with pytest.raises(NoCalendar):
                client.below(client.address, href)
    assert "your password" in reason("elsewhere", "example.org")


def test_all_homes_of_a_user_are_looked_through(server):
    server.answer = "two_homes"
    with CalDavClient(server.address("/"), "me", "secret") as client:
        assert [title for _address, title in find_calendars(client)] == ["a", "b"]


def test_a_certificate_that_nobody_trusts_is_refused(secure, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(NoCalendar) as reason:
        fetch(https(secure))
    assert reason.value.code == "certificate"
