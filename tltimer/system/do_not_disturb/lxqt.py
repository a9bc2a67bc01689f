"""Do-not-disturb of LXQt, kept in the settings file of its notification server."""

from __future__ import annotations

from tltimer.system.settings_files import read_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class LxqtDoNotDisturb:
    """Reads the file; where nobody ever touched the switch it is off.

    Args:
        environ: the environment, which names the folders of settings.
    """

    name = "LXQt"
    ends_with_connection = False

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ

    def is_on(self) -> bool | None:
        """Return the switch of the user's file, else that of the system's."""
        value = read_value("lxqt/notifications.conf", "general", "donotdisturb", self._environ)
        return value is not None and value.lower() in ("true", "1")

    def turn(self, _on: bool) -> bool:
        """Return False: the file is for the server and its settings program to write."""
        return False
