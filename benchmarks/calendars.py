"""One month of a large calendar: the program's reader against the libraries on the whole file."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.calendar_file import make_calendar
from benchmarks.measuring import Row, in_turns, plain_environment

ROUNDS = 3
"""Few, for the libraries take half a minute each time."""

FASTER = 8.0
MEMORY = 1 / 3


def measure(folder: Path) -> list[Row]:
    """Measure time and memory of whole processes, and compare what they found."""
    file = folder / "calendar.ics"
    make_calendar(file)
    answers: dict[str, list[dict[str, object]]] = {"ours": [], "libraries": []}

    def reading(way: str) -> Callable[[], float]:
        command = [sys.executable, "-m", "benchmarks.read_calendar", way, str(file)]

        def case() -> float:
            begin = time.perf_counter()
            done = subprocess.run(command, env=plain_environment(), stdout=subprocess.PIPE, check=True)
            took = time.perf_counter() - begin
            answers[way].append(json.loads(done.stdout))
            return took

        return case

    took = in_turns({way: reading(way) for way in answers}, ROUNDS, 0)
    memory = {way: median(float(str(one["memory"])) for one in found) for way, found in answers.items()}
    ours, theirs = answers["ours"][0]["rows"], answers["libraries"][0]["rows"]
    alike = len(ours) if ours == theirs else -1  # type: ignore[arg-type]
    megabytes = file.stat().st_size / 1e6
    return [
        Row(
            f"one month of {megabytes:.0f} MB: the libraries take so many times as long",
            took["libraries"] / took["ours"],
            FASTER,
            at_least=True,
            note=f"same {alike} occurrences" if alike >= 0 else "**not the same occurrences**",
        ),
        Row("… memory (peak), to that of the libraries", memory["ours"] / memory["libraries"], MEMORY),
        Row("… the whole process", took["ours"], unit="s"),
        Row("… its memory (peak)", memory["ours"], unit="MB"),
    ]
