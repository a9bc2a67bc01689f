"""A crash of the app, and what the next start says of it."""

import signal

from tests.e2e.app import App, on_monday
from tests.e2e.waiting import wait_until, watch


def test_after_a_crash_the_next_start_says_so_once(app: App) -> None:
    program = app.start(on_monday("09:00:00"))
    app.icon(program).click("Coding")
    app.wait_for_modes("coding")
    program.send_signal(signal.SIGSEGV)
    program.wait(20)

    again = app.start(on_monday("09:01:00"))
    notification = app.desktop.notifications.wait_for("did not shut down properly")
    assert "tltimer.log" in notification.text
    log = (app.home / "log" / "tltimer.log").read_text()
    assert "Fatal Python error: Segmentation fault" in log
    assert app.modes() == ["coding"]

    app.icon(again)
    again.terminate()
    assert again.wait(10) == 0
    before = len(app.desktop.notifications.shown)
    third = app.start(on_monday("09:02:00"))
    app.icon(third)
    watch(lambda: len(app.desktop.notifications.shown) > before, "said twice", 2)
    wait_until(lambda: "begins" in (app.home / "log" / "tltimer.log").read_text(), "a log that goes on")
