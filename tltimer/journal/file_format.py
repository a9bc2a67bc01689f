"""The content of a journal file: tables of numbered entries, checked entry by entry. Reading them takes no TinyDB."""

from __future__ import annotations

import json
import math
from collections.abc import Callable

from tltimer.domain.timeline.documents import Document
from tltimer.i18n.translate import _
from tltimer.journal.schema import SWITCHES, bare_switches, check_json
from tltimer.storage.reading import MEGABYTE, read_regular
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path
    from typing import Any

LARGEST = 6 * MEGABYTE
"""The most bytes of a file of another device: read, they take up to sixteen times as much, and may take 100 MB."""

MOST_VALUES = 100_000
"""The most objects and lists of a file of another device. A year has some ten thousand documents."""

DIGITS = 18
"""The most digits of an integer; nothing here counts further."""

MOST_FAULTS = 5
"""The most faults of a file that are told one by one: a file can have thousands, and every command tells them."""

Tables = dict[str, dict[str, "Any"]]
"""A TinyDB file: by the name of a table, by the number of an entry."""

Check = Callable[[str, object], Document]
"""Returns an entry of the named table as a whole document, or raises ValueError with what is wrong."""


class Damaged(Exception):  # noqa: N818 - a state of a file, which its reader answers
    """The content of a file is not a journal; the text says what is wrong."""


class FileReading(Value):
    """The documents of a file, its other entries, and what is wrong with each of those."""

    documents: Tables
    others: Tables
    faults: tuple[str, ...]


def read_tables(path: Path, check: Check, largest: int | None = None) -> FileReading | None:
    """Read a journal file and separate its documents from other entries; None where there is no file.

    Raises:
        Damaged: the content is not a journal.
        OSError: the file cannot be opened, or is not a regular file of at most ``largest`` bytes.
    """
    raw = read_regular(path, largest)
    # Each value takes a byte at least.
    if raw is not None and largest is not None and len(raw) > MOST_VALUES < raw.count(b"{") + raw.count(b"["):
        raise Damaged(_("it contains more than {count} values").format(count=MOST_VALUES))
    return None if raw is None else sort_out(raw, check)


def parse_tables(raw: bytes) -> Tables:
    """Return the tables of a TinyDB file.

    Raises:
        Damaged: the bytes are not JSON, or not tables of numbered entries.
    """
    return _parsed(raw)[0]


def _parsed(raw: bytes) -> tuple[Tables, bool]:
    """Return the tables, and whether some entry may hold a number or a text that no document may hold."""
    odd = False

    def read_integer(text: str) -> float:
        nonlocal odd
        odd = odd or len(text) > DIGITS
        # Python refuses to read thousands of digits, and with them the whole file.
        return int(text) if len(text) < 4000 else math.copysign(math.inf, -1 if text[0] == "-" else 1)

    def read_float(text: str) -> float:
        nonlocal odd
        number = float(text)
        odd = odd or not math.isfinite(number)
        return number

    try:
        tables = json.loads(raw, parse_constant=read_float, parse_float=read_float, parse_int=read_integer)
    except json.JSONDecodeError as error:
        words = _("it is not valid JSON (line {line}, column {column})") if raw.strip() else _("it is empty")
        raise Damaged(words.format(line=error.lineno, column=error.colno)) from error
    except UnicodeDecodeError as error:
        raise Damaged(_("it is not UTF-8 text")) from error
    except RecursionError as error:
        raise Damaged(_("it is nested too deeply")) from error
    if not isinstance(tables, dict) or not all(isinstance(entries, dict) for entries in tables.values()):
        raise Damaged(_("it does not have the structure of a journal file"))
    # Half a surrogate pair is an escape, or three bytes that begin so; those of Hangul do, too.
    return tables, odd or b"\xed" in raw or (b"\\" in raw and b"\\ud" in raw.lower())


def _may_nest(raw: bytes, tables: Tables) -> bool:
    """Return whether some entry may hold a list or an object."""
    flat = 1 + len(tables) + sum(map(len, tables.values()))
    return b"[" in raw or raw.count(b"{") > flat


def serialise(tables: Tables) -> bytes:
    """Return tables as JSON with one document a line, so that people and synchronisers see what changed."""
    try:
        return _serialised(tables).encode()
    except ValueError:  # half a surrogate pair, or an infinite number: what others wrote is kept as it is
        return json.dumps(tables).encode()


def _serialised(tables: Tables) -> str:
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    blocks = []
    for name, entries in tables.items():
        lines = ",\n".join(f"{encode(key)}: {encode(entry)}" for key, entry in entries.items())
        blocks.append(f"{encode(name)}: {{\n{lines}\n}}")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def sort_out(raw: bytes, check: Check) -> FileReading:
    """Separate the documents of a journal file from its other entries.

    Raises:
        Damaged: the content is not a journal.
    """
    tables, odd = _parsed(raw)
    bare = {} if odd else bare_switches(tables.get(SWITCHES, {}))
    if len(bare) < sum(map(len, tables.values())):  # bare switches hold no more than texts
        odd = odd or _may_nest(raw, tables)
    documents: Tables = {}
    other_tables: Tables = {}
    faults = []
    for name, entries in tables.items():
        are_numbered = _are_numbers(entries)
        checked = bare if name == SWITCHES and are_numbered else {}
        if len(checked) == len(entries):
            documents[name] = checked
            continue
        documents[name] = {}
        for key, entry in entries.items():
            if key in checked:
                documents[name][key] = checked[key]
                continue
            try:
                if not (are_numbered or _are_numbers((key,))):
                    raise ValueError(_("the key '{key}' is not a number").format(key=key[:40]))
                if odd:  # walking through every value takes longer than parsing them
                    check_json(entry)
                documents[name][key] = check(name, entry)
            except ValueError as fault:
                other_tables.setdefault(name, {})[key] = entry
                faults.append(str(fault))
    return FileReading(documents, other_tables, tuple(faults))


def _are_numbers(keys: Collection[str]) -> bool:
    """Return whether all keys of a table are numbers: a file has thousands, and is seen at once."""
    digits = "".join(keys)
    lengths = set(map(len, keys))
    return digits.isascii() and digits.isdigit() and 0 not in lengths and max(lengths) <= DIGITS
