"""A keyring that lives as long as the test."""

import keyring.backend
from keyring.errors import KeyringLocked, PasswordDeleteError


class Keyring(keyring.backend.KeyringBackend):
    """``kept`` are the secrets by service and name; ``locked`` makes every call fail."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

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
        if self.locked:
            raise KeyringLocked("locked")
