"""The recipes of the documentation, each run as a hook is, against small fakes of what it talks to."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tltimer.system.hook_scripts import hook_scripts, run_script

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the recipes are for Linux and macOS")

PAGE = Path(__file__).parents[1] / "docs" / "recipes.md"


def recipes(title: str) -> list[str]:
    """Return the programs below a heading of the page."""
    part = PAGE.read_text("utf-8").split(f"\n## {title}\n")[1].split("\n## ")[0]
    return re.findall(r"^```(?:python|bash)\n(.*?)^```", part, re.DOTALL | re.MULTILINE)


class Server:
    """An HTTP server that remembers what was sent to it."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, str | None, Any]] = []
        remember = self.requests.append

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                remember((self.path, self.headers.get("Authorization"), body))
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b'{"ok": true}')

            def log_message(self, *_words: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


class Hooks:
    """A folder of hooks, and programs that note how they were called."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.programs, self.calls = folder / "hooks", folder / "bin", folder / "calls"
        self.folder.mkdir()
        self.programs.mkdir()
        monkeypatch.setenv("PATH", f"{self.programs}:{os.environ['PATH']}")

    def program(self, name: str, says: str = "") -> None:
        self.write(self.programs / name, f'#!/bin/sh\necho "{name} $*" >>"{self.calls}"\necho {says}\n')

    def called(self) -> list[str]:
        return self.calls.read_text().splitlines()

    def run(self, recipe: str, event: str, before: str, after: str) -> None:
        """Save a recipe as the hook of an event and run it for a change."""
        self.write(self.folder / f"{event}.recipe", recipe)
        (script,) = [script for script in hook_scripts(self.folder) if script.event == event]
        assert script.problem == ""
        change = {"event": event, "before": {"mode": before, "label": before}, "after": {"mode": after, "label": after}}
        assert run_script(script.path, change) == ""

    @staticmethod
    def write(path: Path, text: str) -> None:
        path.write_text(text)
        path.chmod(0o700)


@pytest.fixture
def hooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hooks:
    return Hooks(tmp_path, monkeypatch)


def focus(hooks: Hooks, title: str) -> None:
    """Begin and end coding."""
    (recipe,) = recipes(title)
    hooks.run(recipe, "on-focus-start", "planning", "coding")
    hooks.run(recipe, "on-focus-end", "coding", "planning")


def test_a_chat_status_is_set_and_cleared(hooks: Hooks, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    hooks.program("secret-tool", "a-token")
    monkeypatch.setenv("SLACK_API", server.address)
    monkeypatch.setenv("GRAPH_API", server.address)
    focus(hooks, "A Slack status")
    focus(hooks, "A Teams status")
    assert hooks.called()[::2] == ["secret-tool lookup service slack", "secret-tool lookup service teams"]
    assert {token for _path, token, _body in server.requests} == {"Bearer a-token"}
    assert [(path, body) for path, _token, body in server.requests] == [
        ("/users.profile.set", {"profile": {"status_text": "Coding", "status_emoji": ":computer:"}}),
        ("/users.profile.set", {"profile": {"status_text": "", "status_emoji": ""}}),
        (
            "/me/presence/setUserPreferredPresence",
            {"availability": "DoNotDisturb", "activity": "DoNotDisturb", "expirationDuration": "PT4H"},
        ),
        ("/me/presence/clearUserPreferredPresence", {}),
    ]


def test_a_busy_light_goes_on_and_off(hooks: Hooks, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    hooks.program("mosquitto_pub")
    monkeypatch.setenv("LIGHT", server.address)
    focus(hooks, "A busy light, over HTTP")
    focus(hooks, "A busy light, over MQTT")
    assert [(path, body["on"]) for path, _token, body in server.requests] == [
        ("/json/state", True),
        ("/json/state", False),
    ]
    assert hooks.called() == [
        "mosquitto_pub -h localhost -r -t desk/busy/set -m ON",
        "mosquitto_pub -h localhost -r -t desk/busy/set -m OFF",
    ]


def test_music_stops_for_people_and_goes_on_for_coding(hooks: Hooks) -> None:
    hooks.program("playerctl")
    (recipe,) = recipes("Pause the music when you talk to people")
    for before, after in (("coding", "1:1"), ("1:1", "review"), ("review", "coding")):
        hooks.run(recipe, "on-switch", before, after)
    assert hooks.called() == ["playerctl --all-players pause", "playerctl play"]


def test_commits_bear_what_was_tracked(hooks: Hooks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, str(tmp_path / name))
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Lea")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "lea@example.org")
    repository = tmp_path / "repository"

    def git(*words: str) -> str:
        done = subprocess.run(["git", "-C", str(repository), *words], capture_output=True, text=True, check=True)
        return done.stdout

    repository.mkdir()
    git("init", "--quiet")
    tracked, trailer = recipes("A trailer in commits")
    hooks.write(repository / ".git" / "hooks" / "prepare-commit-msg", trailer)
    hooks.run(tracked, "on-switch", "off", "1:1")
    git("commit", "--allow-empty", "--quiet", "--message", "Talk")
    assert git("log", "-1", "--format=%s|%(trailers)").strip() == "Talk|Mode: 1:1"
