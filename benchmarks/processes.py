"""What the kernel says of a running process."""

import os
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")


def proportional_memory(pid: int) -> float:
    """Give the megabytes that a process has for itself, and its part of what it shares."""
    lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def wakings(pid: int) -> int:
    """Count how often all threads of a process together gave up the processor by themselves, and so woke again."""
    total = 0
    for thread in (PROC / str(pid) / "task").iterdir():
        lines = (thread / "status").read_text().splitlines()
        total += next(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches:"))
    return total


def runs_elsewhere(library: str) -> bool:
    """Say whether any other process has loaded a library."""
    for process in PROC.glob("[0-9]*"):
        if process.name != str(os.getpid()):
            with suppress(OSError):
                if library in (process / "maps").read_text():
                    return True
    return False
