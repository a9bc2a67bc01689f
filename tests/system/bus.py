"""A private bus, and services on it that the tests speak to line by line."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.system.line_process import LineProcess

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


class Fake(LineProcess):
    """A service on the bus; it prints its calls, and says when it has carried out an order."""

    def __init__(self, program: Path, bus: str, *arguments: str) -> None:
        super().__init__(program, bus, *arguments, ready={"said": "ready"})

    def order(self, line: str) -> None:
        """Send an order, and wait until it is carried out."""
        super().order(line)
        assert self.heard() == {"said": "done"}

    def answer(self, line: str) -> dict[str, Any]:
        """Send an order, and return what it makes it say."""
        super().order(line)
        answer = self.heard()
        assert self.heard() == {"said": "done"}
        return answer
