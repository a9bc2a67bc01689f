"""The trials of reliability: ``python -m tests.trials [short|long] [NAME …]`` prints tries and losses of each.

Short, they are part of the tests; long, they take hours. Ctrl+C ends a trial and prints what it has found so far.
"""

import contextlib
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.trials import (
    devices,
    do_not_disturb,
    errors,
    kills,
    mutations,
    power_cuts,
    settings_race,
    small_disk,
    synchroniser,
    undo,
)
from tests.trials.outcome import Outcome, warm_up

Trial = Callable[[Outcome, int, int, Path], None]

TRIALS: dict[str, tuple[str, Trial, Callable[[Path], bool], int, int]] = {
    "kills": ("commands killed", kills.run, lambda _folder: True, 20, 10_000),
    "errors": ("injected errors", errors.run, lambda _folder: errors.possible(), 20, 3_000),
    "devices": ("edits on three devices", devices.run, lambda _folder: True, 200, 100_000),
    "undo": ("changes made, undone and redone", undo.run, lambda _folder: True, 400, 50_000),
    "mutations": ("mutated files", mutations.run, lambda _folder: True, 25, 5_000),
    "small-disk": ("changes on full disks", small_disk.run, small_disk.possible, 20, 1_000),
    "settings": ("settings at once", settings_race.run, lambda _folder: True, 30, 1_000),
    "do-not-disturb": ("sequences of switches, kills and users", do_not_disturb.run, lambda _folder: True, 200, 10_000),
    "power-cuts": ("power cuts", power_cuts.run, power_cuts.possible, 6, 300),
    "synchroniser": ("commands beside Syncthing", synchroniser.run, synchroniser.possible, 0, 1_000),
}
"""By name: its subject, the trial, whether it is possible here, how many tries it has short and long; 0 for none."""


def main(words: list[str]) -> int:
    """Run the trials that are named, or all, and print a line for each."""
    length = words.pop(0) if words and words[0] in ("short", "long") else "short"
    unknown = [word for word in words if word not in TRIALS]
    if unknown:
        print(f"'{unknown[0]}' is not a trial. Choose from: {', '.join(TRIALS)}.", file=sys.stderr)
        return 2
    warm_up()
    lost = 0
    for name in words or TRIALS:
        subject, trial, possible, *tries = TRIALS[name]
        count = tries[length == "long"]
        if not count:
            print(f"{name:12} {subject}: only in the long form", flush=True)
            continue
        folder = Path(tempfile.mkdtemp(prefix="tltimer-trial-"))
        begun = time.monotonic()
        outcome = Outcome()
        try:
            if not possible(folder):
                print(f"{name:12} {subject}: not possible here", flush=True)
                continue
            with contextlib.suppress(KeyboardInterrupt):
                trial(outcome, count, 1 if length == "short" else int(begun), folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        took = time.monotonic() - begun
        print(f"{name:12} {outcome.tries:6} {subject}, {len(outcome.losses)} losses, {took:.0f} s", flush=True)
        for loss in outcome.losses[:20]:
            print(f"    {loss}", flush=True)
        lost += len(outcome.losses)
    return min(lost, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
