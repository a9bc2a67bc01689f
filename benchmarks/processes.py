"""Figures of a running process, as the kernel has them."""

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")


class Memory(NamedTuple):
    """Memory of a process in megabytes; shared pages are divided among those who share them (PSS)."""

    pss: float
    anonymous: float
    """Without pages that are backed by a file: what the system cannot drop and read again."""


def proportional_memory(pid: int) -> Memory:
    """Return the memory of a process as the kernel counts it (PSS)."""
    lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    figures = {key: value for key, _colon, value in (line.partition(":") for line in lines)}
    pss, anonymous = (int(figures[key].split()[0]) / 1024 for key in ("Pss", "Pss_Anon"))
    return Memory(pss, anonymous)


def peak_memory() -> float:
    """Return the most memory that this process has had, in megabytes.

    ``getrusage`` has another figure, which begins with that of the process that started this one.
    """
    lines = (PROC / "self" / "status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def wakings(pid: int) -> int:
    """Count how often all threads of a process together gave up the processor by themselves, and so woke again."""
    total = 0
    for thread in (PROC / str(pid) / "task").iterdir():
        lines = (thread / "status").read_text().splitlines()
        total += next(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches:"))
    return total


def runs_elsewhere(library: str) -> bool:
    """Return whether any other process has loaded a library."""
    for process in PROC.glob("[0-9]*"):
        if process.name != str(os.getpid()):
            with suppress(OSError):
                if library in (process / "maps").read_text():
                    return True
    return False
