"""The rig itself, on programs of its own: what it sees and clicks is what a person would."""

import pytest

from tests.e2e.desktop import VirtualDesktop, python_program
from tests.e2e.tray_client import NotClickableError, items, names
from tests.e2e.waiting import wait_until, watch


def test_an_icon_its_tooltip_and_its_menu_are_seen(desktop: VirtualDesktop) -> None:
    item = desktop.item_of(desktop.start(*python_program("small_tray.py")))

    assert item.tooltip == "Small tray"
    width, height, pixels = item.picture
    assert len(pixels) == width * height * 4
    assert bytes((0xFF, 0x2B, 0x6C, 0xDF)) in pixels
    assert names(item.menu()) == ["Coding", "1:1", "1:1 notes", "Snake_case & more", "Asleep", "Earlier"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (("Coding",), "clicked Coding\t2:05\n"),
        (("1:1",), "clicked 1:1\n"),
        (("Snake",), "clicked Snake__case & more\n"),
        (("Earlier", "5 min"), "clicked 5 min\n"),
    ],
)
def test_an_entry_is_clicked(desktop: VirtualDesktop, path: tuple[str, ...], said: str) -> None:
    item = desktop.item_of(desktop.start(*python_program("small_tray.py")))

    item.click(*path)

    wait_until(lambda: desktop.said() == f"menu opens\n{said}", said)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        (("Earlier",), "opens submenu"),
        (("Asleep",), "is disabled"),
        (("Nowhere",), "fits 0"),
        (("1:1 no", "deeper"), "is no submenu"),
    ],
)
def test_what_nobody_can_click_is_refused(desktop: VirtualDesktop, path: tuple[str, ...], why: str) -> None:
    item = desktop.item_of(desktop.start(*python_program("small_tray.py")))

    with pytest.raises(NotClickableError, match=why):
        item.click(*path)


def test_left_and_middle_clicks_arrive(desktop: VirtualDesktop) -> None:
    item = desktop.item_of(desktop.start(*python_program("small_tray.py")))

    item.middle_click()
    item.left_click()

    wait_until(lambda: desktop.said() == "activated MiddleClick\nactivated Trigger\n", "two clicks")


@pytest.mark.parametrize("suddenly", [False, True])
def test_a_tray_goes_and_comes_back(desktop: VirtualDesktop, suddenly: bool) -> None:
    program = desktop.start(*python_program("small_tray.py"))
    desktop.item_of(program)

    desktop.stop_tray(suddenly=suddenly)
    assert items(desktop.bus) == []
    desktop.start_tray()

    desktop.item_of(program)


def test_a_tray_that_comes_late(desktop_without_tray: VirtualDesktop) -> None:
    desktop = desktop_without_tray
    assert items(desktop.bus) == []

    desktop.start_tray()

    desktop.item_of(desktop.start(*python_program("small_tray.py")))


def test_a_notification_is_read_and_its_button_pressed(desktop: VirtualDesktop) -> None:
    waiting = desktop.start("dunstify", "--action=open,Open the week", "Cut up", "a <b>body</b>", name="notice")

    notification = desktop.notifications.wait_for("Cut up")
    assert notification.signature == "susssasa{sv}i"
    assert notification.buttons == ("Open the week",)
    assert desktop.notifications.is_open(notification)

    desktop.notifications.press("Open")

    assert waiting.wait(20) == 0
    assert desktop.said("notice") == "open\n"
    wait_until(lambda: not desktop.notifications.is_open(notification), "the end of the notification")


def test_a_click_on_a_notification_is_its_default(desktop: VirtualDesktop) -> None:
    waiting = desktop.start("dunstify", "--action=default,Open", "--action=later,Later", "Evening", name="notice")
    desktop.notifications.wait_for("Evening")

    desktop.notifications.click()

    assert waiting.wait(20) == 0
    assert desktop.said("notice") == "default\n"


def test_typing_goes_to_the_window_with_the_keyboard(desktop: VirtualDesktop) -> None:
    desktop.start(*python_program("typing_window.py"), name="first")
    (first,) = wait_until(lambda: desktop.windows("Typing window"), "the first window")
    wait_until(lambda: desktop.focused_window() == first, "the keyboard in the first window")

    desktop.type("one two")
    wait_until(lambda: desktop.said("first").endswith("one two\n"), "what was typed")
    watch(lambda: desktop.focused_window() != first, "another window took the keyboard", 0.3)

    desktop.start(*python_program("typing_window.py"), name="second")
    wait_until(lambda: desktop.focused_window() != first, "a second window that takes the keyboard")
    desktop.type("x")
    wait_until(lambda: desktop.said("second") == "x\n", "typing in the second window")
    assert desktop.said("first").endswith("one two\n")
