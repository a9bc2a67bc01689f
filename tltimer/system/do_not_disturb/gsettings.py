"""Do-not-disturb of GNOME, MATE and Cinnamon, each a switch in GSettings."""

from __future__ import annotations

import subprocess

from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

TIMEOUT_S = 5.0
"""The seconds that the program may take on a busy machine; usually it answers within some hundredths of a second."""


class GSettingsKey(Value):
    """A switch in GSettings.

    Args:
        desktop: whose it is.
        schema: where it is.
        key: its name.
        value_when_on: its value while the desktop is set to do not disturb.
    """

    desktop: str
    schema: str
    key: str
    value_when_on: bool


GNOME = GSettingsKey("GNOME", "org.gnome.desktop.notifications", "show-banners", False)
MATE = GSettingsKey("MATE", "org.mate.NotificationDaemon", "do-not-disturb", True)
CINNAMON = GSettingsKey("Cinnamon", "org.cinnamon.desktop.notifications", "display-notifications", False)


class GSettingsDoNotDisturb:
    """Asks the program ``gsettings``, which these desktops bring along; the desktop portal does not carry these keys.

    Args:
        key: the switch.
        environ: the environment, which says where the settings are.
    """

    ends_with_connection = False

    def __init__(self, key: GSettingsKey, environ: Mapping[str, str]) -> None:
        self._key = key
        self._environ = environ
        self.name = key.desktop

    def is_on(self) -> bool | None:
        """Return whether the switch has the value for do-not-disturb; None if there is no such switch."""
        answer = self._run("get")
        value = {b"true": True, b"false": False}.get(answer) if answer is not None else None
        return None if value is None else value is self._key.value_when_on

    def turn(self, on: bool) -> bool:
        """Set the switch and return whether that was done."""
        value = self._key.value_when_on is on
        return self._run("set", "true" if value else "false") is not None

    def _run(self, command: str, *values: str) -> bytes | None:
        return _output_of(self._environ, command, self._key.schema, self._key.key, *values)


def read_setting(schema: str, key: str, environ: Mapping[str, str]) -> str | None:
    """Return a value in GSettings as the program ``gsettings`` writes it; None where it cannot be read."""
    value = _output_of(environ, "get", schema, key)
    return value.decode("utf-8", "replace") if value is not None else None


def _output_of(environ: Mapping[str, str], *arguments: str) -> bytes | None:
    """Return the output of ``gsettings``; None if it fails."""
    try:
        done = subprocess.run(
            ["gsettings", *arguments],
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
