"""Global shortcuts of the desktop portal: Plasma, newer GNOME, Hyprland. The user may choose other keys there.

CreateSession ─▶ session ─▶ ListShortcuts ─▶ keys, if the desktop knows these shortcuts  …  Activated, Activated, …
                                          └▶ BindShortcuts ─▶ keys
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, MatchRule, MessageType, Properties, new_method_call

from tltimer import APPLICATION_ID
from tltimer.i18n.translate import _
from tltimer.system.dbus import GONE, DBusConnection, DBusRefusal
from tltimer.system.shortcuts.interface import ShortcutsUnavailable
from tltimer.system.shortcuts.keysyms import trigger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jeepney import Message

    from tltimer.system.shortcuts.interface import Pressed, WantedShortcut

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.GlobalShortcuts"
REQUEST, SESSION = "org.freedesktop.portal.Request", "org.freedesktop.portal.Session"
SHORTCUTS = DBusAddress(PATH, bus_name=NAME, interface=INTERFACE)
BUS_NAME = "org.freedesktop.DBus"
BUS = DBusAddress("/org/freedesktop/DBus", bus_name=BUS_NAME, interface=BUS_NAME)
REGISTRY = DBusAddress(PATH, bus_name=NAME, interface="org.freedesktop.host.portal.Registry")
CANCELLED = 1

TOKEN = "tltimer"
"""The session's name. Plasma keeps the user's keys under it where it cannot tell which program asks."""

LIST = "a(sa{sv})"
"""The type of a list of shortcuts."""

OnAnswer = Callable[[object, dict[str, Any]], None]
"""Called with the code of a Response, None if the call itself was refused, and its results."""


class PortalShortcuts:
    """Binds shortcuts in a session of the portal; only the first call waits, which asks whether there is a portal.

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
        self._requests = 0
        self._then: OnAnswer | None = None
        self._is_between = False  # one session is being closed, or the next created
        self._is_outdated = False
        self.problems: dict[str, str] = {}
        self.triggers: dict[str, str] = {}
        owner_changed = MatchRule(type="signal", interface=BUS_NAME, member="NameOwnerChanged")
        owner_changed.add_arg_condition(0, NAME)
        rules = (
            MatchRule(type="signal", interface=INTERFACE),
            MatchRule(type="signal", interface=REQUEST, member="Response"),
            owner_changed,
        )
        try:
            self._connection = DBusConnection(address, rules, self._hear)
        except GONE as problem:
            raise ShortcutsUnavailable(_("there is no session bus")) from problem
        if not self._is_there(waits):
            self._connection.close()
            raise ShortcutsUnavailable(_("the desktop portal does not support shortcuts"))

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
        """Take these in a new session; a session can be bound once."""
        self._wanted = tuple(wanted)
        self.problems, self.triggers = {}, {}
        self._is_outdated = self._is_between  # two sessions of one name cannot be
        if not self._is_between:
            self._begin_anew()

    def fileno(self) -> int | None:
        """Return the descriptor of the connection; None once the connection is lost."""
        return self._connection.fileno()

    def take_in(self) -> None:
        """Handle the messages that have arrived."""
        self._connection.take_in()

    def close(self) -> None:
        """End the session, and with it its shortcuts."""
        if self._session:
            self._send(self._close_call(), lambda _reply: None)
        self._session = ""
        self._connection.close()

    def _begin_anew(self) -> None:
        """Close the session, if there is one, and create another once it is closed."""
        self._is_outdated = False
        if not self._session:
            self._create()
            return

        def closed(_reply: Message) -> None:
            self._session, self._is_between = "", False
            self._begin_anew()

        self._then, self._is_between = None, True
        self._send(self._close_call(), closed)

    def _close_call(self) -> Message:
        return new_method_call(DBusAddress(self._session, bus_name=NAME, interface=SESSION), "Close")

    def _create(self) -> None:
        if not self._wanted:
            return
        # So that the desktop knows whose shortcuts these are; portals before 1.20 have no such call.
        register = new_method_call(REGISTRY, "Register", "sa{sv}", (APPLICATION_ID, {}))
        self._send(register, lambda _reply: None)
        # Plasma 5 takes shortcuts here, and nowhere else.
        options = {"session_handle_token": ("s", TOKEN), "shortcuts": (LIST, self._descriptions())}
        self._is_between = True
        self._request(self._created, "CreateSession", "a{sv}", options)

    def _descriptions(self) -> list[tuple[str, dict[str, tuple[str, str]]]]:
        return [
            (wanted.action, {"description": ("s", wanted.about), "preferred_trigger": ("s", trigger(wanted.keys))})
            for wanted in self._wanted
        ]

    def _request(self, then: OnAnswer, method: str, signature: str, options: dict[str, Any], *body: Any) -> None:
        """Call a method that answers by a Response; its options come last."""

        def sent(reply: Message) -> None:
            if reply.header.message_type is MessageType.error and token == self._token:
                self._answer(None, {})

        self._requests += 1
        self._then, token = then, self._token
        options = {"handle_token": ("s", token), **options}
        self._send(new_method_call(SHORTCUTS, method, signature, (*body, options)), sent)

    @property
    def _token(self) -> str:
        """The name of the request that was made last."""
        return f"{TOKEN}_{self._requests}"

    def _send(self, message: Message, on_reply: Callable[[Message], None]) -> None:
        try:
            self._connection.send(message, on_reply)
        except GONE:
            self._session = ""
            self._fail(_("The connection to the session bus was lost. Restart tltimer."))

    def _fail(self, why: str) -> None:
        self._then, self._is_between = None, False
        self.problems = {"": why}

    def _hear(self, interface: str, member: str, body: tuple[Any, ...]) -> None:
        if interface == REQUEST and len(body) == 2 and isinstance(body[1], dict):
            if self._connection.signal_path.endswith(f"/{self._token}"):
                self._answer(*body)
        elif interface == BUS_NAME and self._session and body[2:] != ("",):
            self._session = ""  # the portal that had it has ended
            self._begin_anew()
        elif interface == INTERFACE and len(body) >= 2 and body[0] == self._session:
            if member == "Activated" and len(body) == 4 and isinstance(body[3], dict):
                token = body[3].get("activation_token", ("s", ""))[1]
                self._pressed(str(body[1]), token if isinstance(token, str) else "")
            elif member == "ShortcutsChanged" and isinstance(body[1], list):
                self._show(body[1])

    def _answer(self, code: object, results: dict[str, Any]) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(code, results)

    def _created(self, code: object, results: dict[str, Any]) -> None:
        self._is_between = False
        self._session = str(results.get("session_handle", ("s", ""))[1]) if code == 0 else ""
        if self._is_outdated:
            self._begin_anew()
        elif code == 0:
            self._request(self._listed, "ListShortcuts", "oa{sv}", {}, self._session)
        else:
            self._refuse(code)

    def _listed(self, code: object, results: dict[str, Any]) -> None:
        bound = _shortcuts_in(results)
        # Asked to bind what it knows already, Plasma 5 opens its settings, at each start of tltimer.
        if code == 0 and {action for action, _about in bound} == {wanted.action for wanted in self._wanted}:
            self._show(bound)
        else:
            body = (self._session, self._descriptions(), "")
            self._request(self._bound, "BindShortcuts", f"o{LIST}sa{{sv}}", {}, *body)

    def _bound(self, code: object, results: dict[str, Any]) -> None:
        if code != 0:
            self._refuse(code)
        elif "shortcuts" in results:
            self._show(_shortcuts_in(results))
        else:  # Plasma 6 does not tell the keys that the user has just agreed to
            self._request(self._listed_bound, "ListShortcuts", "oa{sv}", {}, self._session)

    def _listed_bound(self, _code: object, results: dict[str, Any]) -> None:
        self._show(_shortcuts_in(results))

    def _refuse(self, code: object) -> None:
        if code == CANCELLED:
            self._fail(_("You declined the shortcuts. To be asked again, change one of them or restart tltimer."))
        else:
            self._fail(
                _("The desktop refused the shortcuts. Bind the commands to keys in its keyboard settings instead.")
            )

    def _show(self, shortcuts: list[Any]) -> None:
        words = {str(action): about.get("trigger_description", ("s", ""))[1] for action, about in shortcuts}
        self.triggers = {action: keys for action, keys in words.items() if isinstance(keys, str) and keys}
        without = [wanted.action for wanted in self._wanted if wanted.action not in self.triggers]
        if not self.triggers:
            self.problems = {
                "": _("Your desktop reports no keys for these shortcuts. Set them in its keyboard settings.")
            }
        else:
            missing = _("Your desktop reports no keys for this shortcut.")
            self.problems = dict.fromkeys(without, missing)


def _shortcuts_in(results: dict[str, Any]) -> list[Any]:
    shortcuts = results.get("shortcuts", (LIST, []))[1]
    return shortcuts if isinstance(shortcuts, list) else []
