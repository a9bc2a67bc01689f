"""Windows on small screens, and on those with more than one pixel for each of the interface."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.app import App
from tests.e2e.desktops.case import Case
from tests.e2e.desktops.kinds import started
from tests.e2e.desktops.real_desktop import RealDesktop

pytestmark = pytest.mark.desktops

SCREENS: dict[str, tuple[str, float]] = {
    "1024x600": ("1024x600", 1),
    "1366x768-150-percent": ("1366x768", 1.5),
    "200-percent": ("2800x1800", 2),
}
KINDS = ("gnome", "plasma-wayland", "sway", "xfce")
PAIRS = [
    f"{kind} {screen}"
    for kind in KINDS
    for screen, (_size, scale) in SCREENS.items()
    if kind != "gnome" or scale == int(scale)  # without a display it has whole scales only
]


@pytest.fixture(scope="module", params=PAIRS)
def real_desktop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealDesktop]:
    """Lend a desktop on a screen of another size."""
    kind, screen = request.param.split()
    size, scale = SCREENS[screen]
    desktop = started(kind, tmp_path_factory.mktemp(kind), size=size, scale=scale)
    yield desktop
    desktop.stop()


@pytest.fixture
def case(real_desktop: RealDesktop, tltimer_program: tuple[str, ...], tmp_path: Path, pictures: Path) -> Case:
    """Lend tltimer, not started yet, on that desktop."""
    screen = next(name for name, screen in SCREENS.items() if screen[1] == real_desktop.scale)
    app = App(real_desktop, tltimer_program, tmp_path / "home")
    return Case(real_desktop, "light", app, pictures, f"{real_desktop.kind}-{screen}")


def test_the_evening_fits(case: Case) -> None:
    case.show_evening()


def test_the_week_fits(case: Case) -> None:
    case.show_week()


def test_the_day_fits(case: Case) -> None:
    case.show_day()


def test_the_settings_fit(case: Case) -> None:
    case.show_settings()
