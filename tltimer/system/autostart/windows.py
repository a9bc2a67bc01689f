"""Starting with the session on Windows: the Run key. Written from its documentation, not tried on Windows yet."""

from __future__ import annotations

import sys
from subprocess import list2cmdline

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


class WindowsAutostart:
    """A value of the user's Run key.

    Args:
        entry: the value's name.
        command: what starts the app.
    """

    name = "Run key"

    def __init__(self, entry: str, command: list[str]) -> None:
        self._entry = entry
        self._command = list2cmdline(command)

    def is_on(self) -> bool:
        """Return whether the app starts with the session."""
        if sys.platform != "win32":
            return False
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN) as key:
                winreg.QueryValueEx(key, self._entry)
        except OSError:
            return False
        return True

    def turn(self, on: bool) -> None:
        """Set the value, or delete it."""
        if sys.platform != "win32" or not (on or self.is_on()):
            return
        import winreg

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN) as key:
            if on:
                winreg.SetValueEx(key, self._entry, 0, winreg.REG_SZ, self._command)
            else:
                winreg.DeleteValue(key, self._entry)
