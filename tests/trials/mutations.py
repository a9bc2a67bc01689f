"""A file of the home, mutated: no command ends with a traceback, hangs, or takes much memory."""

import json
import random
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
)

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
        file.relative_to(home.folder)
        for file in home.folder.rglob("*")
        if file.is_file() and file.suffix in (".json", ".jsonl", ".toml", ".ics")
    )
    while outcome.tries < tries:
        home.restore()
        name = dice.choice(files)
        mutation = dice.choice(MUTATIONS)
        content = (home.folder / name).read_bytes()
        (home.folder / name).write_bytes(mutation(content, dice))
        for words in dice.sample(COMMANDS, 3):
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
    for words in (("week",), ("plan",), ("calendar", "refresh"), ("plan",)):
        home(*words)
    other = home.folder / "journal" / "other-aaaa"
    other.mkdir(parents=True)
    own = next(folder for folder in (home.folder / "journal").iterdir() if folder != other)
    for file in own.glob("*.json"):
        (other / file.name).write_bytes(file.read_bytes())


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
