"""``tltimer week``: the report of a week."""

from argparse import ArgumentParser
from typing import TYPE_CHECKING

from tltimer.cli.arguments import parse_week_word
from tltimer.cli.files import refuse_unwritable, write_file
from tltimer.cli.parser import add_json
from tltimer.cli.session import Session
from tltimer.language import _

if TYPE_CHECKING:
    from tltimer.report.commits import CommitsReport
    from tltimer.timeline.weeks import Week


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("week", metavar="WEEK", nargs="?", default="this", help=_("2026-W47, this or last"))
    form = parser.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--markdown", action="store_true", help=_("report as Markdown"))
    form.add_argument("--html", metavar="FILE", help=_("write a page for browsers, which needs nothing else"))
    form.add_argument("--pdf", metavar="FILE", help=_("write a page for printing"))
    form.add_argument("--png", metavar="FILE", help=_("write a picture of the week window"))


def run(session: Session) -> None:
    """Report the week."""
    overview, terminal = session.program.overview, session.terminal
    rules = overview.rules()
    week = parse_week_word(session.options.week, rules.days.day_of(overview.now()))
    if _file(session) is not None:
        _write(session, week)
        return
    commits = _commits(session, week)
    if session.options.json:
        from tltimer.report.as_json import week_json

        told = week_json(overview.week(week, swing_weeks=0), rules)
        if commits is not None:
            from tltimer.report.commits_json import commits_json

            told["commits"] = commits_json(commits)
        terminal.say_json(told)
        return
    report = overview.week(week)
    if session.options.markdown:
        from tltimer.report.markdown import week_markdown

        items: list[str] = []
        if commits is not None:
            from tltimer.report.text_commits import commits_list

            items = commits_list(commits)
        terminal.say(week_markdown(report, rules, items))
    else:
        from tltimer.report.text_week import week_text

        part = ""
        if commits is not None:
            from tltimer.report.text_commits import commits_part

            part = commits_part(commits, terminal.ink())
        terminal.say(week_text(report, rules, terminal.ink(), part))


def _file(session: Session) -> tuple[str, str] | None:
    """Give the form and the name of the file that is wanted."""
    given = vars(session.options)
    return next(((form, given[form]) for form in ("html", "pdf", "png") if given[form] is not None), None)


def _write(session: Session, week: "Week") -> None:
    """Write the week to a file, whole or not at all."""
    form, name = _file(session) or ("", "")
    refuse_unwritable(name)
    commits = _commits(session, week)
    if form == "html":
        from tltimer.report.html_week import week_html

        overview = session.program.overview
        content = week_html(overview.week(week), overview.rules(), commits).encode()
    else:
        from tltimer.cli.drawing import drawn_week

        content = drawn_week(session, week, form)
    write_file(name, content)
    session.terminal.say(_("Written to {file}.").format(file=name))


def _commits(session: Session, week: "Week") -> "CommitsReport | None":
    """Say what local repositories tell; read anew if that was long ago. None where there are none."""
    if not session.program.home.repositories_file.exists():
        return None
    session.program.authorship.renew()
    return session.program.authorship.week(week)
