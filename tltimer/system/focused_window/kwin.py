"""The focused window of Plasma on Wayland: a script in KWin tells the class of each window that is activated."""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path

from jeepney import DBusAddress, HeaderFields, MessageFlag, MessageType, new_method_call, new_method_return
from jeepney.io.blocking import open_dbus_connection

from tltimer.errors import reason_of
from tltimer.i18n.translate import _
from tltimer.storage.atomic import write_text
from tltimer.system.dbus import GONE, TIMEOUT_S
from tltimer.system.focused_window.interface import FocusedWindowUnavailable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

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
        self._bus: DBusConnection | None = None
        self._plugin = f"tltimer-focused-window-{secrets.token_hex(4)}"
        self._script = Path(environ.get("XDG_RUNTIME_DIR") or "/nowhere", f"{self._plugin}.js")
        try:
            self._bus = open_dbus_connection(address)
            words = {"name": self._bus.unique_name, "interface": INTERFACE, "member": ACTIVATED}
            write_text(self._script, SCRIPT % words, durable=False)
            (number,) = self._call("loadScript", "ss", str(self._script), self._plugin)
            if not isinstance(number, int) or number < 0:
                raise FocusedWindowUnavailable(_("KWin refused tltimer's script"))
            self._call("start")
        except GONE as problem:
            self.close()
            raise FocusedWindowUnavailable(
                _("the compositor is not responding: {problem}").format(problem=reason_of(problem))
            ) from None
        except FocusedWindowUnavailable:
            self.close()
            raise

    def app(self) -> str | None:
        """Return the class of the window that KWin named last."""
        try:
            while self._bus is not None:
                self._take(self._bus.receive(timeout=0))
        except TimeoutError:
            pass
        except GONE:
            self._leave()
            self._app = None
        return self._app

    def close(self) -> None:
        """Take the script out of KWin again, and leave the bus."""
        with suppress(FocusedWindowUnavailable, *GONE):
            self._call("unloadScript", "s", self._plugin)
        self._leave()

    def _leave(self) -> None:
        if self._bus is not None:
            self._bus.close()
        self._bus = None
        with suppress(OSError):
            self._script.unlink()

    def _call(self, method: str, signature: str = "", *body: str) -> tuple[object, ...]:
        """Call KWin, and take in what it tells meanwhile."""
        if self._bus is None:
            raise OSError
        serial = next(self._bus.outgoing_serial)
        self._bus.send(new_method_call(SCRIPTING, method, signature or None, body), serial=serial)
        while True:
            message = self._bus.receive(timeout=TIMEOUT_S)
            if message.header.fields.get(HeaderFields.reply_serial) != serial:
                self._take(message)
                continue
            if message.header.message_type is MessageType.error:
                name = message.header.fields.get(HeaderFields.error_name)
                raise FocusedWindowUnavailable(_("KWin refused tltimer's script: {why}").format(why=name))
            return tuple(message.body)

    def _take(self, message: Message) -> None:
        fields = message.header.fields
        if message.header.message_type is not MessageType.method_call or self._bus is None:
            return
        if not message.header.flags & MessageFlag.no_reply_expected:
            self._bus.send(new_method_return(message))
        if fields.get(HeaderFields.interface) == INTERFACE and fields.get(HeaderFields.member) == ACTIVATED:
            (name,) = message.body or ("",)
            self._app = name if isinstance(name, str) and name else None
