"""Settings of desktops in files of sections and lines ``name=value``, as Qt, KDE and dunst write them."""

from __future__ import annotations

from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def read_value(file: str, section: str, name: str, environ: Mapping[str, str]) -> str | None:
    """Return a value from the user's file, else from the system's; None where none of them has it.

    Args:
        file: its place in a folder of settings.
        section: in lower case; what comes before the first one belongs to ``general``.
        name: in lower case.
        environ: the environment, which names the folders.
    """
    for folder in _folders(environ):
        try:
            text = (folder / file).read_text("utf-8", "replace")
        except OSError:
            continue
        value = _value(text, section, name)
        if value is not None:
            return value
    return None


def _folders(environ: Mapping[str, str]) -> Iterator[Path]:
    """Yield the folders of settings, the user's first, as the XDG base directory specification has them."""
    home = environ.get("HOME", "")
    own = environ.get("XDG_CONFIG_HOME") or f"{home}/.config"
    shared = environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
    yield from (Path(folder) for folder in (own, *shared.split(":")) if folder.startswith("/"))


def _value(text: str, section: str, name: str) -> str | None:
    current, value = "general", None
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            current = line.strip("[]").lower()
        setting_name, _equals, setting = line.partition("=")
        if current == section and setting_name.strip().lower() == name:
            value = setting.strip()
    return value
