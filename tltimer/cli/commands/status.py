"""``tltimer status``: what runs, today's share, what is next."""

from argparse import ArgumentParser

from tltimer.cli.parser import add_json
from tltimer.cli.session import Session


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_json(parser)


def run(session: Session) -> None:
    """Report the present moment."""
    overview = session.program.overview
    status = overview.status()
    if session.options.json:
        from tltimer.report.as_json import status_json

        session.terminal.say_json(status_json(status))
        return
    from tltimer.report.text_now import status_text

    session.terminal.say(status_text(status, overview.rules(), session.terminal.ink()))
