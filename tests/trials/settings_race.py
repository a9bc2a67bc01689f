"""Three commands at once that each set a value: none is lost."""

import random
import tomllib
from pathlib import Path

from tests.trials.outcome import Home, Outcome, wait_for


def run(outcome: Outcome, tries: int, seed: int, folder: Path) -> None:
    """Set so many values, three at once."""
    dice, home = random.Random(seed), Home(folder / "home")
    while outcome.tries < tries:
        values = {key: dice.randint(6, 99) for key in ("focus", "short", "bridge")}
        running = [home.begin("settings", f"blocks.{key}", str(value)) for key, value in values.items()]
        for each in running:
            ended = wait_for(each)
            outcome.check(ended.status == 0, f"refused: {ended.err}")
        result = tomllib.loads((home.folder / "settings.toml").read_text("utf-8"))["blocks"]
        for key, value in values.items():
            outcome.tries += 1
            outcome.check(result.get(key) == value, f"{key} = {value} is lost")
