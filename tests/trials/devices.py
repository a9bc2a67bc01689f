"""Three devices with clocks two days apart, and a synchroniser that copies by parts: all end with one truth."""

import json
import random
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.trials.outcome import BEGIN, Outcome
from tltimer.clock import Clock
from tltimer.errors import Refused
from tltimer.journal.edit import Edit
from tltimer.journal.journal import Journal
from tltimer.journal.listing import State, state_of
from tltimer.paths import home_at

AHEAD = (timedelta(0), timedelta(days=2), timedelta(days=-2))
MODES = ("coding", "review", "planning", "meeting", "break", "1:1", "off", "unknown")
NAMES = ("Anna", "Bob", "Cleo")
CONFLICTS = (
    "{stem}.sync-conflict-20261116-120000-ABCDEFG.json",
    "{stem} (Bob's conflicted copy 2026-11-16).json",
    "{stem} (1).json",
)
PARTS = ("~syncthing~{stem}.json.tmp", ".syncthing.{stem}.json.tmp")


class Device:
    """A device whose clock is wrong, and the stamps of what it has acknowledged."""

    def __init__(self, folder: Path, number: int) -> None:
        self.home = home_at(str(folder / f"device{number}"))
        self._machine, self._ahead = f"machine{number}", AHEAD[number]
        self.now = BEGIN
        self._clock = Clock(BEGIN + self._ahead, 1.0, lambda: (self.now - BEGIN).total_seconds())
        self.acknowledged: dict[tuple[str, str], tuple[str, str]] = {}
        self._seen: dict[Path, State] = {}
        self.open()

    @property
    def time(self) -> datetime:
        """The time that it shows."""
        return self.now + self._ahead

    def open(self) -> None:
        """Begin anew, as a new process would."""
        self.journal = Journal(self.home, self._clock, self._machine)

    def act(self, dice: random.Random, now: datetime) -> None:
        """Change something, or undo it, at a time: in the app, which runs on, or as a command, which begins anew."""
        self.now = now
        if dice.random() < 0.3:
            self.open()
        chosen = dice.random()
        if chosen < 0.15:
            self.journal.undo()
        elif chosen < 0.2:
            self.journal.redo()
        else:
            with self.journal.edit("change") as edit:
                self._change(edit, dice)
        own = self.home.journal / self.journal.device
        for file in own.glob("*.json"):
            if self._seen.get(file) == state_of(file.stat()):
                continue
            self._seen[file] = state_of(file.stat())
            for table, documents in json.loads(file.read_bytes()).items():
                for document in documents.values():
                    self.acknowledged[table, document["id"]] = document["edited_at"], document["device"]

    def _change(self, edit: Edit, dice: random.Random) -> None:
        switches = edit.switches(self.time - timedelta(days=6), self.time)
        chosen = dice.random()
        if switches and chosen < 0.25:
            edit.change_switch(dice.choice(switches).id, mode=dice.choice(MODES), note=f"n{dice.randint(0, 99)}")
        elif switches and chosen < 0.35:
            switch = dice.choice(switches)
            edit.change_switch(switch.id, at=switch.at + timedelta(minutes=dice.randint(-300, 300)))
        elif switches and chosen < 0.42:
            edit.remove_switch(dice.choice(switches).id)
        elif chosen < 0.6:
            edit.put("people", {"id": f"person-{dice.choice(NAMES)}", "every_days": dice.randint(1, 9)})
        elif chosen < 0.7:
            edit.put("notes", {"day": "2026-11-16", "text": f"note {dice.randint(0, 99)}"})
        else:
            at = self.time - timedelta(minutes=dice.choice([0, dice.randint(0, 3000)]))
            edit.add_switch(at, dice.choice(MODES), person=dice.choice([None, *NAMES]))


def run(outcome: Outcome, tries: int, seed: int, folder: Path) -> None:
    """Make so many edits."""
    dice = random.Random(seed)
    devices = [Device(folder, number) for number in range(len(AHEAD))]
    synchroniser = Synchroniser(dice)
    now = BEGIN
    while outcome.tries < tries:
        for device in dice.choices(devices, k=dice.randint(1, 12)):
            now += timedelta(seconds=dice.choice([0, 1, 30, 300, 900]))
            outcome.tries += 1
            try:
                device.act(dice, now)
            except Refused:
                pass  # another device has edited the same since, say
            except Exception as error:
                outcome.check(False, f"an edit ends with {error!r}")
        synchroniser.copy_in_part(devices)
        if dice.random() < 0.02 or outcome.tries >= tries:
            _check(devices, outcome)


def _check(devices: list[Device], outcome: Outcome) -> None:
    """Synchronise everything: then all devices hold the same, and the newest of all that was acknowledged."""
    for device in devices:
        own = device.home.journal / device.journal.device
        for other in devices:
            if other is not device and own.exists():
                shutil.rmtree(other.home.journal / own.name, ignore_errors=True)
                shutil.copytree(own, other.home.journal / own.name)
    held: list[dict[str, Any]] = []
    for device in devices:
        device.open()
        held.append(device.journal.all_documents())
    outcome.check(all(each == held[0] for each in held), "two devices hold different documents")
    stamps = {
        (table, document["id"]): (document["edited_at"], document["device"])
        for table, documents in held[0].items()
        for document in documents
    }
    for device in devices:
        lost = [key for key, stamp in device.acknowledged.items() if stamps.get(key, ("", "")) < stamp]
        outcome.check(not lost, f"lost: {lost[:3]}")


class Synchroniser:
    """Copies changes until they have arrived whole: not at all, by half, as rubbish, under another name."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._arrived: dict[Path, State] = {}

    def copy_in_part(self, devices: list[Device]) -> None:
        """Copy some of what each device has to the others."""
        for device in devices:
            own = device.home.journal / device.journal.device
            for file in sorted(own.glob("*.json")) if device.journal.device else ():
                for other in devices:
                    target = other.home.journal / own.name / file.name
                    if other is not device and self._arrived.get(target) != state_of(file.stat()):
                        self._copy(file, target)

    def _copy(self, file: Path, target: Path) -> None:
        state, content, chosen = state_of(file.stat()), file.read_bytes(), self._dice.random()
        if chosen < 0.5:
            return
        self._arrived.pop(target, None)
        if chosen < 0.56:
            content = content[: self._dice.randint(0, len(content))]
        elif chosen < 0.58:
            content = self._dice.randbytes(200)
        elif chosen < 0.64:
            target = target.with_name(self._dice.choice(CONFLICTS).format(stem=file.stem))
        elif chosen < 0.66:
            content = content[: len(content) // 2]
            target = target.with_name(self._dice.choice(PARTS).format(stem=file.stem))
        else:
            self._arrived[target] = state
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
