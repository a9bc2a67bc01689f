"""This device's name, under which it writes; a copied home on another machine gets another name."""

import json
import os
import sys
from pathlib import Path

from tltimer.journal.ids import DIGITS
from tltimer.storage.atomic import Batch, read_bytes


def machine_id() -> str:
    """Ask the system for what tells this machine from others; its host name where it has nothing better."""
    try:
        if sys.platform == "win32":
            import winreg

            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        if sys.platform == "darwin":
            import subprocess

            told = subprocess.run(
                ["/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice"], capture_output=True, text=True, timeout=5
            ).stdout
            return told.split('"IOPlatformUUID" = "')[1].partition('"')[0]
        return Path("/etc/machine-id").read_text("ascii").strip() or host_name()
    except (OSError, ValueError, IndexError):
        return host_name()


def host_name() -> str:
    """Give the name of this machine in its network."""
    if hasattr(os, "uname"):
        return os.uname().nodename
    return os.environ.get("COMPUTERNAME", "")


def slug(name: str) -> str:
    """Reduce a host name to what any file system takes as a folder's name."""
    host = name.partition(".")[0].lower()
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in host)
    return "-".join(part for part in kept.split("-") if part)[:20].rstrip("-") or "device"


class Device:
    """The name of this device, kept in a file beside the journal.

    Args:
        file: where the name is kept.
        machine: what tells this machine from others; None asks the system.
    """

    def __init__(self, file: Path, machine: str | None = None) -> None:
        self._file = file
        self._machine = machine
        self._mark: str | None = None

    def name(self) -> str | None:
        """Give the name; None before the first write, and in a home copied from another machine."""
        try:
            raw = read_bytes(self._file)
            known = None if raw is None else json.loads(raw)
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(known, dict) or known.get("machine") != self._marked():
            return None
        name = known.get("name")
        return name if isinstance(name, str) and _is_name(name) else None

    def settle(self, temporary: Path) -> str:
        """Give the name, made and kept if there is none.

        Raises:
            OSError: it cannot be kept.
        """
        name = self.name()
        if name is None:
            name = slug(host_name()) + "-" + "".join(DIGITS[byte % 32] for byte in os.urandom(4))
            kept = json.dumps({"name": name, "machine": self._marked()}).encode()
            with Batch(temporary) as batch:
                batch.put(self._file, lambda: kept)
                batch.commit()
        return name

    def _marked(self) -> str:
        """The machine's id itself is nobody's business: only its hash is kept."""
        if self._mark is None:
            try:
                from _blake2 import blake2b  # hashlib gives the same, and loads OpenSSL at every start
            except ImportError:
                from hashlib import blake2b
            machine = machine_id() if self._machine is None else self._machine
            self._mark = blake2b(machine.encode("utf-8", "replace"), digest_size=32).hexdigest()
        return self._mark


def _is_name(name: str) -> bool:
    return 0 < len(name) <= 40 and all(part and part.isascii() and part.isalnum() for part in name.split("-"))
