"""What can be taken back: one small file a step, beside the journal, the last 200.

The first line says what the step was, each further line is one change: shelf, document before, document after.
"""

import contextlib
import json
from collections.abc import Callable
from pathlib import Path

from tltimer.journal.atomic import Batch, read_bytes
from tltimer.journal.shape import Changes
from tltimer.timeline.documents import Document
from tltimer.values import value

KEPT = 200
"""Steps that can be taken back."""


@value
class Step:
    """One change as it was made: by shelf and id what counted before and after."""

    label: str
    device: str
    changes: Changes


class DamagedStep(Exception):  # noqa: N818 - a state of a file, which its reader answers
    """The file of a step does not say what the step was."""


class UndoSteps:
    """The steps of this home.

    Args:
        folder: where they lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def last(self) -> Path | None:
        """Give the file of the step made last."""
        return max(self._files(), default=None, key=_number)

    def add(self, batch: Batch, step: Step) -> Callable[[], None]:
        """Let a batch write a step; give what forgets the oldest steps once it is written."""
        files = sorted(self._files(), key=_number)
        number = _number(files[-1]) + 1 if files else 1
        batch.put(self._folder / f"{number:06}.jsonl", lambda: _written(step), durable=False)
        old = files[: max(0, len(files) + 1 - KEPT)]

        def forget() -> None:
            for file in old:
                drop(file)

        return forget

    def label(self, device: str, set_aside: Callable[[Path], object]) -> str | None:
        """Give the label of the step made last, None if there is none of this device; a damaged one is set aside."""
        while (file := self.last()) is not None:
            try:
                label, maker = read_label(file)
            except DamagedStep:
                set_aside(file)
                if file.exists():
                    return None
            else:
                return label if maker == device else None
        return None

    def _files(self) -> list[Path]:
        try:
            return [file for file in self._folder.iterdir() if file.suffix == ".jsonl" and file.stem.isdecimal()]
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


def read_step(file: Path) -> Step:
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
    return Step(label, device, changes)


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


def _written(step: Step) -> bytes:
    lines = [json.dumps({"label": step.label, "device": step.device, "changes": len(step.changes)})]
    for (shelf, _id), (before, after) in step.changes.items():
        lines.append(json.dumps({"shelf": shelf, "before": before, "after": after}))
    return ("\n".join(lines) + "\n").encode()
