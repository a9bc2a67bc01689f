"""Signals of the system that ask for the end."""

import signal
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tltimer.gui.process.shutdown import SIGNALS, Shutdown


@pytest.fixture
def shutdown(qtbot: QtBot) -> Iterator[Shutdown]:
    handlers = {number: signal.getsignal(number) for number in signal.Signals if number.name in SIGNALS}
    made = Shutdown()
    yield made
    made.close()
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_asks_for_the_end(shutdown: Shutdown, qtbot: QtBot, name: str) -> None:
    with qtbot.waitSignal(shutdown.requested):
        signal.raise_signal(signal.Signals[name])
