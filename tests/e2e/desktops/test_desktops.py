"""The app as a user meets it on a desktop: icon, menu, notifications, evening, windows, in light and in dark."""

from pathlib import Path

import pytest

from tests.e2e.app import App, on_monday
from tests.e2e.desktops.case import BRIEFLY, DAY, Case, asked, moved
from tests.e2e.desktops.real_desktop import RealDesktop, Tray
from tests.e2e.notifications import Notification
from tests.e2e.waiting import wait_until, watch
from tltimer.system.do_not_disturb.choose import is_do_not_disturb_on

pytestmark = pytest.mark.desktops

REVIEW = 2
"""Its place in the menu, among the entries that can be chosen."""


@pytest.fixture
def case(
    real_desktop: RealDesktop, look: str, tltimer_program: tuple[str, ...], tmp_path: Path, pictures: Path
) -> Case:
    """Lend tltimer, not started yet, on a desktop."""
    return Case(real_desktop, look, App(real_desktop, tltimer_program, tmp_path / "home"), pictures)


def test_the_menu_opens_and_switches(case: Case) -> None:
    desktop = case.desktop
    case.app.do(on_monday("09:00:00"), "switch", "coding")
    with case.running(on_monday("10:00:00"), 10) as program:
        if desktop.tray is Tray.NONE:
            case.see(case.window(program), "menu", program)
        else:
            desktop.open_menu(program)
            case.picture("menu")
            desktop.close_menu()
        desktop.choose(program, REVIEW)
        case.app.wait_for_modes("coding", "review")
        desktop.move(desktop.size[0] // 2, desktop.size[1] // 2)
        case.picture("tray")


def test_a_notification_and_its_button(case: Case) -> None:
    desktop = case.desktop
    if not desktop.knows_idle:
        pytest.skip("nothing is asked where nobody is known to be there")
    earlier = len(desktop.notifications.shown)
    with case.running(on_monday("09:10:00"), 30):
        if desktop.tray is Tray.NONE:
            # The desktop has taken it in once it has answered; what it takes in later would not be dismissed.
            message = wait_until(lambda: desktop.notifications.shown[earlier:], "the message that there is no tray")[0]
            assert desktop.notifications.is_open(message)
            desktop.dismiss_notifications()
        notification = asked(desktop)
        desktop.unfold_notification()
        case.picture("notification", BRIEFLY)
        desktop.press_button(notification)
        case.app.wait_for_modes("coding")


def test_do_not_disturb_is_respected(case: Case) -> None:
    desktop = case.desktop
    if not desktop.knows_idle or case.is_dark:
        pytest.skip("nothing is asked here")
    earlier = desktop.notifications.shown

    def asked_all_the_same() -> list[Notification]:
        moved(desktop)
        return [
            notification
            for notification in desktop.notifications.shown
            if notification.buttons and notification not in earlier
        ]

    desktop.set_do_not_disturb(True)
    try:
        with case.running(on_monday("09:10:00"), 30) as program:
            case.wait_for_place(program)
            watch(asked_all_the_same, "asked all the same", 8)
            desktop.set_do_not_disturb(False)
            asked(desktop)
    finally:
        desktop.set_do_not_disturb(False)


def test_do_not_disturb_is_set_around_a_mode(case: Case) -> None:
    desktop, app = case.desktop, case.app
    if not desktop.lends_do_not_disturb or case.is_dark:
        pytest.skip("do-not-disturb is not set here")

    def is_on() -> bool:
        return is_do_not_disturb_on(desktop.environ)

    desktop.set_do_not_disturb(False)
    app.do(on_monday("09:00:00"), "modes", "change", "coding", "--do-not-disturb", "on")
    app.do(on_monday("09:00:00"), "switch", "coding")
    with case.running(on_monday("10:00:00")):
        wait_until(is_on, "do-not-disturb with the mode")
        app.do(on_monday("09:59:00"), "stop")
        wait_until(lambda: not is_on(), "its end with the mode")
        app.do(on_monday("09:59:30"), "switch", "coding")
        wait_until(is_on, "do-not-disturb with the mode again")
    wait_until(lambda: not is_on(), "its end with the app")
    killed = app.start(on_monday("10:10:00"))
    wait_until(is_on, "do-not-disturb from the start")
    killed.kill()
    killed.wait()
    app.do(on_monday("10:20:00"), "stop")
    with case.running(on_monday("10:30:00")) as program:
        case.wait_for_place(program)
        wait_until(lambda: not is_on(), "what a killed app left")


def test_a_global_shortcut_switches(case: Case) -> None:
    desktop, app = case.desktop, case.app
    if not desktop.takes_shortcuts or case.is_dark:
        pytest.skip("the desktop lets no program take keys")
    app.do(on_monday("09:00:00"), "settings", "shortcuts.keys", "switch review=Ctrl+Alt+3")

    def has_switched() -> bool:
        desktop.press_key("ctrl+alt+3")
        return app.modes()[-1:] == ["review"]

    with case.running(on_monday("10:00:00")):
        wait_until(has_switched, "the switch", 30)


def test_a_change_of_looks_is_followed(case: Case) -> None:
    desktop = case.desktop
    if not desktop.tells_dark:
        pytest.skip("there is no setting for dark")
    with case.running(on_monday("11:00:00")) as program:
        case.wait_for_place(program)
        assert case.app.start(on_monday("11:05:00")).wait(60) == 0
        week = case.window(program, wide=600)
        case.wait_for_look(program, week, dark=case.is_dark)
        desktop.set_dark(not case.is_dark)
        try:
            case.wait_for_look(program, week, dark=not case.is_dark)
        finally:
            desktop.set_dark(case.is_dark)
        case.wait_for_look(program, week, dark=case.is_dark)


def test_the_evening(case: Case) -> None:
    case.show_evening()


def test_the_week(case: Case) -> None:
    case.show_week()


def test_the_settings(case: Case) -> None:
    case.show_settings()


def test_every_opening_of_the_evening_is_whole(case: Case) -> None:
    """Compositors showed some pictures of a popup sheared, about one in three."""
    desktop = case.desktop
    if not desktop.is_wayland or desktop.tray is not Tray.ITEMS or case.is_dark:
        pytest.skip("only compositors are handed pictures")
    for clock, *order in DAY:
        case.app.do(on_monday(f"{clock}:00"), *order)
    with case.running(on_monday("17:00:00"), 0.001) as program:
        case.wait_for_place(program)
        desktop.move(2, desktop.size[1] - 2)  # a pointer over the popup would be another picture
        pictures = {case.opened_review(program) for _opening in range(12)}
    assert len(pictures) == 1
