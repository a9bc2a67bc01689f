"""``tltimer repo``: the local git repositories that are read for signals."""

from __future__ import annotations

from shlex import quote

from tltimer.cli.parser import add_action, add_actions, add_json, add_list_json
from tltimer.cli.terminal import complain
from tltimer.i18n.translate import _
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.reports.commits import CommitsReport


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    add_json(parser)
    actions = add_actions(parser)
    add_list_json(add_action(actions, "list", _("read all repositories and list them")))
    add = add_action(actions, "add", _("start reading a repository; tltimer never changes it and never fetches"))
    add.add_argument(
        "path", metavar="FOLDER", help=_("any folder inside the repository; worktrees and bare repositories work too")
    )
    add_list_json(add)
    remove = add_action(actions, "remove", _("stop reading a repository; the repository itself is not touched"))
    remove.add_argument("path", metavar="REPOSITORY", help=_("the repository's folder, or its name in the list"))
    add_list_json(remove)


def run(session: CommandContext) -> None:
    """List the repositories, or change the list."""
    options, repository_stats, terminal = session.options, session.program.repository_stats, session.terminal
    if options.action == "add":
        added = repository_stats.repositories.add(options.path)
        repository_stats.renew()
        words = _("Added {path}.").format(path=clipped(added.path, terminal.style().width))
        report = _report(session)
        session.answer(words, added=added.path, repositories=_json(report) if options.json else None)
        if report is not None and not options.json:
            _say(session, report, added.path)
    elif options.action == "remove":
        removed = repository_stats.repositories.remove(options.path)
        path = clipped(removed.path, terminal.style().width)
        words = _("Stopped reading {path}. To read it again: tltimer repo add {quoted}")
        words = words.format(path=path, quoted=quote(removed.path))
        session.answer(words, removed=removed.path)
    else:
        repository_stats.renew(anyway=True)
        report = _report(session)
        if options.json:
            session.answer("", repositories=_json(report))
        elif report is None:
            terminal.say(_("No repositories yet. To see your share of the team's commits: tltimer repo add FOLDER"))
        else:
            _say(session, report)
    for problem in repository_stats.problems():
        complain(problem)


def _report(session: CommandContext) -> CommitsReport | None:

    return session.program.repository_stats.week(session.program.reports.this_week())


def _json(report: CommitsReport | None) -> list[dict[str, Any]]:
    from tltimer.render.json_extras import repository_json

    return [repository_json(repository) for repository in report.repositories] if report else []


def _say(session: CommandContext, report: CommitsReport, path: str | None = None) -> None:
    """Print the last four weeks of every repository, or of one, and its problems."""
    from tltimer.wording.commits import last_words, share_words, trailer_words

    terminal = session.terminal
    width = terminal.style().width
    for repository in report.repositories:
        if path not in (None, repository.path):
            continue
        if path is None:
            terminal.say(clipped(f"{repository.name}  {repository.path}", width))
        lines = (share_words(repository), last_words(repository), trailer_words(repository), repository.problem)
        for line in filter(None, lines):
            terminal.say(f"  {clipped(line, width * 2)}")
    if path is None and len(report.repositories) > 1:
        count = len(report.repositories)
        terminal.say(_("All {count} repositories").format(count=count))
        for line in filter(None, (share_words(report.together), last_words(report.together))):
            terminal.say(f"  {clipped(line, width * 2)}")
