"""One run of one command: its options, where it writes, and the program behind it."""

from argparse import Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tltimer.cli.terminal import Terminal

if TYPE_CHECKING:
    from tltimer.services.bootstrap import Program


class CommandContext:
    """What a command is given. The program is opened when it is first asked for; some commands need none.

    Args:
        options: what was read from the command line.
        terminal: where to write.
        environ: the process's environment.
        home: the folder named by ``--home``, None without.
        zone: the zone named by ``--zone``, None without.
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
    def program(self) -> "Program":
        """The program, opened once."""
        if self._program is None:
            from tltimer.services.bootstrap import open_program

            self._program = open_program(self.home, self.zone, self.environ)
        return self._program

    def problems(self) -> tuple[str, ...]:
        """Say what is wrong with the user's files; nothing where no file was looked at."""
        if self._program is None:
            return ()
        return self._program.reports.problems()
