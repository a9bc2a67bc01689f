"""Secrets in the system's keyring: Secret Service, KWallet, Windows' credentials, the Keychain."""

from contextlib import suppress

SERVICE = "tltimer"


class InKeyring:
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
