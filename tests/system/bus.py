"""A private bus, and programs on it that the tests speak to line by line."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CONFIGURATION = """\
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  {services}
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

INSTALLED = "<standard_session_servicedirs/>"
"""The services that are installed here, for the configuration of a bus that starts them."""


@contextmanager
def private_bus(environ: Mapping[str, str] | None = None, services: str = "") -> Iterator[str]:
    """Return the address of a private bus.

    Args:
        environ: the environment of the programs that it starts; None for the present one.
        services: where the services are that it starts, as elements of its configuration. By default it starts none,
            so that a portal or a keyring that is installed here answers no test.
    """
    if shutil.which("dbus-daemon") is None:
        pytest.skip("no bus without dbus-daemon; 'make test' installs it where it can")
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as configuration:
        configuration.write(CONFIGURATION.format(services=services))
        configuration.flush()
        daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={configuration.name}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environ,
        )
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().decode().strip()
        finally:
            daemon.terminate()
            daemon.wait()
            daemon.stdout.close()


class Fake:
    """A service in a process of its own; it prints what it is asked as lines of JSON, and reads orders."""

    def __init__(self, program: Path, bus: str, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, program, bus, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.heard() == {"said": "ready"}

    def heard(self) -> dict[str, Any]:
        """Wait for what it says next."""
        assert self._process.stdout is not None
        said: dict[str, Any] = json.loads(self._process.stdout.readline())
        return said

    def order(self, line: str) -> None:
        """Have something done, and wait until it was."""
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        assert self.heard() == {"said": "done"}

    def stop(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.terminate()
        self._process.wait()
        self._process.stdout.close()
