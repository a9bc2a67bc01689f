"""One month of a large calendar: the program's reader against the libraries on the whole file."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.calendar_file import (
    change_file,
    make_calendar,
    make_endless_rules,
    make_folder,
    make_large_calendar,
)
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
    memory = {way: median(float(str(answer["memory"])) for answer in of_way) for way, of_way in answers.items()}
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
        *_large(folder),
        *_endless(folder),
        *_changed(folder),
    ]


LARGE, ENDLESS, FILES = 190_000, 2_000, 3_000


def _large(folder: Path) -> list[Row]:
    file = folder / "large.ics"
    make_large_calendar(file, LARGE)
    answer = _read(file)
    megabytes = file.stat().st_size / 1e6
    return [
        Row(f"{LARGE} events, {megabytes:.0f} MB, read for the first time: CPU", answer["cpu"], 4.0, unit="s"),
        Row("… memory (peak)", answer["memory"], 160.0, unit="MB"),
    ]


def _endless(folder: Path) -> list[Row]:
    cpu = {}
    for year in (2011, 2026):
        file = folder / f"endless-{year}.ics"
        make_endless_rules(file, ENDLESS, year)
        cpu[year] = min(_read(file)["cpu"] for _round in range(ROUNDS))
    return [
        Row(f"one month of {ENDLESS} rules without end, since 2011: CPU", cpu[2011], 3.0, unit="s"),
        Row("… to the same rules begun this year", cpu[2011] / cpu[2026], 1.5),
    ]


def _changed(folder: Path) -> list[Row]:
    files = folder / "folder"
    make_folder(files, FILES)
    _read(files)
    change_file(files, 7, "Changed")
    return [Row(f"one of {FILES} files in a folder changed: CPU", _read(files)["cpu"], 0.2, unit="s")]


def _read(file: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.read_calendar", "ours", str(file)]
    done = subprocess.run(command, env=plain_environment(), stdout=subprocess.PIPE, check=True)
    return dict(json.loads(done.stdout))
