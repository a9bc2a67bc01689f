"""The interface of what tells whether a device for calls is in use."""

from __future__ import annotations

from typing import Protocol


class CallsUnavailable(Exception):  # noqa: N818 - says what is so, not what failed
    """A backend does not work here; the text says why."""


class CallWatch(Protocol):
    """Detection of a microphone or a camera in use. None of its calls waits for long, and none raises."""

    @property
    def name(self) -> str:
        """The name of what it asks."""

    def in_use(self) -> bool:
        """Return whether a program uses the device now."""

    def close(self) -> None:
        """End."""
