"""Global shortcuts of the desktop portal: Plasma, newer GNOME, Hyprland. The user may choose other keys there.

CreateSession  ─▶ Response: the session  ─▶ BindShortcuts ─▶ Response: the keys  …  Activated, Activated, …
"""

from collections.abc import Iterable
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, MessageType, Properties, new_method_call

from tltimer import APPLICATION_ID
from tltimer.i18n.translate import _
from tltimer.system.dbus import GONE, DBusConnection, DBusRefusal
from tltimer.system.shortcuts.interface import Pressed, ShortcutsUnavailable, WantedShortcut
from tltimer.system.shortcuts.keysyms import trigger

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.GlobalShortcuts"
REQUEST, SESSION = "org.freedesktop.portal.Request", "org.freedesktop.portal.Session"
SHORTCUTS = DBusAddress(PATH, bus_name=NAME, interface=INTERFACE)
BUS = DBusAddress("/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus")
REGISTRY = DBusAddress(PATH, bus_name=NAME, interface="org.freedesktop.host.portal.Registry")
CANCELLED = 1


class PortalShortcuts:
    """Binds shortcuts in a session of the portal; only the first call waits, which asks whether there is one.

    Args:
        address: the address of the session bus.
        pressed: called when keys are pressed.
        waits: whether a portal that is not started yet is started and asked; else it counts as one until it answers.

    Raises:
        ShortcutsUnavailable: there is no portal that takes shortcuts.
    """

    name = "portal"
    asks_user = True

    def __init__(self, address: str, pressed: Pressed, waits: bool = False) -> None:
        self._pressed = pressed
        self._wanted: tuple[WantedShortcut, ...] = ()
        self._session = ""
        self._sessions = 0
        self._asked = ""
        self.problems: dict[str, str] = {}
        self.triggers: dict[str, str] = {}
        rules = (
            MatchRule(type="signal", interface=INTERFACE),
            MatchRule(type="signal", interface=REQUEST, member="Response"),
        )
        try:
            self._connection = DBusConnection(address, rules, self._hear)
        except GONE as problem:
            raise ShortcutsUnavailable(_("there is no session bus")) from problem
        if not self._is_there(waits):
            self._connection.close()
            raise ShortcutsUnavailable(_("the desktop portal takes no shortcuts"))

    def _is_there(self, waits: bool) -> bool:
        """Return whether the portal takes shortcuts, as far as is known."""
        try:
            if waits or self._connection.ask(BUS, "NameHasOwner", "s", NAME) == (True,):
                return bool(self._connection.call(Properties(SHORTCUTS).get("version")))
            return NAME in self._connection.ask(BUS, "ListActivatableNames")[0]
        except TimeoutError:  # it is there, and busy or starting
            return True
        except (*GONE, DBusRefusal):
            return False

    def take(self, wanted: Iterable[WantedShortcut]) -> None:
        """Bind these in a session of their own; one session can be bound once."""
        self._wanted = tuple(wanted)
        self.problems, self.triggers = {}, {}
        self._close_session()
        if not self._wanted:
            return
        self._sessions += 1
        self._asked = "CreateSession"
        options = {
            "handle_token": ("s", f"tltimer_create{self._sessions}"),
            "session_handle_token": ("s", f"tltimer{self._sessions}"),
        }
        # So that the desktop knows whose shortcuts these are; portals before 1.20 have no such call.
        self._send(new_method_call(REGISTRY, "Register", "sa{sv}", (APPLICATION_ID, {})), must=False)
        self._send(new_method_call(SHORTCUTS, "CreateSession", "a{sv}", (options,)))

    def fileno(self) -> int | None:
        """Return the descriptor of the connection; None once the bus is gone."""
        return self._connection.fileno()

    def take_in(self) -> None:
        """Handle what has arrived."""
        self._connection.take_in()

    def close(self) -> None:
        """End the session, and with it its shortcuts."""
        self._close_session()
        self._connection.close()

    def _close_session(self) -> None:
        if self._session:
            address = DBusAddress(self._session, bus_name=NAME, interface=SESSION)
            self._send(new_method_call(address, "Close"), must=False)
        self._session = self._asked = ""

    def _send(self, message: Message, must: bool = True) -> None:
        def answered(reply: Message) -> None:
            if must and reply.header.message_type is MessageType.error:
                self._fail(_("The desktop refused the shortcuts."))

        try:
            self._connection.send(message, answered)
        except GONE:
            self._fail(_("The session bus is gone."))

    def _fail(self, why: str) -> None:
        self._asked = ""
        self.problems = {"": why}

    def _hear(self, interface: str, member: str, body: tuple[Any, ...]) -> None:
        if interface == REQUEST and member == "Response" and len(body) == 2 and isinstance(body[1], dict):
            self._answered(*body)
        elif interface == INTERFACE and len(body) >= 2 and body[0] == self._session:
            if member == "Activated" and len(body) == 4 and isinstance(body[3], dict):
                token = body[3].get("activation_token", ("s", ""))[1]
                self._pressed(str(body[1]), token if isinstance(token, str) else "")
            elif member == "ShortcutsChanged":
                self._show(body[1])
                self.problems = {}

    def _answered(self, code: object, results: dict[str, Any]) -> None:
        """Take the answer to the request that was made last."""
        asked, self._asked = self._asked, ""
        if asked and code != 0:
            self._fail(_("You declined.") if code == CANCELLED else _("The desktop refused the shortcuts."))
        elif asked == "CreateSession":
            self._session = str(results.get("session_handle", ("s", ""))[1])
            self._bind()
        elif asked == "BindShortcuts":
            self._show(results.get("shortcuts", ("a(sa{sv})", ()))[1])
            if not self.triggers:
                self._fail(_("Your desktop has taken none of them yet. Set them in its keyboard settings."))

    def _bind(self) -> None:
        self._asked = "BindShortcuts"
        shortcuts = [
            (one.action, {"description": ("s", one.about), "preferred_trigger": ("s", trigger(one.keys))})
            for one in self._wanted
        ]
        options = {"handle_token": ("s", f"tltimer_bind{self._sessions}")}
        body = (self._session, shortcuts, "", options)
        self._send(new_method_call(SHORTCUTS, "BindShortcuts", "oa(sa{sv})sa{sv}", body))

    def _show(self, shortcuts: Any) -> None:
        found = {}
        for action, about in shortcuts:
            words = about.get("trigger_description", ("s", ""))[1]
            if isinstance(words, str):
                found[str(action)] = words
        self.triggers = found
