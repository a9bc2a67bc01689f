"""``tltimer week``: the report of a week."""

from __future__ import annotations

from tltimer.cli.parser import add_json
from tltimer.cli.terminal import complain
from tltimer.errors import Misuse
from tltimer.i18n.translate import _
from tltimer.paths import is_there
from tltimer.services.reports import TREND_WEEKS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.days import Week
    from tltimer.reports.commits import CommitsReport
    from tltimer.reports.week import WeekReport

FORMS = ("html", "pdf", "png")


EXAMPLES = ("tltimer week", "tltimer week last --markdown", "tltimer week 2026-W47 --html week.html --png week.png")


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument("week", metavar="WEEK", nargs="?", help=_("a week: 2026-W47, 'this' or 'last'"))
    form = parser.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--markdown", action="store_true", help=_("print Markdown"))
    parser.add_argument(
        "--no-names",
        action="store_true",
        help=_("leave out people, titles, notes, reasons, and the text of promises and intentions"),
    )
    files = parser.add_argument_group(_("files"))
    files.add_argument("--html", metavar="FILE", help=_("write a web page (HTML); - for standard output"))
    files.add_argument("--pdf", metavar="FILE", help=_("write a page for printing (PDF)"))
    files.add_argument("--png", metavar="FILE", help=_("write an image of the week window (PNG)"))


def run(session: CommandContext) -> None:
    """Report the week."""
    reports, terminal = session.program.reports, session.terminal
    rules, week = reports.rules(), _week_of(session)
    files = {form: name for form in FORMS if (name := vars(session.options)[form]) is not None}
    if files:
        if session.options.json or session.options.markdown:
            raise Misuse(_("--json and --markdown cannot be combined with --html, --pdf or --png."))
        _write(session, week, rules, files)
        return
    commits = _commits(session, week)
    if session.options.json:
        from tltimer.render.json_report import week_json

        answer = week_json(_report(session, week, rules, trend_weeks=0), rules)
        if commits is not None:
            from tltimer.render.json_extras import commits_json

            answer["commits"] = commits_json(commits)
        terminal.say_json(answer)
        return
    report = _report(session, week, rules)
    if session.options.markdown:
        from tltimer.render.markdown import week_markdown

        items: list[str] = []
        if commits is not None:
            from tltimer.wording.commits import commits_list

            items = commits_list(commits)
        terminal.say(week_markdown(report, rules, items))
    else:
        from tltimer.render.terminal.week import week_text

        commits_words = ""
        if commits is not None:
            from tltimer.render.terminal.commits import commits_part

            commits_words = commits_part(commits, terminal.style())
        terminal.say(week_text(report, rules, terminal.style(), commits_words))


def _week_of(session: CommandContext) -> Week:
    """Return the week that was asked for, without one the running week."""
    reports, word = session.program.reports, session.options.week
    if word is None:
        return reports.this_week()
    from tltimer.cli.dates import parse_week_word

    return parse_week_word(word, reports.today(), reports.day_rule())


def _write(session: CommandContext, week: Week, rules: Rules, files: dict[str, str]) -> None:
    """Write the week to files, each whole or not at all."""
    from tltimer.cli.files import STANDARD_OUTPUT, refuse_unwritable, write_out

    for name in files.values():
        if name != STANDARD_OUTPUT:
            refuse_unwritable(name)
    commits = _commits(session, week)
    for form, name in files.items():
        if form == "html":
            from tltimer.render.html.week import week_html

            content = week_html(_report(session, week, rules), rules, commits).encode()
        else:
            from tltimer.cli.images import drawn

            content = drawn(session, "week", str(week), form)
        write_out(session, name, content)


def _report(session: CommandContext, week: Week, rules: Rules, trend_weeks: int = TREND_WEEKS) -> WeekReport:
    """Return the report, without names where that is asked for."""
    report = session.program.reports.week(week, trend_weeks, rules)
    if not session.options.no_names:
        return report
    from tltimer.reports.without_names import week_without_names

    return week_without_names(report)


def _commits(session: CommandContext, week: Week) -> CommitsReport | None:
    """Return the figures of the local repositories, read again if the last reading is old; None without any."""
    if not is_there(session.program.home.repositories_file):
        return None
    repository_stats = session.program.repository_stats
    for problem in repository_stats.problems():
        complain(problem)
    repository_stats.renew()
    commits = repository_stats.week(week)
    if commits is None or not session.options.no_names:
        return commits
    from tltimer.reports.without_names import commits_without_names

    return commits_without_names(commits)
