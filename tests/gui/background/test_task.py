"""Slow tasks in threads."""

import threading
from time import sleep

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tltimer.errors import Refused
from tltimer.gui.background.task import BackgroundTask


def test_the_result_arrives_in_the_main_thread(qtbot: QtBot) -> None:
    threads = []
    task = BackgroundTask(lambda: threading.current_thread().name)
    task.done.connect(lambda _result: threads.append(threading.current_thread()))
    with qtbot.waitSignal(task.done) as done:
        task.start()
    assert done.args == ["task"]
    assert threads == [threading.main_thread()]


def test_a_refusal_tells_why(qtbot: QtBot) -> None:
    def refuse() -> None:
        raise Refused("The server is not responding.")

    task = BackgroundTask(refuse)
    with qtbot.waitSignal(task.refused) as refused:
        task.start()
    assert refused.args == ["The server is not responding."]


@pytest.mark.parametrize("delay", [0.0, 0.0001, 0.0003])
def test_an_owner_may_be_deleted_while_its_tasks_end(qtbot: QtBot, delay: float) -> None:
    outcomes: list[object] = []
    for _attempt in range(100):
        owner, begin = QObject(), threading.Event()
        for _number in range(4):
            task = BackgroundTask(begin.wait, owner)
            task.done.connect(outcomes.append)
            task.start()
        begin.set()
        sleep(delay)
        delete(owner)
    qtbot.waitUntil(lambda: not any(thread.name == "task" for thread in threading.enumerate()))
    QCoreApplication.processEvents()
    assert outcomes == []
