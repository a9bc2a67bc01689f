"""SIGKILL at random moments of commands: the change is there whole or not at all, and nothing before it is lost."""

import json
import random
import shutil
import signal
from pathlib import Path

from tests.trials.outcome import Ended, Home, Outcome, kill_after

AGAIN = 8
"""The number of times that one command is killed on the same home."""

MODES = ("coding", "review", "planning", "meeting", "break", "1:1")


def run(outcome: Outcome, tries: int, seed: int, folder: Path) -> None:
    """Kill so many commands."""
    dice, home = random.Random(seed), Home(folder / "home")
    longest: dict[str, float] = {}
    number = 0
    while outcome.tries < tries:
        if number % 25 == 0:
            _begin(home)
        number += 1
        home.wait(seconds=dice.choice([0, 1, 37, 600]))
        words = _command(dice, home, folder)
        before = home.export().out
        home.keep()
        whole = home(*words)
        after = home.export().out
        if whole.fault:
            outcome.check(False, f"{words} {whole.fault}")
            continue
        for _time in range(AGAIN):
            home.restore()
            limit = longest.setdefault(words[0], 0.08)
            delay = dice.uniform(0.0005, limit)
            ended = home(*words, before=kill_after(delay))
            killed = ended.status in (-signal.SIGALRM, -signal.SIGKILL)
            longest[words[0]] = limit * (0.97 if not killed else 1.06)
            outcome.tries += killed
            _check(outcome, home, before, after, ended, f"{words} after {delay:.4f} s")


def _check(outcome: Outcome, home: Home, before: str, after: str, ended: Ended, where: str) -> None:
    left = home.export()
    right = left.out == after if ended.status == 0 else left.out in (before, after)
    outcome.check(right, f"{where}: neither before nor after")
    outcome.check(not left.fault and not left.err, f"{where}: {left.fault or left.err}")
    outcome.check(not home.broken_files(), f"{where}: {home.broken_files()} cannot be parsed")
    beside = [file for file in home.folder.parent.iterdir() if file.name.startswith(".")]
    outcome.check(not beside, f"{where}: leaves {[file.name for file in beside]}")
    for file in beside:
        file.unlink()


def _begin(home: Home) -> None:
    shutil.rmtree(home.folder, ignore_errors=True)
    home.wait(days=1)
    for mode in MODES[:5]:
        home.wait(minutes=1)
        home("switch", mode)


def _command(dice: random.Random, home: Home, folder: Path) -> tuple[str, ...]:
    def some_switch() -> str:
        ids = [each["id"] for each in json.loads(home("log", "--json").out)["switches"]]
        return dice.choice(ids) if ids else "none"

    hour = dice.randint(4, 7)
    commands = {
        "switch": lambda: ("switch", dice.choice(MODES), "--note", f"note {dice.randint(0, 9999)}"),
        "set": lambda: ("set", f"{hour:02}:15-{hour + 1:02}:00", dice.choice(MODES)),
        "undo": lambda: ("undo",),
        "redo": lambda: ("redo",),
        "change": lambda: ("change", some_switch(), "--mode", dice.choice(MODES)),
        "import": lambda: ("import", "json", _several_months(dice, folder)),
        "backup": lambda: ("backup", str(folder / "kept.zip")),
        "restore": lambda: ("restore", str(folder / "kept.zip"), "--over"),
        "settings": lambda: ("settings", "runaway_after", f"{dice.randint(2, 9)}h"),
        "promise": lambda: ("promise", f"do it {dice.randint(0, 999)}", "--verbatim"),
        "note": lambda: ("note", f"note {dice.randint(0, 999)}"),
    }
    weights = {"switch": 6, "set": 3, "undo": 3, "redo": 2, "change": 2, "import": 2}
    name = dice.choices(list(commands), [weights.get(name, 1) for name in commands])[0]
    if name == "restore" and not (folder / "kept.zip").exists():
        name = "backup"
    return commands[name]()


def _several_months(dice: random.Random, folder: Path) -> str:
    switches = [
        {
            "id": f"import-{month}-{dice.randint(0, 30)}",
            "at": f"2026-{month:02}-{dice.randint(1, 14):02}T{dice.randint(0, 23):02}:00:00Z",
            "mode": dice.choice(MODES),
        }
        for month in (7, 8, 9, 10)
        for _ in range(dice.randint(1, 8))
    ]
    once = {each["id"]: each for each in switches}
    file = folder / "import.json"
    note = {"id": f"n{dice.randint(0, 9)}", "day": "2026-11-16", "text": f"text {dice.randint(0, 99)}"}
    file.write_text(json.dumps({"schema": 1, "switches": list(once.values()), "notes": [note]}))
    return str(file)
