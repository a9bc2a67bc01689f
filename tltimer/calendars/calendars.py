"""The user's calendars: added, refreshed, and read into occurrences."""

from __future__ import annotations

from datetime import timedelta

from tltimer.domain.timeline.names import folded
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.paths import path_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime, tzinfo
    from typing import Any, Literal

    from tltimer.calendars.accounts import Account
    from tltimer.calendars.cache import CalendarCache
    from tltimer.calendars.offers import Offer
    from tltimer.calendars.registry import CalendarRegistry
    from tltimer.calendars.sources import Source
    from tltimer.calendars.status import AddedCalendar, CalendarStatus
    from tltimer.clock import Clock
    from tltimer.domain.meetings.meetings import Occurrence
    from tltimer.paths import Home


class Calendars:
    """The calendars of one home.

    Making one costs nothing, and asking it costs nothing either while no calendar was added. Several processes can
    work on one home at once: all files are replaced whole, and what is in the cache says what it was made from.
    """

    def __init__(self, home: Home, clock: Clock, limit: float = 20.0) -> None:
        self._home = home
        self._clock = clock
        self._limit = limit
        self._waiting: Callable[[], None] | None = None
        self._opened: CalendarRegistry | None = None

    @property
    def _listing(self) -> CalendarRegistry:
        """The list of calendars, opened where somebody has one or adds one."""
        if self._opened is None:
            from tltimer.calendars.registry import CalendarRegistry

            self._opened = CalendarRegistry(self._home)
            if self._waiting is not None:
                self._opened.waiting = self._waiting
        return self._opened

    def sources(self) -> tuple[Source, ...]:
        """Return the calendars in the order in which they were added; none if their file is damaged."""
        return self._listing.sources() if self._has_any() else ()

    def problems(self) -> tuple[str, ...]:
        """Return the problems of the list of calendars itself, as sentences."""
        return self._listing.problems() if self._has_any() else ()

    def _has_any(self) -> bool:
        """Return whether there is a list of calendars, be it readable or not."""
        try:
            self._home.calendars_file.stat()
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return True

    def add(self, name: str, location: str, zone: tzinfo, role: str = "mine", in_file: bool = False) -> AddedCalendar:
        """Add a calendar and read it at once.

        Args:
            name: what the user calls it.
            location: an address (http, https, webcal), an .ics file or a folder of them.
            zone: the user's time zone.
            role: what it is for.
            in_file: keep its address in a file, not in the keyring.

        Raises:
            Refused: the name is taken, or there is not a calendar at that place.
        """
        from tltimer.calendars.accounts import Account
        from tltimer.calendars.hints import feed_of_page
        from tltimer.calendars.sources import REMOTE, kind_and_place, shown_location, unwrapped

        kind, place = kind_and_place(feed_of_page(unwrapped(location)))
        offers = self.folder_offers(place)
        if offers:
            names = ", ".join(offer.location for offer in offers)
            text = _("'{place}' contains several calendars: {names}. Add one of them, or all with --all.")
            raise Refused(text.format(place=place, names=names))
        shown = shown_location(kind, place)
        account = Account(place) if kind in REMOTE else None
        return self._add(name, kind, "" if account else place, shown, account, zone, role, in_file)

    def server_offers(self, account: Account) -> tuple[Offer, ...]:
        """Ask a CalDAV server for a user's calendars; takes a moment.

        Raises:
            Refused: it does not answer, or has none.
        """
        from tltimer.calendars.offers import server_offers

        return server_offers(account, self._limit)

    def desktop_offers(self) -> tuple[Offer, ...]:
        """Ask the desktop for the calendars that it keeps and that are not read yet; takes a moment.

        Raises:
            Refused: it keeps none.
        """
        from tltimer.calendars.offers import desktop_offers
        from tltimer.calendars.sources import DESKTOP

        added_locations = {source.location for source in self.sources() if source.kind == DESKTOP}
        return tuple(offer for offer in desktop_offers(self._limit) if offer.location not in added_locations)

    def on_waiting(self, waiting: Callable[[], None]) -> None:
        """Have a function called when the keyring waits for the user, who may not see its dialog."""
        self._waiting = waiting
        if self._opened is not None:
            self._opened.waiting = waiting

    def folder_offers(self, location: str) -> tuple[Offer, ...]:
        """Return the calendars that lie in a folder as folders of their own; none where it is a calendar itself."""
        from tltimer.calendars.offers import folder_offers

        folder = path_named(location.strip())
        return folder_offers(folder) if location.strip() and folder.is_dir() else ()

    def add_offered(
        self, name: str, offer: Offer, zone: tzinfo, role: str = "mine", in_file: bool = False
    ) -> AddedCalendar:
        """Add a calendar that was offered, and read it at once.

        Raises:
            Refused: the name is taken, or the calendar cannot be read.
        """
        return self._add(name, offer.kind, offer.location, offer.shown, offer.account, zone, role, in_file)

    def free_name(self, name: str) -> str:
        """Return a name that no calendar has, with a number if needed."""
        from tltimer.calendars.sources import LONGEST_NAME

        taken = {folded(source.name) for source in self.sources()}
        number, free = 1, name[:LONGEST_NAME]
        while folded(free) in taken:
            number += 1
            free = f"{name[: LONGEST_NAME - 4]} {number}"
        return free

    def set_role(self, name: str, role: str) -> Source:
        """Change the role of a calendar.

        Raises:
            Refused: there is none of that name, or no such role.
        """
        before = self._listing.named(name).role
        source = self._listing.set_role(name, role)
        if "busy" in (before, source.role) and before != source.role:
            # Its titles are to be gone, or to be had again.
            self._cache(source).clear()
        return source

    def remove(self, name: str) -> None:
        """Forget a calendar and everything stored of it; the calendar itself is not touched.

        Raises:
            Refused: there is none of that name.
        """
        self._cache(self._listing.remove(name)).clear()

    def change(self, name: str, verb: Literal["put", "delete"], uid: str, text: str = "") -> str | None:
        """Put an event of our own into a calendar on a CalDAV server, or delete it there; takes a moment.

        Args:
            name: the calendar.
            verb: ``put``, which leaves an existing event as it is, or ``delete``, which accepts that it is gone.
            uid: the event's, and its name on the server.
            text: the event.

        Returns:
            why it did not work, as the end of a sentence; None if it did.

        Raises:
            Refused: there is no such calendar on a CalDAV server.
        """
        from tltimer.calendars.accounts import asked
        from tltimer.calendars.messages import reason_now
        from tltimer.calendars.secret_store import Locked, NoKeyring

        source = self._listing.named(name)
        if source.kind != "caldav":
            text = _("'{name}' is read-only. To write to a calendar, choose one on a CalDAV server.")
            raise Refused(text.format(name=source.name))
        try:
            # Blocks are deleted in the background, where nobody expects a dialog.
            account = self._listing.account(source, unlock=verb == "put")
        except (Locked, NoKeyring) as problem:
            return reason_now(problem.code)
        if account is None:
            return reason_now("secret")
        lost = asked(verb, account, self._limit, uid=uid, text=text).get("failure")
        return reason_now(lost["code"], lost["detail"]) if lost else None

    def refresh(self, names: Iterable[str] | None = None, force: bool = False, unlock: bool = False) -> None:
        """Refresh the calendars that are due: changed files, and addresses last asked a quarter of an hour ago or more.

        A failed, empty or senseless answer leaves the last good copy as it is. May take 20 seconds a calendar.

        Args:
            names: the calendars to look at; None for all.
            force: ask even if it is not due.
            unlock: whether the user waits, and may be asked to unlock the keyring.

        Raises:
            Refused: there is not a calendar of one of the names.
        """
        listed = self.sources()
        chosen = listed if names is None else tuple(self._listing.named(name, listed) for name in names)
        for source in chosen:
            cache = self._cache(source)
            if force or self._is_due(source, cache.about()):
                zone, months = cache.months_around(self._clock.now())
                self._read(source, cache, months, zone, unlock=unlock)

    def states(self) -> tuple[CalendarStatus, ...]:
        """Return the status of every calendar: the age of its copy, and its problem."""
        sources = self.sources()
        if not sources:
            return ()
        from tltimer.calendars.status import state_of

        return tuple(state_of(source, self._cache(source)) for source in sources)

    def occurrences(self, start: datetime, end: datetime, zone: tzinfo, read: bool = True) -> tuple[Occurrence, ...]:
        """Return the occurrences that touch [start, end), of all calendars, in order of time.

        Months whose calendar changed are read anew in a child process, which takes a moment; else it is a matter of
        a few small files. Addresses are never asked here, see ``refresh``.

        Args:
            start: the first instant.
            end: the instant after the last.
            zone: the user's zone, in which whole days and times without a zone are meant.
            read: False to take what is in the cache, even if outdated, for threads that must not wait.
        """
        sources = self.sources()
        if not sources or end <= start:
            return ()
        from tltimer.calendars.cache import months_of, occurrence_of, rows_between

        occurrences: list[Occurrence] = []
        for source in sources:
            months = self._months(source, months_of(start, end), zone, read)
            tells_others = bool(self._cache(source).about().get("tells_others"))
            occurrences += [occurrence_of(row, source, tells_others) for row in rows_between(months, start, end)]
        occurrences.sort(key=lambda occurrence: (occurrence.start, occurrence.end, occurrence.title))
        return tuple(occurrences)

    def known(self, start: datetime, end: datetime, zone: tzinfo) -> list[tuple[str, datetime, list[Occurrence]]]:
        """Return the occurrences that touch [start, end) by calendar: its name, the time of its copy, the occurrences.

        Nothing is read anew: a calendar whose months were not read since its copy changed is left out.
        """
        from tltimer.calendars.cache import instant, months_of, occurrence_of, rows_between

        statuses = []
        for source in self.sources():
            cache = self._cache(source)
            months = {name: cache.month(name) for name in months_of(start, end)}
            about = cache.about()
            as_of, key = instant(about.get("read_at")), cache.key(str(zone))
            if as_of is None or key is None or any(month.get("key") != key for month in months.values()):
                continue
            rows = rows_between({name: month["rows"] for name, month in months.items()}, start, end)
            occurrences = [occurrence_of(row, source, bool(about.get("tells_others"))) for row in rows]
            statuses.append((source.name, as_of, occurrences))
        return statuses

    def inferred_addresses(self) -> tuple[str, ...]:
        """Return the address that is in every event with attendees of a calendar, by calendar, each once.

        It counts as the user's until they set one.
        """
        addresses = (self._cache(source).about().get("inferred", "") for source in self.sources())
        return tuple(dict.fromkeys(str(address) for address in addresses if address))

    def fingerprint(self) -> tuple[object, ...]:
        """Return a value that changes whenever occurrences may; takes a few looks at the file system."""
        try:
            listed = self._home.calendars_file.stat().st_mtime_ns
        except OSError:
            return ()
        from tltimer.calendars.sources import original_state

        sources = self.sources()
        return (listed, *((source.name, original_state(source), self._cache(source).key("")) for source in sources))

    def _months(self, source: Source, names: list[str], zone: tzinfo, read: bool) -> dict[str, list[dict[str, Any]]]:
        cache = self._cache(source)
        months = {name: cache.month(name) for name in names}
        if read:
            from tltimer.calendars.cache import is_due_again
            from tltimer.calendars.sources import original_state

            now = self._clock.now()
            changed = not source.asked and cache.about().get("taken") != original_state(source)
            key = cache.key(str(zone))
            old = [
                name for name in names if changed or months[name].get("key") != key or is_due_again(months[name], now)
            ]
            if changed or (old and key):
                months |= self._read(source, cache, old, str(zone), take=changed)[1]
        return {name: months[name].get("rows", []) for name in names}

    def _add(
        self,
        name: str,
        kind: str,
        place: str,
        shown: str,
        account: Account | None,
        zone: tzinfo,
        role: str,
        in_file: bool,
    ) -> AddedCalendar:
        from tltimer.calendars.messages import reason
        from tltimer.calendars.refresh import read
        from tltimer.calendars.sources import Source, fit_name, fit_role
        from tltimer.calendars.status import AddedCalendar, state_of

        name, now = fit_name(name), self._clock.now()
        source = Source(name, kind, place, shown, now.isoformat(), role=fit_role(role))
        self._listing.refuse_taken(name)
        cache = self._cache(source)
        cache.clear()
        about = read(source, account, cache, [source.added[:7]], str(zone), True, now, self._limit)[0]
        lost = about.get("failure")
        if lost:
            cache.clear()
            why = reason(lost["code"], lost["detail"])
            raise Refused(_("{place} cannot be added: {reason}.").format(place=shown, reason=why) + _hint(account))
        try:
            source = self._listing.add(source, account, in_file)
        except Refused:
            cache.clear()
            raise
        state = state_of(source, cache)
        secrets = self._home.secrets_file if source.secret.startswith("file:") else None
        return AddedCalendar(source, state.events, tuple(about.get("addresses", ())), state.problems, secrets)

    def _read(
        self,
        source: Source,
        cache: CalendarCache,
        names: list[str],
        zone: str,
        take: bool = True,
        unlock: bool = False,
    ) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
        """Read a source and months of it; return what is then known of it, and the months that were read."""
        from tltimer.calendars.refresh import keyring_noted, read

        account = None
        if take and source.remote:
            from tltimer.calendars.secret_store import Locked, NoKeyring

            # The keyring is asked only where a server is.
            try:
                account = self._listing.account(source, unlock)
            except (Locked, NoKeyring) as problem:
                return keyring_noted(cache, problem.code, self._clock.now()), {}
        return read(source, account, cache, names, zone, take, self._clock.now(), self._limit)

    def _is_due(self, source: Source, about: dict[str, Any]) -> bool:
        from tltimer.calendars.cache import instant
        from tltimer.calendars.refresh import APART, JITTER
        from tltimer.calendars.sources import original_state

        if not source.asked:
            return bool(about.get("taken") != original_state(source))

        due, now = instant(about.get("due")), self._clock.now()
        # A time far ahead was set by a clock that has been put right since.
        return due is None or due <= now or due - now > APART + timedelta(seconds=JITTER)

    def _cache(self, source: Source) -> CalendarCache:
        from tltimer.calendars.cache import CalendarCache

        return CalendarCache(self._home, source)


def _hint(account: Account | None) -> str:
    from tltimer.calendars.hints import hint

    text = hint(account.address) if account else ""
    return f" {text}" if text else ""
