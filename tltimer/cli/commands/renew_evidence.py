"""``tltimer renew-evidence``: the child process in which the app has other trackers and commits read."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.services.worker_messages import EvidenceAnswer


def add_arguments(_parser: Parser) -> None:
    """Declare the command's words: none; it ends when its standard input does."""


def run(session: CommandContext) -> None:
    """Store the samples of other trackers for today and yesterday, and print the user's commits of two weeks."""
    from datetime import timedelta

    from tltimer.domain.evidence.samples import KEPT_DAYS
    from tltimer.domain.timeline.days import ONE_DAY
    from tltimer.worker_process import end_with_parent

    end_with_parent()
    program = session.program
    today = program.reports.today()
    for day in (today - ONE_DAY, today):
        program.evidence.refresh(day, session.environ)
    authored = program.evidence.commits(program.clock.now() - timedelta(days=KEPT_DAYS))
    answer: EvidenceAnswer = {"authored": [int(at.timestamp()) for at in authored]}
    session.terminal.say_json(answer)
