"""``tltimer desktop``: the menu entry, icons, manual page and completions in the user's share folder."""

from __future__ import annotations

from tltimer.cli.parser import add_action, add_actions, add_list_json
from tltimer.errors import Misuse, Refused, reason_of
from tltimer.i18n.translate import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser

EXAMPLES = ("tltimer desktop install", "tltimer desktop remove")


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    actions = add_actions(parser)
    install = _("add tltimer to the applications menu, with its icons, man page and shell completions")
    add_list_json(add_action(actions, "install", install))
    remove = _("remove everything that 'install' added, and the autostart entry")
    add_list_json(add_action(actions, "remove", remove))


def run(session: CommandContext) -> None:
    """Install the files, or remove them."""
    from tltimer.system.desktop_entry import share_folder

    action = session.options.action
    if action is None:
        raise Misuse(_("Use tltimer desktop install or tltimer desktop remove."))
    share = share_folder(session.environ)
    if share is None:
        raise Refused(_("tltimer desktop is not available on this system."))
    try:
        if action == "install":
            _install(session, share)
        else:
            _remove(session, share)
    except OSError as error:
        words = _("'{file}' cannot be written: {why}.")
        raise Refused(words.format(file=error.filename or share, why=reason_of(error))) from None


def _install(session: CommandContext, share: Path) -> None:
    from tltimer import __version__
    from tltimer.cli.commands.completion import SCRIPTS
    from tltimer.cli.man_page import man_page
    from tltimer.system.desktop_entry import FILES, MAN_PAGE, install
    from tltimer.system.launch_command import launch_command

    texts = {name: SCRIPTS[shell] for shell, name in FILES.items()} | {MAN_PAGE: man_page(__version__)}
    paths = install(share, launch_command(session.environ), texts)
    words = _("tltimer is in the applications menu. Its icons, man page and completions are in {folder}.")
    session.answer(words.format(folder=share), installed=[str(path) for path in paths])


def _remove(session: CommandContext, share: Path) -> None:
    from tltimer.system.autostart.choose import config_folder
    from tltimer.system.autostart.xdg import remove_entries
    from tltimer.system.desktop_entry import remove

    config = config_folder(session.environ)
    paths = [*remove(share), *(remove_entries(config) if config else [])]
    words = ngettext(
        "Removed {count} file. Your data is kept.", "Removed {count} files. Your data is kept.", len(paths)
    )
    session.answer(words.format(count=len(paths)), removed=[str(path) for path in paths])
