"""Words what is wrong with a calendar."""

from collections.abc import Iterable
from typing import Any

from tltimer.i18n.translate import _, ngettext

NAMED = 3
"""Events that a problem names; of more only the number is told."""


def sentences(problems: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    """Word the problems that reading a calendar met, each once; events that cannot be read share a sentence."""
    events: dict[str, None] = {}
    others: dict[str, None] = {}
    for problem in problems:
        code, detail = str(problem.get("code", "")), str(problem.get("detail", ""))
        title = str(problem.get("title", ""))
        if code == "zone":
            text = _("The time zone “{name}” is not known, so its times are read as times of your own zone.")
            others[text.format(name=detail)] = None
        elif code == "incomplete":
            text = _("{calendar} breaks off in the middle; the events that are whole were read.")
            others[text.format(calendar=title or _("The calendar"))] = None
        elif code == "reading":
            others[_("Some months could not be read: {reason}.").format(reason=reason(detail))] = None
        elif code == "file":
            others[_("{file} was left out: {reason}.").format(file=title, reason=reason(detail))] = None
        else:
            named = _("{title} ({reason})").format(title=title or _("without a title"), reason=_fault(code, detail))
            events[named] = None
    return (*_unread(list(events)), *others)


def failure(code: str, detail: str) -> str:
    """Word why a calendar could not be read anew, as a sentence."""
    return _("It could not be read: {reason}.").format(reason=reason(code, detail))


def reason(code: str, detail: str = "") -> str:
    """Word why a source gave no calendar, as the end of a sentence."""
    texts = {
        "empty": _("it is empty"),
        "page": _("it is a web page, perhaps one that asks for a login"),
        "no calendar": _("it is no calendar (.ics)"),
        "emptied": _("it came without a single event, though some were to come"),
        "missing": _("it does not exist"),
        "unreadable": _("it cannot be opened ({detail})"),
        "large": _("it is larger than 64 MB"),
        "cut off": _("it came incomplete"),
        "redirected": _("the server leads to other addresses without end, or to an unsafe one"),
        "status": _status(detail),
        "slow server": _("the server does not answer"),
        "certificate": _("the server's certificate is not valid"),
        "login": _("the server does not accept this user and password"),
        "user": _("the server asks who you are; name a user with --user"),
        "no host": _("there is no server of this name"),
        "no server": _("it is no CalDAV server, or another address of it is needed"),
        "no calendars": _("the server has none for this user"),
        "secret": _("the keyring does not give its address or password; unlock it, or add the calendar again"),
        "unreachable": _("the server cannot be reached ({detail})") if detail else _("the server cannot be reached"),
        "cache": _("the copy of it cannot be written ({detail})"),
        "slow": _("it took longer than 20 seconds"),
        "memory": _("it needs too much memory"),
    }
    return texts.get(code, _("something in it could not be understood")).format(detail=detail)


def _status(number: str) -> str:
    if number in ("401", "403"):
        return _("the server asks for a login, or the address is no longer valid ({detail})")
    if number in ("404", "410"):
        return _("the server knows no such address ({detail})")
    return _("the server answered with an error ({detail})")


def _unread(events: list[str]) -> tuple[str, ...]:
    if not events:
        return ()
    which = ", ".join(events[:NAMED])
    if len(events) > NAMED:
        left = len(events) - NAMED
        which = ngettext("{which} and {left} more", "{which} and {left} more", left).format(which=which, left=left)
    text = ngettext(
        "{count} event could not be read: {which}.", "{count} events could not be read: {which}.", len(events)
    )
    return (text.format(count=len(events), which=which),)


def _fault(code: str, detail: str) -> str:
    texts = {
        "no start": _("it has no start"),
        "date": _("“{detail}” is no date"),
        "length": _("“{detail}” is no length of time"),
        "rule": _("its rule of repetition is none"),
        "interval": _("its rule repeats it every 0 times and never ends"),
        "often": _("it repeats too often to be a meeting"),
        "slow": _("working out when it repeats takes too long"),
    }
    return texts.get(code, _("something in it could not be understood")).format(detail=detail)
