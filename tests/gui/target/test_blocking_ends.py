"""An app that ends while a block is being made."""

import threading
from datetime import UTC, datetime
from typing import Any, cast

import shiboken6
from pytestqt.qtbot import QtBot

from tltimer.domain.timeline.spans import Span
from tltimer.errors import Refused
from tltimer.gui.controllers.time_blocks import TimeBlocksController
from tltimer.services.bootstrap import Program


class Slow:
    """A program that refuses once it is told to."""

    def __init__(self) -> None:
        self.released = threading.Event()

    def apart(self) -> Any:
        self.released.wait(30)
        raise Refused("too late")


def test_the_app_may_end_while_a_block_is_made(qtbot: QtBot) -> None:
    slow = Slow()
    blocking = TimeBlocksController(cast(Program, slow))
    span = Span(datetime(2026, 11, 16, 9, tzinfo=UTC), datetime(2026, 11, 16, 10, tzinfo=UTC))
    blocking.begin(span, cast(Any, None))
    (thread,) = (thread for thread in threading.enumerate() if thread.name == "block")
    shiboken6.delete(blocking)
    slow.released.set()
    thread.join(30)  # what is raised in a thread is a warning, and so fails
