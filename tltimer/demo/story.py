"""Twelve sample weeks: a journal, a calendar and settings to try the program with, read from ``resources/demo``."""

from __future__ import annotations

import os
import tomllib
from datetime import timedelta
from itertools import pairwise

from tltimer.calendars.calendars import Calendars
from tltimer.clock import Clock
from tltimer.demo.sample_calendar import calendar_text
from tltimer.demo.sample_repository import make_repository
from tltimer.domain.evidence.disagreements import MEETING
from tltimer.domain.evidence.samples import SLOT, EvidenceSource, Sample, slot_of
from tltimer.domain.timeline.days import DayRule, dates, week_of
from tltimer.domain.timeline.durations import parse_wall
from tltimer.domain.timeline.instants import format_instant, wall_instant
from tltimer.domain.timeline.switches import Switch
from tltimer.i18n.translate import _, pgettext
from tltimer.journal.device import identifier
from tltimer.journal.journal import Journal
from tltimer.paths import home_at, make_private
from tltimer.repositories.registry import Repository, RepositoryRegistry
from tltimer.resources import shipped
from tltimer.services.evidence_store import EvidenceStore
from tltimer.settings.toml_changes import write_setting
from tltimer.storage.atomic import write_text
from tltimer.system.timezone import system_zone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime, tzinfo
    from pathlib import Path
    from typing import Any

    from tltimer.domain.timeline.days import Week
    from tltimer.domain.timeline.documents import Document
    from tltimer.paths import Home

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

LAST_WEEK = 12
"""The week of the story in which it is now."""

DEVICE = "demo"

NOTICED = {
    "coding": "coding",
    "review": "coding",
    "planning": "planning",
    "unknown": "planning",
    "meeting": MEETING,
    "1:1": MEETING,
}
"""The mode that the machine notices while another is logged."""


class Story:
    """The story, told so that its last week is this one.

    Args:
        told: the content of ``story.toml``.
        now: the present instant; what would lie after it has not happened yet.
        zone: where it takes place.
    """

    def __init__(self, script: dict[str, Any], now: datetime, zone: tzinfo) -> None:
        self._story = script
        self._now = now
        self._zone = zone
        self._this_week = week_of(DayRule(zone).day_of(now))

    def week(self, number: int) -> Week:
        """Return a week of the story."""
        return self._this_week.plus(number - LAST_WEEK)

    def date_of(self, item: dict[str, Any]) -> date:
        """Return the date of a ``week`` and a ``day``."""
        return self.week(item["week"]).monday + timedelta(days=DAYS.index(item["day"]))

    def instant(self, day: date, clock: str) -> datetime:
        """Return the instant of a time on the wall."""
        return wall_instant(day, parse_wall(clock), self._zone)

    def settings(self) -> dict[str, str]:
        """Return the settings that are not the default ones."""
        return dict(self._story["settings"])

    def switches(self) -> Iterator[Document]:
        """Go through the switches made by now."""
        for number in range(1, len(self._story["weeks"]) + 1):
            for switch in self._week_switches(number):
                if switch.at <= self._now:
                    yield switch.to_document() | self._stamp(switch.at)

    def records(self) -> Iterator[tuple[str, list[Document]]]:
        """Go through the collections of the 1:1 list, as they are by now."""
        yield "choices", [self._choice(entry) for entry in self._past("choices", "8:00")]
        yield "intentions", [self._intention(entry) for entry in self._past("intentions", "8:00")]
        yield (
            "notes",
            [
                {"id": f"demo-note-{n:02}", "day": self.date_of(entry).isoformat(), "text": entry["text"]}
                for n, entry in enumerate(self._past("notes", "17:20"), start=1)
            ],
        )
        yield "promises", list(self._promises())
        yield "people", [self._person(entry) for entry in self._story["people"]]
        yield "answers", [self._answer(entry) for entry in self._past("answers", "17:20")]
        yield "answers", list(self._evenings())
        yield "days_off", [{"id": self.date_of(entry).isoformat()} for entry in self._story["days_off"]]

    def commits(self) -> tuple[list[tuple[str, str]], list[tuple[Week, list[int]]]]:
        """Return the committers, the lead first, and for each week the number of commits of each."""
        repository = self._story["repository"]
        people = [(repository["lead"], self._story["settings"]["addresses"])]
        people += [(person["name"], person["address"]) for person in self._story["people"]]
        return people, [(self.week(number), counts) for number, counts in enumerate(repository["commits"], start=1)]

    def calendar(self) -> str:
        """Write the calendar as iCalendar."""
        return calendar_text(
            self._story["events"], self.week(1).monday, str(self._zone), self._story["settings"]["addresses"]
        )

    def samples(self) -> tuple[Sample, ...]:
        """Return two weeks of samples: like the log, except where the story differs."""
        apps = [
            (self.instant(self.date_of(hour), hour["from"]), self.instant(self.date_of(hour), hour["to"]), hour["mode"])
            for hour in self._story["noticed"]
        ]
        logged = [
            (switch.at, switch.mode) for week in (LAST_WEEK - 1, LAST_WEEK) for switch in self._week_switches(week)
        ]
        samples: list[Sample] = []
        for (start, mode), (end, _next) in pairwise(logged):
            slot = slot_of(start + SLOT / 2)
            while mode in NOTICED and slot + SLOT / 2 < min(end, self._now):
                middle = slot + SLOT / 2
                seen = next((app for begin, until, app in apps if begin <= middle < until), NOTICED[mode])
                source = EvidenceSource.CALL if seen == MEETING else EvidenceSource.WINDOW
                samples += [Sample(slot, source, seen)] * 4
                slot += SLOT
        return tuple(samples)

    def _week_switches(self, number: int) -> Iterator[Switch]:
        for name, lines in self._story["weeks"][number - 1].items():
            day = self.week(number).monday + timedelta(days=DAYS.index(name))
            yield from (self._switch(day, text) for text in lines)

    def _switch(self, day: date, text: str) -> Switch:
        clock, words = text.split(maxsplit=1)
        words, _by, source = words.partition(" by ")
        words, _opening, kind = words.removesuffix(")").partition(" (")
        mode, _with, person = words.partition(" with ")
        at = self.instant(day, clock)
        number = int(at.timestamp()) * 1000
        return Switch(identifier(number, DEVICE), at, mode, person or None, kind or None, source=source or "user")

    def _past(self, collection: str, usually: str) -> list[dict[str, Any]]:
        entries = self._story[collection]
        return [entry for entry in entries if self.instant(self.date_of(entry), entry.get("at", usually)) <= self._now]

    def _choice(self, item: dict[str, Any]) -> Document:
        return {
            "id": f"demo-choice-{item['week']:02}",
            "from_week": str(self.week(item["week"])),
            "low": item["low"],
            "high": item["high"],
            "because": item["because"],
            "until": None,
            "decided_at": format_instant(self.instant(self.date_of(item), item["at"])),
        }

    def _intention(self, item: dict[str, Any]) -> Document:
        week = self.week(item["week"])
        answered = {"done": item.get("done"), "answered_at": None}
        return {"id": f"intention-{week}", "week": str(week), "act": item["act"], "text": item["text"], **answered}

    def _person(self, item: dict[str, Any]) -> Document:
        name = item["name"]
        return {
            "id": f"person-{name.lower()}",
            "name": name,
            "addresses": [item["address"]],
            "aliases": [],
            "every_days": item["every_days"],
        }

    def _answer(self, item: dict[str, Any]) -> Document:
        day = self.date_of(item).isoformat()
        return {
            "id": f"one-to-one-{day}-person-{item['person'].lower()}",
            "one_to_one": item["person"],
            "day": day,
            "held": item["held"],
        }

    def _evenings(self) -> Iterator[Document]:
        """Every day before today was looked back at, so that the app has nothing to ask about them."""
        for number in range(1, len(self._story["weeks"]) + 1):
            for day in dates(self.week(number).monday, self.week(number + 1).monday - timedelta(days=1)):
                looked_at = self.instant(day, "18:00")
                if looked_at <= self._now - timedelta(hours=12):
                    yield {"id": f"evening-{day.isoformat()}", "looked_at": format_instant(looked_at), "nothing": []}

    def _promises(self) -> Iterator[Document]:
        for number, promise in enumerate(self._story["promises"], start=1):
            if self._passed(promise["made"]) is None:
                continue
            done = self._passed(promise["done"]) if "done" in promise else None
            yield {
                "id": f"demo-promise-{number:02}",
                "text": promise["text"],
                "to": promise["to"],
                "due": self.date_of(promise["due"]).isoformat(),
                "minutes": promise["minutes"],
                "done_at": format_instant(done) if done else None,
                "dropped_at": None,
            }

    def _passed(self, item: dict[str, Any]) -> datetime | None:
        at = self.instant(self.date_of(item), item["at"])
        return at if at <= self._now else None

    def _stamp(self, at: datetime) -> Document:
        return {"edited_at": format_instant(at), "device": DEVICE}


SAMPLE = "sample data"
"""The context of the story's texts."""

TEXTS = ("text", "because", "title")
"""The fields of the story that hold words for people."""


def texts_in(value: object) -> Iterator[str]:
    """Return the texts of a story that are translated; names of people are not."""
    if isinstance(value, list):
        for text in value:
            yield from texts_in(text)
    elif isinstance(value, dict):
        for name, text in value.items():
            yield from texts_in(text)
            if name in TEXTS and isinstance(text, str) and not text.startswith("1:1 "):
                yield text


def in_own_language(script: Any) -> Any:
    """Return the story with its texts in the user's language."""
    if isinstance(script, list):
        return [in_own_language(item) for item in script]
    if not isinstance(script, dict):
        return script
    own = {name: in_own_language(value) for name, value in script.items()}
    return own | {name: pgettext(SAMPLE, own[name]) for name in TEXTS if isinstance(own.get(name), str)}


def fill(home_dir: Path, now: datetime, zone: tzinfo | None = None) -> None:
    """Fill an empty home with the story up to now.

    Args:
        home_dir: the one folder of the home.
        now: the present instant; the same one gives the same story.
        zone: where it takes place; None for the system's zone.
    """
    zone = zone or system_zone(os.environ)
    story = Story(in_own_language(tomllib.loads(shipped("demo", "story.toml").read_text("utf-8"))), now, zone)
    home, clock = home_at(str(home_dir)), Clock(now)
    make_private(home.data)
    for key, text in story.settings().items():
        write_setting(home.settings_file, key, text)
    with Journal(home, clock).edit(None) as edit:
        edit.take_in("switches", story.switches())
        for collection, documents in story.records():
            edit.take_in(collection, documents)
    _add_calendar(home, clock, story, zone)
    _add_repository(home, clock, story, zone)
    EvidenceStore(home.evidence).put(story.samples(), now.date())


def _add_repository(home: Home, clock: Clock, story: Story, zone: tzinfo) -> None:
    """Add the team's repository, where there is a git to read it with."""
    path = home.data / "storage.git"
    if make_repository(path, *story.commits(), clock.now(), zone):
        RepositoryRegistry(home).add(Repository(str(path.resolve()), str(path.resolve())))


def _add_calendar(home: Home, clock: Clock, story: Story, zone: tzinfo) -> None:
    file = home.config / "demo.ics"
    write_text(file, story.calendar(), durable=False)
    Calendars(home, clock).add(_("Work"), str(file), zone)
