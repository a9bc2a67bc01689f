"""Words the problems of a calendar."""

from __future__ import annotations

from tltimer.i18n.translate import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

NAMED = 3
"""The most events that a problem names; of further ones it gives the number."""


def sentences(problems: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    """Word the problems that reading a calendar met, each once; events share a sentence."""
    lost: dict[str, None] = {}
    partly: dict[str, None] = {}
    plain: dict[str, None] = {}
    for problem in problems:
        code, detail = str(problem.get("code", "")), str(problem.get("detail", ""))
        title = str(problem.get("title", ""))
        if code in ("zone", "zone offset", "zone guess"):
            plain[_zone(code, detail)] = None
        elif code == "incomplete":
            text = _("{calendar} is incomplete; tltimer read only the complete events.")
            plain[text.format(calendar=title or _("The calendar"))] = None
        elif code == "reading":
            plain[_("Some months could not be read: {reason}.").format(reason=reason(detail))] = None
        elif code == "file":
            plain[_("{file} was left out: {reason}.").format(file=title, reason=reason(detail))] = None
        else:
            partial = _partial(code, detail)
            named = _("{title} ({reason})").format(
                title=title or _("an untitled event"), reason=partial or _fault(code, detail)
            )
            (partly if partial else lost)[named] = None
    return (*_unread(list(lost)), *_partly_read(list(partly)), *plain)


def failure(code: str, detail: str) -> str:
    """Word why a calendar could not be refreshed, as a sentence."""
    return _("It could not be read: {reason}.").format(reason=reason_now(code, detail))


def reason_now(code: str, detail: str = "") -> str:
    """Word why a calendar that was added before does not work now, as the end of a sentence."""
    texts = {
        "login": _(
            "the server rejected the user name and password; to enter new ones, remove the calendar, then add it again"
        ),
        "user": _("the server now requires a user name; to enter one, remove the calendar, then add it again"),
    }
    return texts[code] if code in texts else reason(code, detail)


def reason(code: str, detail: str = "") -> str:
    """Word why a source has no calendar, as the end of a sentence."""
    texts = {
        "empty": _("it is empty"),
        "page": _("it is a web page, perhaps one that asks for a login"),
        "no calendar": _("it is not a calendar (.ics)"),
        "emptied": _("it arrived empty, although events were expected"),
        "missing": _("it does not exist"),
        "no file": _("it is not a regular file"),
        "unreadable": _("it cannot be opened ({detail})"),
        "large": _("it is larger than 64 MB"),
        "cut off": _("it arrived incomplete"),
        "redirected": _("the server redirects endlessly or to an unsafe address"),
        "elsewhere": _(
            "the server redirects to {detail}; if you trust that server with your password, add the calendar at that "
            "address"
        ),
        "status": _status(detail),
        "slow server": _("the server is not responding"),
        "certificate": _("the server's certificate is not valid, or the server does not support HTTPS"),
        "no tls": _("the server does not support HTTPS; if you trust your network, use http:// instead"),
        "login": _("the server rejected this user name and password"),
        "user": _("the server requires a user name (on the command line: --user NAME)"),
        "no host": _("the server cannot be found; check the address and your network connection"),
        "no server": _("the server does not support CalDAV, or the address is wrong"),
        "no calendars": _("the server has no calendars for this user"),
        "secret": _("its address or password is missing; remove the calendar, then add it again"),
        "no keyring": _(
            "its address or password is in a keyring, and no keyring is available here; try again in "
            "your desktop session, or remove the calendar, then add it again"
        ),
        "locked": _("the keyring is locked; unlock it, then try again"),
        "no desktop": _(
            "Evolution Data Server, which provides the desktop's calendars, is not available; "
            "install it, or try again in your desktop session"
        ),
        "account": _("the desktop's calendar account returned an error ({detail})"),
        "unreachable": _("the server cannot be reached ({detail})") if detail else _("the server cannot be reached"),
        "cache": _("tltimer cannot save its copy of the calendar ({detail})"),
        "slow": _("it took too long"),
        "memory": _("reading it needs too much memory"),
        "crashed": _("the tltimer process that reads it ended unexpectedly"),
    }
    return texts.get(code, _("tltimer does not understand part of it")).format(detail=detail)


def _status(number: str) -> str:
    if number in ("401", "403"):
        return _("the server asks for a login, or the address is no longer valid ({detail})")
    if number in ("404", "410"):
        return _("the server has no calendar at this address ({detail})")
    return _("the server returned an error ({detail})")


def _zone(code: str, name: str) -> str:
    texts = {
        "zone": _("The time zone '{name}' is unknown; tltimer uses your own time zone instead."),
        "zone offset": _("The time zone '{name}' is unknown; tltimer uses the UTC offset in its name, all year round."),
        "zone guess": _("The time zone '{name}' is ambiguous; tltimer uses its most common meaning."),
    }
    return texts[code].format(name=name)


def _unread(events: list[str]) -> tuple[str, ...]:
    if not events:
        return ()
    text = ngettext(
        "{count} event could not be read: {which}.", "{count} events could not be read: {which}.", len(events)
    )
    return (text.format(count=len(events), which=_which(events)),)


def _partly_read(events: list[str]) -> tuple[str, ...]:
    if not events:
        return ()
    text = ngettext(
        "{count} event could only be read in part: {which}.",
        "{count} events could only be read in part: {which}.",
        len(events),
    )
    return (text.format(count=len(events), which=_which(events)),)


def _which(events: list[str]) -> str:
    titles = ", ".join(events[:NAMED])
    if len(events) <= NAMED:
        return titles
    unnamed = len(events) - NAMED
    return ngettext("{which} and {left} more", "{which} and {left} more", unnamed).format(which=titles, left=unnamed)


def _partial(code: str, detail: str) -> str:
    """Word the parts of an event that were not understood; "" where none was read."""
    texts = {
        "rule": _(
            "only its first occurrence, because its recurrence rule contains '{detail}', which tltimer does not support"
        ),
        "rule part": _("'{detail}' in its recurrence rule is ignored"),
        "date part": _("one of its dates is invalid and was ignored: '{detail}'"),
        "length part": _("its length '{detail}' is invalid and was ignored"),
        "often": _("only its first occurrences, because it repeats too often to be a meeting"),
    }
    return texts[code].format(detail=detail) if code in texts else ""


def _fault(code: str, detail: str) -> str:
    texts = {
        "no start": _("it has no start"),
        "date": _("'{detail}' is not a date"),
        "slow": _("working out when it repeats takes too long"),
    }
    return texts.get(code, _("tltimer does not understand part of it")).format(detail=detail)
