"""The focused window of Plasma on Wayland: a script in KWin tells the class of each window that is activated."""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path

from jeepney import DBusAddress

from tltimer.errors import reason_of
from tltimer.i18n.translate import _
from tltimer.storage.atomic import write_text
from tltimer.system.dbus import GONE, DBusConnection, DBusRefusal
from tltimer.system.focused_window.interface import FocusedWindowUnavailable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

SCRIPTING = DBusAddress("/Scripting", bus_name="org.kde.KWin", interface="org.kde.kwin.Scripting")

INTERFACE, ACTIVATED = "tltimer.FocusedWindow", "Activated"

SCRIPT = """\
// Tells tltimer the class of the window that has the focus, and nothing else of it. Plasma 6 and 5.
function tell(window) {
    callDBus("%(name)s", "/", "%(interface)s", "%(member)s", window ? String(window.resourceClass) : "");
}
(workspace.windowActivated || workspace.clientActivated).connect(tell);
tell(workspace.activeWindow || workspace.activeClient);
"""


class KWinWindow:
    """Has a script loaded into KWin, which calls back at each change; the calls wait until they are taken in.

    Args:
        address: the address of the session bus.
        environ: names the runtime folder, in which KWin finds the script.

    Raises:
        FocusedWindowUnavailable: there is no KWin, or it takes no script.
    """

    name = "KWin"

    def __init__(self, address: str, environ: Mapping[str, str]) -> None:
        self._app: str | None = None
        self._plugin = f"tltimer-focused-window-{secrets.token_hex(4)}"
        self._script = Path(environ.get("XDG_RUNTIME_DIR") or "/nowhere", f"{self._plugin}.js")
        try:
            self._bus = DBusConnection(address, on_call=self._hear)
        except GONE as problem:
            raise _silent(problem) from None
        try:
            words = {"name": self._bus.name, "interface": INTERFACE, "member": ACTIVATED}
            write_text(self._script, SCRIPT % words, durable=False)
            (number,) = self._bus.ask(SCRIPTING, "loadScript", "ss", str(self._script), self._plugin)
            if not isinstance(number, int) or number < 0:
                raise FocusedWindowUnavailable(_("KWin refused tltimer's script"))
            self._bus.ask(SCRIPTING, "start")
        except GONE as problem:
            self.close()
            raise _silent(problem) from None
        except DBusRefusal as refusal:
            self.close()
            raise FocusedWindowUnavailable(_("KWin refused tltimer's script: {why}").format(why=refusal)) from None
        except FocusedWindowUnavailable:
            self.close()
            raise

    def app(self) -> str | None:
        """Return the class of the window that KWin named last."""
        self._bus.take_in()
        if self._bus.fileno() is None:
            self._leave()
        return self._app

    def close(self) -> None:
        """Take the script out of KWin again, and leave the bus."""
        with suppress(DBusRefusal, *GONE):
            self._bus.ask(SCRIPTING, "unloadScript", "s", self._plugin)
        self._leave()

    def _leave(self) -> None:
        self._bus.close()
        self._app = None
        with suppress(OSError):
            self._script.unlink()

    def _hear(self, interface: str, member: str, body: tuple[Any, ...]) -> None:
        if (interface, member) == (INTERFACE, ACTIVATED):
            (name,) = body or ("",)
            self._app = name if isinstance(name, str) and name else None


def _silent(problem: Exception) -> FocusedWindowUnavailable:
    return FocusedWindowUnavailable(_("the compositor is not responding: {problem}").format(problem=reason_of(problem)))
