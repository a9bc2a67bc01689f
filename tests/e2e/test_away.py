"""Somebody goes away and comes back: real input, idle time as the X server tells it, the question, the log."""

from tests.e2e.app import App, on_monday
from tests.e2e.waiting import wait_until, watch

SPEED = 120
TWELVE_MINUTES = 12 * 60 / SPEED


def give_input(app: App) -> bool:
    """Move the pointer a little: whoever looks meanwhile sees that somebody is there."""
    for place in ("300", "310"):
        app.desktop.run("xdotool", "mousemove", place, place)
    return False


def test_an_absence_is_noticed_asked_about_and_answered(app: App) -> None:
    app.do(on_monday("09:00:00"), "switch", "coding")
    desktop = app.desktop
    program = app.start(on_monday("09:00:00"), SPEED)
    app.icon(program)
    watch(lambda: give_input(app), "nothing", 2)

    watch(lambda: desktop.windows_of(program), "asked before anybody came back", TWELVE_MINUTES)
    assert app.modes() == ["coding"], "nothing is booked before that"

    def question() -> list[str]:
        give_input(app)
        return desktop.windows("You were away")

    (popup,) = wait_until(question, "the question")
    assert desktop.focused_window() != popup
    app.wait_for_modes("coding", "unknown", "coding")

    desktop.run("xdotool", "key", "--window", popup, *["Tab"] * 4, "space")
    app.wait_for_modes("coding", "break", "coding")
    assert app.log()[1]["source"] == "idle"
    wait_until(lambda: not desktop.windows("You were away"), "the end of the question", 30)

    app.icon(program).click("More", "Undo")
    app.wait_for_modes("coding", "unknown", "coding")
