"""A keyring that lives as long as the test."""

import threading

import keyring.backend
from keyring.errors import KeyringLocked, PasswordDeleteError


class Keyring(keyring.backend.KeyringBackend):
    """``kept`` are the secrets by service and name; ``locked`` makes calls fail, ``dialog`` wait until it is set."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False
        self.dialog: threading.Event | None = None

    def get_password(self, service: str, username: str) -> str | None:
        self._refuse()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._refuse()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._refuse()
        if (service, username) not in self.kept:
            raise PasswordDeleteError(username)
        del self.kept[service, username]

    def _refuse(self) -> None:
        if self.dialog is not None:
            self.dialog.wait(30)
        if self.locked:
            raise KeyringLocked("locked")
