"""Imports the files of other programs, and exports of our own."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

from tltimer.domain.audit.estimates import audit_records
from tltimer.domain.balance.intentions import intentions_from
from tltimer.domain.balance.people import people_from
from tltimer.domain.balance.promises import promises_from
from tltimer.domain.balance.target import choices_from
from tltimer.domain.meetings.working_hours import days_off_from, working_days_from
from tltimer.domain.timeline.entries import compute_entries
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.steps import step_name
from tltimer.errors import Refused
from tltimer.exchange.entries import ImportedLog, Unreadable
from tltimer.exchange.merging import placed
from tltimer.exchange.name_mapping import NameMapping
from tltimer.exchange.registry import READERS
from tltimer.i18n.translate import _
from tltimer.reports.day import notes_from
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from typing import Any

    from tltimer.clock import Clock
    from tltimer.domain.balance.people import People
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.documents import Document
    from tltimer.exchange.entries import ImportedDocuments
    from tltimer.exchange.merging import PlacedEntries
    from tltimer.journal.edit import Edit
    from tltimer.journal.journal import Journal

A_SECOND = timedelta(seconds=1)
A_WEEK = timedelta(days=7)


COLLECTIONS: Mapping[str, Callable[[Iterable[Document]], Collection[object]]] = {
    "audits": audit_records,
    "choices": choices_from,
    "days_off": lambda documents: days_off_from(documents) | working_days_from(documents),
    "intentions": intentions_from,
    "notes": notes_from,
    "people": people_from,
    "promises": promises_from,
}
"""The readers of the collections whose documents each stand for one thing that the user sees."""


class Imported(Value):
    """The outcome of an import, done or only tried: how many documents of each collection are new or changed.

    ``placed`` tells more of the log of another program; it is None for files of our own. ``passed_over`` says in words
    what was left out. ``unusable`` has by collection the ids of documents that are stored as they are, but that nothing
    shows or counts, since a value in them is invalid. Of the documents that were removed here since, ``restored``
    counts those that came again, and ``removed`` those that stay removed.
    """

    counts: dict[str, int]
    placed: PlacedEntries | None = None
    passed_over: tuple[str, ...] = ()
    unusable: Mapping[str, tuple[str, ...]] = {}
    removed: int = 0
    restored: int = 0

    @property
    def changes(self) -> int:
        """The number of documents that are new or changed."""
        return sum(self.counts.values())


class _OnlyTried(Exception):  # noqa: N818 - leaves an edit without writing it
    pass


class Importer:
    """Reads files and merges what they hold: all of it as one step of undo, or nothing.

    Args:
        journal: where it is written.
        clock: the clock.
        rules: returns how to read the log.
        people: returns the people of the 1:1 list.
    """

    def __init__(
        self, journal: Journal, clock: Clock, rules: Callable[[], Rules], people: Callable[[], People]
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._rules = rules
        self._people = people

    def take_in(
        self,
        form: str,
        raw: bytes,
        name: str,
        *,
        stated: Mapping[str, str] | None = None,
        otherwise: str | None = None,
        dry_run: bool = False,
        again: bool = False,
        options: Mapping[str, Any] | None = None,
    ) -> Imported:
        """Import a file.

        Args:
            form: one of READERS.
            raw: what the file holds.
            name: how to call the file.
            stated: by a name that the file uses, the key of the mode that it means.
            otherwise: the key of the mode of all names that no mode has; None: they become modes of their own.
            dry_run: only report what would change.
            again: let what was removed here since the file was taken in come again.
            options: what the reader of the format takes besides.

        Raises:
            Refused: something in the file makes no sense; nothing was changed.
        """
        rules = self._rules()
        try:
            reader = import_module(READERS[form])
            content: ImportedLog | ImportedDocuments = reader.read(raw, rules.days.zone, **(options or {}))
        except Unreadable as refusal:
            place = ", ".join(part for part in (name, refusal.place) if part)
            raise Refused(_("{where}: {what}").format(where=place, what=refusal.problem)) from None
        try:
            with self._journal.edit(step_name("import", name=name)) as edit:
                if isinstance(content, ImportedLog):
                    done = self._placed(edit, content, rules, stated, otherwise, again)
                else:
                    counts = {
                        table: edit.take_in(table, documents, again) for table, documents in content.collections.items()
                    }
                    unusable = _unusable(content.collections)
                    done = Imported(counts, None, content.passed_over, unusable, len(edit.stayed_removed))
                if dry_run:
                    raise _OnlyTried
        except _OnlyTried:
            pass
        return done

    def _placed(
        self,
        edit: Edit,
        log: ImportedLog,
        rules: Rules,
        stated: Mapping[str, str] | None,
        otherwise: str | None,
        again: bool,
    ) -> Imported:
        now = self._clock.now()
        people = self._people()
        names = NameMapping(rules.modes, rules.kinds, lambda name: _name_of(name, people), stated, otherwise)
        # What was removed can lie where another entry reaches since, so it is looked for as if the log were empty.
        imported = placed(log.entries, names, (), (), rules, now).switches
        removed = edit.removed_switches(document["id"] for document in imported)
        restored = [document for document in imported if document["id"] in removed] if again else []
        back = edit.take_in("switches", restored, again)
        present: tuple[Any, ...] = ()
        if log.entries:
            first = min(entry.start for entry in log.entries)
            present = edit.switches(min(first, now) - A_WEEK, now + A_SECOND)
        taken = (Span(entry.start, entry.end) for entry in compute_entries(present, now, rules.entries, as_logged=True))
        done = placed(log.entries, names, taken, (switch.at for switch in present), rules, now)
        counts = {"switches": back + edit.take_in("switches", done.switches, again)}
        stayed = edit.stayed_removed if again else edit.stayed_removed | removed
        return Imported(counts, done, log.passed_over, {}, len(stayed), back)


def _unusable(collections: Mapping[str, Iterable[Document]]) -> dict[str, tuple[str, ...]]:
    """Return by collection the ids of the documents that its reader passes over."""
    unusable = {
        name: tuple(
            str(document["id"])
            for document in collections.get(name, ())
            if not document.get("deleted") and not read_collection((document,))
        )
        for name, read_collection in COLLECTIONS.items()
    }
    return {name: ids for name, ids in unusable.items() if ids}


def _name_of(name: str, people: People) -> str | None:
    person = people.named(name)
    return person.name if person else None
