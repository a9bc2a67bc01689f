"""The list of the user's calendars, changed under a lock; their secrets are stored elsewhere."""

from __future__ import annotations

from tltimer.calendars.sources import dump, fit_role, load
from tltimer.domain.timeline.names import folded
from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _
from tltimer.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from tltimer.calendars.accounts import Account
    from tltimer.calendars.secret_store import Secrets
    from tltimer.calendars.sources import Source
    from tltimer.paths import Home


class CalendarRegistry:
    """The calendars of one home, by name. Making it opens nothing.

    ``waiting`` is called when the keyring waits for the user, who has to be told.

    Args:
        home: the home with the list.
        timeout: seconds to wait for another process that writes it; None for the default.
    """

    def __init__(self, home: Home, timeout: float | None = None) -> None:
        self._home = home
        self.waiting: Callable[[], None] = lambda: None
        self._file = home.calendars_file
        self._timeout_s = timeout

    def sources(self) -> tuple[Source, ...]:
        """Return the calendars in the order in which they were added; none if their file is damaged."""
        try:
            return load(self._file)
        except ValueError:
            return ()

    def whole(self) -> tuple[Source, ...]:
        """Return the calendars for a change of the list, which must not lose the content of a damaged file.

        Raises:
            Refused: its file is damaged.
        """
        try:
            return load(self._file)
        except ValueError:
            raise Refused(self.damage()) from None

    def problems(self) -> tuple[str, ...]:
        """Return the problems of the list itself, as sentences."""
        try:
            load(self._file)
        except ValueError:
            return (self.damage(),)
        return ()

    def damage(self) -> str:
        """Word that the file is damaged."""
        text = _(
            "The list of calendars, {file}, cannot be read. Repair it, or move it elsewhere and add the "
            "calendars again."
        )
        return text.format(file=self._file)

    def named(self, name: str, sources: tuple[Source, ...] | None = None) -> Source:
        """Return the calendar of a name, in any case of letters.

        Raises:
            Refused: there is none.
        """
        sources = self.whole() if sources is None else sources
        for source in sources:
            if folded(source.name) == folded(name):
                return source
        names = ", ".join(source.name for source in sources)
        if not names:
            raise Refused(
                _(
                    "'{name}' is not one of your calendars. To add a calendar: tltimer calendar add NAME "
                    "URL|FILE|FOLDER"
                ).format(name=name)
            )
        raise Refused(
            _("'{name}' is not one of your calendars. Use one of these: {names}.").format(name=name, names=names)
        )

    def refuse_taken(self, name: str) -> None:
        """Refuse a name that is taken.

        Raises:
            Refused: it is not, or the list is damaged.
        """
        if any(folded(source.name) == folded(name) for source in self.whole()):
            raise Refused(_("A calendar named '{name}' already exists. Choose another name.").format(name=name))

    def add(self, source: Source, account: Account | None, in_file: bool = False) -> Source:
        """Put a calendar at the end of the list, its account among the secrets; return it as it is then.

        Raises:
            Refused: its name is taken, or it cannot be written.
        """
        with self._locked():
            self.refuse_taken(source.name)
            if account is not None:
                secret = self._secrets().keep(account.as_secret(), source.name, in_file)
                source = replace(source, location="", secret=secret)
            self._save((*self.whole(), source))
        return source

    def remove(self, name: str) -> Source:
        """Remove a calendar from the list, and its secrets; return it as it was.

        Raises:
            Refused: there is none, or it cannot be written.
        """
        with self._locked():
            listed = self.whole()
            source = self.named(name, listed)
            self._save(tuple(other for other in listed if other != source))
            if source.secret:
                self._secrets().forget(source.secret)
        return source

    def account(self, source: Source, unlock: bool = False) -> Account | None:
        """Return the address of a calendar on a server, and its user and password; None if they are lost.

        Args:
            source: the calendar.
            unlock: whether the user waits, and may be asked to unlock the keyring.

        Raises:
            Locked: the keyring is, and stays so.
            NoKeyring: there is none here.
        """
        from tltimer.calendars.accounts import account_from

        return account_from(self._secrets().read(source.secret, unlock)) if source.remote else None

    def set_role(self, name: str, role: str) -> Source:
        """Change the role of a calendar; return the changed one.

        Raises:
            Refused: there is none of that name, no such role, or it cannot be written.
        """
        with self._locked():
            listed = self.whole()
            old = self.named(name, listed)
            new = replace(old, role=fit_role(role))
            self._save(tuple(new if source == old else source for source in listed))
        return new

    def _secrets(self) -> Secrets:
        from tltimer.calendars.secret_store import Secrets

        return Secrets(self._home, self.waiting)

    def _locked(self) -> AbstractContextManager[None]:
        """Hold the lock of those who change the list; who reads it needs none."""
        from tltimer.storage.lock import TIMEOUT, FileLock

        timeout_s = TIMEOUT if self._timeout_s is None else self._timeout_s
        return FileLock(self._file.with_suffix(".lock"), timeout_s).held()

    def _save(self, sources: tuple[Source, ...]) -> None:
        from tltimer.storage.atomic import write_text

        try:
            write_text(self._file, dump(sources))
        except OSError as error:
            text = _("The list of calendars cannot be written: {reason}.")
            raise Refused(text.format(reason=reason_of(error))) from None
