"""Fixtures of the tests of desktops: a bus of their own, and fakes of the login manager and the screen savers on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.bus import Fake, private_bus


@pytest.fixture
def bus() -> Iterator[str]:
    with private_bus() as address:
        yield address


@pytest.fixture
def fakes(bus: str) -> Iterator[Fake]:
    fake = Fake(Path(__file__).parent / "logind.py", bus)
    yield fake
    fake.stop()
