"""Undoing and redoing a step: the documents that counted before or after it are staged again."""

from __future__ import annotations

from tltimer.errors import StepStays
from tltimer.i18n.translate import _
from tltimer.journal.listing import is_plans
from tltimer.journal.schema import same_content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.timeline.documents import Document
    from tltimer.journal.edit import Staging
    from tltimer.journal.undo_log import UndoStep


def stage_undo(staging: Staging, step: UndoStep) -> bool:
    """Stage the state before a step; return whether there was anything to undo.

    A step whose writing was interrupted may have changed only a part, or nothing: that part is left as it is.

    Raises:
        StepStays: another device changed since what the step had changed.
    """
    something = False
    for (partition, identifier), (before, after) in step.changes.items():
        counting = staging.documents(partition).get(identifier)
        if _still(counting, after, step.device):
            # Marked, so that an import that is undone can be repeated, and what was removed by hand stays removed.
            past = before if before is not None else after | {"deleted": True, "undone": True}
            something = not same_content(after, past) or something
            staging.replace(partition, past)
        elif not (_still(counting, before, step.device) or is_plans(partition)):
            # What the calendars had planned is not a change of the user's, so a newer plan stands and hinders nothing.
            raise StepStays(_refusal(step, counting), step.label, _device(counting))
    return something


def stage_redo(staging: Staging, step: UndoStep) -> bool:
    """Stage the state after a step that was undone; return whether there was anything to redo.

    Raises:
        StepStays: another device, or a later change, has changed since what the step had changed.
    """
    something = False
    for (partition, identifier), (before, after) in step.changes.items():
        counting = staging.documents(partition).get(identifier)
        if _still(counting, before, step.device):
            something = not same_content(counting, after) or something
            staging.replace(partition, after)
        elif not (_still(counting, after, step.device) or is_plans(partition)):
            text = _(
                '"{label}" cannot be redone: {device} has since changed the same item. Make the change again by hand.'
            )
            raise StepStays(text, step.label, _device(counting))
    return something


def _still(counting: Document | None, document: Document | None, device: str) -> bool:
    """Return whether nobody else edited since; own stamps differ where later steps were undone before."""
    if not same_content(counting, document):
        return False
    if counting is None or counting["device"] == device:
        return True
    # Where there was nothing, whatever another device has written since, its removal too, is an edit.
    return document is not None and (counting["edited_at"], counting["device"]) == (
        document["edited_at"],
        document["device"],
    )


def _device(document: Document | None) -> str:
    return document["device"] if document is not None else "?"


def _refusal(step: UndoStep, counting: Document | None) -> str:
    """Return the sentence that a step cannot be undone, with places for its label and the device that hinders it."""
    if _device(counting) == step.device:  # it was not the last step
        return _('"{label}" cannot be undone on its own, because a later change builds on it. Correct it by hand.')
    if counting is not None and counting.get("deleted", False):
        return _(
            '"{label}" cannot be undone: {device} has since removed the same item. If you still need '
            "it, add it again by hand."
        )
    return _('"{label}" cannot be undone: {device} has since changed the same item. Correct it by hand.')
