"""The user's calendars: added, refreshed, and read into occurrences."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from tltimer.calendars.shelf import Shelf, write_private
from tltimer.calendars.sources import Source, dump, load, original_state, shown_location
from tltimer.clock import Clock
from tltimer.home import Home, make_private
from tltimer.language import _
from tltimer.refusal import Refused

if TYPE_CHECKING:
    from tltimer.calendars.states import Added, State
    from tltimer.meetings.occurrences import Occurrence


class Calendars:
    """The calendars of one home.

    Making one costs nothing, and asking it costs nothing either while no calendar was added. Several processes can
    work on one home at once: all files are replaced whole, and what is in the cache says what it was made from.
    """

    def __init__(self, home: Home, clock: Clock, limit: float = 20.0) -> None:
        self._home = home
        self._clock = clock
        self._limit = limit

    def sources(self) -> tuple[Source, ...]:
        """Give the calendars in the order in which they were added; none if their file is damaged."""
        try:
            return load(self._home.calendars_file)
        except ValueError:
            return ()

    def complaints(self) -> tuple[str, ...]:
        """Say what is wrong with the list of calendars itself, as sentences."""
        try:
            load(self._home.calendars_file)
        except ValueError:
            return (self._damaged(),)
        return ()

    def add(self, name: str, location: str, zone: tzinfo) -> "Added":
        """Add a calendar and read it at once.

        Args:
            name: what the user calls it.
            location: an address (http, https, webcal), an .ics file or a folder of them.
            zone: the user's zone.

        Raises:
            Refused: the name is taken, or there is no calendar at that place.
        """
        from tltimer.calendars.complaints import reason
        from tltimer.calendars.places import fit_name, kind_and_place
        from tltimer.calendars.states import Added, state_of

        name = fit_name(name)
        kind, location = kind_and_place(location)
        added = self._clock.now().isoformat()
        source = Source(name, kind, location, shown_location(kind, location), added)
        self._refuse_taken(name, self._listed())
        shelf = self._shelf(source)
        shelf.clear()
        about = self._read(source, shelf, [added[:7]], zone)[0]
        lost = about.get("failure")
        if lost:
            shelf.clear()
            why = reason(lost["code"], lost["detail"])
            raise Refused(_("{place} cannot be added: {reason}.").format(place=source.shown, reason=why))
        with self._locked():
            listed = self._listed()
            self._refuse_taken(name, listed)
            self._save((*listed, source))
        state = state_of(source, shelf)
        return Added(source, state.events, tuple(about.get("addresses", ())), state.complaints)

    def remove(self, name: str) -> None:
        """Forget a calendar and what was kept of it; the calendar itself is not touched.

        Raises:
            Refused: there is none of that name.
        """
        with self._locked():
            listed = self._listed()
            source = self._named(name, listed)
            self._save(tuple(other for other in listed if other != source))
        self._shelf(source).clear()

    def refresh(self, names: Iterable[str] | None = None, force: bool = False) -> "tuple[State, ...]":
        """Read anew what is due: files that changed, and addresses last asked a quarter of an hour ago or more.

        A failed, empty or senseless answer leaves the last good copy as it is. May take 20 seconds a calendar.

        Args:
            names: the calendars to look at; None for all.
            force: ask even if it is not due.

        Raises:
            Refused: there is no calendar of one of the names.
        """
        listed = self.sources()
        chosen = listed if names is None else tuple(self._named(name, listed) for name in names)
        for source in chosen:
            shelf = self._shelf(source)
            if force or self._is_due(source, shelf.about()):
                self._read(source, shelf, [], UTC)
        return self.states()

    def states(self) -> "tuple[State, ...]":
        """Tell of every calendar how current it is and what is wrong with it."""
        from tltimer.calendars.states import state_of

        return tuple(state_of(source, self._shelf(source)) for source in self.sources())

    def occurrences(self, start: datetime, end: datetime, zone: tzinfo, read: bool = True) -> "tuple[Occurrence, ...]":
        """Give what lies in [start, end) with at least a part, of all calendars, in order of time.

        Months whose calendar changed are read anew in a child process, which takes a moment; else it is a matter of
        a few small files. Addresses are never asked here, see ``refresh``.

        Args:
            start: the first instant.
            end: the instant after the last.
            zone: the user's zone, in which whole days and times without a zone are meant.
            read: False to take what is in the cache, be it old, and never wait: for threads that must not.
        """
        sources = self.sources()
        if not sources or end <= start:
            return ()
        from tltimer.calendars.rows import occurrence_of, rows_between

        found: list[Occurrence] = []
        for source in sources:
            months = self._months(source, _months_of(start, end), zone, read)
            found += [occurrence_of(row, source.name) for row in rows_between(months, start, end)]
        found.sort(key=lambda occurrence: (occurrence.start, occurrence.end, occurrence.title))
        return tuple(found)

    def known(self, start: datetime, end: datetime, zone: tzinfo) -> "list[tuple[str, datetime, list[Occurrence]]]":
        """Give what begins in [start, end) by calendar: its name, as of when its copy is, and the occurrences.

        Nothing is read anew: a calendar whose months were not read since its copy changed is left out.
        """
        from tltimer.calendars.rows import occurrence_of, rows_between
        from tltimer.calendars.states import instant

        found = []
        for source in self.sources():
            shelf = self._shelf(source)
            months = {name: shelf.month(name) for name in _months_of(start, end)}
            as_of, key = instant(shelf.about().get("read_at")), shelf.key(str(zone))
            if as_of is None or key is None or any(month.get("key") != key for month in months.values()):
                continue
            rows = rows_between({name: month["rows"] for name, month in months.items()}, start, end)
            occurrences = [occurrence_of(row, source.name) for row in rows]
            found.append((source.name, as_of, [one for one in occurrences if start <= one.start]))
        return found

    def fingerprint(self) -> tuple[object, ...]:
        """Give what changes whenever occurrences may; a few looks at the file system."""
        try:
            listed = self._home.calendars_file.stat().st_mtime_ns
        except OSError:
            return ()
        sources = self.sources()
        return (listed, *((source.name, original_state(source), self._shelf(source).key("")) for source in sources))

    def _months(self, source: Source, names: list[str], zone: tzinfo, read: bool) -> dict[str, list[dict[str, Any]]]:
        shelf = self._shelf(source)
        months = {name: shelf.month(name) for name in names}
        if read:
            changed = source.kind != "url" and shelf.about().get("taken") != original_state(source)
            key = shelf.key(str(zone))
            old = [name for name in names if changed or months[name].get("key") != key]
            if changed or (old and key):
                months |= self._read(source, shelf, old, zone, take=changed)[1]
        return {name: months[name].get("rows", []) for name in names}

    def _read(
        self, source: Source, shelf: Shelf, names: list[str], zone: tzinfo, take: bool = True
    ) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
        """Have a source and months of it read; gives what is then known of it, and the months that were read."""
        from tltimer.calendars.reading import read

        return read(source, shelf, names, zone, take, self._clock.now(), self._limit)

    def _is_due(self, source: Source, about: dict[str, Any]) -> bool:
        if source.kind != "url":
            return bool(about.get("taken") != original_state(source))
        from tltimer.calendars.reading import APART, JITTER
        from tltimer.calendars.states import instant

        due, now = instant(about.get("due")), self._clock.now()
        # A time far ahead was set by a clock that has been put right since.
        return due is None or due <= now or due - now > APART + timedelta(seconds=JITTER)

    def _shelf(self, source: Source) -> Shelf:
        return Shelf(self._home, source)

    def _listed(self) -> tuple[Source, ...]:
        """Give the calendars to those who are about to change the list, and must not lose what is in a damaged one."""
        try:
            return load(self._home.calendars_file)
        except ValueError:
            raise Refused(self._damaged()) from None

    def _damaged(self) -> str:
        text = _("The list of calendars, {file}, cannot be read; mend it, or move it away and add the calendars again.")
        return text.format(file=self._home.calendars_file)

    def _save(self, sources: tuple[Source, ...]) -> None:
        try:
            write_private(self._home.calendars_file, dump(sources), durable=True)
        except OSError as error:
            text = _("The list of calendars cannot be written: {reason}.")
            raise Refused(text.format(reason=error.strerror)) from None

    def _locked(self) -> Any:
        from filelock import FileLock

        make_private(self._home.calendars_file.parent)
        return FileLock(self._home.calendars_file.with_suffix(".lock"), mode=0o600)

    def _named(self, name: str, sources: tuple[Source, ...]) -> Source:
        for source in sources:
            if source.name.casefold() == name.strip().casefold():
                return source
        names = ", ".join(source.name for source in sources)
        if not names:
            raise Refused(_("There is no calendar “{name}”; none was added yet.").format(name=name))
        raise Refused(_("There is no calendar “{name}”; there are: {names}.").format(name=name, names=names))

    def _refuse_taken(self, name: str, sources: tuple[Source, ...]) -> None:
        if any(source.name.casefold() == name.casefold() for source in sources):
            raise Refused(_("There is a calendar “{name}” already; choose another name.").format(name=name))


def _months_of(start: datetime, end: datetime) -> list[str]:
    """Name the UTC months that [start, end) touches."""
    first, last = start.astimezone(UTC), end.astimezone(UTC) - timedelta(microseconds=1)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    places = (first.year * 12 + first.month - 1 + step for step in range(count))
    return [f"{place // 12:04d}-{place % 12 + 1:02d}" for place in places]
