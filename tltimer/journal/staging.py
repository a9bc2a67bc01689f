"""Documents as they will be: those of the journal, with the staged ones on top."""

from datetime import datetime

from tltimer.domain.timeline.documents import Document
from tltimer.errors import Refused
from tltimer.journal.files import JournalFiles
from tltimer.journal.months import is_month
from tltimer.journal.schema import Changes, later_stamp, same_content


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
        self._shelves: dict[str, dict[str, Document]] = {}
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

    def shelf(self, name: str) -> dict[str, Document]:
        """Return the documents of a shelf by id, tombstones included, with what is staged."""
        if name not in self._shelves:
            self._shelves[name] = self._files.merged(name)
        return self._shelves[name]

    def stage(self, shelf: str, document: Document, taken_in: bool = False) -> None:
        """Let a whole document count from now on; one that is taken in is written even if it says nothing new."""
        documents = self.shelf(shelf)
        before, _after = self._staged.get((shelf, document["id"]), (documents.get(document["id"]), document))
        self._staged[shelf, document["id"]] = before, document
        documents[document["id"]] = document
        if taken_in:
            self._taken_in.add((shelf, document["id"]))

    def replace(self, shelf: str, document: Document) -> Document:
        """Let a document count from now on, stamped as an edit of this device; not if it says nothing new."""
        known = self.shelf(shelf).get(document["id"])
        if known is not None and same_content(known, document):
            return known
        try:
            edited_at = later_stamp(self.now, self._replaced(shelf, known))
        except ValueError as error:
            raise Refused(str(error)) from error
        document = document | {"edited_at": edited_at, "device": self.device}
        self.stage(shelf, document)
        return document

    def _replaced(self, shelf: str, known: Document | None) -> Document | None:
        """Return the document whose stamp a new one must exceed: the stored one, however often this edit changed it."""
        key = (shelf, known["id"] if known is not None else "")
        return known if key in self._taken_in else self._staged.get(key, (known, None))[0]

    def months(self) -> list[str]:
        """Name the months that have switches, staged ones too."""
        return sorted({*self._files.months(), *filter(is_month, self._shelves)})

    def find(self, identifier: str) -> tuple[str, Document] | None:
        """Search all months for a switch; return it with its shelf."""
        for name, shelf in self._shelves.items():
            if is_month(name) and identifier in shelf:
                return name, shelf[identifier]
        found = self._files.find(identifier)
        return None if found is None else (found[0], self.shelf(found[0])[identifier])
