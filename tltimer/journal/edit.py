"""One change to the journal while it is being put together: read fresh, staged here, written whole by the journal."""

from __future__ import annotations

import json
from datetime import date, timedelta

from tltimer.domain.timeline.documents import counts_over
from tltimer.domain.timeline.instants import FIRST_YEAR, LAST_YEAR, format_instant
from tltimer.domain.timeline.switches import FIELDS, Switch, switch_from
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.journal.files import switches_in
from tltimer.journal.listing import EARLIEST, LATEST, REACH, is_month, month_of, months_touching, plans_of, reach_of
from tltimer.journal.merge_import import taken_in
from tltimer.journal.schema import PLANS, SWITCHES, clean_document, document_from, later_stamp, same_content
from tltimer.journal.undo_log import FOR_GOOD
from tltimer.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from typing import Any

    from tltimer.domain.timeline.documents import Document
    from tltimer.journal.device import IdSource
    from tltimer.journal.files import JournalFiles
    from tltimer.journal.schema import Changes

STAMP = ("edited_at", "device", "deleted", "undone")
"""The fields of a document about its last edit, and not its subject."""


class Staging:
    """Collects the documents of one change, and returns them as if they were written.

    Args:
        files: the journal as it is, with the lock held.
        device: the name under which is written.
        now: the time of the change.
    """

    def __init__(self, files: JournalFiles, device: str, now: datetime) -> None:
        self.device = device
        self.now = now
        self._files = files
        self._partitions: dict[str, dict[str, Document]] = {}
        self._staged: Changes = {}
        self._taken_in: set[tuple[str, str]] = set()

    @property
    def changes(self) -> Changes:
        """The documents to write, without those that were staged and withdrawn again."""
        return {
            key: (before, after)
            for key, (before, after) in self._staged.items()
            if key in self._taken_in or not same_content(before, after)
        }

    def documents(self, name: str) -> dict[str, Document]:
        """Return the documents of a partition by id, tombstones included, with what is staged."""
        if name not in self._partitions:
            self._partitions[name] = self._files.merged(name)
        return self._partitions[name]

    def stage(self, partition: str, document: Document, taken_in: bool = False) -> None:
        """Let a whole document count from now on; one that is taken in is written even if it says nothing new."""
        documents = self.documents(partition)
        before, _after = self._staged.get((partition, document["id"]), (documents.get(document["id"]), document))
        self._staged[partition, document["id"]] = before, document
        documents[document["id"]] = document
        if taken_in:
            self._taken_in.add((partition, document["id"]))

    def replace(self, partition: str, document: Document) -> Document:
        """Let a document count from now on, stamped as an edit of this device; not if it says nothing new."""
        earlier = self.documents(partition).get(document["id"])
        if earlier is not None and same_content(earlier, document):
            return earlier
        try:
            edited_at = later_stamp(self.now, self._replaced(partition, earlier))
        except ValueError as error:
            raise Refused(str(error)) from error
        document = document | {"edited_at": edited_at, "device": self.device}
        self.stage(partition, document)
        return document

    def _replaced(self, partition: str, earlier: Document | None) -> Document | None:
        """Return the document whose stamp a new one must exceed: the stored one, however often this edit changed it."""
        key = (partition, earlier["id"] if earlier is not None else "")
        return earlier if key in self._taken_in else self._staged.get(key, (earlier, None))[0]

    def months(self) -> list[str]:
        """Name the months that have switches, staged ones too."""
        return sorted({*self._files.listing.months(), *filter(is_month, self._partitions)})

    def find(self, identifier: str) -> tuple[str, Document] | None:
        """Search all months for a switch; return it with its partition."""
        for name, partition in self._partitions.items():
            if is_month(name) and identifier in partition:
                return name, partition[identifier]
        stored = self._files.find(identifier)
        return None if stored is None else (stored[0], self.documents(stored[0])[identifier])


class Edit:
    """Stages changes, and returns documents with these changes.

    Args:
        staging: the journal as it is, and where changes to it are staged.
        identifiers: makes new ids.

    Attributes:
        stayed_removed: the ids of documents from elsewhere that were removed here and stay so.
    """

    def __init__(self, staging: Staging, identifiers: IdSource) -> None:
        self._staging = staging
        self._identifiers = identifiers
        self.stayed_removed: set[str] = set()

    def switches(self, start: datetime, end: datetime) -> tuple[Switch, ...]:
        """Return the existing switches with start <= at < end, in order of (at, id)."""
        months = map(self._staging.documents, months_touching(start, end, self._staging.months()))
        return switches_in((document for month in months for document in month.values()), start, end)

    def own_switches(self, start: datetime, end: datetime) -> tuple[Switch, ...]:
        """Return those of them that this device wrote last."""

        def is_own(switch: Switch) -> bool:
            stored = self._staging.find(switch.id)
            return stored is not None and stored[1]["device"] == self._staging.device

        return tuple(filter(is_own, self.switches(start, end)))

    def find_switch(self, identifier: str) -> Switch | None:
        """Look for an existing switch in all months."""
        stored = self._staging.find(identifier)
        return None if stored is None or stored[1].get("deleted", False) else switch_from(stored[1])

    def entries(self, collection: str) -> tuple[Document, ...]:
        """Return the existing documents of a collection, by id."""
        documents = self._staging.documents(_collection(collection))
        return tuple(dict(documents[key]) for key in sorted(documents) if not documents[key].get("deleted", False))

    def add_switch(
        self,
        at: datetime,
        mode: str,
        person: str | None = None,
        kind: str | None = None,
        note: str | None = None,
        source: str = "user",
        confirmed: bool = False,
    ) -> Switch:
        """Add a switch that counts at its instant, even where there are others already.

        Of several at one instant the one with the greatest id counts. Where one stands there whose id, made elsewhere,
        no new id can exceed, that one is changed to say what was to be added.
        """
        at = at.replace(microsecond=0)
        if not EARLIEST <= at < LATEST:
            text = _("{instant} is outside the years that the log covers. Choose a time from {first} to {last}.")
            raise Refused(text.format(instant=at.isoformat(), first=FIRST_YEAR, last=LAST_YEAR))
        present = [switch.id for switch in self.switches(at, at + timedelta(seconds=1))]
        new = self._identifiers.following(present)
        stored = self._staging.find(max(present)) if present and new is None else None
        identifier = stored[1]["id"] if stored is not None else new or self._new_identifier()
        partition = stored[0] if stored is not None else month_of(at)
        return self._change(partition, Switch(identifier, at, mode, person, kind, note, source, confirmed))

    def change_switch(self, identifier: str, **fields: Any) -> Switch:
        """Change fields of a switch: at, mode, person, kind, note, source, confirmed.

        Raises:
            Refused: there is no such switch, or it would move too far.
        """
        stored = self._staging.find(identifier)
        if stored is None or stored[1].get("deleted", False):
            raise _no_switch(identifier)
        partition, document = stored
        switch = switch_from(document)
        unknown = set(fields) - set(FIELDS)
        if unknown:
            raise TypeError(f"a switch has no {', '.join(sorted(unknown))}")
        at = fields.get("at", switch.at).replace(microsecond=0)
        first, last = reach_of(partition)
        if abs(at - switch.at) > REACH or not first <= at < last:
            raise Refused(
                _("'{id}' cannot be moved that far. Remove the switch and add another instead.").format(id=identifier)
            )
        return self._change(partition, replace(switch, **fields | {"at": at}))

    def removed_switches(self, identifiers: Iterable[str]) -> set[str]:
        """Return those of the ids whose switches were removed, other than by undoing the step that had added them."""
        stored = {identifier: self._staging.find(identifier) for identifier in identifiers}
        return {
            identifier
            for identifier, place in stored.items()
            if place is not None and place[1].get("deleted", False) and not place[1].get("undone", False)
        }

    def remove_switch(self, identifier: str) -> None:
        """Remove a switch.

        Raises:
            Refused: there is no such switch.
        """
        stored = self._staging.find(identifier)
        if stored is None or stored[1].get("deleted", False):
            raise _no_switch(identifier)
        self._staging.replace(stored[0], stored[1] | {"deleted": True})

    def put(self, collection: str, document: Document) -> Document:
        """Add a document (without id, or with one that is free) or change the one with its id.

        Fields that are not given stay as they are, so that what a newer version wrote there is kept.
        """
        documents = self._staging.documents(_collection(collection))
        fields = {name: value for name, value in document.items() if name not in STAMP}
        if not fields.get("id"):
            fields = {"id": self._new_identifier()} | {name: fields[name] for name in fields if name != "id"}
        earlier = documents.get(fields["id"])
        if earlier is not None and not earlier.get("deleted", False):
            fields = {name: earlier[name] for name in earlier if name not in STAMP} | fields
        try:
            plain = document_from(
                collection, clean_document(collection, json.loads(json.dumps(fields, allow_nan=False)))
            )
        except (TypeError, ValueError, RecursionError) as error:
            raise Refused(
                _("The item cannot be saved in {collection}: {reason}.").format(collection=collection, reason=error)
            ) from error
        return dict(self._staging.replace(collection, plain))

    def remove(self, collection: str, identifier: str) -> None:
        """Remove a document of a collection.

        Raises:
            Refused: there is none with this id.
        """
        earlier = self._staging.documents(_collection(collection)).get(identifier)
        if earlier is None or earlier.get("deleted", False):
            raise Refused(
                _("'{id}' is not in {collection}. It may already have been removed.").format(
                    id=identifier, collection=collection
                )
            )
        self._staging.replace(collection, earlier | {"deleted": True})

    def plans(self, day: date) -> tuple[Document, ...]:
        """Return the recorded plans of a day, by id."""
        documents = self._staging.documents(plans_of(day))
        plans = (documents[key] for key in sorted(documents) if documents[key]["day"] == day.isoformat())
        return tuple(dict(plan) for plan in plans if not plan.get("deleted", False))

    def put_plan(self, document: Document) -> None:
        """Record a whole plan of its ``day``, in place of the document of its id."""
        self._staging.replace(plans_of(date.fromisoformat(document["day"])), document_from(PLANS, document))

    def remove_plan(self, document: Document) -> None:
        """Forget a plan."""
        self._staging.replace(plans_of(date.fromisoformat(document["day"])), document | {"deleted": True})

    def take_in(self, collection: str, documents: Iterable[Document], again: bool = False) -> int:
        """Merge documents from elsewhere; they keep their ids and stamps and get those that they lack.

        What was removed by hand stays removed, unless it is to come ``again``; what the undoing of an import removed
        comes again.

        Returns:
            The number of documents that changed anything.

        Raises:
            Refused: one of them is not such a document; nothing was staged.
        """
        changed = set()
        for partition, document, stamped in self._placed(collection, documents):
            present = self._staging.documents(partition).get(document["id"])
            if present is None or (stamped and counts_over(document, present)):
                self._staging.stage(partition, document, taken_in=True)
            elif present.get("deleted") and (again or present.get("undone")) and not document.get("deleted"):
                self._staging.replace(partition, document)
            else:
                if present.get("deleted") and not document.get("deleted"):
                    self.stayed_removed.add(document["id"])
                continue
            changed.add(document["id"])
        return len(changed)

    def set_back(self, collection: str, documents: Iterable[Document]) -> int:
        """Make documents from elsewhere count as they are, also where they were changed here since.

        Blocks and plans follow calendars and not the user, so they are only merged.

        Returns:
            The number of documents that say something else now.

        Raises:
            Refused: one of them is not such a document; nothing was staged.
        """
        if collection in FOR_GOOD or collection == PLANS:
            return self.take_in(collection, documents)
        changed = set()
        for partition, document, _stamped in self._placed(collection, documents):
            if not same_content(self._staging.documents(partition).get(document["id"]), document):
                self._staging.replace(partition, document)
                changed.add(document["id"])
        return len(changed)

    def _placed(self, collection: str, documents: Iterable[Document]) -> list[tuple[str, Document, bool]]:
        """Complete documents from elsewhere; yield each with its partition, and whether it brought its own stamp."""
        incoming = taken_in(
            collection if collection in (SWITCHES, PLANS) else _collection(collection),
            documents,
            self._staging.now,
            self._staging.device,
        )
        if collection == SWITCHES and incoming:
            # A switch stays in the partition of its first instant.
            month_by_key = {key: month for month in self._staging.months() for key in self._staging.documents(month)}
            return [
                (month_by_key.setdefault(document["id"], document["at"][:7]), document, stamped)
                for document, stamped in incoming
            ]
        if collection == PLANS:
            return [
                (plans_of(date.fromisoformat(document["day"])), document, stamped) for document, stamped in incoming
            ]
        return [(collection, document, stamped) for document, stamped in incoming]

    def _change(self, partition: str, switch: Switch) -> Switch:
        """Replace the switch of an id; fields unknown to this version stay."""
        earlier = self._staging.documents(partition).get(switch.id, {})
        content_now = clean_document(SWITCHES, switch.to_document())
        document = {
            name: value
            for name, value in earlier.items()
            if name in content_now or name not in (*FIELDS, "deleted", "undone")
        }
        try:
            document = document_from(SWITCHES, document | content_now)
        except ValueError as error:
            raise Refused(_("This switch cannot be saved: {reason}.").format(reason=error)) from error
        self._staging.replace(partition, document)
        return switch_from(document)

    def _new_identifier(self) -> str:
        new = self._identifiers.following()
        if new is None:
            raise Refused(
                _("The clock shows {instant}, which is too far ahead. Correct the clock, then try again.").format(
                    instant=format_instant(self._staging.now)
                )
            )
        return new


def _collection(name: str) -> str:
    if not name.isidentifier() or name in (SWITCHES, PLANS, "schema"):
        raise Refused(
            _(
                "The journal has no collection {name}. Remove it from the file that you are importing or restoring."
            ).format(name=repr(name))
        )
    return name


def _no_switch(identifier: str) -> Refused:
    return Refused(_("'{id}' is not the id of a switch. To list the ids: tltimer log").format(id=identifier))
