"""``tltimer status``: what is running, today's share and the next meeting."""

from __future__ import annotations

from tltimer.cli.parser import add_json
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.domain.rules import Rules
    from tltimer.reports.status import Status


EXAMPLES = ("tltimer status", "tltimer status --json", "tltimer status --format '{label} {elapsed} {share}'")


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    form = parser.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument(
        "--format", metavar="TEXT", help=_("the text to print, with fields such as {{label}} and {{elapsed}}").format()
    )


def run(session: CommandContext) -> None:
    """Report the present moment."""
    reports = session.program.reports
    if session.options.format is not None:
        from tltimer.cli.status_line import line_writer

        line_writer(session)(reports.status())
        return
    rules = reports.rules()
    status = reports.status(rules)
    if session.options.json:
        from tltimer.render.json_report import status_json

        session.terminal.say_json(status_json(status))
        return
    from tltimer.render.terminal.status import status_text

    session.terminal.say(status_text(status, rules, session.terminal.style()))
    if status.running is None and not status.today.entries:
        _tell_of_yesterday(session, status, rules)


def _tell_of_yesterday(session: CommandContext, status: Status, rules: Rules) -> None:
    """Tell that something ran on to the end of the day before, which nobody meant."""
    from tltimer.domain.timeline.days import ONE_DAY
    from tltimer.domain.timeline.entries import compute_entries
    from tltimer.domain.timeline.switches import UNKNOWN
    from tltimer.render.terminal.style import wrapped
    from tltimer.wording import formats

    day = status.today.date - ONE_DAY
    switches = session.program.reports.log(day, day)
    entries = compute_entries(switches, status.today.span.start, rules.entries)
    if entries and entries[-1].unconfirmed and entries[-1].mode != UNKNOWN and entries[-1].switch.id == switches[-1].id:
        mode = formats.mode_label(entries[-1].mode, rules.modes.mode(entries[-1].mode).label)
        time = formats.wall_time(entries[-1].start, rules.days.zone)
        words = _(
            "{mode}, which started at {time}, was still running when yesterday ended. To see how to "
            "correct the entry: tltimer day yesterday"
        )
        for line in wrapped(words.format(mode=mode, time=time), session.terminal.style().width):
            session.terminal.say(line)
