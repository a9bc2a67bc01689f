"""Writes changes of one holder of the lock, with what lies beside the journal: undo steps and the last id."""

import json
from pathlib import Path

from tltimer.clock import Clock
from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _
from tltimer.journal.device import Device
from tltimer.journal.edit import Edit
from tltimer.journal.file_format import Damaged
from tltimer.journal.files import JournalFiles
from tltimer.journal.ids import IdSource, number_of
from tltimer.journal.quarantine import set_step_aside
from tltimer.journal.staging import Staging
from tltimer.journal.tinydb_writer import put_changes
from tltimer.journal.undo_apply import bring_back, take_back
from tltimer.journal.undo_log import DamagedStep, UndoLog, UndoStep, drop, read_step
from tltimer.paths import Home
from tltimer.storage.atomic import Batch, finish_batch, read_bytes
from tltimer.storage.disk import Disk


class Transaction:
    """What may be done while the lock is held.

    Args:
        home: where everything lies.
        clock: gives the time of the changes.
        device: gives this device's name.
        files: the journal as it is read.
        disk: the calls by which files are written.

    Raises:
        Refused: the home cannot be written.
    """

    def __init__(self, home: Home, clock: Clock, device: Device, files: JournalFiles, disk: Disk) -> None:
        self._home = home
        self._disk = disk
        self._files = files
        self._now = clock.now()
        self._temporary = home.data / "unfinished"
        self._last_id = home.data / "last-id.json"
        self._steps = UndoLog(home.data / "undo")
        try:
            finish_batch(self._temporary, disk)
            self._device = device.settle(self._temporary)
        except OSError as error:
            raise _unwritten(error) from error
        self._staging = Staging(files, self._device, self._now)
        self._identifiers = IdSource(
            self._last_number(), int(self._now.timestamp()) * 1000, self._device.rpartition("-")[2]
        )

    def edit(self) -> Edit:
        """Begin a change."""
        return Edit(self._staging, self._identifiers)

    def write(self, label: str | None, *, again: bool = False) -> None:
        """Write whole what was staged, with the step that takes it back if it has a label.

        A new step ends what could be done again; one that is done ``again`` does not.

        Raises:
            Refused: it cannot be written; nothing was changed.
        """
        changes = self._staging.changes
        if not changes:
            return
        folder = self._home.journal / self._device
        try:
            with Batch(self._temporary, self._disk) as batch:
                last = json.dumps({"last": self._identifiers.last}).encode()
                batch.put(self._last_id, lambda: last, companion=True)
                # The step comes before what it takes back: one that was not written in the end does no harm.
                forget = None if label is None else self._steps.add(batch, UndoStep(label, self._device, changes))
                written = put_changes(batch, folder, changes)
                batch.commit()
        except (OSError, Damaged) as error:
            raise _unwritten(error) from error
        self._files.forget(written)
        if forget is not None:
            forget()
            if not again:
                self._steps.forget_next()
        self._files.keep_copies()

    def undo(self) -> str | None:
        """Take back the last step; give its label.

        Raises:
            Refused: it cannot be taken back.
        """
        while (file := self._steps.last()) is not None:
            step = self._step_in(file)
            if step.device != self._device:
                return None
            done = take_back(self._staging, step)
            self.write(None)
            if done:
                self._steps.set_by(file, step)
                return step.label
            drop(file)
        return None

    def redo(self) -> str | None:
        """Do again the step that was taken back last; give its label.

        Raises:
            Refused: it cannot be done again.
        """
        while (file := self._steps.next()) is not None:
            step = self._step_in(file)
            if step.device != self._device:
                return None
            done = bring_back(self._staging, step)
            self.write(step.label, again=True)
            drop(file)
            if done:
                return step.label
        return None

    def take_back(self, mark: tuple[int, str]) -> str | None:
        """Take back one step of several by its number and label; give the label, None if it is no longer there.

        Raises:
            Refused: what it had changed was changed again since.
        """
        file = self._steps.numbered(mark[0])
        if file is None:
            return None
        step = self._step_in(file)
        if (step.device, step.label) != (self._device, mark[1]):
            return None
        take_back(self._staging, step)
        self.write(None)
        drop(file)
        self._steps.forget_next()
        return step.label

    def _step_in(self, file: Path) -> UndoStep:
        """Read a step; one that cannot be read is set aside.

        Raises:
            Refused: it cannot be read; the text says where it is now.
        """
        try:
            return read_step(file)
        except DamagedStep as error:
            raise Refused(set_step_aside(file, self._home.damaged, self._now)) from error

    def _last_number(self) -> int:
        """Read which id was given last; where that is lost, the greatest of this device's own files counts."""
        try:
            last = json.loads(read_bytes(self._last_id) or b"null")["last"]
            if isinstance(last, int) and last >= 0:
                return last
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            pass
        if not (self._home.journal / self._device).is_dir():
            return 0
        shelves = [*self._files.months(), *self._files.collections()]
        suffix = self._device.rpartition("-")[2]
        own = (key for shelf in shelves for key in self._files.merged(shelf) if key.endswith("-" + suffix))
        return max((number_of(key) or 0 for key in own), default=0)


def _unwritten(error: Exception) -> Refused:
    return Refused(_("The change could not be written, nothing was changed: {reason}").format(reason=reason_of(error)))
