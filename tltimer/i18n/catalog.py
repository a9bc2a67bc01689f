"""The words of one language, looked up in a compiled catalog as gettext has them, and not read before they are needed.

number of texts   places of the originals, in the order of their bytes   places of the translations   the texts
"""

from __future__ import annotations

from gettext import NullTranslations
from struct import unpack_from

LITTLE, BIG = 0x950412DE, 0xDE120495


class Catalog(NullTranslations):
    """Translates by searching the sorted table: a command says some dozen texts of more than a thousand.

    Args:
        raw: the content of a ``.mo`` file, in UTF-8.

    Raises:
        ValueError: it is none.
    """

    def __init__(self, raw: bytes) -> None:
        super().__init__()
        if len(raw) < 28:
            raise ValueError("too short for a catalog")
        self._order = {LITTLE: "<", BIG: ">"}.get(unpack_from("<I", raw)[0])
        if self._order is None:
            raise ValueError("no catalog")
        self._raw = raw
        self._count, self._originals, self._translations = unpack_from(f"{self._order}3I", raw, 8)
        self._known: dict[str, tuple[str, ...]] = {}

    def gettext(self, message: str) -> str:
        """Return the translation, or the text itself where there is none."""
        return self._forms(message)[0] if message else ""

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation for this context, or the text itself where there is none."""
        key = f"{context}\4{message}"
        forms = self._forms(key)
        return message if forms == (key,) else forms[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation for this count."""
        forms = self._forms(msgid1)
        if forms == (msgid1,):
            return super().ngettext(msgid1, msgid2, n)
        form = self._form_of(n)
        return forms[form] if form < len(forms) else forms[0]

    def _forms(self, message: str) -> tuple[str, ...]:
        forms = self._known.get(message)
        if forms is None:
            forms = self._known[message] = self._search(message.encode("utf-8", "surrogatepass")) or (message,)
        return forms

    def _search(self, wanted: bytes) -> tuple[str, ...] | None:
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            original = self._text(self._originals, middle).partition(b"\0")[0]
            if original == wanted:
                translation = self._text(self._translations, middle).decode()
                return tuple(translation.split("\0")) if translation else None
            if original < wanted:
                low = middle + 1
            else:
                high = middle
        return None

    def _text(self, table: int, at: int) -> bytes:
        length, offset = unpack_from(f"{self._order}2I", self._raw, table + 8 * at)
        return self._raw[offset : offset + length]

    def _form_of(self, count: int) -> int:
        """Return the index of the plural form for a count, by the rule in the catalog's header (compiled once)."""
        if "" not in self._known:
            self._known[""] = self._search(b"") or ("",)
            heading = "".join(self._known[""])
            rule = heading.partition("plural=")[2].partition(";")[0].partition("\n")[0].strip()
            from gettext import c2py

            self._rule = c2py(rule or "n != 1")
        return int(self._rule(count))
