"""Memory that was freed, and that the C library keeps because something above it is still in use."""

from __future__ import annotations

import ctypes
import sys


def return_freed_memory() -> None:
    """Return it to the system, where the C library can do so: glibc on Linux."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
        if trim is not None:
            trim(ctypes.c_size_t(0))
