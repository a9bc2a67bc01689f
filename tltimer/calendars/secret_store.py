"""Secrets in a file that only the user can read, where the system has no keyring."""

import json
from pathlib import Path

from tltimer.paths import make_private, write_private


class InFile:
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
            make_private(self._path.parent)
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
        write_private(self._path, json.dumps(secrets, indent=1) + "\n", durable=True)

    def _all(self) -> dict[str, str] | None:
        """Give all secrets; None if the file cannot be read."""
        try:
            content = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            return None
        return {str(key): str(secret) for key, secret in content.items()} if isinstance(content, dict) else None
