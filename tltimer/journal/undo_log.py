"""What can be taken back: one small file a step, beside the journal, the last 200.

A step that was taken back lies in a folder of its own, until it is done again or something new is done.

    undo/  1  2  3  4          undo/  1  2          undo/  1  2  3'
    redo/              ─undo→  redo/        3  4    redo/              ─new change→

The first line says what the step was, each further line is one change: shelf, document before, document after.
"""

import contextlib
import json
from collections.abc import Callable
from pathlib import Path

from tltimer.domain.timeline.documents import Document
from tltimer.frozen import frozen
from tltimer.journal.schema import Changes
from tltimer.storage.atomic import Batch, read_bytes

KEPT = 200
"""Steps that can be taken back."""


FOR_GOOD = frozenset({"blocks"})
"""What cannot be done again from here: the calendar's event of a block is gone once its step is taken back."""


@frozen
class UndoStep:
    """One change as it was made: by shelf and id what counted before and after."""

    label: str
    device: str
    changes: Changes


class DamagedStep(Exception):  # noqa: N818 - a state of a file, which its reader answers
    """The file of a step does not say what the step was."""


class UndoLog:
    """The steps of this home.

    Args:
        folder: where they lie.
        redo: where those lie that were taken back.
    """

    def __init__(self, folder: Path, redo: Path | None = None) -> None:
        self._folder = folder
        self._redo = redo or folder.with_name("redo")

    def last(self) -> Path | None:
        """Give the file of the step made last."""
        return max(_files(self._folder), default=None, key=_number)

    def next(self) -> Path | None:
        """Give the file of the step that was taken back last; None if something new was done since."""
        file, last = min(_files(self._redo), default=None, key=_number), self.last()
        # A new step has the number of the first that was taken back.
        return None if file is not None and last is not None and _number(file) <= _number(last) else file

    def set_by(self, file: Path, step: UndoStep) -> None:
        """Move a step that was taken back to where it can be done again; else it and all after is forgotten."""
        if any(shelf in FOR_GOOD for shelf, _id in step.changes):
            drop(file)
            self.forget_next()
            return
        try:
            self._redo.mkdir(mode=0o700, exist_ok=True)
            file.replace(self._redo / file.name)
        except OSError:
            drop(file)

    def forget_next(self) -> None:
        """Forget what was taken back: something new was done."""
        for file in _files(self._redo):
            drop(file)

    def numbered(self, number: int) -> Path | None:
        """Give the file of a step by its number, if it can be taken back still."""
        return next((file for file in _files(self._folder) if _number(file) == number), None)

    def mark(self) -> tuple[int, str] | None:
        """Give number and label of the step made last: a number alone comes again once its step was taken back."""
        last = self.last()
        try:
            return None if last is None else (_number(last), read_label(last)[0])
        except DamagedStep:
            return None

    def add(self, batch: Batch, step: UndoStep) -> Callable[[], None]:
        """Let a batch write a step; give what forgets the oldest steps once it is written."""
        files = sorted(_files(self._folder), key=_number)
        number = _number(files[-1]) + 1 if files else 1
        batch.put(self._folder / f"{number:06}.jsonl", lambda: _written(step), companion=True)
        old = files[: max(0, len(files) + 1 - KEPT)]

        def forget() -> None:
            for file in old:
                drop(file)

        return forget

    def label(self, device: str, set_aside: Callable[[Path], object]) -> str | None:
        """Give the label of the step made last, None if there is none of this device; a damaged one is set aside."""
        return _label(self.last, device, set_aside)

    def next_label(self, device: str, set_aside: Callable[[Path], object]) -> str | None:
        """Give the label of the step that can be done again, as above."""
        return _label(self.next, device, set_aside)


def _label(find: Callable[[], Path | None], device: str, set_aside: Callable[[Path], object]) -> str | None:
    while (file := find()) is not None:
        try:
            label, maker = read_label(file)
        except DamagedStep:
            set_aside(file)
            if file.exists():
                return None
        else:
            return label if maker == device else None
    return None


def _files(folder: Path) -> list[Path]:
    try:
        return [file for file in folder.iterdir() if file.suffix == ".jsonl" and file.stem.isdecimal()]
    except OSError:
        return []


def drop(file: Path) -> None:
    """Forget a step."""
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)


def read_label(file: Path) -> tuple[str, str]:
    """Read what a step was called and which device made it, without its changes.

    Raises:
        DamagedStep: the file does not say.
    """
    try:
        with file.open("rb") as lines:
            label, device, _count = _heading(lines.readline())
    except OSError as error:
        raise DamagedStep(str(error)) from error
    return label, device


def read_step(file: Path) -> UndoStep:
    """Read a whole step.

    Raises:
        DamagedStep: the file does not say all of it.
    """
    try:
        lines = (read_bytes(file) or b"").splitlines()
        label, device, count = _heading(lines[0] if lines else b"")
        changes: Changes = {}
        for line in lines[1:]:
            change = json.loads(line)
            before, after = change["before"], change["after"]
            changes[change["shelf"], after["id"]] = before, after
        if len(changes) != count or not all(map(_whole, changes.values())):
            raise DamagedStep(f"{file.name} is not whole")
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedStep(str(error)) from error
    return UndoStep(label, device, changes)


def _heading(line: bytes) -> tuple[str, str, int]:
    try:
        heading = json.loads(line)
        label, device, count = heading["label"], heading["device"], heading["changes"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedStep(str(error)) from error
    if not (isinstance(label, str) and isinstance(device, str) and isinstance(count, int)):
        raise DamagedStep("its heading is none")
    return label, device, count


def _whole(change: tuple[Document | None, Document]) -> bool:
    before, after = change
    return all(isinstance(each, dict) and "edited_at" in each and "device" in each for each in (before or after, after))


def _number(file: Path) -> int:
    return int(file.stem)


def _written(step: UndoStep) -> bytes:
    lines = [json.dumps({"label": step.label, "device": step.device, "changes": len(step.changes)})]
    for (shelf, _id), (before, after) in step.changes.items():
        lines.append(json.dumps({"shelf": shelf, "before": before, "after": after}))
    return ("\n".join(lines) + "\n").encode()
