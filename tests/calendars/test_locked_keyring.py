"""A locked keyring that is a Secret Service: nobody is asked to unlock it who does not wait for a secret."""

import os
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from tests.system.bus import Fake, private_bus

pytest.importorskip("secretstorage", reason="the Secret Service is Linux's")

from keyring.backends.SecretService import Keyring

from tltimer.calendars.secret_store import KeyringSecrets, Locked, stays_locked
from tltimer.cli.doctor.data import LIMITED, OK
from tltimer.cli.doctor.desktop import keyring as look_at_keyring

SERVICE = Path(__file__).parent / "secret_service.py"


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Fake]:
    """Lend a Secret Service on a bus of its own, as the keyring of this session."""
    before = keyring.get_keyring()
    with private_bus() as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
        fake = Fake(SERVICE, bus)
        keyring.set_keyring(Keyring())
        yield fake
        keyring.set_keyring(before)
        fake.stop()


def test_it_is_told_and_never_asked_to_unlock(service: Fake) -> None:
    for order, locked in (("unlock", False), ("lock", True)):
        service.order(order)
        assert stays_locked(Keyring()) is locked
        result = look_at_keyring(os.environ)
        assert (result.state, result.text.endswith("locked")) == ((LIMITED, True) if locked else (OK, False))
    with pytest.raises(Locked):
        KeyringSecrets().read("Work 1")
    service.order("unlock")  # whose answer would come after that of a request to unlock
