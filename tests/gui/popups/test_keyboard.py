"""The popup on a real window manager: it appears, and the keyboard stays where it is."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desktop import VirtualDesktop, missing_programs, virtual_desktop
from tests.e2e.waiting import wait_until

ROOT = Path(__file__).parents[3]
PROGRAM = "tests.gui.popups.popup_program"


class Evening:
    """A desktop on which somebody types while the popup appears."""

    def __init__(self, desktop: VirtualDesktop, *arguments: str) -> None:
        self._desktop = desktop
        desktop.start(sys.executable, ROOT / "tests" / "e2e" / "typing_window.py", name="typing")
        wait_until(lambda: desktop.windows("Typing window"), "the window to type in")
        wait_until(lambda: self.focused() == "Typing window", "the keyboard in it")
        paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        desktop.start(sys.executable, "-m", PROGRAM, *arguments, name="popup", environ={"PYTHONPATH": paths})
        wait_until(lambda: "shown" in self.said(), "the popup")

    def focused(self) -> str:
        return self._desktop.title_of(self._desktop.focused_window())

    def typed(self) -> str:
        return (self._desktop.said("typing").splitlines() or [""])[-1]

    def said(self) -> list[str]:
        return self._desktop.said("popup").splitlines()

    def type(self, text: str) -> None:
        self._desktop.type(text)

    def click(self, name: str) -> None:
        place = next(line.split()[2:] for line in self.said() if line.startswith(f"place {name} "))
        self._desktop.run("xdotool", "mousemove", *place, "click", "1")


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[VirtualDesktop]:
    missing = missing_programs() if sys.platform == "linux" and shutil.which("xdotool") else ["xdotool"]
    if missing:
        pytest.skip(f"no virtual desktop without {', '.join(missing)}")
    with virtual_desktop(tmp_path / "desktop", tray=False) as started:
        yield started


def test_whoever_types_goes_on_typing(desktop: VirtualDesktop) -> None:
    evening = Evening(desktop)
    evening.type("on and on \n")
    wait_until(lambda: evening.typed() == "on and on ", "what was typed")
    assert evening.focused() == "Typing window"
    evening.click("review")
    wait_until(lambda: "filled review" in evening.said(), "the answer")
    evening.click("skip")
    evening.type("and on \n")
    wait_until(lambda: evening.typed() == "on and on and on ", "what was typed")
    assert not {"done", "week", "later"} & set(evening.said())


def test_the_note_takes_the_keyboard_when_it_is_clicked_and_gives_it_back(desktop: VirtualDesktop) -> None:
    evening = Evening(desktop)
    for _question in range(2):
        evening.click("skip")
    wait_until(lambda: any(line.startswith("place note") for line in evening.said()), "the last page")
    evening.click("note")
    wait_until(lambda: evening.focused() != "Typing window", "the keyboard in the note")
    evening.type("a line")
    wait_until(lambda: "note a line" in evening.said(), "the note")
    assert evening.typed() == ""
    evening.click("done")
    wait_until(lambda: evening.said()[-2:] == ["written a line", "done"], "the end of the popup")
    wait_until(lambda: evening.focused() == "Typing window", "the keyboard back")


def test_asked_for_it_has_the_keyboard_at_once(desktop: VirtualDesktop) -> None:
    evening = Evening(desktop, "--asked-for")
    wait_until(lambda: evening.focused() != "Typing window", "the keyboard in the popup")
    evening.type("\n ")
    assert not {"done", "week", "later", "filled coding"} & set(evening.said())
