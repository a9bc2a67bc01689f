"""Notifications over a real bus to a server that checks every signature."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.system.line_process import LineProcess
from tltimer.gui.notifications.notifier import NotificationButton, Notifier, UserNotification
from tltimer.paths import session_bus
from tltimer.system.notifications.choose import notification_backend_for
from tltimer.system.notifications.interface import OPEN, Notification
from tltimer.system.notifications.unavailable import NoNotifications

linux_only = pytest.importorskip("tltimer.system.notifications.freedesktop", reason="jeepney is for Linux")

SERVER = Path(__file__).with_name("server.py")
Heard = Callable[..., dict[str, Any]]
ALL = "actions,body,body-markup"
TITLE, BODY = "20 min until the next meeting", "<b>Sprint</b> & more"
GAP = Notification("short_gap", TITLE, BODY, (("0", "Open the week"),))
Pressed = list[tuple[str, str]]


def gap(pressed: Pressed | None = None) -> UserNotification:
    """Return the same as the app has it: what is pressed is written down, with its token."""
    heard: Pressed = [] if pressed is None else pressed
    button = NotificationButton("Open the week", lambda token: heard.append(("week", token)))
    return UserNotification("short_gap", TITLE, BODY, (button,), lambda token: heard.append((OPEN, token)), "Open")


class Server(LineProcess):
    """The strict server."""

    def __init__(self, bus: str, abilities: str = ALL, name: str = "strict") -> None:
        super().__init__(SERVER, bus, abilities, name, ready={"member": "ready"})


@pytest.fixture
def server(bus: str) -> Iterator[Server]:
    server = Server(bus)
    yield server
    server.stop()


@pytest.fixture
def backend(bus: str) -> Any:
    return linux_only.FreedesktopNotifications(bus)


@pytest.fixture
def notifier(backend: Any, qtbot: QtBot) -> Iterator[Notifier]:
    notifier = Notifier(lambda: backend)
    yield notifier
    notifier.close()


@pytest.fixture
def heard(backend: Any, notifier: Notifier, qtbot: QtBot) -> Heard:
    """Notify and let Qt's loop run until the server has it and its number has come back."""

    def notify(server: Server, notification: UserNotification) -> dict[str, Any]:
        notifier.notify(notification)
        qtbot.waitUntil(lambda: backend.is_shown(notification.topic))
        backend.settle(5)  # one that takes the place of another was shown before
        return server.heard()

    return notify


def test_a_notification_arrives_as_plain_text(server: Server, heard: Heard) -> None:
    call = heard(server, gap())

    assert (call["member"], call["app"], call["replaces"]) == ("Notify", "tltimer", 0)
    assert call["summary"] == "20 min until the next meeting"
    assert call["body"] == "&lt;b&gt;Sprint&lt;/b&gt; &amp; more"
    assert call["actions"] == ["default", "Open", "0", "Open the week"]
    assert call["hints"] == {"desktop-entry": "io.github.tltimer.tltimer", "urgency": 1}
    assert call["icon"].startswith("file:///")


def test_a_notification_without_buttons_is_spelled_right_too(server: Server, heard: Heard) -> None:
    assert heard(server, UserNotification("x", "Title", "")).get("actions") == []


def test_where_there_is_no_markup_nothing_is_escaped(bus: str, heard: Heard) -> None:
    plain = Server(bus, "body")
    call = heard(plain, gap())
    assert (call["body"], call["actions"]) == ("<b>Sprint</b> & more", [])
    plain.stop()


@pytest.mark.parametrize(
    ("name", "click", "words"),
    [
        ("Xfce Notify Daemon", "Week", ["0", "1", "2"]),
        ("Xfce Notify Daemon", "Answer", [OPEN, "0", "1", "2"]),
        ("lxqt-notificationd", "Week", ["0", "1"]),
        ("lxqt-notificationd", "Answer", [OPEN, "0"]),
        ("gnome-shell", "Week", [OPEN, "0", "1", "2"]),
    ],
    ids=["XFCE", "XFCE, another label", "LXQt", "LXQt, another label", "a server that knows clicks"],
)
def test_no_server_shows_a_button_twice_or_more_than_it_has_room_for(
    bus: str, heard: Heard, name: str, click: str, words: list[str]
) -> None:
    named = Server(bus, name=name)
    buttons = tuple(NotificationButton(label, lambda _token: None) for label in ("Week", "Day", "Not now"))
    call = heard(named, UserNotification("short_gap", TITLE, BODY, buttons, lambda _token: None, click))
    assert call["actions"][::2] == words
    named.stop()


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("gnome-shell", ["Q&A <b>", "a & b ("]),
        ("Notification Daemon", ["Q&amp;A &lt;b&gt;", "a &amp; b ("]),
        ("lxqt-notificationd", ["Q&&A <b>", "a && b ("]),
        ("Plasma", ["Q&&A ‹b›", "a & b ("]),
    ],
    ids=["text", "MATE: markup", "LXQt: mnemonics", "Plasma: both, but an & before a space"],
)
def test_a_label_is_written_so_that_the_server_shows_it_as_it_is(
    bus: str, heard: Heard, name: str, labels: list[str]
) -> None:
    named = Server(bus, name=name)
    buttons = tuple(NotificationButton(label, lambda _token: None) for label in ("Q&A <b>", "a &\n b\u202e ("))
    assert heard(named, UserNotification("away", TITLE, BODY, buttons))["actions"][1::2] == labels
    named.stop()


def test_what_turns_writing_around_or_breaks_lines_is_in_no_title(bus: str, heard: Heard) -> None:
    bare = Server(bus, "body")
    call = heard(bare, UserNotification("away", "Q&A\n\u202eevil", "one\ntwo\u202e"))
    assert (call["summary"], call["body"]) == ("Q&A evil", "one\ntwo ")
    bare.stop()


def test_a_notification_takes_the_place_of_the_one_of_its_topic(server: Server, heard: Heard) -> None:
    first = heard(server, gap())
    other = heard(server, UserNotification("evening", "Monday, looking back", ""))
    again = heard(server, UserNotification("short_gap", "10 min", ""))

    assert again["replaces"] == first["id"]
    assert other["id"] != first["id"]


def test_what_was_closed_is_not_replaced(server: Server, qtbot: QtBot, backend: Any, heard: Heard) -> None:
    first = heard(server, gap())
    server.order(f"close {first['id']}")
    qtbot.waitUntil(lambda: not backend.is_shown("short_gap"))
    assert heard(server, gap())["replaces"] == 0


def test_a_notification_is_withdrawn(server: Server, notifier: Notifier, heard: Heard) -> None:
    first = heard(server, gap())
    notifier.withdraw("short_gap")
    notifier.withdraw("never shown")
    assert server.heard() == {"member": "CloseNotification", "id": first["id"]}


def test_a_button_is_heard_with_its_token(server: Server, notifier: Notifier, qtbot: QtBot, heard: Heard) -> None:
    pressed: Pressed = []
    shown = heard(server, gap(pressed))
    server.order(f"token {shown['id']} let-me-in")
    server.order(f"press {shown['id']} 0")
    qtbot.waitUntil(lambda: pressed == [("week", "let-me-in")])
    assert server.heard() == {"member": "CloseNotification", "id": shown["id"]}

    shown = heard(server, gap(pressed))
    server.order(f"press 77 {OPEN}")
    server.order(f"press {shown['id']} {OPEN}")
    qtbot.waitUntil(lambda: pressed[1:] == [(OPEN, "")])


def test_at_the_end_all_that_is_shown_is_taken_away(server: Server, notifier: Notifier, heard: Heard) -> None:
    answerable = heard(server, gap())
    said = heard(server, UserNotification("said", "It is so", "and stays so"))
    withdrawn = heard(server, UserNotification("withdrawn", "Coding?", "", clicked=lambda _token: None))
    notifier.withdraw("withdrawn")
    notifier.close()
    closed = [server.heard() for _one in range(3)]
    assert closed == [
        {"member": "CloseNotification", "id": notification["id"]} for notification in (withdrawn, said, answerable)
    ]


def test_a_server_that_restarts_is_asked_anew(
    bus: str, server: Server, qtbot: QtBot, backend: Any, heard: Heard
) -> None:
    heard(server, gap())
    server.stop()
    other = Server(bus, "body")
    qtbot.waitUntil(lambda: not backend.is_shown("short_gap"))

    call = heard(other, gap())
    assert (call["replaces"], call["body"]) == (0, "<b>Sprint</b> & more")
    other.stop()


def test_without_a_server_nothing_is_shown(bus: str, qtbot: QtBot) -> None:
    notifier = linux_only.FreedesktopNotifications(bus)
    notifier.notify(GAP)
    notifier.settle(5)
    assert not notifier.is_shown(GAP.topic)
    notifier.close()


def test_a_bus_that_ends_is_left_and_found_again(tmp_path: Path, qtbot: QtBot) -> None:
    if shutil.which("dbus-daemon") is None:
        pytest.skip("no bus without dbus-daemon")
    address = f"unix:path={tmp_path}/bus"
    command = ["dbus-daemon", "--session", "--nofork", f"--address={address}", "--print-address=1"]
    backend = linux_only.FreedesktopNotifications(address)
    notifier = Notifier(lambda: backend)
    for _time in range(2):
        daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert daemon.stdout is not None
        daemon.stdout.readline()
        server = Server(address)
        notifier.notify(gap())
        qtbot.waitUntil(lambda: backend.is_shown("short_gap"))
        assert server.heard()["replaces"] == 0
        daemon.terminate()
        daemon.wait()
        daemon.stdout.close()
        server.stop()
        qtbot.waitUntil(lambda: backend.fileno() is None)
    notifier.notify(gap())  # into the void
    notifier.close()


@pytest.mark.parametrize("address", ["unix:path=/nowhere/at/all", "tcp:host=localhost", "", "no address"])
def test_an_address_at_which_nobody_is(address: str) -> None:
    notifier = linux_only.FreedesktopNotifications(address)
    notifier.notify(GAP)
    notifier.withdraw(GAP.topic)
    assert notifier.fileno() is None


def test_the_choice() -> None:
    assert session_bus({}) == ""
    assert session_bus({"XDG_RUNTIME_DIR": "/run/user/7"}) == "unix:path=/run/user/7/bus"
    assert isinstance(notification_backend_for({}), NoNotifications)
    assert os.name != "posix" or not isinstance(
        notification_backend_for({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"}), NoNotifications
    )


def test_silence_is_a_notifier_too() -> None:
    silent = NoNotifications()
    silent.listen(lambda _topic, _action, _token: None)
    silent.notify(GAP)
    silent.withdraw(GAP.topic)
    silent.take_in()
    silent.close()
    assert silent.fileno() is None
