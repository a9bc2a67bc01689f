"""Maps the names of another program to modes, kinds of work and people."""

from __future__ import annotations

from collections.abc import Callable

from tltimer.domain.timeline.names import folded
from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.values import Value
from tltimer.wording.sanitize import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tltimer.domain.timeline.modes_and_kinds import KindList, ModeList
    from tltimer.exchange.entries import ImportedEntry

ALIKE = {"1on1": "1:1", "one on one": "1:1", "1-1": "1:1", "1-on-1": "1:1"}

Known = Callable[[str], str | None]


class NameMeaning(Value):
    """An entry in our words; ``new`` says that its mode is not in the list."""

    mode: str
    person: str | None
    kind: str | None
    note: str | None
    new: bool = False


class NameMapping:
    """Maps names to modes and kinds whose key or label reads alike, in any case, also in the plural.

    Args:
        modes: the modes that there are.
        kinds: the kinds that there are.
        person: gives the name of who is meant, None for nobody of the 1:1 list.
        stated: by name, the key of the mode that the user says it is.
        otherwise: the mode of names that nobody knows; None: they stay, and count as leading.
    """

    def __init__(
        self,
        modes: ModeList,
        kinds: KindList,
        person: Known,
        stated: Mapping[str, str] | None = None,
        otherwise: str | None = None,
    ) -> None:
        self._modes = {folded(name): mode.key for mode in modes for name in (mode.label, mode.key)}
        self._modes |= {name: key for name, key in ALIKE.items() if key in modes}
        self._modes |= {OFF: OFF, UNKNOWN: UNKNOWN}
        self._stated = {folded(name): key for name, key in (stated or {}).items()}
        self._kinds = {folded(name): kind.key for kind in kinds for name in (kind.label, kind.key)}
        self._person = person
        self._otherwise = otherwise
        self._list = modes

    def meaning(self, entry: ImportedEntry) -> NameMeaning:
        """Return the mode, kind and person that an entry maps to.

        The first of its names that is a mode gives the mode, one that is a kind the kind, one that is a person of the
        1:1 list, in a mode that meets, the person. All others stay in the note.
        """
        names = list(dict.fromkeys(name for name in map(plain, entry.names) for name in self._parted(name) if name))
        mode, new = entry.mode, False
        if not mode:
            at = next((at for at, name in enumerate(names) if folded(name) in self._stated), None)
            if at is None:
                at = next((at for at, name in enumerate(names) if self._mode(name)), None)
            if at is not None:
                name = names.pop(at)
                mode = self._stated.get(folded(name)) or self._mode(name)
            elif self._otherwise:
                mode = self._otherwise
            else:
                mode, new = (names.pop(0), True) if names else (UNKNOWN, False)
        assert mode is not None
        new = new or (mode not in self._list and mode not in (OFF, UNKNOWN))
        kind = entry.kind
        if kind is None:
            kind = next((mapped for name in names if (mapped := self._kinds.get(folded(name)))), None)
            names = [name for name in names if kind is None or self._kinds.get(folded(name)) != kind]
        note, person = plain(entry.note) if not entry.mode else entry.note, entry.person
        if person is None and not entry.mode and self._list.meets(mode):
            person = next((mapped for name in (*names, note) if name and (mapped := self._person(name))), None)
            names = [name for name in names if person is None or self._person(name) != person]
            note = "" if person is not None and self._person(note) == person else note
        words = ": ".join(part for part in (", ".join(names), note) if part)
        return NameMeaning(mode, person or None, kind or None, words or None, new)

    def _parted(self, name: str) -> list[str]:
        """Split ``acme:coding``, an account of accounts, where a part of it is a mode."""
        parts = [part.strip() for part in name.split(":")]
        is_whole_name = self._mode(name) or folded(name) in self._stated
        return [name] if is_whole_name or not any(self._mode(part) for part in parts) else parts

    def _mode(self, name: str) -> str | None:
        wanted = folded(name)
        return self._modes.get(wanted) or (self._modes.get(wanted[:-1]) if wanted.endswith("s") else None)
