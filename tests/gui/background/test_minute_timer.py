from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from tltimer.clock import Clock
from tltimer.gui.background.minute_timer import MinuteTimer

BEGIN = datetime(2026, 11, 16, 9, 0, 20, tzinfo=UTC)


def test_it_waits_for_the_next_full_minute(qtbot: QtBot) -> None:
    assert MinuteTimer(Clock(BEGIN, 1.0, lambda: 0.0)).wait() == 40_000
    assert MinuteTimer(Clock(BEGIN.replace(second=0), 1.0, lambda: 0.0)).wait() == 60_000


def test_a_fast_clock_ticks_ten_times_a_second_at_most(qtbot: QtBot) -> None:
    assert MinuteTimer(Clock(BEGIN, 10.0, lambda: 0.0)).wait() == 4_000
    assert MinuteTimer(Clock(BEGIN, 3600.0, lambda: 0.0)).wait() == 100


def test_a_frozen_clock_ticks_like_the_real_one(qtbot: QtBot) -> None:
    assert MinuteTimer(Clock(BEGIN, 0.0)).wait() == 40_000


def test_it_ticks_and_ticks_on(qtbot: QtBot) -> None:
    timer = MinuteTimer(Clock(BEGIN, 3600.0))
    timer.start()
    for _time in range(2):
        with qtbot.waitSignal(timer.minute):
            pass
