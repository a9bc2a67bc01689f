"""What holds for all tests."""

import os

from hypothesis import settings


def pytest_configure() -> None:
    """Let Qt paint without a display, unless somebody wants to look; try laws without a limit of time."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    settings.register_profile("tltimer", deadline=None, print_blob=True)
    settings.load_profile("tltimer")
