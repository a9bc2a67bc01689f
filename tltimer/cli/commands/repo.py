"""``tltimer repo``: the local git repositories that signals are read from."""

from argparse import ArgumentParser
from typing import TYPE_CHECKING

from tltimer.cli.context import CommandContext
from tltimer.cli.parser import add_action, add_actions, add_json, add_list_json
from tltimer.cli.terminal import complain
from tltimer.i18n.translate import _, ngettext
from tltimer.wording.sanitize import clipped

if TYPE_CHECKING:
    from tltimer.reports.commits import CommitsReport


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_json(parser)
    actions = add_actions(parser)
    add_list_json(add_action(actions, "list", _("read all of them and show what they say")))
    add = add_action(actions, "add", _("read signals from a repository; nothing in it is changed or fetched"))
    add.add_argument("path", metavar="FOLDER", help=_("a folder of it; worktrees and bare repositories too"))
    remove = add_action(actions, "remove", _("read it no longer; the repository stays as it is"))
    remove.add_argument("path", metavar="REPOSITORY", help=_("its folder, or its name in the list"))


def run(session: CommandContext) -> None:
    """Show what the repositories say, or change their list."""
    options, repository_stats, terminal = session.options, session.program.repository_stats, session.terminal
    if options.action == "add":
        added = repository_stats.repositories.add(options.path)
        repository_stats.renew()
        terminal.say(_("Added {path}.").format(path=clipped(added.path, terminal.ink().width)))
        report = _report(session)
        if report is not None:
            _say(session, report, added.path)
    elif options.action == "remove":
        removed = repository_stats.repositories.remove(options.path)
        path = clipped(removed.path, terminal.ink().width)
        terminal.say(_("Removed {path}; it is as it was. tltimer repo add reads it again.").format(path=path))
    else:
        repository_stats.renew(anyway=True)
        report = _report(session)
        if options.json:
            from tltimer.render.json_extras import repository_json

            terminal.say_json([repository_json(one) for one in report.repositories] if report else [])
        elif report is None:
            terminal.say(_("No repositories; tltimer repo add FOLDER reads how much of a team's code is yours."))
        else:
            _say(session, report)
    for problem in repository_stats.problems():
        complain(problem)


def _report(session: CommandContext) -> "CommitsReport | None":
    from tltimer.domain.timeline.weeks import week_of

    return session.program.repository_stats.week(week_of(session.program.reports.today()))


def _say(session: CommandContext, report: "CommitsReport", path: str | None = None) -> None:
    """Tell of every repository, or of one, what it says in the last four weeks and what is wrong with it."""
    from tltimer.wording.commits import last_words, share_words, trailer_words

    terminal = session.terminal
    width = terminal.ink().width
    for one in report.repositories:
        if path not in (None, one.path):
            continue
        if path is None:
            terminal.say(clipped(f"{one.name}  {one.path}", width))
        lines = (share_words(one), last_words(one), trailer_words(one), one.problem)
        for line in filter(None, lines):
            terminal.say(f"  {clipped(line, width * 2)}")
    if path is None and len(report.repositories) > 1:
        count = len(report.repositories)
        words = ngettext("{count} repository together", "{count} repositories together", count).format(count=count)
        terminal.say(words)
        for line in filter(None, (share_words(report.together), last_words(report.together))):
            terminal.say(f"  {clipped(line, width * 2)}")
