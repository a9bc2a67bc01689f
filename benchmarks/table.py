"""The table of a run, and the machine that it was made on."""

import os
import platform
import sys
from collections.abc import Iterable
from pathlib import Path

from benchmarks.measuring import Row


def machine() -> str:
    """Name the machine by what matters, and by nothing else."""
    system = "unknown system"
    for line in _lines("/etc/os-release"):
        if line.startswith("PRETTY_NAME="):
            system = line.partition("=")[2].strip('"')
    models = [line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    model = models[0] if models else platform.machine()
    return f"{model}, {os.cpu_count()} cores, {system}, Python {platform.python_version()}"


def table(groups: Iterable[tuple[str, list[Row]]]) -> str:
    """Write the rows of all groups as one table in Markdown."""
    lines = ["| what | measured | limit | |", "|---|--:|--:|---|"]
    for name, rows in groups:
        lines.append(f"| **{name}** | | | |")
        lines += [_line(row) for row in rows]
    return "\n".join(lines)


def report(groups: list[tuple[str, list[Row]]]) -> str:
    """Write the whole report."""
    rows = [row for _name, group in groups for row in group]
    over = [row for row in rows if row.verdict == "**over**"]
    limited = sum(row.limit is not None for row in rows)
    return f"""# Measured

Made by `make bench` on: {machine()}.

All figures are medians, measured in turns within one run after a warm-up; × are ratios within that run. “The imports
alone” is a process of the same Python that only imports argparse, json, datetime, dataclasses, zoneinfo, platformdirs
and tinydb. Ten years of log are 52,000 switches.

{table(groups)}

{limited - len(over)} of {limited} limits are kept.
"""


def _line(row: Row) -> str:
    limit = "" if row.limit is None else f"{'≥' if row.at_least else '≤'} {_figure(row.limit, row.unit)}"
    note = f"; {row.note}" if row.note else ""
    return f"| {row.what} | {_figure(row.measured, row.unit)} | {limit} | {row.verdict}{note} |"


def _figure(figure: float, unit: str) -> str:
    digits = 0 if unit == "×" and figure >= 100 else 2 if unit in ("×", "s") and figure < 10 else 1
    text = f"{figure:.{digits}f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text} {unit}"


def _lines(file: str) -> list[str]:
    try:
        return Path(file).read_text("utf-8").splitlines()
    except OSError:
        return []


def say(text: str) -> None:
    """Print progress, apart from the table."""
    print(text, file=sys.stderr, flush=True)
