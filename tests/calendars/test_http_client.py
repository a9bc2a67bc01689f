import pytest

from tltimer.calendars.http_client import fetch
from tltimer.calendars.ics.loading import NoCalendar


def test_a_calendar_comes_with_what_to_ask_for_the_next_time(server):
    answer = fetch(server.address())
    assert answer.body.startswith(b"BEGIN:VCALENDAR")
    assert (answer.tag, answer.modified) == ('"1"', "Sun, 22 Nov 2026 08:00:00 GMT")


def test_a_calendar_that_is_the_same_does_not_come_again(server):
    answer = fetch(server.address(), '"1"', "Sun, 22 Nov 2026 08:00:00 GMT")
    assert answer.body is None
    assert server.requests[0]["if-modified-since"] == "Sun, 22 Nov 2026 08:00:00 GMT"


def test_a_zipped_answer_is_unpacked(server):
    server.answer = "zipped"
    assert fetch(server.address()).body.startswith(b"BEGIN:VCALENDAR")
    assert server.requests[0]["accept-encoding"] == "gzip"


def test_a_calendar_that_moved_is_found(server):
    server.answer = "moved"
    assert fetch(server.address()).body is not None


def test_a_login_in_the_address_is_sent_as_one(server):
    fetch(server.address().replace("http://", "http://me:p%40ss@"))
    assert server.requests[0]["authorization"] == "Basic bWU6cEBzcw=="
    assert "me" not in server.requests[0]["host"]


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
        ("flood", "large", ""),
        ("loop", "redirected", ""),
        ("circle", "redirected", ""),
        ("to_a_file", "redirected", ""),
        ("silence", "slow server", ""),
    ],
)
def test_a_bad_answer_has_a_reason(server, answer, code, detail):
    server.answer = answer
    with pytest.raises(NoCalendar) as reason:
        fetch(server.address(), stalled=0.3 if answer == "silence" else 10)
    assert (reason.value.code, reason.value.detail) == (code, detail)


def test_no_server_at_all(server):
    address = server.address().replace("127.0.0.1", "calendar.invalid")
    with pytest.raises(NoCalendar) as reason:
        fetch(address)
    assert reason.value.code == "unreachable"
    assert "secret" not in reason.value.detail
