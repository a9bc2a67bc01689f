"""Series of meetings of which no move is to be suggested."""

from __future__ import annotations

from tltimer.domain.timeline.steps import step_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.journal.journal import Journal


class MoveSuggestions:
    """Changes them, each verb as one step of undo; each raises Refused for a file that cannot be written.

    Args:
        journal: where they are written.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def stop(self, uid: str, title: str) -> None:
        """Stop suggesting moves of a series of meetings."""
        with self._journal.edit(step_name("no_move", text=title)) as edit:
            edit.put("answers", {"id": f"never-move-{uid}", "never_move": uid, "title": title})

    def resume(self, uid: str, title: str) -> None:
        """Suggest moves of a series again."""
        with self._journal.edit(step_name("move_again", text=title)) as edit:
            edit.remove("answers", f"never-move-{uid}")
