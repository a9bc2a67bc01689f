"""Two homes whose journals a real Syncthing keeps in step, over the loopback: both end with one truth."""

import contextlib
import json
import os
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from tests.trials.outcome import Home, Outcome

PROGRAM = "syncthing"
PORTS = (22_411, 22_412)
MODES = ("coding", "review", "planning", "meeting", "break", "1:1")
ROUND = 25
"""Commands between two times at which both homes must come to the same."""

LONGEST = 120
"""Seconds for which Syncthing may take to carry a change."""

QUIET = {
    "globalAnnounceEnabled": "false",
    "localAnnounceEnabled": "false",
    "relaysEnabled": "false",
    "natEnabled": "false",
    "startBrowser": "false",
    "urAccepted": "-1",
    "crashReportingEnabled": "false",
    "stunKeepaliveStartS": "0",
    "reconnectionIntervalS": "5",
}
"""Options with which it talks to nobody but the other one."""


def possible(_folder: Path) -> bool:
    """Return whether Syncthing is installed."""
    return shutil.which(PROGRAM) is not None


def run(outcome: Outcome, tries: int, seed: int, folder: Path) -> None:
    """Run so many commands in two homes, with clocks two days apart."""
    dice = random.Random(seed)
    homes = [Home(folder / "one"), Home(folder / "two")]
    homes[1].wait(days=2)
    for home in homes:
        (home.folder / "journal").mkdir(parents=True)
    with contextlib.ExitStack() as stack:
        for process in _synchronisers(folder, homes):
            stack.enter_context(_ended(process))
            last = process
        while outcome.tries < tries:
            for _command in range(ROUND):
                seconds = dice.choice([0, 1, 30, 300])
                for home in homes:
                    home.wait(seconds=seconds)
                home = dice.choice(homes)
                words = _words(dice, home)
                ended = home(*words)
                outcome.tries += 1
                outcome.check(not ended.fault, f"{words}: {ended.fault}")
            begun = time.monotonic()
            while (homes[0].export().out != homes[1].export().out) and time.monotonic() - begun < LONGEST:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    last.wait(0.5)
            one, other = (home.export().out for home in homes)
            outcome.check(one == other, "the homes do not come to the same")
            for home in homes:
                outcome.check(not home.broken_files(), f"{home.broken_files()} cannot be parsed")


def _words(dice: random.Random, home: Home) -> tuple[str, ...]:
    chosen = dice.random()
    if chosen < 0.5:
        return "switch", dice.choice(MODES), "--note", f"note {dice.randint(0, 999)}"
    if chosen < 0.65:
        ids = [each["id"] for each in json.loads(home("log", "--json").out)["switches"]]
        return ("change", dice.choice(ids), "--mode", dice.choice(MODES)) if ids else ("stop",)
    if chosen < 0.8:
        return ("undo",)
    if chosen < 0.85:
        return ("redo",)
    return "note", f"note {dice.randint(0, 99)}"


def _synchronisers(folder: Path, homes: list[Home]) -> Iterator["subprocess.Popen[bytes]"]:
    places = [folder / f"synchroniser{number}" for number in (1, 2)]
    environ = os.environ | {"HOME": str(folder), "STNOUPGRADE": "1"}
    for place in places:
        command = [PROGRAM, "generate", f"--home={place}", "--no-default-folder", "--skip-port-probing"]
        subprocess.run(command, env=environ, check=True, capture_output=True)
    devices = [
        subprocess.run(
            [PROGRAM, f"--home={place}", "--device-id"], env=environ, check=True, capture_output=True, text=True
        ).stdout.strip()
        for place in places
    ]
    for number, place in enumerate(places):
        _configure(place / "config.xml", devices, number, homes[number].folder / "journal")
    for place in places:
        command = [PROGRAM, f"--home={place}", "--no-browser", "--no-restart", f"--logfile={place / 'log'}"]
        yield subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _configure(file: Path, devices: list[str], own: int, journal: Path) -> None:
    tree = ElementTree.parse(file)
    root = tree.getroot()
    for element in (*root.findall("folder"), *root.findall("device")):
        root.remove(element)
    shared = {"id": "journal", "path": str(journal), "rescanIntervalS": "3", "fsWatcherDelayS": "1"}
    folder = ElementTree.SubElement(root, "folder", shared | {"type": "sendreceive", "fsWatcherEnabled": "true"})
    for number, device in enumerate(devices):
        ElementTree.SubElement(folder, "device", {"id": device})
        named = ElementTree.SubElement(root, "device", {"id": device, "name": f"device{number}"})
        ElementTree.SubElement(named, "address").text = f"tcp://127.0.0.1:{PORTS[number]}"
    options = root.find("options")
    assert options is not None
    for name in ("listenAddress", "globalAnnounceServer", *QUIET):
        for element in options.findall(name):
            options.remove(element)
    for name, text in (QUIET | {"listenAddress": f"tcp://127.0.0.1:{PORTS[own]}"}).items():
        ElementTree.SubElement(options, name).text = text
    page = root.find("gui")
    if page is not None:
        page.set("enabled", "false")
    tree.write(file)


@contextlib.contextmanager
def _ended(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
