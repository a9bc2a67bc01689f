"""What holds for all tests."""

import os


def pytest_configure() -> None:
    """Let Qt paint without a display, unless somebody wants to look."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
