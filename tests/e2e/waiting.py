"""Waiting for what another process does, the one place where the end-to-end tests sleep."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def wait_until(look: Callable[[], T | None], what: str, seconds: float = 60.0) -> T:
    """Look again and again until the answer is true, and give it back.

    Raises:
        AssertionError: it did not happen in time; says what was waited for and what was seen last.
    """
    ends = time.monotonic() + seconds
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() > ends:
            raise AssertionError(f"waited {seconds:g} s for {what}; last seen: {seen!r}")
        time.sleep(0.05)


def watch(look: Callable[[], object], what: str, seconds: float) -> None:
    """Look for a while that something does not happen.

    Raises:
        AssertionError: it happened.
    """
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        seen = look()
        assert not seen, f"{what}: {seen!r}"
        time.sleep(0.05)
