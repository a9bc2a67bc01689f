"""Measuring: in turns, after a warm-up, as medians, and only ever compared within one run."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Literal

ROUNDS = 15
WARM_UP = 2


@dataclass(frozen=True)
class Row:
    """A line of the table: what was measured, how much it is, and how much it may be (or has to be at least)."""

    what: str
    measured: float
    limit: float | None = None
    unit: Literal["×", "ms", "a minute", "MB", "s"] = "×"
    at_least: bool = False
    note: str = ""

    @property
    def verdict(self) -> str:
        """Return whether it stays within its limit; nothing where there is none."""
        if self.limit is None:
            return "stated"
        kept = self.measured >= self.limit if self.at_least else self.measured <= self.limit
        return "within" if kept else "**over**"


def in_turns(
    cases: Mapping[str, Callable[[], float]], rounds: int = ROUNDS, warm_up: int = WARM_UP
) -> dict[str, float]:
    """Measure cases one after the other, round after round, and return the median of each.

    Args:
        cases: by name, what gives one measured figure.
        rounds: how often each is measured.
        warm_up: how often each is done before without looking.
    """
    measured: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(warm_up + rounds):
        for name, case in cases.items():
            figure = case()
            if number >= warm_up:
                measured[name].append(figure)
    return {name: median(figures) for name, figures in measured.items()}


def plain_environment(**more: str) -> dict[str, str]:
    """Return an environment that does not change how Python starts, with the time of day in UTC."""
    return {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")} | {"TZ": "UTC"} | more


def process_time(command: Sequence[str | Path], environ: Mapping[str, str]) -> Callable[[], float]:
    """Return a case that measures the seconds of a whole process."""

    def case() -> float:
        begin = time.perf_counter()
        subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=True)
        return time.perf_counter() - begin

    return case


def flush_time(folder: Path, size: int) -> Callable[[], float]:
    """Return a case that measures what the disk alone takes to write, flush and replace a file of so many bytes."""
    content = b"x" * size
    beside, place = folder / ".flushed.new", folder / ".flushed"

    def case() -> float:
        begin = time.perf_counter()
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
        return time.perf_counter() - begin

    return case
