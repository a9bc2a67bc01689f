"""One run of one command: its options, where it writes, and the program behind it."""

from __future__ import annotations

from tltimer.cli.terminal import complain
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping
    from typing import Any

    from tltimer.cli.terminal import Terminal
    from tltimer.services.bootstrap import Program


SCHEMA = 1
"""The version of every JSON object that commands answer with."""


class CommandContext:
    """A run's options and surroundings. The program is opened when it is first asked for; some commands need none.

    Args:
        options: what was read from the command line.
        terminal: where to write.
        environ: the process's environment.
        home: the folder named by ``--home``, None without.
        zone: the time zone named by ``--zone``, None without.
    """

    def __init__(
        self, options: Namespace, terminal: Terminal, environ: Mapping[str, str], home: str | None, zone: str | None
    ) -> None:
        self.options = options
        self.terminal = terminal
        self.environ = environ
        self.home = home
        self.zone = zone
        self._program: Program | None = None

    @property
    def program(self) -> Program:
        """The program, opened once."""
        if self._program is None:
            from tltimer.services.bootstrap import open_program

            self._program = open_program(self.home, self.zone, self.environ)
            self._program.calendars.on_waiting(_announce_waiting)
        return self._program

    def answer(self, words: str, **done: Any) -> None:
        """Print a command's result: in words, or as JSON with ``--json``.

        Args:
            words: sentences for people; "" for none.
            done: the fields of the JSON object, besides its ``schema``.
        """
        if getattr(self.options, "json", False):
            self.terminal.say_json({"schema": SCHEMA} | done)
        elif words:
            self.terminal.say(words)

    @property
    def as_json(self) -> bool:
        """Whether the answer is JSON."""
        return bool(getattr(self.options, "json", False))

    @property
    def has_changed(self) -> bool:
        """Whether the command's last change of the log was written."""
        return self._program is not None and self._program.journal.has_changed

    def problems(self) -> tuple[str, ...]:
        """Return the problems of the user's files; none if no file was read."""
        if self._program is None:
            return ()
        return self._program.reports.problems()


def _announce_waiting() -> None:
    complain(_("waiting for the keyring, which may have opened a dialog on your screen"))
