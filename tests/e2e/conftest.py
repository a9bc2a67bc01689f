"""Desktops for the end-to-end tests."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.app import App
from tests.e2e.desktop import VirtualDesktop, missing_programs, virtual_desktop


@pytest.fixture
def needs_desktop() -> None:
    """Skip where there can be no virtual desktop; in CI that is a failure."""
    missing = [] if sys.platform == "linux" else ["Linux"]
    missing = missing or missing_programs()
    if missing and os.environ.get("CI"):
        pytest.fail(f"no virtual desktop without {', '.join(missing)}")
    if missing:
        pytest.skip(f"no virtual desktop without {', '.join(missing)}; 'make test' installs what it can")


@pytest.fixture
def desktop(needs_desktop: None, tmp_path: Path) -> Iterator[VirtualDesktop]:
    """Return a desktop with a tray."""
    with virtual_desktop(tmp_path / "desktop") as started:
        yield started


@pytest.fixture
def desktop_without_tray(needs_desktop: None, tmp_path: Path) -> Iterator[VirtualDesktop]:
    """Return a desktop on which no tray was started yet."""
    with virtual_desktop(tmp_path / "desktop", tray=False) as started:
        yield started


@pytest.fixture(scope="session")
def tltimer_program() -> tuple[str, ...]:
    """Return the command that starts the program: TLTIMER_PROGRAM (an installed wheel), else this checkout."""
    wanted = os.environ.get("TLTIMER_PROGRAM")
    if wanted:
        assert shutil.which(wanted), f"TLTIMER_PROGRAM={wanted} is no program"
        return (wanted,)
    return (sys.executable, "-m", "tltimer")


@pytest.fixture
def app(desktop: VirtualDesktop, tltimer_program: tuple[str, ...], tmp_path: Path) -> App:
    """Return tltimer, not started yet, on a desktop with a tray."""
    return App(desktop, tltimer_program, tmp_path / "home")


@pytest.fixture
def app_without_tray(desktop_without_tray: VirtualDesktop, tltimer_program: tuple[str, ...], tmp_path: Path) -> App:
    """Return tltimer, not started yet, on a desktop without a tray."""
    return App(desktop_without_tray, tltimer_program, tmp_path / "home")
