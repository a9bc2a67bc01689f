"""This device's name, under which it writes, and the ids that it gives.

A copied home becomes another device, a moved one stays the same.

    device.json      name, a hash of the machine, the home's place, and the instance: where this device was last
    instance.json    the instance and the name once more, for a home of which the other file was damaged or copied alone

A home is a copy if the machine is known to be another one, or if the place that it names holds the same instance still.

Ids ascend on a device, whatever its clock does: one that stands still or is set back only makes the number run ahead.

    1k8wz3f2h-m4q7
    |         |
    |         the end of the device's name
    milliseconds since 1970 at least, in digits that sort as text
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.storage.reading import read_bytes
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from tltimer.storage.atomic import Disk


def machine_id() -> str | None:
    """Return the id of this machine; None where the system has none."""
    try:
        if sys.platform == "win32":
            import winreg

            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        if sys.platform == "darwin":
            import subprocess

            answer = subprocess.run(
                ["/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice"], capture_output=True, text=True, timeout=5
            ).stdout
            return answer.split('"IOPlatformUUID" = "')[1].partition('"')[0]
        return Path("/etc/machine-id").read_bytes().decode("ascii").strip() or None
    except (OSError, ValueError, IndexError):
        return None


def host_name() -> str:
    """Return the name of this machine in its network."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def slug(name: str) -> str:
    """Reduce a host name to a name of a folder on any file system."""
    host = name.partition(".")[0].lower()
    letters = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in host)
    return "-".join(part for part in letters.split("-") if part)[:20].rstrip("-") or "device"


ID_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
ID_WIDTH = 9
END_OF_IDS = 32**ID_WIDTH
"""The first number too great for an identifier, in the year 3084."""

ID_LEAD = 400 * 24 * 3600 * 1000
"""The greatest lead over the clock at which another device's id is followed: greater ones would use up all numbers."""

FIELDS = ("name", "instance", "machine", "place")


class _Record(Value):
    """The content of the two files; a field that a file lacks is empty."""

    name: str
    instance: str
    machine: str = ""
    place: str = ""


class Device:
    """The name of this device, in files beside the journal.

    Args:
        file: ``device.json``.
        machine: the id of this machine; None asks the system.
    """

    def __init__(self, file: Path, machine: str | None = None) -> None:
        self._file = file
        self._instance_file = file.with_name("instance.json")
        self._machine = machine
        self._mark: str | None = None

    def name(self) -> str | None:
        """Return the name; None before the first write, and in a copied home."""
        try:
            record = self._known()
        except (OSError, Refused):
            return None
        return record.name if record is not None else None

    def settle(self, temporary: Path, disk: Disk | None = None) -> str:
        """Return the name, made and kept if there is none. The lock must be held.

        Raises:
            OSError: it cannot be read or kept.
            Refused: its files are damaged.
        """
        from tltimer.storage.atomic import DISK, Batch

        known = self._known()
        if known is None:
            name = slug(host_name()) + "-" + "".join(ID_DIGITS[byte % 32] for byte in os.urandom(4))
            known = _Record(name, os.urandom(8).hex())
        record = _Record(known.name, known.instance, self._marked() or known.machine, self._place())
        wanted = {
            self._file: {name: getattr(record, name) for name in FIELDS},
            self._instance_file: {"name": record.name, "instance": record.instance},
        }
        with Batch(temporary, disk or DISK) as batch:
            for file, content in wanted.items():
                raw = json.dumps(content).encode()
                if read_bytes(file) != raw:
                    batch.put(file, lambda raw=raw: raw)  # type: ignore[misc]
            batch.commit()
        return record.name

    def _known(self) -> _Record | None:
        """Return the record of this device; None if it is a new one.

        Raises:
            OSError: a file cannot be read.
            Refused: the files are damaged.
        """
        files = (self._file, self._instance_file)
        device, instance = (_record_in(read_bytes(file)) for file in files)
        if device is None and instance is None:
            if any(file.exists() for file in files):
                text = _(
                    "{file} and {other} are damaged or missing. Restore one of them, or delete both to "
                    "continue as a new device."
                )
                raise Refused(text.format(file=self._file, other=self._instance_file.name))
            return None
        if device is None or (instance is not None and instance.instance != device.instance):
            return instance
        machine = self._marked()
        if machine and device.machine and machine != device.machine:
            return None
        return None if self._is_copy(device) else device

    def _is_copy(self, device: _Record) -> bool:
        """Return whether the home is in another place than before, and still in the former one, too."""
        former = Path(device.place) / self._instance_file.name
        if not device.place or device.place == self._place():
            return False
        try:
            record = _record_in(read_bytes(former))
            # The folders are compared: of a copy with hard links the files are the same.
            same_instance = record is not None and record.instance == device.instance
            return same_instance and not former.parent.samefile(self._instance_file.parent)
        except OSError:
            return False

    def _place(self) -> str:
        return os.path.realpath(self._file.parent)

    def _marked(self) -> str:
        """Return a hash of the machine's id, which itself is not stored; "" where it is not known."""
        if self._mark is None:
            machine = machine_id() if self._machine is None else self._machine
            if not machine:
                return ""
            try:
                from _blake2 import blake2b  # hashlib has the same, and loads OpenSSL at every start
            except ImportError:
                from hashlib import blake2b
            self._mark = blake2b(machine.encode("utf-8", "replace"), digest_size=32).hexdigest()
        return self._mark


def _record_in(raw: bytes | None) -> _Record | None:
    try:
        content: Any = json.loads(raw or b"null")
        texts = {name: content.get(name, "") for name in FIELDS}
        is_valid = all(isinstance(text, str) for text in texts.values()) and _is_name(texts["name"])
    except (ValueError, AttributeError, RecursionError):
        return None
    return _Record(**texts) if is_valid else None


def _is_name(name: str) -> bool:
    return 0 < len(name) <= 40 and all(part and part.isascii() and part.isalnum() for part in name.split("-"))


def identifier(number: int, suffix: str) -> str:
    """Return a number and the suffix of a device as an identifier."""
    digits = []
    for _place in range(ID_WIDTH):
        number, digit = divmod(number, 32)
        digits.append(ID_DIGITS[digit])
    return "".join(reversed(digits)) + "-" + suffix


def number_of(text: str) -> int | None:
    """Return the number of an identifier of this form, None for any other text."""
    head, dash, _suffix = text.partition("-")
    if len(head) != ID_WIDTH or not dash or any(digit not in ID_DIGITS for digit in head):
        return None
    number = 0
    for digit in head:
        number = number * 32 + ID_DIGITS.index(digit)
    return number


class IdSource:
    """Makes identifiers, each greater than all before.

    Args:
        last: the number of the one given last.
        milliseconds: the time now, since 1970.
        suffix: the mark of this device.
    """

    def __init__(self, last: int, milliseconds: int, suffix: str) -> None:
        self.last = last
        self._milliseconds = milliseconds
        self._suffix = suffix

    def following(self, others: Iterable[str] = ()) -> str | None:
        """Return the next identifier, greater also than these others; None where there can be none."""
        others = tuple(others)
        numbers = [number for number in map(number_of, others) if number is not None]
        number = max(self.last + 1, self._milliseconds, *(present + 1 for present in numbers))
        text = identifier(number, self._suffix)
        ahead = number > max(self.last + 1, self._milliseconds + ID_LEAD)
        if number >= END_OF_IDS or ahead or any(text <= other for other in others):
            return None
        self.last = number
        return text
