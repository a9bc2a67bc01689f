"""Stores secrets in the system's keyring, else in a file that only the user can read."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import cast

from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.paths import read_file
from tltimer.storage.atomic import write_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any, TypeVar

    from tltimer.paths import Home

    T = TypeVar("T")


class FileSecrets:
    """A file of secrets by key.

    Args:
        path: the file; made with the first secret, removed with the last.
    """

    name = "file"

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, key: str) -> str | None:
        """Return a secret; None if it is missing, or cannot be read now."""
        return (self._all() or {}).get(key)

    def write(self, key: str, secret: str) -> bool:
        """Store a secret; return whether it can be read again. A damaged file is left as it is."""
        secrets = self._all()
        if secrets is None:
            return False
        try:
            self._put(secrets | {key: secret})
        except OSError:
            return False
        return True

    def forget(self, key: str) -> None:
        """Forget a secret; silent if it is missing."""
        secrets = self._all()
        if not secrets or key not in secrets:
            return
        try:
            if secrets.keys() == {key}:
                self._path.unlink()
            else:
                self._put({other: secret for other, secret in secrets.items() if other != key})
        except OSError:
            return

    def _put(self, secrets: dict[str, str]) -> None:
        write_text(self._path, json.dumps(secrets, indent=1) + "\n")

    def _all(self) -> dict[str, str] | None:
        """Return all secrets; None if the file cannot be read."""
        try:
            content = json.loads(read_file(self._path))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            return None
        return {str(key): str(secret) for key, secret in content.items()} if isinstance(content, dict) else None


SERVICE = "tltimer"

TIMEOUT = 60.0
"""Seconds that the user has to answer the keyring's dialog."""

UNASKED_TIMEOUT = 5.0
"""Seconds that a keyring has to answer where nobody expects a dialog: it is not to open one, but some do."""

SILENT = 1.0
"""Seconds after which a keyring that has not answered is most likely waiting for the user."""

Waiting = Callable[[], None]
"""Called when the keyring waits for the user, who may not see its dialog."""


class Locked(Exception):  # noqa: N818 - it is an answer about the keyring
    """The keyring is locked, and nobody was asked to unlock it, or nobody did."""

    code = "locked"


class Unanswered(Locked):
    """The keyring did not answer in time."""


class NoKeyring(Exception):  # noqa: N818 - as above
    """There is no keyring here just now, as in a session without a desktop; what it keeps is not lost."""

    code = "no keyring"


def nobody_waits() -> None:
    """Do nothing: nobody looks."""


_unanswered: list[threading.Thread] = []
"""Calls that nobody waits for any more, in this process."""


def answer_of(
    call: Callable[[threading.Event], T], timeout: float, waiting: Waiting = nobody_waits, *, expected: bool = True
) -> T:
    """Return the answer of the keyring to a call, whose dialog may stay open for as long as it likes.

    Args:
        call: gets an event that is set once nobody waits for it any more.
        timeout: after how many seconds to give up.
        waiting: called once, after a second.
        expected: whether the user waits for it; otherwise nothing is asked while an earlier call has no answer, so that
            calendars that are read every few minutes do not pile up dialogs.

    Raises:
        Unanswered: the time is over, and the call goes on in the background; or an earlier one still does.
    """
    _unanswered[:] = [thread for thread in _unanswered if thread.is_alive()]
    if _unanswered and not expected:
        raise Unanswered
    abandoned = threading.Event()
    answers: list[T] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            answers.append(call(abandoned))
        except Exception as error:
            errors.append(error)

    asking = threading.Thread(target=run, name="keyring", daemon=True)
    asking.start()
    asking.join(min(SILENT, timeout))
    if asking.is_alive():
        waiting()
        asking.join(max(0.0, timeout - SILENT))
    if asking.is_alive():
        abandoned.set()
        _unanswered.append(asking)
        raise Unanswered
    if errors:
        raise errors[0]
    return answers[0]


class KeyringSecrets:
    """The keyring of the system, or the one that ``PYTHON_KEYRING_BACKEND`` names.

    ``keyring`` is imported at the first use, as it is slow. Its backends raise all kinds of errors, and here each of
    them means that there is no keyring. A dialog that asks to unlock it opens only where
    ``unlock`` says that the user waits for it.

    Args:
        waiting: called when it waits for the user.
        timeout: seconds that the user has to answer.
    """

    name = "keyring"

    def __init__(self, waiting: Waiting = nobody_waits, timeout: float = TIMEOUT) -> None:
        self._waiting = waiting
        self._timeout = timeout
        self._unasked = min(timeout, UNASKED_TIMEOUT)

    def read(self, key: str, unlock: bool = False) -> str | None:
        """Return a secret; None if it is missing.

        Raises:
            Locked: the keyring is, and stays so.
            NoKeyring: there is none.
        """

        def get(_abandoned: threading.Event) -> str | None:
            backend = keyring_backend()
            # Those that keep nothing answer as if it was missing.
            if backend.priority <= 0:
                raise NoKeyring
            if stays_locked(backend, unlock):
                raise Locked
            return cast("str | None", backend.get_password(SERVICE, key))

        try:
            if unlock:
                return answer_of(get, self._timeout, self._waiting)
            return answer_of(get, self._unasked, expected=False)
        except Locked:
            raise
        except Exception as error:
            raise (Locked if _says_locked(error) else NoKeyring) from None

    def write(self, key: str, secret: str) -> bool:
        """Store a secret; return whether it can be read again.

        Raises:
            Locked: the keyring is, and the user did not unlock it.
        """

        def put(abandoned: threading.Event) -> bool:
            backend = keyring_backend()
            # Those that keep nothing, and those that only say so, have no priority.
            if backend.priority <= 0:
                return False
            if stays_locked(backend, True):
                raise Locked
            if abandoned.is_set():
                return False
            backend.set_password(SERVICE, key, secret)
            if abandoned.is_set():  # the user was told that it is not stored
                backend.delete_password(SERVICE, key)
            return bool(backend.get_password(SERVICE, key) == secret)

        try:
            return answer_of(put, self._timeout, self._waiting)
        except Locked:
            raise
        except Exception as error:
            if _says_locked(error):
                raise Locked from None
            return False

    def forget(self, key: str) -> None:
        """Forget a secret; silent if it is missing."""

        def delete(_abandoned: threading.Event) -> None:
            backend = keyring_backend()
            if not stays_locked(backend):
                backend.delete_password(SERVICE, key)

        with suppress(Exception):
            answer_of(delete, self._unasked)


def keyring_backend() -> Any:
    """Return the keyring to use: of KWallet its Secret Service, whose lock can be looked at without a dialog."""
    import keyring

    backend = keyring.get_keyring()
    if "kwallet" in type(backend).__module__:
        from keyring.backends import SecretService

        with suppress(Exception):
            if SecretService.Keyring.viable:
                return SecretService.Keyring()  # type: ignore[no-untyped-call]
    return backend


def stays_locked(backend: Any, unlock: bool = False) -> bool:
    """Return whether the default collection of a Secret Service is locked, after asking for it where that is wanted."""
    if not type(backend).__module__.startswith("keyring.backends.SecretService"):
        return False
    import secretstorage
    from secretstorage.collection import Collection
    from secretstorage.exceptions import ItemNotFoundException

    with secretstorage.dbus_init() as connection:
        try:
            collection = Collection(connection, _DEFAULT)
            if not collection.is_locked():
                return False
        except ItemNotFoundException:  # it is made with the first secret
            return False
        if not unlock or not _has_screen():
            return True
        collection.unlock()
        return bool(collection.is_locked())


_DEFAULT = "/org/freedesktop/secrets/aliases/default"


def _has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _says_locked(error: Exception) -> bool:
    # By name, as only one kind of keyring has the class.
    return type(error).__name__ in ("KeyringLocked", "LockedException", "PromptDismissedException")


class Secrets:
    """Keeps secrets; what is remembered elsewhere is a reference, ``keyring:Work 6f1e…`` or ``file:Work 6f1e…``.

    Args:
        home: the home with the file that is used without a keyring.
        waiting: called when the keyring waits for the user.
        timeout: seconds that the user has to answer.
    """

    def __init__(self, home: Home, waiting: Waiting = nobody_waits, timeout: float = TIMEOUT) -> None:
        self._file = FileSecrets(home.secrets_file)
        self._path = home.secrets_file
        self._timeout = timeout
        self._keyring = KeyringSecrets(waiting, timeout)

    def keep(self, secret: str, label: str = "", in_file: bool = False) -> str:
        """Keep a secret and return its reference. Not safe against others that do so at once: hold the list's lock.

        Args:
            secret: the text.
            label: what it is for, shown by programs that show the keyring.
            in_file: keep it in the file, though there may be a keyring.

        Raises:
            Refused: it cannot be stored, or the keyring is locked.
        """
        # Random, as several homes share one keyring.
        key = f"{label} {os.urandom(16).hex()}".strip()
        try:
            if not in_file and self._keyring.write(key, secret):
                return f"{self._keyring.name}:{key}"
        except Unanswered:
            text = _(
                "The keyring did not respond within {count} seconds, so the address or password was not "
                "stored. Try again and answer the keyring's dialog, or store it in {file}, which only "
                "you can read (on the command line: --in-file)."
            )
            raise Refused(text.format(count=round(self._timeout), file=self._path)) from None
        except Locked:
            text = _(
                "The keyring is locked, so the address or password cannot be stored in it. Unlock the "
                "keyring and try again, or store it in {file}, which only you can read (on the command "
                "line: --in-file)."
            )
            raise Refused(text.format(file=self._path)) from None
        if self._file.write(key, secret):
            return f"{self._file.name}:{key}"
        text = _(
            "The address or password cannot be stored in {file}. Make the file writable or, if it is "
            "damaged, move it elsewhere, then try again."
        )
        raise Refused(text.format(file=self._path))

    def read(self, reference: str, unlock: bool = False) -> str | None:
        """Return a secret; None if it is gone.

        Args:
            reference: what ``keep`` returned.
            unlock: whether the user waits, and may be asked to unlock the keyring.

        Raises:
            Locked: the keyring is, and stays so.
            NoKeyring: there is none here.
        """
        name, _colon, key = reference.partition(":")
        if name == self._keyring.name:
            return self._keyring.read(key, unlock)
        return self._file.read(key) if name == self._file.name else None

    def forget(self, reference: str) -> None:
        """Forget a secret; one in a locked keyring stays there."""
        name, _colon, key = reference.partition(":")
        if name == self._keyring.name:
            self._keyring.forget(key)
        elif name == self._file.name:
            self._file.forget(key)
