"""Commands against a process that only imports what they need, and against their own log of ten years."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.logs import NOW, TEN_YEARS, TWELVE_WEEKS, make_log
from benchmarks.measuring import Row, flush_time, in_turns, plain_environment, process_time

BASE = (sys.executable, "-c", "import argparse, json, datetime, dataclasses, zoneinfo, platformdirs, tinydb")
LIMITS = {"status": 1.3, "switch": 1.6, "week": 1.8}
GROWTH = 1.1
LOGS = {"twelve weeks": TWELVE_WEEKS, "ten years": TEN_YEARS}


def environment() -> dict[str, str]:
    """Give the environment of measured commands: the clock stands at the end of the made-up logs."""
    return plain_environment(TLTIMER_NOW=NOW.strftime("%Y-%m-%dT%H:%M:%SZ"))


def tltimer(home: Path, *arguments: str) -> tuple[str, ...]:
    """Give the command line of a command of tltimer."""
    return (sys.executable, "-m", "tltimer", "--home", str(home), *arguments)


def make_homes(folder: Path) -> dict[str, Path]:
    """Make a home of each length of log."""
    homes = {name: folder / name.replace(" ", "-") for name in LOGS}
    for name, home in homes.items():
        make_log(home, LOGS[name])
    return homes


def measure(homes: dict[str, Path]) -> list[Row]:
    """Measure ``status``, ``switch`` and ``week``."""
    environ = environment()
    cases = {"base": process_time(BASE, environ)}
    for log, home in homes.items():
        written = home.with_name(f"{home.name}-written")
        shutil.copytree(home, written)
        cases[f"status, {log}"] = process_time(tltimer(home, "status"), environ)
        cases[f"week, {log}"] = process_time(tltimer(home, "week"), environ)
        cases[f"switch, {log}"] = _switching(written, environ)
        size = max(file.stat().st_size for file in (written / "journal").rglob("2026-11.json"))
        cases[f"flush, {log}"] = flush_time(written, size)
    medians = in_turns(cases)
    return _rows(medians)


def _switching(home: Path, environ: dict[str, str]) -> Callable[[], float]:
    turns = [process_time(tltimer(home, "switch", mode), environ) for mode in ("coding", "review")]

    def case() -> float:
        turns.reverse()
        return turns[0]()

    return case


def _rows(medians: dict[str, float]) -> list[Row]:
    base, rows = medians["base"], []
    took = {
        f"{command}, {log}": medians[f"{command}, {log}"] - (medians[f"flush, {log}"] if command == "switch" else 0)
        for command in LIMITS
        for log in LOGS
    }
    for name, seconds in took.items():
        command, _comma, log = name.partition(", ")
        less = "less the disk's flush, " if command == "switch" else ""
        rows.append(Row(f"`{command}`, {less}{log} of log, to the imports alone", seconds / base, LIMITS[command]))
    for command in LIMITS:
        grown = took[f"{command}, ten years"] / took[f"{command}, twelve weeks"]
        rows.append(Row(f"`{command}`, ten years of log to twelve weeks", grown, GROWTH))
    rows.append(Row("the imports alone (the base): whole process", base * 1000, unit="ms"))
    return rows
