"""The desktops that people use, one after the other; only where TLTIMER_DESKTOPS is set and they are installed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desktops.contact_sheet import make_contact_sheet
from tests.e2e.desktops.kinds import DESKTOPS, started
from tests.e2e.desktops.real_desktop import RealDesktop

PICTURES = Path(__file__).parents[3] / "build" / "desktops"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the real desktops unless they are asked for."""
    if not os.environ.get("TLTIMER_DESKTOPS"):
        for item in items:
            if item.get_closest_marker("desktops"):
                item.add_marker(pytest.mark.skip(reason="real desktops are started by 'make desktops' only"))


@pytest.fixture(scope="session")
def pictures() -> Iterator[Path]:
    """Lend the folder for pictures; all that is in it at the end is put onto one sheet."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    yield PICTURES
    if list(PICTURES.glob("*/*.png")):
        make_contact_sheet(PICTURES)


@pytest.fixture(scope="module", params=list(DESKTOPS))
def real_desktop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealDesktop]:
    """Lend a desktop, the same one for all tests of a module."""
    desktop = started(request.param, tmp_path_factory.mktemp(request.param))
    yield desktop
    desktop.stop()


@pytest.fixture(scope="module", params=["light", "dark"])
def look(request: pytest.FixtureRequest, real_desktop: RealDesktop) -> str:
    """Dress the desktop in light or in dark and return which."""
    real_desktop.set_dark(request.param == "dark")
    return str(request.param)
