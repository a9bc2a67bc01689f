"""Calendars to choose from: those of a user on a server, of the desktop's accounts, and of a folder of folders."""

from __future__ import annotations

from tltimer.calendars.accounts import Account, asked
from tltimer.calendars.sources import DESKTOP, shown_location
from tltimer.errors import Refused
from tltimer.i18n.translate import _, language
from tltimer.values import Value
from tltimer.wording.sanitize import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

LONGEST_TITLE = 60


class Offer(Value):
    """A calendar that can be added.

    ``account`` is set for one on a server. ``kind`` and ``location`` are as of a ``Source``. ``origin`` names the
    calendar and where it comes from, "" if that is clear.
    """

    title: str
    account: Account | None = None
    kind: str = "caldav"
    location: str = ""
    origin: str = ""

    @property
    def shown(self) -> str:
        """Its address, without secrets."""
        if self.account is not None:
            return f"{shown_location('caldav', self.account.address)} ({self.title})"
        return self.title if self.kind == DESKTOP else self.location


def server_offers(account: Account, limit: float) -> tuple[Offer, ...]:
    """Ask a server for the calendars of a user; takes a moment.

    Raises:
        Refused: it offers none, or does not answer.
    """
    from tltimer.calendars.messages import reason

    answer = asked("find", account, limit)
    lost = answer.get("failure")
    if lost:
        text = _("No calendars found at {place}: {reason}.")
        place = shown_location("caldav", account.address)
        raise Refused(text.format(place=place, reason=reason(lost["code"], lost["detail"])))
    return tuple(
        Offer(_line(calendar["title"]), Account(calendar["address"], account.user, account.password))
        for calendar in answer["calendars"]
    )


def desktop_offers(limit: float) -> tuple[Offer, ...]:
    """Ask the desktop for the calendars of its accounts; takes a moment.

    Raises:
        Refused: it keeps none.
    """
    from tltimer.calendars.messages import reason
    from tltimer.calendars.worker_client import ask_desktop

    answer = ask_desktop({"desktop": "find", "language": language()}, limit)
    lost = answer.get("failure") or ({"code": answer["failed"], "detail": ""} if "failed" in answer else None)
    if lost:
        text = _("No calendars found on this desktop: {reason}. Add an address, a file or a folder instead.")
        raise Refused(text.format(reason=reason(lost["code"], lost["detail"])))
    offers = []
    for calendar in answer["calendars"]:
        name, account = _line(calendar["title"]), plain(calendar["account"])[:LONGEST_TITLE]
        title = name if account in ("", name) else f"{name} ({account})"
        if not account:
            origin = _("{title}, on this machine")
        elif calendar["by_gnome"]:
            origin = _("{title}, from your GNOME accounts")
        else:
            origin = _("{title}, from your Evolution accounts")
        offers.append(Offer(title, kind=DESKTOP, location=calendar["uid"], origin=origin.format(title=title)))
    return tuple(offers)


def folder_offers(folder: Path) -> tuple[Offer, ...]:
    """Return the calendars that lie in a folder as folders of their own, as vdirsyncer lays them out."""
    from tltimer.calendars.folder_files import calendar_files, calendar_folders

    if calendar_files(folder):
        return ()
    return tuple(Offer(_folder_title(path), kind="folder", location=str(path)) for path in calendar_folders(folder))


def _folder_title(folder: Path) -> str:
    """Return the name that vdirsyncer keeps in a folder, else the folder's own."""
    try:
        with (folder / "displayname").open("rb") as file:
            name = plain(file.read(1000).decode("utf-8", "replace")).strip()
    except OSError:
        name = ""
    return (name or plain(folder.name))[:LONGEST_TITLE]


def _line(title: str) -> str:
    return plain(title)[:LONGEST_TITLE] or _("Unnamed calendar")
