"""Fixtures and settings of all tests."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.system.bus import Fake, private_bus


def pytest_configure() -> None:
    """Let Qt paint without a display, unless somebody wants to look; leave the keyring alone; try laws patiently."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The keyring is the user's; a test that needs one brings its own.
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    settings.register_profile("tltimer", deadline=None, print_blob=True)
    settings.load_profile("tltimer")


SECOND_TRY = ("tests/e2e/", "tests/system/", "tests/cli/test_shells.py", "tests/gui/process/")
"""Tests with real desktops, buses and shells, which a busy machine can hold up for longer than a test waits."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Repeat a failed test with other programs once; the last line of the output counts those that needed it."""
    for item in items:
        if item.nodeid.startswith(SECOND_TRY):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture
def short_path() -> Iterator[Path]:
    """Return a folder with a short name, as a path of a socket must fit into 107 bytes and ``tmp_path`` may not."""
    with tempfile.TemporaryDirectory(prefix="tlt-") as folder:
        yield Path(folder)


@pytest.fixture
def bus() -> Iterator[str]:
    """Return the address of a private bus."""
    with private_bus() as address:
        yield address


@pytest.fixture
def fakes(bus: str) -> Iterator[Fake]:
    """Return a fake login manager, which is also GNOME and a screen saver, on the private bus."""
    fake = Fake(Path(__file__).parent / "system" / "logind.py", bus)
    yield fake
    fake.stop()


@pytest.fixture
def caldav(tmp_path: Path) -> Iterator[Any]:
    """Return a CalDAV server with one empty calendar, ``job``."""
    from tests.calendars.caldav_server import serving_caldav

    folder = tmp_path / "caldav"
    folder.mkdir()
    with serving_caldav(folder) as server:
        server.calendar("job", "Job")
        yield server
