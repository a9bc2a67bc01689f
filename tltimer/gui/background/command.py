"""Commands of the command line that a window has carried out, in a process of its own."""

import subprocess

from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.paths import Home, home_at
from tltimer.worker_process import own_command

PATIENCE = 300
"""Seconds after which a command is given up: ten years of log are packed long before."""


def carry_out(home: Home, *arguments: str) -> str:
    """Carry a command out and give what it printed. It takes a moment: not for the thread of the windows.

    What a command needs, and reads, is gone from memory when it has ended.

    Raises:
        Refused: it failed; says what the command says.
    """
    place = [] if home == home_at(None) else ["--home", str(home.data)]
    try:
        ended = subprocess.run(
            own_command(*place, *arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise Refused(_("it did not work: {why}").format(why=problem)) from None
    if ended.returncode:
        raise Refused(_said(ended.stderr) or _("it did not work"))
    return "\n".join(part for part in (ended.stdout.strip(), _said(ended.stderr)) if part)


def _said(errors: str) -> str:
    """Leave out the program's name, which stands before complaints in a terminal."""
    return "\n".join(line.removeprefix("tltimer: ") for line in errors.strip().splitlines())
