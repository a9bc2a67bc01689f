"""All desktops, by their names in packaging/linux/desktops."""

from pathlib import Path

import pytest

from tests.e2e.desktops.gnome import Gnome, GnomePlain
from tests.e2e.desktops.plasma import PlasmaWayland, PlasmaX11
from tests.e2e.desktops.real_desktop import RealDesktop
from tests.e2e.desktops.sway import Sway
from tests.e2e.desktops.x11 import I3, Cinnamon, Lxqt, Mate, Polybar, Xfce

DESKTOPS: dict[str, type[RealDesktop]] = {
    desktop.kind: desktop
    for desktop in (
        *(Gnome, GnomePlain, PlasmaWayland, PlasmaX11, Sway),
        *(Xfce, Lxqt, Mate, Cinnamon, I3, Polybar),
    )
}


def started(kind: str, folder: Path, *, size: str = "1400x900", scale: float = 1) -> RealDesktop:
    """Return a desktop that has just been started; skip where it is not installed."""
    missing = DESKTOPS[kind].missing()
    if missing:
        pytest.skip(missing)
    return DESKTOPS[kind](folder, size=size, scale=scale)
