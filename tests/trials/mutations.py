"""A file of the home, mutated: no command ends with a traceback, hangs, or takes much memory."""

import json
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.trials.outcome import Home, Outcome

COMMANDS = (
    ("status", "--json"),
    ("log",),
    ("day",),
    ("week", "--json"),
    ("plan",),
    ("promises",),
    ("people",),
    ("calendar", "list"),
    ("repo", "list"),
    ("settings",),
    ("doctor",),
    ("export", "json"),
    ("undo",),
    ("redo",),
    ("switch", "review"),
    ("note", "x"),
    ("target",),
    ("intention",),
    ("audit", "--skip-guess", "--json"),
    ("evidence", "2026-11-16"),
    ("modes",),
    ("kinds",),
    ("days-off",),
    ("quiet",),
    ("calendar", "refresh"),
    ("week", "--html", "-"),
    ("status", "--format", "{label} {share} {next_title} {promises}"),
    ("plan", "--all", "--json"),
    ("people", "held", "Anna"),
    ("_words", "--", "switch ", ""),
    ("export", "ics"),
    ("export", "csv", "--hours"),
)

READ: dict[str, tuple[str, ...]] = {
    "log.timeclock": ("import", "timeclock"),
    "log.csv": ("import", "csv"),
    "log.ics": ("import", "ics"),
    "log.klog": ("import", "klog"),
    "log.org": ("import", "org"),
    "log.txt": ("import", "gtimelog"),
    "log.xml": ("import", "hamster"),
    "log.tsv": ("import", "hamster"),
    "log.db": ("import", "hamster"),
    "frames.json": ("import", "watson"),
    "export.json": ("import", "json"),
    "intervals.data": ("import", "timewarrior"),
    "buckets.json": ("import", "activitywatch"),
    "samples.json": ("evidence", "import"),
    "all.zip": ("restore",),
    "work.ics": ("calendar", "add", "More"),
}
"""Files that are not the home's own, and the commands that read them."""

CONTENTS = {
    "log.klog": "2026-11-13\nSummary #x\n    9:00 - 10:30 #coding the lexer\n    <23:30 - 0:30> review\n    1h\n",
    "log.org": "* Parser :coding:\n  CLOCK: [2026-11-13 Fri 09:00]--[2026-11-13 Fri 10:30] =>  1:30\n",
    "log.txt": "2026-11-13 09:00: arrived\n2026-11-13 10:30: coding: the parser\n2026-11-13 11:00: lunch **\n",
    "log.tsv": "review\t2026-11-13 09:00:00\t2026-11-13 10:00:00\t60\tWork\tone\ttwo, three\n",
    "log.xml": '<activities><activity name="review" start_time="2026-11-13 09:00:00" duration_minutes="60" '
    'end_time="2026-11-13 10:00:00" category="Work" description="one" tags="two"/></activities>',
    "frames.json": '[[1763283600, 1763287200, "coding", "id", ["one"], 1763287200]]',
    "intervals.data": "inc 20261113T090000Z - 20261113T103000Z # coding # a note\n",
    "buckets.json": '{"buckets": {"w": {"type": "currentwindow", "events": [{"timestamp": "2026-11-13T09:00:00Z", '
    '"duration": 600, "data": {"app": "code"}}]}}}',
    "samples.json": '{"samples": [{"at": "2026-11-16T09:00:00Z", "source": "window", "mode": "coding"}]}',
}

ODD: tuple[Any, ...] = (
    *(None, True, -1, 10**30, 1e308, float("inf"), float("nan"), "", "\ud800", "\x1b[31m", "x" * 10_000),
    *([], {}, [[[]]], {"id": {}}, "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-11-16T09:00:00", "2026-W99"),
)

CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:one
DTSTART:20261116T130000Z
DTEND:20261116T140000Z
SUMMARY:1:1 Anna
ORGANIZER:mailto:me@example.org
ATTENDEE:mailto:anna@example.org
ATTENDEE:mailto:me@example.org
RRULE:FREQ=WEEKLY
END:VEVENT
END:VCALENDAR
"""


def run(outcome: Outcome, tries: int, seed: int, folder: Path) -> None:
    """Mutate so many files."""
    dice, home = random.Random(seed), Home(folder / "home")
    _begin(home, folder)
    home.keep()
    files = sorted(
        file.relative_to(home.folder) for file in home.folder.rglob("*") if file.is_file() and file.suffix != ".lock"
    )
    while outcome.tries < tries:
        home.restore()
        name = dice.choice(files)
        mutation = dice.choice(MUTATIONS)
        content = (home.folder / name).read_bytes()
        (home.folder / name).write_bytes(mutation(content, dice))
        reads = (*READ[name.name], str(home.folder / name)) if name.parent == Path("read") else None
        for words in (reads, ("status",)) if reads else dice.sample(COMMANDS, 3):
            ended = home(*words)
            outcome.check(not ended.fault, f"{name} {mutation.__name__}, {words}: {ended.fault}")
            outcome.check(
                ended.status == 0 or bool(ended.err), f"{name} {mutation.__name__}, {words}: fails without a word"
            )
        outcome.tries += 1


def _begin(home: Home, folder: Path) -> None:
    (folder / "work.ics").write_text(CALENDAR.replace("\n", "\r\n"))
    home("settings", "addresses", "me@example.org")
    home("calendar", "add", "Work", str(folder / "work.ics"))
    for mode in ("coding", "1:1", "review", "meeting"):
        home.wait(minutes=50)
        home("switch", mode, "--with", "Anna") if mode == "1:1" else home("switch", mode)
    home("people", "add", "Anna", "--email", "anna@example.org", "--every", "7d")
    home("promise", "review the RFC", "--to", "Anna", "--due", "2026-11-16")
    home("target", "set", "30-50", "--because", "hiring")
    home("note", "an outcome")
    home("days-off", "add", "2026-11-19")
    home("modes", "add", "Deep", "--counts-as", "coding")
    home("undo")
    home("intention", "give away the importer")
    home("kinds", "add", "reading")
    home("quiet")
    home("evidence", "on", "window")
    home("plan", "block", "tomorrow", "9-11")
    _git(folder / "repository")
    home("repo", "add", str(folder / "repository"))
    _write_foreign(home)
    home("evidence", "import", str(home.folder / "read" / "samples.json"))
    home("evidence", "reject", "2026-11-16", "--all")
    home("audit", "--guess", "50,30,20")
    for words in (("week",), ("plan",), ("calendar", "refresh"), ("plan",)):
        home(*words)
    other = home.folder / "journal" / "other-aaaa"
    other.mkdir(parents=True)
    own = next(folder for folder in (home.folder / "journal").iterdir() if folder != other)
    for file in own.glob("*.json"):
        (other / file.name).write_bytes(file.read_bytes())


def _git(folder: Path) -> None:
    folder.mkdir()
    who = ("-c", "user.name=me", "-c", "user.email=me@example.org")
    for words in (("init", "-q"), (*who, "commit", "-q", "--allow-empty", "-m", "one")):
        subprocess.run(["git", *words], cwd=folder, check=False, capture_output=True)


def _write_foreign(home: Home) -> None:
    """Write files that are not the home's own into a folder of it, so that they are mutated likewise."""
    folder = home.folder / "read"
    folder.mkdir()
    for name, text in CONTENTS.items():
        (folder / name).write_text(text)
    (folder / "work.ics").write_text(CALENDAR.replace("\n", "\r\n"))
    for form, name in (("timeclock", "log.timeclock"), ("csv", "log.csv"), ("ics", "log.ics"), ("json", "export.json")):
        home("export", form, str(folder / name))
    home("backup", str(folder / "all.zip"))
    shutil.copy(Path(__file__).parents[1] / "exchange" / "files" / "hamster.db", folder / "log.db")


def _cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randint(0, len(content))]


def _flip(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.randint(1, 8)):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _double(content: bytes, dice: random.Random) -> bytes:
    return content + content[dice.randint(0, len(content)) :]


def _nest(content: bytes, dice: random.Random) -> bytes:
    return content.replace(b'"', b"[" * dice.choice([1, 50, 100_000]), 1)


def _odd_value(content: bytes, dice: random.Random) -> bytes:
    """Put an odd value in the place of any other."""
    try:
        value = json.loads(content)
    except ValueError:
        return _flip(content, dice)
    places: list[tuple[Any, Any]] = []

    def walk(part: Any) -> None:
        for key, inner in part.items() if isinstance(part, dict) else enumerate(part):
            places.append((part, key))
            if isinstance(inner, dict | list):
                walk(inner)

    if isinstance(value, dict | list):
        walk(value)
    for part, key in dice.sample(places, min(len(places), dice.choice([1, 1, 3]))):
        odd = dice.choice(ODD)
        if dice.random() < 0.15 and isinstance(part, dict):
            part.pop(key, None)
        elif isinstance(part, dict) or key < len(part):
            part[key] = odd
    try:
        return json.dumps(value).encode()
    except ValueError:
        return content


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_cut, _flip, _double, _nest),
    *(_odd_value,) * 6,
)
