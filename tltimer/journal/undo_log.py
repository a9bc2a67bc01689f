"""The changes that can be undone: one small file a step, beside the journal, the last 200.

A step that was undone is in a folder of its own, until it is redone or something new is done.

    undo/  1  2  3  4          undo/  1  2          undo/  1  2  3'
    redo/              ─undo→  redo/        3  4    redo/              ─new change→

The first line is the step's heading, each further line is one change: partition, document before, document after.

A step that the program made on its own, such as an absence that it noticed, is marked ``automatic``: undo passes over
it to what the user did, and comes to it where nothing else is left.

    undo/  1  2a            undo/  2a            undo/
    redo/         ─undo→    redo/  1    ─undo→   redo/  1  2a
"""

from __future__ import annotations

import contextlib
import json

from tltimer.paths import open_file
from tltimer.storage.reading import read_regular
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tltimer.domain.timeline.documents import Document
    from tltimer.journal.schema import Changes
    from tltimer.storage.atomic import Batch

MOST_STEPS = 200
"""The length of the undo history: of more steps the oldest are forgotten."""


FOR_GOOD = frozenset({"blocks"})
"""Collections of which no step can be redone from here: undoing it removed an event from a calendar."""


class UndoStep(Value):
    """One change as it was made: by partition and id the documents that counted before and after."""

    label: str
    device: str
    changes: Changes
    automatic: bool = False


class DamagedStep(Exception):  # noqa: N818 - a state of a file, which its reader answers
    """The file of a step does not hold a whole step."""


class UndoLog:
    """The steps of this home.

    Args:
        folder: the steps that can be undone; beside it is that of those that were undone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._redo = folder.with_name("redo")

    def last(self) -> Path | None:
        """Return the file of the user's last step; of the last automatic one where there is no other.

        Raises:
            OSError: the folder cannot be listed.
        """
        return self._users_last() or self.newest()

    def _users_last(self) -> Path | None:
        files = sorted(_files(self._folder), key=_number, reverse=True)
        return next((file for file in files if not _is_automatic(file)), None)

    def newest(self) -> Path | None:
        """Return the file of the step made last, by whomever.

        Raises:
            OSError: the folder cannot be listed.
        """
        return max(_files(self._folder), default=None, key=_number)

    def next(self) -> Path | None:
        """Return the file of the step that was undone last; None if something new was done since.

        Raises:
            OSError: a folder cannot be listed.
        """
        file, last = min(_files(self._redo), default=None, key=_number), self._users_last()
        # A new step has a greater number than the first that was undone.
        return None if file is not None and last is not None and _number(file) <= _number(last) else file

    def set_by(self, batch: Batch, file: Path, step: UndoStep) -> None:
        """Let a batch move an undone step into the folder for redo; else it and all after are forgotten."""
        if any(partition in FOR_GOOD for partition, _id in step.changes):
            batch.remove(file)
            self.forget_next(batch)
        else:
            batch.move(file, self._redo / file.name)

    def forget_next(self, batch: Batch) -> None:
        """Let a batch forget what was undone: something new is done."""
        for file in _files(self._redo):
            batch.remove(file)

    def put_back(self, batch: Batch, file: Path, step: UndoStep) -> None:
        """Let a batch move a redone step back into the folder for undo, under its number."""
        batch.remove(file)
        batch.put(self._folder / file.name, lambda: _written(step), companion=True)

    def numbered(self, number: int) -> Path | None:
        """Return the file of a step by its number, if it can be undone still."""
        return next((file for file in _files(self._folder) if _number(file) == number), None)

    def mark(self) -> tuple[int, str] | None:
        """Return number and label of the step that undo would undo: a number alone can come again."""
        try:
            last = self.last()
            return None if last is None else (_number(last), read_label(last)[0])
        except (DamagedStep, OSError):
            return None

    def add(self, batch: Batch, step: UndoStep) -> None:
        """Let a batch write a step, and forget the oldest ones."""
        files = sorted(_files(self._folder), key=_number)
        number = max(map(_number, (*files, *_files(self._redo))), default=0) + 1
        # It comes before what it undoes: a step whose change was not written in the end does no harm.
        batch.put(self._folder / f"{number:06}.jsonl", lambda: _written(step), companion=True)
        for file in files[: max(0, len(files) + 1 - MOST_STEPS)]:
            batch.discard(file)

    def label(self, device: str) -> str | None:
        """Return the label of the step made last, None if there is none of this device that can be read."""
        return _label(self.last, device)

    def next_label(self, device: str) -> str | None:
        """Return the label of the step that can be redone, None if there is none."""
        return _label(self.next, device)


def _label(find: Callable[[], Path | None], device: str) -> str | None:
    # Another process may undo it while it is read.
    for _ in range(3):
        with contextlib.suppress(FileNotFoundError, DamagedStep, OSError):
            file = find()
            if file is None:
                return None
            label, maker = read_label(file)
            return label if maker == device else None
    return None


def _files(folder: Path) -> list[Path]:
    try:
        return [file for file in folder.iterdir() if file.suffix == ".jsonl" and file.stem.isdecimal()]
    except FileNotFoundError:
        return []


def _is_automatic(file: Path) -> bool:
    """Return whether a step was made without the user; one that cannot be read counts as the user's."""
    try:
        with open_file(file) as lines:
            return _heading(lines.readline())[3]
    except (DamagedStep, OSError):
        return False


def read_label(file: Path) -> tuple[str, str]:
    """Return the label and the device of a step, without reading its changes.

    Raises:
        DamagedStep: the file does not hold them.
        OSError: it cannot be read.
    """
    with open_file(file) as lines:
        label, device, _count, _automatic = _heading(lines.readline())
    return label, device


def read_step(file: Path) -> UndoStep:
    """Return a whole step.

    Raises:
        DamagedStep: the file does not hold all of it.
        OSError: it cannot be read.
    """
    try:
        lines = (read_regular(file) or b"").splitlines()
        label, device, count, automatic = _heading(lines[0] if lines else b"")
        changes: Changes = {}
        for line in lines[1:]:
            change = json.loads(line)
            before, after = change["before"], change["after"]
            changes[change["partition"], after["id"]] = before, after
        if len(changes) != count or not all(map(_whole, changes.values())):
            raise DamagedStep(f"{file.name} is not whole")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedStep(str(error)) from error
    return UndoStep(label, device, changes, automatic)


def _heading(line: bytes) -> tuple[str, str, int, bool]:
    try:
        heading = json.loads(line)
        label, device, count = heading["label"], heading["device"], heading["changes"]
        automatic = heading.get("automatic") is True
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedStep(str(error)) from error
    if not (isinstance(label, str) and isinstance(device, str) and isinstance(count, int)):
        raise DamagedStep("it has no heading")
    return label, device, count, automatic


def _whole(change: tuple[Document | None, Document]) -> bool:
    before, after = change
    return all(
        isinstance(document, dict) and "edited_at" in document and "device" in document
        for document in (before or after, after)
    )


def _number(file: Path) -> int:
    return int(file.stem)


def _written(step: UndoStep) -> bytes:
    heading = {"label": step.label, "device": step.device, "changes": len(step.changes)}
    lines = [json.dumps(heading | ({"automatic": True} if step.automatic else {}))]
    for (partition, _id), (before, after) in step.changes.items():
        lines.append(json.dumps({"partition": partition, "before": before, "after": after}))
    return ("\n".join(lines) + "\n").encode()
