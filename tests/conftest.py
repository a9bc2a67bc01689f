"""What holds for all tests."""

import os

from hypothesis import settings


def pytest_configure() -> None:
    """Let Qt paint without a display, unless somebody wants to look; leave the keyring alone; try laws patiently."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The keyring is the user's; a test that needs one brings its own.
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    settings.register_profile("tltimer", deadline=None, print_blob=True)
    settings.load_profile("tltimer")
