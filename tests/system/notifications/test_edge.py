"""The screen edge of notifications, asked of fakes of their servers and of their settings."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.system.bus import Fake, private_bus
from tltimer.system.notifications.interface import ScreenEdge

pytest.importorskip("jeepney", reason="D-Bus is for Linux")

from tltimer.system.notifications.edge import notification_edge

DESKTOPS = Path(__file__).parents[1] / "do_not_disturb" / "desktops.py"

GSETTINGS = '#!/bin/sh\n[ "$1 $2 $3" = "get {place}" ] && echo "{value}"\n'


@contextmanager
def desktop_of(server: str, folder: Path) -> Iterator[tuple[Fake, dict[str, str]]]:
    """Lend a notification server on a bus of its own, and an environment whose settings are in a folder."""
    with private_bus() as bus:
        fake = Fake(DESKTOPS, bus, server)
        yield (
            fake,
            {
                "DBUS_SESSION_BUS_ADDRESS": bus,
                "XDG_CONFIG_HOME": str(folder),
                "XDG_CONFIG_DIRS": str(folder / "system"),
                "PATH": f"{folder}:{os.environ['PATH']}",
            },
        )
        fake.stop()


@pytest.mark.parametrize(
    ("server", "file", "default", "chosen"),
    [
        ("dunst", "dunst/dunstrc", ScreenEdge.TOP, {"[global]\n    origin = bottom-right\n": ScreenEdge.BOTTOM}),
        (
            "Plasma",
            "plasmanotifyrc",
            ScreenEdge.PANEL,
            {
                "[Notifications]\nPopupPosition=TopRight\n": ScreenEdge.TOP,
                "[Notifications]\nPopupPosition=BottomCenter\n": ScreenEdge.BOTTOM,
            },
        ),
        (
            "lxqt-notificationd",
            "system/lxqt/notifications.conf",
            ScreenEdge.BOTTOM,
            {"[General]\nplacement=top-left\n": ScreenEdge.TOP},
        ),
        ("a server of its own", "notes", ScreenEdge.TOP, {"[global]\norigin = bottom-right\n": ScreenEdge.TOP}),
    ],
)
def test_the_edge_is_that_of_the_settings_or_of_the_defaults(
    tmp_path: Path, server: str, file: str, default: ScreenEdge, chosen: dict[str, ScreenEdge]
) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    with desktop_of(server, tmp_path) as (_fake, environ):
        assert notification_edge(environ) is default
        for text, edge in chosen.items():
            path.write_text(text)
            assert notification_edge(environ) is edge


@pytest.mark.parametrize(
    ("server", "place", "values"),
    [
        ("Notification Daemon", "org.mate.NotificationDaemon popup-location", ("'top_right'", "'bottom_left'")),
        ("cinnamon", "org.cinnamon.desktop.notifications bottom-notifications", ("false", "true")),
    ],
)
def test_desktops_with_gsettings_are_asked_there(
    tmp_path: Path, server: str, place: str, values: tuple[str, str]
) -> None:
    program = tmp_path / "gsettings"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    with desktop_of(server, tmp_path) as (_fake, environ):
        assert notification_edge(environ) is ScreenEdge.TOP
        for value, edge in zip(values, (ScreenEdge.TOP, ScreenEdge.BOTTOM), strict=True):
            program.write_text(GSETTINGS.format(place=place, value=value))
            assert notification_edge(environ) is edge


def test_xfce_is_asked_for_its_corner(tmp_path: Path) -> None:
    with desktop_of("Xfce Notify Daemon", tmp_path) as (fake, environ):
        for order, edge in (("off", ScreenEdge.TOP), ("on", ScreenEdge.BOTTOM), ("forget", ScreenEdge.TOP)):
            fake.order(order)
            assert notification_edge(environ) is edge


def test_without_a_server_there_is_no_edge(tmp_path: Path) -> None:
    with private_bus() as bus:
        assert notification_edge({"DBUS_SESSION_BUS_ADDRESS": bus}) is None
    assert notification_edge({"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/nothing"}) is None
    assert notification_edge({}) is None
