"""``tltimer read-repository``: the child process that asks git, in a frozen program; for tltimer itself."""

from argparse import ArgumentParser

from tltimer.cli.context import CommandContext


def add_arguments(_parser: ArgumentParser) -> None:
    """Say what the command takes: nothing; the request comes on standard input."""


def run(_session: CommandContext) -> int:
    """Answer one request."""
    from tltimer.repositories.worker import main

    return main()
