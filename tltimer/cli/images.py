"""Pages and pictures of reports, painted by a child process: commands themselves load no Qt."""

from __future__ import annotations

import os
import subprocess
import sys

from tltimer.domain.timeline.instants import format_instant
from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext

LIMIT = 60.0
"""Seconds that it may take; a slow machine needs three."""


def drawn(session: CommandContext, subject: str, span: str, form: str, limit: float = LIMIT) -> bytes:
    """Return a report as ``png`` or ``pdf``.

    Args:
        session: the command, whose ``--no-names`` counts.
        subject: ``week`` or ``audit``.
        span: the week, or the weeks from the first to the last.
        form: what to make of it.
        limit: seconds that it may take.

    Raises:
        Refused: it could not be drawn.
    """
    from tltimer.worker_process import own_command

    words = ["draw", subject, form, span]
    words += ["--no-names"] if session.options.no_names else []
    words += ["--home", session.home] if session.home else []
    words += ["--zone", session.zone] if session.zone else []
    environ = {**os.environ, **session.environ}
    # The same instant as that of the command, so that all its files tell the same.
    environ["TLTIMER_NOW"] = format_instant(session.program.reports.now())
    if sys.platform.startswith("linux"):
        environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        done = subprocess.run(own_command(*words), env=environ, capture_output=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        raise _undrawn(
            subject, _("it took longer than {count} seconds; try again").format(count=round(limit))
        ) from None
    except OSError as problem:
        raise _undrawn(subject, reason_of(problem)) from None
    if done.returncode or not done.stdout:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _undrawn(
            subject, lines[-1].removeprefix("tltimer: ") if lines else _("the process ended without a message")
        )
    return done.stdout


def _undrawn(subject: str, reason: str) -> Refused:
    # The process answers with a whole sentence, the system with a part of one.
    why = reason.removesuffix(".")
    if subject == "audit":
        return Refused(_("The audit could not be exported: {why}.").format(why=why))
    return Refused(_("The week could not be exported: {why}.").format(why=why))
