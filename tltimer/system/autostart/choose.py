"""Chooses the autostart of this system."""

from __future__ import annotations

import sys
from pathlib import Path

from tltimer.system.autostart.interface import command_for, entry_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tltimer.paths import Home
    from tltimer.system.autostart.interface import Autostart


def autostart_for(home: Home, environ: Mapping[str, str]) -> Autostart | None:
    """Return the backend that starts the app with the session; None in a Flatpak, or without a folder for it.

    Args:
        home: whose app it is.
        environ: the environment, which names the user's folders.
    """
    user = environ.get("HOME", "")
    if sys.platform == "win32":
        from tltimer.system.autostart.windows import WindowsAutostart

        return WindowsAutostart(entry_name(home), command_for(home, environ))
    if sys.platform == "darwin":
        from tltimer.system.autostart.macos import MacAutostart

        return MacAutostart(Path(user), entry_name(home), command_for(home, environ)) if user else None
    if environ.get("FLATPAK_ID"):
        return None  # the session does not read what a sandbox writes
    from tltimer.system.autostart.xdg import XdgAutostart

    config = config_folder(environ)
    return XdgAutostart(config, entry_name(home), command_for(home, environ)) if config else None


def config_folder(environ: Mapping[str, str]) -> Path | None:
    """Return the user's folder of settings, in which Linux desktops look; None where the environment names none."""
    user = environ.get("HOME", "")
    config = environ.get("XDG_CONFIG_HOME") or (f"{user}/.config" if user else "")
    return Path(config) if config else None


def is_entered(home: Home, environ: Mapping[str, str]) -> bool:
    """Return whether the session starts the app as things are now, whatever the settings want."""
    try:
        autostart = autostart_for(home, environ)
        return autostart is not None and autostart.is_on()
    except OSError:
        return False


def follow(wanted: bool, home: Home, environ: Mapping[str, str]) -> bool:
    """Start the app with the session, or no longer; return whether it is so now."""
    try:
        autostart = autostart_for(home, environ)
        if autostart is not None:
            autostart.turn(wanted)
        return autostart is not None or not wanted
    except OSError:
        return False
