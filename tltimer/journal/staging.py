"""Documents as they will be: those of the journal, with the staged ones on top."""

from __future__ import annotations

from tltimer.errors import Refused
from tltimer.journal.months import is_month
from tltimer.journal.schema import later_stamp, same_content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from tltimer.domain.timeline.documents import Document
    from tltimer.journal.files import JournalFiles
    from tltimer.journal.schema import Changes


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
