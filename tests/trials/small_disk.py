"""A disk that fills up: each change is done and acknowledged, or refused, and nothing before it is lost."""

import contextlib
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.trials.outcome import Home, Outcome


def possible(folder: Path) -> bool:
    """Return whether small disks can be mounted here."""
    try:
        with mounted(folder, 1024):
            return True
    except OSError:
        return False


@contextlib.contextmanager
def mounted(folder: Path, size: int) -> Iterator[Path]:
    """Mount a disk of so many kilobytes.

    Raises:
        OSError: it cannot be mounted.
    """
    disk = folder / "disk"
    disk.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(disk)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        raise OSError("no disk can be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def run(outcome: Outcome, tries: int, seed: int, folder: Path) -> None:
    """Make so many changes on disks that fill up."""
    dice = random.Random(seed)
    while outcome.tries < tries:
        with mounted(folder, dice.choice([64, 128, 256])) as disk:
            home = Home(disk / "home")
            home("switch", "coding")
            before = home.export().out
            for number in range(20):
                home.wait(minutes=5)
                long = "x" * dice.choice([10, 5_000, 60_000])
                words = dice.choice(
                    [("note", long), ("switch", dice.choice(["review", "coding"]), "--note", long), ("undo",)]
                )
                ended = home(*words)
                after = home.export()
                outcome.tries += 1
                outcome.check(not ended.fault and not after.fault, f"{words[0]}: {ended.fault or after.fault}")
                outcome.check(
                    ended.status == 0 or after.out == before, f"{words[0]} {number}: refused and done: {ended.err}"
                )
                outcome.check(not home.broken_files(), f"{words[0]}: {home.broken_files()} cannot be parsed")
                before = after.out
