"""Secrets in a file that only the user can read, where the system has no keyring."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.paths import Home
from tltimer.storage.atomic import write_text


class FileSecrets:
    """A file of secrets by key.

    Args:
        path: the file; made with the first secret, removed with the last.
    """

    name = "file"

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, key: str) -> str | None:
        """Give a secret; None if it is not there, or cannot be had now."""
        return (self._all() or {}).get(key)

    def write(self, key: str, secret: str) -> bool:
        """Keep a secret; tell whether it can be had again. A damaged file is left as it is."""
        known = self._all()
        if known is None:
            return False
        try:
            self._put(known | {key: secret})
        except OSError:
            return False
        return True

    def forget(self, key: str) -> None:
        """Keep a secret no longer; silent if it is not there."""
        known = self._all()
        if not known or key not in known:
            return
        try:
            if known.keys() == {key}:
                self._path.unlink()
            else:
                self._put({other: secret for other, secret in known.items() if other != key})
        except OSError:
            return

    def _put(self, secrets: dict[str, str]) -> None:
        write_text(self._path, json.dumps(secrets, indent=1) + "\n")

    def _all(self) -> dict[str, str] | None:
        """Give all secrets; None if the file cannot be read."""
        try:
            content = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            return None
        return {str(key): str(secret) for key, secret in content.items()} if isinstance(content, dict) else None


SERVICE = "tltimer"


class KeyringSecrets:
    """The keyring of the system, or the one that ``PYTHON_KEYRING_BACKEND`` names.

    ``keyring`` is imported at the first use, as it is slow. Its backends raise whatever their systems do, so here
    everything that goes wrong means the same: there is no keyring.
    """

    name = "keyring"

    def read(self, key: str) -> str | None:
        """Give a secret; None if it is not there, or cannot be had now."""
        try:
            import keyring

            return keyring.get_password(SERVICE, key)
        except Exception:
            return None

    def write(self, key: str, secret: str) -> bool:
        """Keep a secret; tell whether it can be had again."""
        try:
            import keyring

            # Those that keep nothing, and those that only say so, have no priority.
            if keyring.get_keyring().priority <= 0:
                return False
            keyring.set_password(SERVICE, key, secret)
            return keyring.get_password(SERVICE, key) == secret
        except Exception:
            return False

    def forget(self, key: str) -> None:
        """Keep a secret no longer; silent if it is not there."""
        with suppress(Exception):
            import keyring

            keyring.delete_password(SERVICE, key)


class SecretBackend(Protocol):
    """Keeps texts by key."""

    name: str

    def read(self, key: str) -> str | None:
        """Give a secret; None if it is not there, or cannot be had now."""
        ...

    def write(self, key: str, secret: str) -> bool:
        """Keep a secret; tell whether it can be had again."""
        ...

    def forget(self, key: str) -> None:
        """Keep a secret no longer; silent if it is not there."""
        ...


class Secrets:
    """Keeps secrets; what is remembered elsewhere is a reference, ``keyring:6f1e…`` or ``file:6f1e…``.

    Args:
        home: whose file it is, where there is no keyring.
    """

    def __init__(self, home: Home) -> None:
        self._file = home.secrets_file
        self._places: tuple[SecretBackend, ...] = (KeyringSecrets(), FileSecrets(home.secrets_file))

    def keep(self, secret: str) -> str:
        """Keep a secret and give its reference. Not safe against others that do so at once: hold the list's lock.

        Raises:
            Refused: there is no place for it.
        """
        # Random, as several homes share one keyring.
        key = os.urandom(16).hex()
        for place in self._places:
            if place.write(key, secret):
                return f"{place.name}:{key}"
        text = _("There is no keyring, and {file} cannot be written; a secret address or password needs one of them.")
        raise Refused(text.format(file=self._file))

    def read(self, reference: str) -> str | None:
        """Give a secret; None if it is gone, or cannot be had now, as in a keyring that stays locked."""
        place, key = self._found(reference)
        return place.read(key) if place else None

    def forget(self, reference: str) -> None:
        """Keep a secret no longer."""
        place, key = self._found(reference)
        if place:
            place.forget(key)

    def _found(self, reference: str) -> tuple[SecretBackend | None, str]:
        name, _colon, key = reference.partition(":")
        return next((place for place in self._places if place.name == name), None), key
