"""The server of ActivityWatch, by a small one on a port of its own."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from tests.drawing import span
from tltimer.domain.evidence.imports import samples_in
from tltimer.exchange.activitywatch_server import answers, watched_buckets

DAY = span("08:00", "12:00")

WINDOWS = [
    {
        "timestamp": f"2026-11-16T08:{minute:02}:00Z",
        "duration": 60,
        "data": {"app": "code", "title": f"SECRET {minute}", "url": "https://secret.example"},
    }
    for minute in range(10)
]
BUCKETS = {
    "aw-watcher-window_box/1": {"type": "currentwindow", "hostname": "SECRET"},
    "aw-watcher-web": {"type": "web.tab.current"},
    "odd": 3,
}


@contextmanager
def server(content: dict[str, Any], status: int = 200) -> Iterator[tuple[int, list[str]]]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            result = content.get(self.path.partition("?")[0])
            raw = result if isinstance(result, bytes) else json.dumps(result).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_words: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield made.server_port, asked
        finally:
            made.shutdown()
            thread.join()


def test_window_buckets_are_read_for_the_span_and_those_of_browsers_are_not():
    events = "/api/0/buckets/aw-watcher-window_box%2F1/events"
    with server({"/api/0/buckets/": BUCKETS, events: WINDOWS}) as (port, asked):
        buckets = watched_buckets(DAY, port)
        assert answers(port)
    assert [address.partition("?")[0] for address in asked[:2]] == ["/api/0/buckets/", events]
    assert "start=2026-11-16T07%3A00%3A00Z" in asked[1]
    samples = samples_in(buckets, {"code": "coding"}).samples
    assert len(samples) == 10
    assert {(sample.source, sample.mode) for sample in samples} == {("activitywatch", "coding")}


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ({"/api/0/buckets/": b"<html>"}, 200),
        ({"/api/0/buckets/": BUCKETS}, 500),
        ({"/api/0/buckets/": b"[" * 100_000}, 200),
    ],
    ids=["another program", "an error", "deep nesting"],
)
def test_what_is_no_answer_is_none(content: dict[str, Any], status: int):
    with server(content, status) as (port, _asked):
        assert watched_buckets(DAY, port) is None
        assert not answers(port)


def test_where_nobody_listens_there_is_none():
    with server({}) as (port, _asked):
        pass
    assert watched_buckets(DAY, port) is None
    assert not answers(port)
