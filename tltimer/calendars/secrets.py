"""The secrets of one home, each in the best place that there is."""

import os

from tltimer.calendars.in_keyring import InKeyring
from tltimer.calendars.place import Place
from tltimer.calendars.secret_store import InFile
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.paths import Home


class Secrets:
    """Keeps secrets; what is remembered elsewhere is a reference, ``keyring:6f1e…`` or ``file:6f1e…``.

    Args:
        home: whose file it is, where there is no keyring.
    """

    def __init__(self, home: Home) -> None:
        self._file = home.secrets_file
        self._places: tuple[Place, ...] = (InKeyring(), InFile(home.secrets_file))

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

    def _found(self, reference: str) -> tuple[Place | None, str]:
        name, _colon, key = reference.partition(":")
        return next((place for place in self._places if place.name == name), None), key
