"""The address of a calendar on a server, its user and password: all of it secret."""

from __future__ import annotations

import json
from urllib.parse import unquote, urlsplit, urlunsplit

from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from tltimer.calendars.worker_messages import ServerAnswer

CALDAV = "caldav+"
"""The prefix of an address of a CalDAV server."""


class Account(Value):
    """An address, and the user and password that it asks for, if any."""

    address: str
    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        # All of it is secret, in tracebacks too.
        return "Account(…)"

    def as_secret(self) -> str:
        """Return it as the secret text that is stored."""
        return json.dumps(self.as_json())

    def as_json(self) -> dict[str, str]:
        """Return it as the object in the secret text."""
        return {"address": self.address, "user": self.user, "password": self.password}


def account_from(secret: str | None) -> Account | None:
    """Read an account from its secret text; None if the text is not one."""
    try:
        fields = json.loads(secret or "")
        return Account(str(fields["address"]), str(fields.get("user", "")), str(fields.get("password", "")))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def server_account(location: str, user: str | None) -> Account:
    """Read the address of a CalDAV server as it was typed; the password is still to come.

    Args:
        location: with or without ``caldav+``; may hold the user.
        user: named apart from it; None if not.

    Raises:
        Refused: it is not such an address, or holds a password.
    """
    address = location.strip()
    if address.lower().startswith(CALDAV):
        address = address[len(CALDAV) :]
    if not address.lower().startswith(("http://", "https://")):
        raise Refused(_("A CalDAV server's address must begin with https:// or http://."))
    try:
        parts = urlsplit(address)
        names_server = bool(parts.hostname) and parts.port != 0
    except ValueError:
        names_server = False
    if not names_server:
        from tltimer.calendars.messages import reason
        from tltimer.calendars.sources import shown_location

        place = shown_location("caldav", address)
        raise Refused(_("No calendars found at {place}: {reason}.").format(place=place, reason=reason("no host")))
    login, _at, host = parts.netloc.rpartition("@")
    name, colon, _password = login.partition(":")
    if colon:
        raise Refused(
            _("Don't put the password in the address, where others could see it. tltimer asks for it separately.")
        )
    return Account(urlunsplit((parts.scheme, host, parts.path or "/", parts.query, "")), user or unquote(name))


def asked(
    verb: Literal["find", "put", "delete"], account: Account, limit: float, uid: str = "", text: str = ""
) -> ServerAnswer:
    """Let the child process act on a server: ``find``, ``put`` or ``delete``; ``failure`` if it did not work."""
    from tltimer.calendars.worker_client import ask_server

    answer = ask_server(
        {
            "server": verb,
            "address": account.address,
            "user": account.user,
            "password": account.password,
            "uid": uid,
            "text": text,
        },
        limit,
    )
    if "failed" in answer:
        return {"failure": {"code": answer["failed"], "detail": ""}}
    return answer
