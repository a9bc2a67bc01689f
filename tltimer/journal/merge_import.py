"""Documents from elsewhere: checked as a whole, cleaned, and completed."""

from __future__ import annotations

from tltimer.domain.timeline.documents import counts_over
from tltimer.domain.timeline.instants import format_instant
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.journal.schema import PLANS, canonical, check_json, clean_document, document_from

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tltimer.domain.timeline.documents import Document


def taken_in(table: str, entries: Iterable[object], now: datetime, device: str) -> list[tuple[Document, bool]]:
    """Return documents from elsewhere, completed, and of each whether it brought a stamp of its own.

    One without id gets one made from its content, so that the same file brings the same documents again. Of several
    with one id, the one that counts by the stamps they came with is returned, in whatever order they stand.

    Raises:
        Refused: one of them is not a document of this table; the text names its position.
    """
    completed: dict[str, tuple[Document, bool]] = {}
    came: dict[str, Document] = {}
    for position, entry in enumerate(entries, 1):
        try:
            if not isinstance(entry, dict):
                raise ValueError(_("it is not a JSON object"))
            check_json(entry)
            named = entry.get("id") not in (None, "")
            beginning = f"{entry.get('day')}/" if table == PLANS else ""
            complete = entry if named else {**entry, "id": f"{beginning}import"}
            document = clean_document(table, document_from(table, complete))
            text = canonical({**document, "id": "", "edited_at": "", "device": ""})
        except ValueError as error:
            raise Refused(
                _("Item {position} of {collection} cannot be imported: {reason}.").format(
                    position=position, collection=table, reason=error
                )
            ) from error
        if not named:
            import hashlib

            document["id"] = f"{beginning}import-" + hashlib.sha256(text.encode()).hexdigest()[:16]
        earlier = came.get(document["id"])
        if earlier is not None and not counts_over(document, earlier):
            continue
        came[document["id"]] = dict(document)
        stamped = bool(document.get("edited_at"))
        if not stamped:
            document |= {"edited_at": format_instant(now), "device": document.get("device") or device}
        document.setdefault("device", device)
        completed[document["id"]] = document, stamped
    return list(completed.values())
