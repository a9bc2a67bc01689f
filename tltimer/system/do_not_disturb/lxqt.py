"""Do-not-disturb of LXQt, kept in the settings file of its notification server."""

from collections.abc import Iterator, Mapping
from pathlib import Path

FILE = Path("lxqt", "notifications.conf")
SECTION, KEY = "general", "donotdisturb"


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
        for folder in _folders(self._environ):
            try:
                text = (folder / FILE).read_text("utf-8", "replace")
            except OSError:
                continue
            value = _value(text)
            if value is not None:
                return value
        return False

    def turn(self, _on: bool) -> bool:
        """Return False: the file is for the server and its settings program to write."""
        return False


def _folders(environ: Mapping[str, str]) -> Iterator[Path]:
    """Yield the folders of settings, the user's first, as the XDG base directory specification has them."""
    home = environ.get("HOME", "")
    own = environ.get("XDG_CONFIG_HOME") or f"{home}/.config"
    shared = environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
    yield from (Path(folder) for folder in (own, *shared.split(":")) if folder.startswith("/"))


def _value(text: str) -> bool | None:
    """Return the switch in a settings file as Qt writes it; None where it is not in there."""
    section, value = SECTION, None
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[]").lower()
        name, _equals, setting = line.partition("=")
        if section == SECTION and name.strip().lower() == KEY:
            value = setting.strip().lower() in ("true", "1")
    return value
