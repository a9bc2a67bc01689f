"""What is taken in from an import: checked as a whole, then completed."""

from collections.abc import Iterable
from datetime import datetime

from tltimer.domain.timeline.documents import Document
from tltimer.domain.timeline.instants import format_instant
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.journal.schema import PLANS, canonical, document_from


def taken_in(table: str, entries: Iterable[object], now: datetime, device: str) -> list[tuple[Document, bool]]:
    """Complete documents from elsewhere; tell of each whether it brought a stamp of its own.

    One without id gets one made from its content, so that the same file brings the same documents again.

    Raises:
        Refused: one of them is no document of this table; the text names its position.
    """
    completed = []
    for position, entry in enumerate(entries, 1):
        try:
            if not isinstance(entry, dict):
                raise ValueError(_("it is no document"))
            named = entry.get("id") not in (None, "")
            beginning = f"{entry.get('day')}/" if table == PLANS else ""
            document = document_from(table, entry if named else {**entry, "id": f"{beginning}import"})
            text = canonical({**document, "id": "", "edited_at": "", "device": ""})
        except ValueError as error:
            raise Refused(
                _("Number {position} of {collection} cannot be imported: {reason}").format(
                    position=position, collection=table, reason=error
                )
            ) from error
        if not named:
            import hashlib

            document["id"] = f"{beginning}import-" + hashlib.sha256(text.encode()).hexdigest()[:16]
        stamped = bool(document.get("edited_at"))
        document.setdefault("edited_at", format_instant(now))
        document.setdefault("device", device)
        completed.append((document, stamped))
    return completed
