"""Blocks of time for coding or leading in a calendar that the user chose: add them, and delete them after an undo."""

from __future__ import annotations

import json
from contextlib import suppress

from tltimer.calendars.ics.writer import event_text
from tltimer.domain.meetings.event_classes import LONGEST
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.meetings.title_words import begins_with
from tltimer.domain.timeline.documents import Document
from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.steps import step_name
from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _
from tltimer.paths import read_file
from tltimer.settings.schema import WRITE_TO
from tltimer.storage.atomic import write_text
from tltimer.storage.lock import FileLock
from tltimer.values import Value
from tltimer.wording import formats
from tltimer.wording.sanitize import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tltimer.calendars.calendars import Calendars
    from tltimer.clock import Clock
    from tltimer.domain.meetings.meetings import EventReading
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.spans import Span
    from tltimer.journal.journal import Journal
    from tltimer.paths import Home
    from tltimer.settings.schema import Settings

COLLECTION = "blocks"

Entries = dict[str, Document]
"""The documents that are recorded as one step, by their collection."""

LONGEST_TITLE = 200


class TimeBlock(Value):
    """A block as it was made: in a calendar, or, where none was chosen for it, in a file for the user to take over."""

    title: str
    calendar: str | None
    file: Path | None


class TimeBlocks:
    """The blocks of one home. The journal decides; an event whose block was undone is deleted.

        block       + in the journal   + event in the calendar
        undo        - in the journal
        take_out                       - event in the calendar: right after, or once the server can be reached

    Args:
        home: remembers which events are ours, and holds the files.
        clock: the clock.
        journal: remembers the blocks.
        calendars: hold the events.
        rules: returns the words that mark planned coding and leading, fresh each time.
        settings: returns the calendar that is written to, fresh each time.
    """

    def __init__(
        self,
        home: Home,
        clock: Clock,
        journal: Journal,
        calendars: Calendars,
        rules: Callable[[], Rules],
        settings: Callable[[], Settings],
    ) -> None:
        self._home = home
        self._clock = clock
        self._journal = journal
        self._calendars = calendars
        self._rules = rules
        self._settings = settings
        self._published = PublishedEvents(home.published_file)

    def block(
        self, span: Span, plan: Plan = Plan.CODING, title: str = "", promise: Document | None = None
    ) -> TimeBlock:
        """Keep a span free for coding or leading; takes a moment where a server is asked.

        Args:
            span: the time, not over yet.
            plan: what for.
            title: the title in the calendar; the words that mark such time are put in front where they are missing.
            promise: the promise that it is for, recorded in the same step, or not at all where the block is refused.

        Raises:
            Refused: the span or the title does not fit, the time is already blocked, the chosen calendar is missing,
                or its server refuses.
        """
        rules, now = self._rules(), self._clock.now()
        if span.end <= now:
            raise Refused(_("That time has passed. Choose a time in the future."))
        if span.end - span.start > LONGEST:
            raise Refused(_("Blocks longer than 12 hours are ignored. Choose a shorter block."))
        self._refuse_again(span, rules)
        title = fit_title(title, plan, rules.reading)
        from uuid import uuid4

        uid = str(uuid4())
        text = event_text(uid, title, span.start, span.end, now)
        chosen = self._settings()[WRITE_TO].strip()
        if not chosen:
            return TimeBlock(title, None, self._write(title, span, text, rules, promise))
        name = step_name("block", text=title, start=format_instant(span.start), end=format_instant(span.end))
        entry: Document = {"id": uid, "calendar": chosen, "title": title, "plan": plan.value, **_times(span)}
        self._put(chosen, uid, text, name, {COLLECTION: entry} | _promised(promise))
        self._calendars.refresh([chosen], force=True)
        return TimeBlock(title, chosen, None)

    def undone(self) -> dict[str, str]:
        """Return the blocks that were undone and whose events are still in a calendar: title by UID; asks no server."""
        published = self._published.all()
        if not published or published.keys() <= {block["id"] for block in self._journal.entries(COLLECTION)}:
            return {}
        # What is merely missing may be in a file that cannot be read now: only what was undone is deleted.
        documents = self._journal.all_documents().get(COLLECTION, [])
        return {
            block["id"]: str(block.get("title", ""))
            for block in documents
            if block.get("deleted") and block["id"] in published
        }

    def take_out(self, undone: dict[str, str]) -> tuple[str, ...]:
        """Delete the events of blocks that were undone; takes a moment, and does not touch the journal.

        Returns:
            a sentence for each event that could not be deleted; it is tried again.
        """
        published = self._published.all()
        remaining, touched = [], set()
        for uid in published.keys() & undone.keys():
            try:
                problem = self._calendars.change(published[uid], "delete", uid)
            except Refused as refusal:
                # Without the calendar there is nothing that could be asked again.
                problem = None
                remaining.append(str(refusal))
            if problem is None:
                with suppress(OSError):
                    self._published.drop(uid)
                touched.add(published[uid])
            else:
                text = _('"{title}" is still in {calendar}: {reason}. tltimer will try again at the next refresh.')
                remaining.append(text.format(title=undone[uid], calendar=published[uid], reason=problem))
        names = {source.name for source in self._calendars.sources()} & touched
        if names:
            self._calendars.refresh(sorted(names), force=True)
        return tuple(remaining)

    def _refuse_again(self, span: Span, rules: Rules) -> None:
        """Refuse a span that one of our blocks holds already: the same one would stand in the calendar twice."""
        times = _times(span)
        for block in self._journal.entries(COLLECTION):
            if all(block.get(name) == text for name, text in times.items()):
                raise Refused(
                    _(
                        'tltimer has already blocked {span} with "{title}" in {calendar}. Undo that block, or '
                        "choose other times."
                    ).format(span=_named(span, rules), title=block.get("title", ""), calendar=block.get("calendar", ""))
                )

    def _put(self, calendar: str, uid: str, text: str, name: str, entries: Entries) -> None:
        try:
            # Remembered first: what is not remembered could never be taken out again.
            self._published.add(uid, calendar)
            problem = self._calendars.change(calendar, "put", uid, text)
        except OSError as error:
            raise Refused(_("The block could not be saved: {reason}.").format(reason=reason_of(error))) from None
        except Refused:
            self._forget(uid)
            raise
        if problem is not None:
            # The server may have taken it and lost only the answer.
            if self._calendars.change(calendar, "delete", uid) is None:
                self._forget(uid)
            raise Refused(
                _("The block could not be added to {calendar}: {reason}.").format(calendar=calendar, reason=problem)
            )
        try:
            self._remember(name, entries)
        except Refused:
            if self._calendars.change(calendar, "delete", uid) is None:
                self._forget(uid)
            raise

    def _remember(self, name: str, entries: Entries) -> None:
        with self._journal.edit(name) as edit:
            for collection, entry in entries.items():
                edit.put(collection, entry)

    def _forget(self, uid: str) -> None:
        with suppress(OSError):
            self._published.drop(uid)

    def _write(self, title: str, span: Span, text: str, rules: Rules, promise: Document | None) -> Path:
        start = span.start.astimezone(rules.days.zone)
        words = "".join(letter if letter.isalnum() else " " for letter in title.lower()).split()
        name = "-".join(words)[:40].strip("-") or "block"
        end = span.end.astimezone(rules.days.zone)
        when = f"{start:%Y-%m-%d-%H%M}-{end:%H%M}"
        folder = self._home.cache / "blocks"
        for present in sorted(folder.glob(f"{when}-*.ics")):
            raise Refused(
                _(
                    "{span} is already blocked by {file}. Open the file in your calendar app, or delete it first."
                ).format(span=_named(span, rules), file=present)
            )
        file = folder / f"{when}-{name}.ics"
        try:
            write_text(file, text)
        except OSError as error:
            raise Refused(_("{file} cannot be written: {reason}.").format(file=file, reason=reason_of(error))) from None
        if promise is not None:
            try:
                self._remember(step_name("promise", text=promise["text"]), _promised(promise))
            except Refused:
                file.unlink(missing_ok=True)
                raise
        return file


class PublishedEvents:
    """The events that this machine put into calendars, by UID, each with its calendar's name: no others are deleted.

    Args:
        path: the file; made with the first event.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(path.with_suffix(".lock"))

    def all(self) -> dict[str, str]:
        """Return the events that were put into calendars and not taken out again."""
        try:
            content = json.loads(read_file(self._path))
        except (OSError, ValueError, RecursionError):
            return {}
        return {str(uid): str(name) for uid, name in content.items()} if isinstance(content, dict) else {}

    def add(self, uid: str, calendar: str) -> None:
        """Remember an event.

        Raises:
            OSError: it cannot be written.
            Refused: another process holds the list.
        """
        with self._lock.held():
            self._put(self.all() | {uid: calendar})

    def drop(self, uid: str) -> None:
        """Forget an event.

        Raises:
            OSError: it cannot be written.
            Refused: another process holds the list.
        """
        with self._lock.held():
            self._put({other: name for other, name in self.all().items() if other != uid})

    def _put(self, events: dict[str, str]) -> None:
        write_text(self._path, json.dumps(events, indent=1, ensure_ascii=False) + "\n")


def title_of_promise(text: str, plan: Plan, reading: EventReading) -> str:
    """Return the title of a block for a promise; a text that means something else to a plan is left out of it.

    Raises:
        Refused: the settings name no words for such a block.
    """
    try:
        return fit_title(text, plan, reading)
    except Refused:
        return fit_title("", plan, reading)


def fit_title(title: str, plan: Plan, reading: EventReading) -> str:
    """Return a title that reads as planned coding or leading, whichever is meant.

    Raises:
        Refused: the settings name no words for it, or the title means the other.
    """
    title = plain(title)[:LONGEST_TITLE]
    coding = plan is Plan.CODING
    words = reading.focus_words if coding else reading.leading_words
    if not words:
        key = "calendar.focus_words" if coding else "calendar.leading_words"
        raise Refused(
            _(
                "The setting {key} is empty, so tltimer would not recognise the block by its title. Add a word to the "
                "setting first."
            ).format(key=key)
        )
    word = words[0].removesuffix("*")
    marked = formats.capitalized(word)
    if not title:
        title = marked
    elif not begins_with(title, words):
        title = f"{marked}: {title}"
    if not coding and begins_with(title, reading.focus_words):
        raise Refused(
            _(
                '"{title}" counts as planned coding, because it begins with a word from the setting '
                "calendar.focus_words. Use a title that doesn't."
            ).format(title=title)
        )
    return title


def _named(span: Span, rules: Rules) -> str:
    return _("{day} {span}").format(
        day=formats.short_day(rules.days.day_of(span.start)),
        span=formats.span_words(span.start, span.end, rules.days.zone),
    )


def _promised(promise: Document | None) -> Entries:
    return {} if promise is None else {"promises": promise}


def _times(span: Span) -> dict[str, str]:
    return {"start": format_instant(span.start), "end": format_instant(span.end)}
