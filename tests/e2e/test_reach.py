"""The quick switcher and global shortcuts on a real desktop, pressed for real."""

from tests.e2e.app import App, on_monday
from tests.e2e.waiting import wait_until

SWITCHER = "^Quick switch$"


def test_a_shortcut_switches_and_the_switcher_opens_takes_letters_and_leaves(app: App) -> None:
    rules = "pick=Ctrl+Alt+Space, switch review=Ctrl+Alt+2, back=Ctrl+Alt+B"
    desktop, now = app.desktop, on_monday("09:00:00")
    app.do(now, "people", "add", "Ana")
    app.do(now, "settings", "shortcuts.keys", rules)
    program = app.start(now, speed=60)  # of switches in one second only the last counts, and "back" knows no other
    app.icon(program)

    def open_switcher(*by: str) -> None:
        desktop.run(*by)
        (window,) = wait_until(lambda: desktop.windows(SWITCHER), "the switcher")
        wait_until(lambda: desktop.focused_window() == window, "the keyboard in the switcher")

    def wait_until_closed() -> None:
        wait_until(lambda: not desktop.windows(SWITCHER), "the end of the switcher")

    # The keys are taken a moment after the icon is there.
    wait_until(lambda: desktop.run("xdotool", "key", "ctrl+alt+2") is not None and app.modes() == ["review"], "review")
    open_switcher("xdotool", "key", "ctrl+alt+space")
    desktop.type("a")
    desktop.run("xdotool", "key", "Return")
    app.wait_for_modes("review", "1:1")
    wait_until_closed()
    desktop.run("xdotool", "key", "ctrl+alt+b")
    app.wait_for_modes("review", "1:1", "review")
    assert app.do(now, "pick") == ""
    (window,) = wait_until(lambda: desktop.windows(SWITCHER), "the switcher")
    wait_until(lambda: desktop.focused_window() == window, "the keyboard in the switcher")
    desktop.type("c 10m")
    desktop.run("xdotool", "key", "Escape")
    wait_until_closed()
    assert app.modes() == ["review", "1:1", "review"]
    program.terminate()
    assert program.wait(20) == 0
    assert desktop.said(app.name) == ""
