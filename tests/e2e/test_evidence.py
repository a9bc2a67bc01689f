"""Evidence of a real window: noticed, offered in the menu, accepted; and of a thousand titles nothing is kept."""

import json
from typing import Any

from tests.e2e.app import App, on_monday
from tests.e2e.test_away import give_input
from tests.e2e.tray_client import names
from tests.e2e.waiting import wait_until

SPEED = 30
NOON = on_monday("12:00:00")

TITLES = "i=0; while [ $i -lt 1000 ]; do i=$((i+1)); printf '\\033]0;SECRET-TITLE %s\\007' $i; done; exec sleep 600"


def test_a_window_in_front_becomes_a_switch_that_is_offered_and_its_titles_are_nowhere(app: App) -> None:
    app.do(on_monday("08:50:00"), "evidence", "on", "window")
    app.do(on_monday("08:50:00"), "switch", "planning")
    desktop = app.desktop
    desktop.start("xterm", "-class", "Code", "-e", "sh", "-c", TITLES, name="editor")
    wait_until(lambda: desktop.windows("SECRET-TITLE 1000"), "the last title")
    icon = app.icon(app.start(on_monday("09:00:00"), SPEED))

    def offered() -> str:
        give_input(app)
        return next((name for name in names(icon.menu()) if name.startswith("Coding · noticed, from ")), "")

    icon.click(wait_until(offered, "the offer in the menu", 120))
    wait_until(lambda: "coding" in app.modes(), "the switch")
    coding = next(entry for entry in app.log() if entry["mode"] == "coding")
    evidence: dict[str, Any] = json.loads(app.do(NOON, "evidence", "2026-11-16", "--json"))
    assert {(sample["source"], sample["mode"]) for sample in evidence["samples"]} == {("window", "coding")}
    assert [
        disagreement["start"] for disagreement in evidence["disagreements"] if disagreement["state"] == "accepted"
    ] == [coding["at"]]
    kept = [file for file in app.home.rglob("*") if file.is_file()]
    assert kept
    assert [file for file in kept if b"SECRET-TITLE" in file.read_bytes() or b"Code" in file.read_bytes()] == []
