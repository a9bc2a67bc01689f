"""Freed memory that the C library holds back goes to the system."""

import ctypes
import platform
import sys
from pathlib import Path

import pytest

from tltimer.system.freed_memory import return_freed_memory

HAS_GLIBC = sys.platform == "linux" and platform.libc_ver()[0] == "glibc"

MEGABYTE = 1024 * 1024


def private_memory() -> int:
    """Return the bytes of memory that this process alone has."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon:")) * 1024


@pytest.mark.skipif(not HAS_GLIBC, reason="only glibc can return what lies below memory that is in use")
def test_what_lies_below_memory_in_use_is_returned():
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    libc.malloc.argtypes = (ctypes.c_size_t,)
    libc.free.argtypes = (ctypes.c_void_p,)
    size = 64 * 1024  # small enough to lie in the heap
    blocks = [libc.malloc(size) for _block in range(20 * MEGABYTE // size)]
    for block in blocks:
        ctypes.memset(block, 1, size)
    for block in blocks[:-1]:  # the last one holds the heap's end
        libc.free(block)
    before = private_memory()
    return_freed_memory()
    assert before - private_memory() > 15 * MEGABYTE
    libc.free(blocks[-1])
