"""Random changes, undone and redone on two devices that synchronise: each is what a model of its own predicts.

The model knows the contract and the files, and nothing of how the journal works: it merges the files by their stamps,
and remembers what each change made of what was there. What another device has edited since is never undone.
"""

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.trials.outcome import BEGIN, Outcome
from tltimer.clock import Clock
from tltimer.errors import Refused
from tltimer.journal.edit import Edit
from tltimer.journal.journal import Journal
from tltimer.paths import home_at

KEPT = 200
MODES = ("coding", "review", "planning", "off")
NAMES = ("Anna", "Bob", "Cleo")
STAMP = ("edited_at", "device", "deleted", "undone")
LENGTHS = (8, 25, 60, 250)
"""The numbers of changes in a sequence; the longest goes beyond what can be undone."""

Key = tuple[str, str]
State = dict[Key, Any]
"""The documents that exist, by table and id, without stamps."""

Stamps = dict[Key, tuple[str, str]]


@dataclass
class Step:
    """A change: what each document was before and after it."""

    changes: dict[Key, tuple[Any, Any]]
    automatic: bool


class Device:
    """A device, and the model of what it can undo and redo, by number."""

    def __init__(self, folder: Path, number: int) -> None:
        self.home = home_at(str(folder / f"device{number}"))
        self._machine, self.now = f"machine{number}", BEGIN
        self.clock = Clock(BEGIN, 1.0, lambda: (self.now - BEGIN).total_seconds())
        self.undoable: dict[int, Step] = {}
        self.redoable: dict[int, Step] = {}
        self.open()

    def open(self) -> None:
        """Begin anew, as a new process would."""
        self.journal = Journal(self.home, self.clock, self._machine)

    def read(self) -> tuple[State, Stamps]:
        """Merge the files of all devices."""
        held: dict[Key, Any] = {}
        for file in sorted(self.home.journal.glob("*/*.json")):
            for table, documents in json.loads(file.read_bytes()).items():
                for document in documents.values():
                    key = table, document["id"]
                    held[key] = max(held.get(key, document), document, key=_rank)
        exists = {key: document for key, document in held.items() if not document.get("deleted")}
        state = {key: {name: exists[key][name] for name in exists[key] if name not in STAMP} for key in exists}
        return state, {key: (document["edited_at"], document["device"]) for key, document in held.items()}

    def last(self) -> int | None:
        """Return the number of the step that undo takes: the user's last, else the last of all."""
        users = [number for number, step in self.undoable.items() if not step.automatic]
        return max(users or self.undoable, default=None)

    def next(self) -> int | None:
        """Return the number of the step that redo takes."""
        return min(self.redoable, default=None)


def _rank(document: dict[str, Any]) -> tuple[str, str, str]:
    text = json.dumps(document, sort_keys=True, ensure_ascii=False)
    return document.get("edited_at", ""), document.get("device", ""), text


def run(outcome: Outcome, tries: int, seed: int, folder: Path) -> None:
    """Make so many changes, in sequences that each begin with an empty home."""
    dice = random.Random(seed)
    # In memory where that is possible: what a power cut does to a file is another trial's.
    memory = Path("/dev/shm")
    while outcome.tries < tries and not outcome.losses:
        with TemporaryDirectory(dir=memory if memory.is_dir() else folder) as place:
            devices = [Device(Path(place), number) for number in range(2)]
            lively = dice.choice((0.2, 0.5))
            for _number in range(min(dice.choice(LENGTHS), max(8, tries - outcome.tries))):
                outcome.tries += 1
                _act(outcome, dice, devices, lively)


def _act(outcome: Outcome, dice: random.Random, devices: list[Device], undoing: float) -> None:
    device = dice.choice(devices)
    for each in devices:
        each.now += timedelta(seconds=dice.choice([0, 1, 60, 3600]))
    if dice.random() < 0.2:
        device.open()
    if dice.random() < 0.1:
        _synchronise(devices)
    chosen = dice.random()
    if chosen < undoing * 0.6:
        _undo(outcome, device)
    elif chosen < undoing:
        _redo(outcome, device)
    else:
        _edit(outcome, dice, device, automatic=dice.random() < 0.15)


def _synchronise(devices: list[Device]) -> None:
    for device in devices:
        own = device.home.journal / (device.journal.device or "none")
        for other in devices:
            if other is not device and own.exists():
                shutil.copytree(own, other.home.journal / own.name, dirs_exist_ok=True)


def _edit(outcome: Outcome, dice: random.Random, device: Device, automatic: bool) -> None:
    state, _stamps = device.read()
    wanted = dict(state)
    with device.journal.edit("change", automatic) as edit:
        for _number in range(dice.choice((1, 1, 2, 4))):
            _change(edit, dice, device, wanted)
    now, _stamps = device.read()
    outcome.check(now == wanted, f"a change made something else: {_difference(wanted, now)}")
    changes = {key: (state.get(key), now.get(key)) for key in {*state, *now} if state.get(key) != now.get(key)}
    if not changes:
        # Something written that leaves all as it was can be a step; then it is one that nobody sees.
        return
    number = max((*device.undoable, *device.redoable), default=0) + 1
    if not automatic:
        device.redoable.clear()
        number = max(device.undoable, default=0) + 1
    device.undoable[number] = Step(changes, automatic)
    for old in sorted(device.undoable)[:-KEPT]:
        del device.undoable[old]


def _change(edit: Edit, dice: random.Random, device: Device, wanted: State) -> None:
    """Change something, and the state that is wanted likewise."""
    switches = [key for key in sorted(wanted) if key[0] == "switches"]
    chosen = dice.random()
    if switches and chosen < 0.3:
        key = dice.choice(switches)
        fields = {"mode": dice.choice(MODES), "note": f"n{dice.randint(0, 9)}"}
        edit.change_switch(key[1], **fields)
        wanted[key] = wanted[key] | fields
    elif switches and chosen < 0.45:
        key = dice.choice(switches)
        edit.remove_switch(key[1])
        del wanted[key]
    elif chosen < 0.65:
        document = {"id": f"person-{dice.choice(NAMES)}", "every_days": dice.randint(1, 9)}
        edit.put("people", document)
        key = "people", document["id"]
        wanted[key] = wanted.get(key, {}) | document
    elif chosen < 0.7 and (people := [key for key in sorted(wanted) if key[0] == "people"]):
        key = dice.choice(people)
        edit.remove("people", key[1])
        del wanted[key]
    else:
        at = device.now - timedelta(minutes=dice.choice([0, dice.randint(0, 60 * 24 * 40)]))
        switch = edit.add_switch(at, dice.choice(MODES))
        wanted["switches", switch.id] = {"id": switch.id, "at": f"{at:%Y-%m-%dT%H:%M:%SZ}", "mode": switch.mode}


def _undo(outcome: Outcome, device: Device) -> None:
    state, stamps = device.read()
    while (number := device.last()) is not None:
        newest = max(device.undoable)
        if _stands_against(device.undoable[number], state, stamps, device.journal.device):
            number = newest  # what the program did since is undone first
        if not _is_there(device.undoable[number], state, stamps, device.journal.device, after=False):
            break
        del device.undoable[number]  # the program has put back by chance what the user had changed
    step = None if number is None else device.undoable[number]
    if _restage(outcome, device.journal.undo, device, state, stamps, step, after=False):
        assert number is not None
        device.redoable[number] = device.undoable.pop(number)


def _redo(outcome: Outcome, device: Device) -> None:
    state, stamps = device.read()
    while (number := device.next()) is not None:
        if not _is_there(device.redoable[number], state, stamps, device.journal.device, after=True):
            break
        del device.redoable[number]
    step = None if number is None else device.redoable[number]
    if _restage(outcome, device.journal.redo, device, state, stamps, step, after=True):
        assert number is not None
        assert step is not None
        # What the program has done meanwhile is its own step, and not undone with this one.
        redone = {key: contents for key, contents in step.changes.items() if state.get(key) != contents[True]}
        device.undoable[number] = Step(redone, device.redoable.pop(number).automatic)


def _restage(
    outcome: Outcome,
    ask: Callable[[], str | None],
    device: Device,
    state: State,
    stamps: Stamps,
    step: Step | None,
    *,
    after: bool,
) -> bool:
    """Undo or redo, and return whether that was done; what stood there has to be as before or after a step."""
    refused, label, verb = False, None, "redo" if after else "undo"
    try:
        label = ask()
    except Refused:
        refused = True
    now, stamps_now = device.read()
    if step is None:
        outcome.check(not refused and label is None and now == state, f"{verb} did something where nothing was done")
        return False
    against = _stands_against(step, state, stamps, device.journal.device)
    outcome.check(refused == against, f"{verb} refused: {refused}, expected: {against}; {step}")
    if refused:
        outcome.check(now == state and stamps_now == stamps, f"a refused {verb} changed something")
        return False
    wanted = dict(state)
    for key, contents in step.changes.items():
        _set(wanted, key, contents[after])
    outcome.check(now == wanted, f"{verb} left something else: {_difference(wanted, now)}")
    return True


def _stands_against(step: Step, state: State, stamps: Stamps, own: str) -> bool:
    """Return whether something that a step changed has become something else since, or another device edited it."""
    return any(
        state.get(key) not in contents or stamps.get(key, ("", own))[1] != own for key, contents in step.changes.items()
    )


def _is_there(step: Step, state: State, stamps: Stamps, own: str, *, after: bool) -> bool:
    """Return whether everything is as before, or after, a step already."""
    return not _stands_against(step, state, stamps, own) and all(
        state.get(key) == contents[after] for key, contents in step.changes.items()
    )


def _set(state: State, key: Key, content: Any) -> None:
    if content is None:
        state.pop(key, None)
    else:
        state[key] = content


def _difference(wanted: State, held: State) -> str:
    keys = sorted(key for key in {*wanted, *held} if wanted.get(key) != held.get(key))
    return "; ".join(f"{key}: {wanted.get(key)} is {held.get(key)}" for key in keys[:3])
