"""The list of the user's calendars, changed under a lock; what is secret of them lies elsewhere."""

from typing import TYPE_CHECKING

from tltimer.calendars.sources import Source, dump, load
from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _
from tltimer.paths import Home
from tltimer.storage.atomic import write_text
from tltimer.storage.lock import FileLock

if TYPE_CHECKING:
    from tltimer.calendars.accounts import Account
    from tltimer.calendars.secret_store import Secrets


class CalendarRegistry:
    """The calendars of one home, by name. Making it opens nothing."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._file = home.calendars_file
        self._lock = FileLock(self._file.with_suffix(".lock"))

    def sources(self) -> tuple[Source, ...]:
        """Give the calendars in the order in which they were added; none if their file is damaged."""
        try:
            return load(self._file)
        except ValueError:
            return ()

    def whole(self) -> tuple[Source, ...]:
        """Give the calendars to those who are about to change the list, and must not lose what is in a damaged one.

        Raises:
            Refused: its file is damaged.
        """
        try:
            return load(self._file)
        except ValueError:
            raise Refused(self.damage()) from None

    def problems(self) -> tuple[str, ...]:
        """Say what is wrong with the list itself, as sentences."""
        try:
            load(self._file)
        except ValueError:
            return (self.damage(),)
        return ()

    def damage(self) -> str:
        """Say that the file is damaged."""
        text = _("The list of calendars, {file}, cannot be read; mend it, or move it away and add the calendars again.")
        return text.format(file=self._file)

    def named(self, name: str, sources: tuple[Source, ...] | None = None) -> Source:
        """Give the calendar of a name, in any case of letters.

        Raises:
            Refused: there is none.
        """
        sources = self.whole() if sources is None else sources
        for source in sources:
            if source.name.casefold() == name.strip().casefold():
                return source
        names = ", ".join(source.name for source in sources)
        if not names:
            raise Refused(_("There is no calendar “{name}”; none was added yet.").format(name=name))
        raise Refused(_("There is no calendar “{name}”; there are: {names}.").format(name=name, names=names))

    def refuse_taken(self, name: str) -> None:
        """See to it that a name is free.

        Raises:
            Refused: it is not, or the list is damaged.
        """
        if any(source.name.casefold() == name.casefold() for source in self.whole()):
            raise Refused(_("There is a calendar “{name}” already; choose another name.").format(name=name))

    def add(self, source: Source, account: "Account | None") -> Source:
        """Put a calendar at the end of the list, its account among the secrets; gives it as it is then.

        Raises:
            Refused: its name is taken, or it cannot be written.
        """
        with self._lock.held():
            self.refuse_taken(source.name)
            if account is not None:
                source = _with_secret(source, self._secrets().keep(account.as_secret()))
            self._save((*self.whole(), source))
        return source

    def remove(self, name: str) -> Source:
        """Take a calendar off the list, and what was secret of it; gives it as it was.

        Raises:
            Refused: there is none, or it cannot be written.
        """
        with self._lock.held():
            listed = self.whole()
            source = self.named(name, listed)
            self._save(tuple(other for other in listed if other != source))
            if source.secret:
                self._secrets().forget(source.secret)
        return source

    def account(self, source: Source) -> "Account | None":
        """Give the address of a calendar on a server, and its user and password; None if they cannot be had."""
        from tltimer.calendars.accounts import Account, account_from

        if not source.remote:
            return None
        if not source.secret:
            return Account(source.location)
        return account_from(self._secrets().read(source.secret))

    def hide_secrets(self) -> None:
        """Move the addresses that an older version kept in the list itself to where secrets are.

        Raises:
            Refused: they cannot be written there; the list stays as it was.
        """
        from tltimer.calendars.accounts import Account

        if not any(map(_open, self.sources())):
            return
        with self._lock.held():
            secrets = self._secrets()

            def hidden(source: Source) -> Source:
                return _with_secret(source, secrets.keep(Account(source.location).as_secret()))

            self._save(tuple(hidden(source) if _open(source) else source for source in self.whole()))

    def _secrets(self) -> "Secrets":
        from tltimer.calendars.secret_store import Secrets

        return Secrets(self._home)

    def _save(self, sources: tuple[Source, ...]) -> None:
        try:
            write_text(self._file, dump(sources))
        except OSError as error:
            text = _("The list of calendars cannot be written: {reason}.")
            raise Refused(text.format(reason=reason_of(error))) from None


def _open(source: Source) -> bool:
    return source.remote and not source.secret


def _with_secret(source: Source, secret: str) -> Source:
    return Source(source.name, source.kind, "", source.shown, source.added, secret, source.role)
