"""Parts of libraries that the system holds in memory for this process."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_HEAD = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ \S+ \d+\s+(/.*)?")
_LIBRARY = re.compile(r"\.so(\.[0-9.]+)?$")
_OWN = ("Anonymous", "Swap")

ITSELF = Path("/proc/self")


def untouched(lines: Iterable[str], program: str) -> Iterator[tuple[int, int]]:
    """Give the mappings of libraries of which every page stands in its file just as it does in memory.

    Args:
        lines: those of ``/proc/PID/smaps``, as proc(5) describes them.
        program: the path of the program, which is never unloaded either.

    Returns:
        Address and length in bytes, of private mappings that can't be written and hold no page of their own.
    """
    mapping: tuple[int, int] | None = None
    for line in lines:
        head = _HEAD.match(line)
        if head:
            if mapping:
                yield mapping
            first, end, rights, path = head.groups()
            stays = path is not None and (path == program or _LIBRARY.search(path)) and _only_read(rights)
            mapping = (int(first, 16), int(end, 16) - int(first, 16)) if stays else None
        elif mapping:
            key, _colon, value = line.partition(":")
            if key in _OWN and value.split()[0] != "0":
                mapping = None
    if mapping:
        yield mapping


def _only_read(rights: str) -> bool:
    return "w" not in rights and rights.endswith("p")


def give_back() -> int:
    """Let the system have the pages of libraries that this process only read; it maps one anew when it is used again.

    Most of a library is used at the start only, or while a window is open, and yet stays with a process for good.
    Nothing may load or unload a library meanwhile: what had been its place could be another's memory by the time its
    turn comes, and would be lost. So it is called by the thread that does so, while no other thread of Python runs.

    Returns:
        The number of mappings; 0 where this can't be done, which harms nothing.
    """
    if sys.platform != "linux":
        return 0
    from ctypes import PyDLL, c_int, c_size_t, c_void_p
    from mmap import MADV_DONTNEED

    try:
        advise = PyDLL(None).madvise
        advise.argtypes = (c_void_p, c_size_t, c_int)
        program = str((ITSELF / "exe").readlink())
        with (ITSELF / "smaps").open(encoding="utf-8", errors="replace") as smaps:
            mappings = list(untouched(smaps, program))
    except (OSError, AttributeError):
        return 0
    return sum(advise(address, length, MADV_DONTNEED) == 0 for address, length in mappings)
