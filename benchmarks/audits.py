"""The audit: of a year with 35 meetings a week, and of four weeks in ten years of log; in CPU time."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks.logs import NOW, make_log
from benchmarks.measuring import Row
from tltimer.domain.audit.week_spans import Preset
from tltimer.domain.timeline.instants import format_instant
from tltimer.services.bootstrap import open_program

ROUNDS = 5
A_YEAR = 60
MEETINGS_A_DAY = 7
FIRST_DAY = datetime(2025, 11, 17, 8, 0, tzinfo=UTC)


def measure(folder: Path, ten_years: Path) -> list[Row]:
    """Measure both spans; what is read for the first time is read before."""
    year = folder / "year"
    make_log(year, A_YEAR)
    calendar = folder / "year.ics"
    calendar.write_text("\r\n".join(_calendar()) + "\r\n", "utf-8")
    for words in (("settings", "zone", "UTC"), ("settings", "addresses", "me@example.org")):
        _run(year, *words)
    _run(year, "calendar", "add", "Work", str(calendar))
    return [
        Row("a year with 35 meetings a week, in the app", _seconds(year, Preset.YEAR), 0.3, unit="s"),
        Row("four weeks of ten years of log, in the app", _seconds(ten_years, Preset.FOUR_WEEKS), 0.3, unit="s"),
    ]


def _seconds(home: Path, preset: Preset) -> float:
    audits = open_program(str(home), None, os.environ | {"TLTIMER_NOW": format_instant(NOW)}).audits
    span = audits.preset(preset)
    audits.report(span)
    return median(_cpu(lambda: audits.report(span)) for _round in range(ROUNDS))


def _cpu(case: Callable[[], object]) -> float:
    begin = time.process_time()
    case()
    return time.process_time() - begin


def _run(home: Path, *words: str) -> None:
    environ = os.environ | {"TLTIMER_NOW": format_instant(NOW)}
    command = (sys.executable, "-m", "tltimer", "--home", str(home), *words)
    subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, check=True)


def _calendar() -> Iterator[str]:
    """Write seven weekly meetings of half an hour a day, of one to four others."""
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//EN")
    for number in range(5 * MEETINGS_A_DAY):
        day, place = divmod(number, MEETINGS_A_DAY)
        start = FIRST_DAY + timedelta(days=day, minutes=75 * place)
        yield from (
            "BEGIN:VEVENT",
            f"UID:{number}@example.org",
            f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
            f"DTEND:{start + timedelta(minutes=30):%Y%m%dT%H%M%SZ}",
            "RRULE:FREQ=WEEKLY",
            f"SUMMARY:Meeting {number}",
            "ORGANIZER:mailto:me@example.org",
            "ATTENDEE:mailto:me@example.org",
            *(f"ATTENDEE:mailto:other{other}@example.org" for other in range(1 + number % 4)),
            "END:VEVENT",
        )
    yield "END:VCALENDAR"
