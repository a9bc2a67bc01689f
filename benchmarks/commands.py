"""Commands against a process that only imports what they need, and against their own log of ten years."""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.logs import NOW, TEN_YEARS, TWELVE_WEEKS, make_log
from benchmarks.measuring import Row, flush_time, in_turns, plain_environment, process_time

BASE = (sys.executable, "-c", "import argparse, json, datetime, dataclasses, zoneinfo, platformdirs, tinydb")
PYTHON = (sys.executable, "-c", "pass")
LIMITS = {"status": 1.3, "switch": 1.6, "week": 1.8}
LIMITS_TO_PYTHON = {"status": 3.8, "week": 4.1}
GROWTH = 1.1
LOGS = {"twelve weeks": TWELVE_WEEKS, "ten years": TEN_YEARS}


def environment() -> dict[str, str]:
    """Return the environment of measured commands: the clock stands at the end of the sample logs."""
    return plain_environment(TLTIMER_NOW=NOW.strftime("%Y-%m-%dT%H:%M:%SZ"))


def tltimer(home: Path, *arguments: str) -> tuple[str, ...]:
    """Return the command line of a command of tltimer."""
    return (sys.executable, "-m", "tltimer", "--home", str(home), *arguments)


def make_homes(folder: Path) -> dict[str, Path]:
    """Make a home of each length of log."""
    homes = {name: folder / name.replace(" ", "-") for name in LOGS}
    for name, home in homes.items():
        make_log(home, LOGS[name])
    return homes


def measure(homes: dict[str, Path]) -> list[Row]:
    """Measure ``status``, ``switch`` and ``week``, each in turns with what it is compared with."""
    environ = environment()
    rows, bases, pythons = [], [], []
    for command in LIMITS:
        cases = {"base": process_time(BASE, environ), "python": process_time(PYTHON, environ)}
        for log, home in homes.items():
            if command == "switch":
                cases[log], cases[f"flush of {log}"] = _switching(home.with_name(f"{home.name}-written"), log, environ)
            else:
                cases[log] = process_time(tltimer(home, command), environ)
        medians = in_turns(cases)
        bases.append(medians["base"])
        pythons.append(medians["python"])
        took = {log: medians[log] - medians.get(f"flush of {log}", 0) for log in homes}
        less = "less the disk's flush, " if command == "switch" else ""
        for log in homes:
            what = f"`{command}`, {less}{log} of log, to the imports alone"
            rows.append(Row(what, took[log] / medians["base"], LIMITS[command]))
        if command in LIMITS_TO_PYTHON:
            for log in homes:
                what = f"`{command}`, {log} of log, to `python -c pass`"
                rows.append(Row(what, took[log] / medians["python"], LIMITS_TO_PYTHON[command]))
        growth = took["ten years"] / took["twelve weeks"]
        rows.append(Row(f"`{command}`, ten years of log to twelve weeks", growth, GROWTH))
    rows.append(Row("the imports alone (the base): whole process", median(bases) * 1000, unit="ms"))
    rows.append(Row("`python -c pass` (the base): whole process", median(pythons) * 1000, unit="ms"))
    return rows


def _switching(home: Path, log: str, environ: dict[str, str]) -> tuple[Callable[[], float], Callable[[], float]]:
    """Return the case of a switch in a home of its own, and that of flushing as much to the disk.

    It is no copy of a home: that would be another device, whose first switches go to a file of few lines.
    """
    make_log(home, LOGS[log])
    turns = [process_time(tltimer(home, "switch", mode), environ) for mode in ("coding", "review")]

    def case() -> float:
        turns.reverse()
        return turns[0]()

    return case, flush_time(home, max(file.stat().st_size for file in home.rglob("2026-11.json")))
