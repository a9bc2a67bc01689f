"""The week's report against two other programs on the same ten years; both are installed here, not with the program."""

import json
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from benchmarks.commands import environment, tltimer
from benchmarks.logs import TEN_YEARS, timewarrior_lines, watson_frames
from benchmarks.measuring import Row, in_turns, plain_environment, process_time

WATSON = "td-watson==2.1.0"
FASTER = 18.0
FROM, TO = "2026-11-16", "2026-11-22"


def watson_program(folder: Path) -> Path:
    """Install Watson into an environment of its own, if it is not there yet, and give its program."""
    program = folder / "watson" / "bin" / "watson"
    if not program.exists():
        venv.create(folder / "watson", with_pip=True)
        python = program.with_name("python")
        # Watson needs setuptools where Python brings none.
        pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        subprocess.run([*pip, WATSON, "setuptools<80"], check=True)
    return program


def measure(home: Path, folder: Path, installed: Path) -> list[Row]:
    """Measure the week's report of ten years of log.

    Args:
        home: a home with them.
        folder: for the same log as the others keep it.
        installed: where other programs are installed.
    """
    environ = plain_environment(WATSON_DIR=str(_watson_log(folder)), TIMEWARRIORDB=str(_timewarrior_log(folder)))
    cases = {
        "tltimer": process_time(tltimer(home, "week"), environment()),
        "watson": process_time([watson_program(installed), "report", "--from", FROM, "--to", TO], environ),
    }
    if shutil.which("timew"):
        cases["timewarrior"] = process_time(["timew", "summary", FROM, "-", "2026-11-23"], environ)
    medians = in_turns(cases, rounds=7, warm_up=1)
    times = medians["watson"] / medians["tltimer"]
    rows = [Row("`week` of ten years: Watson's report takes so many times as long", times, FASTER, at_least=True)]
    if "timewarrior" in medians:
        rows.append(Row("`week` of ten years, to timewarrior's summary", medians["tltimer"] / medians["timewarrior"]))
    else:
        print("timewarrior is not installed, so its row is missing", file=sys.stderr)
    return rows


def _watson_log(folder: Path) -> Path:
    log = folder / "watson-log"
    log.mkdir()
    (log / "frames").write_text(json.dumps(watson_frames(TEN_YEARS)))
    return log


def _timewarrior_log(folder: Path) -> Path:
    log = folder / "timewarrior-log"
    (log / "data").mkdir(parents=True)
    (log / "timewarrior.cfg").write_text("")
    for name, lines in timewarrior_lines(TEN_YEARS).items():
        (log / "data" / name).write_text("\n".join(lines) + "\n")
    return log
