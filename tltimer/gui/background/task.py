"""Something slow, done out of the way of the windows."""

import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from tltimer.errors import Refused
from tltimer.i18n.translate import _


class Errand(QObject):
    """Runs in a thread what takes a while, and says in Qt's own what came of it: ``done`` or ``refused``, then ended.

    Args:
        work: what to do; the journal is not to be read or written there.
        parent: what it belongs to; the answer comes to nobody once that is gone.
    """

    done = Signal(object)
    refused = Signal(str)
    _came = Signal(object, str)

    def __init__(self, work: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._came.connect(self._take_in)  # a slot of this object, so it runs in the thread of the windows

    def start(self) -> None:
        """Begin; returns at once."""
        threading.Thread(target=self._run, name="errand", daemon=True).start()

    def _run(self) -> None:
        result, why = None, _("it did not work")
        try:
            result, why = self._work(), ""
        except Refused as refusal:
            why = str(refusal) or why
        finally:
            with suppress(RuntimeError):  # the window was closed meanwhile
                self._came.emit(result, why)

    def _take_in(self, result: object, why: str) -> None:
        if why:
            self.refused.emit(why)
        else:
            self.done.emit(result)
        self.deleteLater()
