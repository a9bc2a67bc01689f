"""Random switches, kills and changes by the user around modes that ask for do-not-disturb."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.services.pretended_desktops import STEPS, Desktop, Inhibiting, play
from tests.trials.outcome import Outcome


def run(outcome: Outcome, tries: int, seed: int, folder: Path) -> None:
    """Play so many sequences; each has to end with the desktop as the user had it, and nothing noted."""
    dice = random.Random(seed)
    # In memory where that is possible: what a power cut does to a file is another trial's.
    place = TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else folder)
    with place as notes:
        _play(outcome, tries, dice, Path(notes))


def _play(outcome: Outcome, tries: int, dice: random.Random, folder: Path) -> None:
    while outcome.tries < tries:
        outcome.tries += 1
        steps = dice.choices(STEPS, k=dice.randint(1, 40))
        on, kind = dice.random() < 0.5, dice.choice((Desktop, Inhibiting))
        ends, users, is_noted = play(steps, on, kind, folder)
        outcome.check(ends == users and not is_noted, f"{kind.__name__}, {on}: {steps}")
