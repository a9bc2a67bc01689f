"""Checks of the desktop. Nothing here waits for long, and nothing raises because something is absent."""

from __future__ import annotations

import sys
from contextlib import suppress
from time import monotonic

from tltimer.cli.doctor.data import LIMITED, OFF, OK, Finding
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from tltimer.paths import Home
    from tltimer.system.session_lock.interface import LockWatch
    from tltimer.system.sleep.interface import SleepWatch

WATCHER = "org.kde.StatusNotifierWatcher"
NOTIFICATIONS = "org.freedesktop.Notifications"


def of_desktop(home: Home, environ: Mapping[str, str], with_session: bool) -> Iterator[Finding]:
    """Look at tray, notifications, presence, keyring and autostart."""
    yield tray(environ)
    yield notifier(environ)
    yield disturb(environ)
    yield shortcuts(environ)
    yield from presence(environ)
    yield keyring(environ)
    yield desktop_calendars(environ)
    yield autostart(home, environ, with_session)


def tray(environ: Mapping[str, str]) -> Finding:
    """Check where the icon can be shown."""
    topic = _("tray")
    if not sys.platform.startswith("linux"):
        return Finding(topic, OK, _("the system's own tray"))
    owner = _asked(environ, WATCHER, "/StatusNotifierWatcher", "IsStatusNotifierHostRegistered")
    if owner:
        return Finding(topic, OK, _("{name} on the session bus").format(name=WATCHER))
    from tltimer.system.x11_selection import TRAY, has_owner

    display = environ.get("DISPLAY", "")
    if display and has_owner(display, TRAY):
        return Finding(topic, OK, _("an older-style tray (XEmbed) on {display}").format(display=display))
    if not (display or environ.get("WAYLAND_DISPLAY")):
        return Finding(topic, OFF, _("there is no display"), _("the commands do everything the tray does"))
    advice = _("tltimer shows a small window instead; on GNOME, install the AppIndicator extension to get the icon")
    if environ.get("WAYLAND_DISPLAY"):
        advice = _(
            "tltimer shows a small window instead, which cannot stay on top under Wayland; on GNOME, "
            "install the AppIndicator extension to get the icon"
        )
    if not _has_session_bus(environ):
        advice = _("tltimer shows a small window instead; to get the icon, start tltimer from your desktop session")
        return Finding(topic, LIMITED, _("there is no session bus"), advice)
    return Finding(topic, LIMITED, _("this desktop has no system tray"), advice)


def notifier(environ: Mapping[str, str]) -> Finding:
    """Check which server shows notifications, and with which abilities."""
    topic = _("notifications")
    advice = _("without notifications, tltimer's questions still appear in the menu and in the end-of-day review")
    if not sys.platform.startswith("linux"):
        return _other_notifier(topic, advice, environ)
    from tltimer.paths import session_bus
    from tltimer.system.dbus import GONE, DBusConnection, DBusRefusal

    try:
        connection = DBusConnection(session_bus(environ))
    except GONE:
        return Finding(topic, OFF, _("there is no session bus"), advice)
    try:
        from jeepney import DBusAddress

        server = DBusAddress("/org/freedesktop/Notifications", bus_name=NOTIFICATIONS, interface=NOTIFICATIONS)
        name, _maker, version = (str(field) for field in connection.ask(server, "GetServerInformation")[:3])
        abilities = list(map(str, connection.ask(server, "GetCapabilities")[0]))
    except (*GONE, DBusRefusal):
        return Finding(topic, OFF, _("no notification service found; install one to get notifications"), advice)
    finally:
        connection.close()
    text = _("{name} {version}: {abilities}").format(name=name, version=version, abilities=", ".join(sorted(abilities)))
    if "actions" in abilities:
        return Finding(topic, OK, text)
    return Finding(topic, LIMITED, text, _("notifications have no buttons; answer in the app instead"))


def _other_notifier(topic: str, advice: str, environ: Mapping[str, str]) -> Finding:
    """Check whether the library for the notifications of Windows and macOS can be loaded; nothing is shown."""
    from tltimer.system.notifications.choose import notification_backend_for
    from tltimer.system.notifications.unavailable import NoNotifications

    backend = notification_backend_for(environ)
    backend.close()
    if not isinstance(backend, NoNotifications):
        return Finding(topic, OK, _("the system's own, through desktop-notifier (untested on this system)"))
    if sys.platform in ("win32", "darwin"):
        words = _("{advice}; to get notifications, reinstall tltimer, which also installs desktop-notifier")
        return Finding(topic, OFF, _("the library desktop-notifier cannot be loaded"), words.format(advice=advice))
    return Finding(topic, OFF, _("not available on this system"), advice)


def disturb(environ: Mapping[str, str]) -> Finding:
    """Look whether the desktop tells that somebody wants not to be disturbed."""
    from tltimer.system.do_not_disturb.choose import do_not_disturb_for

    topic = _("Do Not Disturb")
    with do_not_disturb_for(environ) as desktop:
        is_on = desktop.is_on()
    if is_on is None:
        advice = _(
            "modes cannot turn on Do Not Disturb, and tltimer cannot tell whether it is on; to stop "
            "notifications for the day: tltimer quiet"
        )
        known = not sys.platform.startswith("linux") or _has_session_bus(environ)
        text = _("not available on this desktop") if known else _("there is no session bus")
        return Finding(topic, OFF, text, advice)
    state = (
        _("on, so tltimer shows no notifications")
        if is_on
        else _("off; a mode can turn on Do Not Disturb while it runs")
    )
    return Finding(topic, OK, _("{name}: {state}").format(name=desktop.name, state=state))


def shortcuts(environ: Mapping[str, str]) -> Finding:
    """Check which backend takes global shortcuts."""
    from tltimer.system.shortcuts.choose import shortcuts_for

    topic = _("shortcuts")
    backend, why = shortcuts_for(environ, lambda _action, _token: None, waits=True)
    backend.close()
    if backend.name:
        return Finding(topic, OK, _("provided by {name}; set the keys in Settings").format(name=backend.name))
    advice = _("in the desktop's keyboard settings, bind keys to the commands 'tltimer pick' and 'tltimer switch MODE'")
    if sys.platform.startswith("linux") and not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        advice = ""  # nor is there a desktop whose settings could bind keys
    return Finding(topic, OFF, "; ".join(why), advice)


def presence(environ: Mapping[str, str]) -> Iterator[Finding]:
    """Check the backends for idle time, the lock and sleep."""
    from tltimer.system.idle.choose import idle_for
    from tltimer.system.idle.unavailable import NoIdle
    from tltimer.system.session_lock.choose import locks_for
    from tltimer.system.session_lock.unavailable import NoSessionLock
    from tltimer.system.sleep.choose import sleep_for
    from tltimer.system.sleep.unavailable import NoSleepWatch

    idle, why = idle_for(environ, monotonic)
    idle.close()
    advice = _("tltimer cannot detect idle time; switch by hand, or fill the gap in the evening")
    yield _of_backends(_("idle"), [] if isinstance(idle, NoIdle) else [idle.name], why, advice)
    locks, why = locks_for(environ, lambda _locked: None)
    names, why = _heard([lock for lock in locks if not isinstance(lock, NoSessionLock)], why)
    for lock in locks:
        lock.close()
    advice = (
        _("tltimer cannot detect a locked screen; switch by hand, or fill the gap in the evening")
        if isinstance(idle, NoIdle)
        else _("tltimer cannot detect a locked screen, but it does detect idle time")
    )
    yield _of_backends(_("lock"), names, why, advice)
    sleep, why = sleep_for(environ, lambda _asleep: None)
    names, why = _heard([] if isinstance(sleep, NoSleepWatch) else [sleep], why)
    sleep.close()
    yield _of_backends(
        _("sleep"), names, why, _("no action needed; tltimer still detects sleep, by comparing two clocks")
    )


def _heard(watches: Sequence[LockWatch | SleepWatch], why: tuple[str, ...]) -> tuple[list[str], tuple[str, ...]]:
    """Return the names of the watches that somebody speaks to, and why the others hear nothing."""
    silences = [(watch.name, watch.silence()) for watch in watches]
    reasons = (f"{name}: {reason}" for name, reason in silences if reason)
    return [name for name, reason in silences if not reason], (*why, *reasons)


def keyring(environ: Mapping[str, str]) -> Finding:
    """Look whether secrets have a keyring that is open."""
    from tltimer.calendars.secret_store import keyring_backend, stays_locked

    topic = _("keyring")
    with suppress(Exception):  # its backends raise whatever their systems do
        backend = keyring_backend()
        if backend.priority > 0 and stays_locked(backend):
            advice = _(
                "calendars whose address or password is in the keyring cannot be read; to unlock the "
                "keyring: tltimer calendar refresh"
            )
            return Finding(topic, LIMITED, _("{name}, locked").format(name=backend.name), advice)
        if backend.priority > 0:
            return Finding(topic, OK, str(backend.name))
    if sys.platform.startswith("linux") and not _has_session_bus(environ):
        advice = _(
            "calendars whose address or password is in a keyring cannot be read here; new addresses "
            "and passwords are stored in a file that only you can read"
        )
        return Finding(topic, LIMITED, _("there is no session bus"), advice)
    advice = _(
        "secret addresses and passwords are stored in a file that only you can read; for more "
        "security, install GNOME Keyring or KWallet"
    )
    return Finding(topic, LIMITED, _("no keyring found"), advice)


def desktop_calendars(environ: Mapping[str, str]) -> Finding:
    """Check for a service that keeps the calendars of the desktop's accounts; it is not started for that."""
    from tltimer.services.desktop_calendars import evolution_presence

    topic = _("desktop calendars")
    if evolution_presence(environ) == "absent":
        text = _("none; Evolution Data Server was not found")
        if sys.platform.startswith("linux") and not _has_session_bus(environ):
            text = _("there is no session bus")
        return Finding(topic, OFF, text, _("add a calendar by its address, file or folder"))
    advice = _("to read one: tltimer calendar add NAME --desktop")
    return Finding(topic, OK, _("Evolution Data Server provides the calendars of your accounts"), advice)


def autostart(home: Home, environ: Mapping[str, str], wanted: bool) -> Finding:
    """Look whether the app starts with the session, as the settings say."""
    from tltimer.system.autostart.choose import autostart_for

    topic, advice = _("autostart"), ""
    entry = autostart_for(home, environ)
    with suppress(OSError):
        if entry is not None and entry.is_on():
            return Finding(topic, OK, _("{name}: on").format(name=entry.name))
    if wanted:
        advice = _(
            "possible causes: autostart was turned off in the desktop's settings (turn it on there); "
            "its file cannot be written (make the autostart folder writable); tltimer runs as a "
            "Flatpak (add it to the desktop's startup programs yourself)"
        )
        return Finding(topic, LIMITED, _("off, though start.with_session is true"), advice)
    advice = _("to start tltimer when you log in: tltimer settings start.with_session true")
    return Finding(topic, OFF, _("tltimer does not start when you log in"), advice)


def _of_backends(topic: str, names: list[str], why: tuple[str, ...], advice: str) -> Finding:
    reasons = "; ".join(why)
    if not names:
        return Finding(topic, OFF, reasons or _("not available on this desktop"), advice)
    text = ", ".join(names)
    return Finding(topic, OK, f"{text} ({reasons})" if reasons else text)


def _asked(environ: Mapping[str, str], service: str, path: str, name: str) -> Any:
    """Return a property of a service on the session bus, None where there is none. Nobody is started for it."""
    from jeepney import DBusAddress, Properties

    from tltimer.paths import session_bus
    from tltimer.system.dbus import GONE, DBusConnection, DBusRefusal

    try:
        connection = DBusConnection(session_bus(environ))
        try:
            return connection.call(Properties(DBusAddress(path, bus_name=service, interface=service)).get(name))[0][1]
        finally:
            connection.close()
    except (*GONE, DBusRefusal):
        return None


def _has_session_bus(environ: Mapping[str, str]) -> bool:
    """Return whether a session bus answers; over ssh or in a cron job there may be none."""
    from tltimer.paths import session_bus
    from tltimer.system.dbus import GONE, DBusConnection

    try:
        DBusConnection(session_bus(environ)).close()
    except GONE:
        return False
    return True
