"""Options of a calendar on a CalDAV server: the user, the password, and which calendar of several."""

from __future__ import annotations

import sys

from tltimer.domain.timeline.names import folded
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.wording.sanitize import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from tltimer.calendars.accounts import Account
    from tltimer.calendars.offers import Offer
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser


def add_server_options(parser: Parser) -> None:
    """Let a command name a user and a calendar of a CalDAV server."""
    parser.add_argument(
        "--user", metavar="USER", help=_("your user name on a CalDAV server; tltimer asks for the password")
    )
    parser.add_argument(
        "--calendar", metavar="TITLE", dest="title", help=_("the title of the calendar to add, if there are several")
    )
    parser.add_argument("--write", action="store_true", help=_("let tltimer write blocks to this calendar"))


def on_server(options: Namespace) -> bool:
    """Return whether the calendar is one on a CalDAV server."""
    # Written out: the module that reads addresses costs time that files need not spend.
    if options.location is None:
        return False
    return options.user is not None or options.location.strip().lower().startswith("caldav+")


def account_of(session: CommandContext) -> Account:
    """Return address, user and password; the password is asked for, or read from standard input where nobody sits.

    Raises:
        Refused: the address is none, or the password is missing.
    """
    from tltimer.calendars.accounts import Account, server_account

    account = server_account(session.options.location, session.options.user)
    if not account.user:
        return account
    password = secret_line(session, _("Password for {user}: ").format(user=plain(account.user)))
    if not password:
        raise Refused(_("The server needs a password. Type it when asked, or pass it on standard input."))
    return Account(account.address, account.user, password)


def secret_line(session: CommandContext, prompt: str) -> str:
    """Return a line that nobody else is to see: typed at a prompt, or read from standard input."""
    if not _somebody_sits_here(session):
        return sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
    from getpass import getpass

    try:
        return getpass(prompt)
    except EOFError:
        return ""


def chosen(session: CommandContext, offers: Sequence[Offer]) -> Offer:
    """Return the calendar that is meant: the named one, the only one, or the one that the user picks.

    Raises:
        Refused: nothing tells which.
    """
    titles = ", ".join(offer.title for offer in offers)
    wanted = session.options.title
    if wanted is not None:
        key = folded(wanted)
        matching = [offer for offer in offers if folded(offer.title) == key]
        # The name of its account need not be written where one calendar alone has the title.
        matching = matching or [offer for offer in offers if folded(offer.title).rpartition(" (")[0] == key]
        if len(matching) != 1:
            text = _(
                "'{title}' matches no calendar, or more than one. Use one of these titles, or leave out "
                "--calendar to choose by number: {titles}."
            )
            raise Refused(text.format(title=plain(wanted), titles=titles))
        return matching[0]
    if len(offers) == 1:
        return offers[0]
    if not _somebody_sits_here(session):
        raise Refused(
            _("There are several calendars: {titles}. Choose one with --calendar, or add all with --all.").format(
                titles=titles
            )
        )
    for number, offer in enumerate(offers, 1):
        session.terminal.say(f"{number:3}  {offer.title}")
    session.terminal.flush()
    try:
        answer = input(_("Which calendar? Enter its number: ")).strip()
    except EOFError:
        answer = ""
    if answer.isdecimal() and 1 <= int(answer) <= len(offers):
        return offers[int(answer) - 1]
    raise Refused(_("No calendar was chosen; nothing was added."))


def _somebody_sits_here(session: CommandContext) -> bool:
    return session.terminal.interactive and sys.stdin is not None and sys.stdin.isatty()
