"""Notifications by the library of Windows and macOS, with a stand-in for it: its own systems are not here."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tltimer.gui.notifications.notifier import NotificationButton, Notifier, UserNotification
from tltimer.system.notifications.desktop_notifier import DesktopNotifierLibrary
from tltimer.system.notifications.interface import OPEN, Notification

QUESTION = Notification("away", "Away", "It was:", ((OPEN, "Answer"), ("0", "Break")))


class Library:
    """Records the notifications it is asked to show; it is called in a thread that is not Qt's."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.cleared: list[str] = []
        self.threads: set[str] = set()
        self.broken = False

    async def send(self, **what: Any) -> str:
        if self.broken:
            raise OSError("the system shows nothing")
        self.threads.add(threading.current_thread().name)
        self.sent.append(what)
        return f"number {len(self.sent)}"

    async def clear(self, number: str) -> None:
        self.cleared.append(number)


@pytest.fixture
def library() -> Library:
    return Library()


@pytest.fixture
def notifier(library: Library) -> Iterator[DesktopNotifierLibrary]:
    def button(label: str, pressed: Callable[[], None]) -> tuple[str, Callable[[], None]]:
        return label, pressed

    made = DesktopNotifierLibrary(lambda: library, button)
    yield made
    made.settle(5)
    made.close()


def test_a_button_that_is_pressed_arrives_in_qt(
    notifier: DesktopNotifierLibrary, library: Library, qtbot: QtBot
) -> None:
    shown = Notifier(lambda: notifier)
    heard: list[tuple[str, str]] = []
    answer = NotificationButton("Break", lambda token: heard.append(("break", token)))
    question = UserNotification("away", "Away", "It was:", (answer,), lambda token: heard.append((OPEN, token)), "Open")
    shown.notify(question)
    qtbot.waitUntil(lambda: len(library.sent) == 1)
    assert library.threads == {"notifications"}
    ((label, pressed),) = library.sent[0]["buttons"]
    assert label == "Break"
    pressed()
    qtbot.waitUntil(lambda: heard == [("break", "")])
    shown.notify(question)
    qtbot.waitUntil(lambda: len(library.sent) == 2)
    library.sent[1]["on_clicked"]()
    qtbot.waitUntil(lambda: heard[1:] == [(OPEN, "")])


def test_a_notification_takes_the_place_of_the_one_before_and_can_be_withdrawn(
    notifier: DesktopNotifierLibrary, library: Library, qtbot: QtBot
) -> None:
    notifier.notify(QUESTION)
    notifier.notify(QUESTION)
    notifier.withdraw("away")
    qtbot.waitUntil(lambda: library.cleared == ["number 1", "number 2"])


def test_a_system_that_shows_nothing_ends_nothing(
    notifier: DesktopNotifierLibrary, library: Library, qtbot: QtBot
) -> None:
    library.broken = True
    notifier.notify(QUESTION)
    notifier.settle(5)
    library.broken = False
    notifier.notify(QUESTION)
    qtbot.waitUntil(lambda: len(library.sent) == 1)


def test_after_its_end_nothing_is_shown(notifier: DesktopNotifierLibrary, library: Library) -> None:
    notifier.close()
    notifier.notify(QUESTION)
    assert notifier.fileno() is None
    assert library.sent == []
