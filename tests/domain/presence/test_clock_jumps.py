from datetime import timedelta

import pytest

from tests.drawing import at
from tltimer.domain.presence.clock_jumps import ClockJump, ClockReading, jump_between


def readings(wall_s: float, steady_s: float, boot_s: float | None) -> tuple[ClockReading, ClockReading]:
    boots = (None, None) if boot_s is None else (9000.0, 9000.0 + boot_s)
    return (
        ClockReading(at("12:00"), 500.0, boots[0]),
        ClockReading(at("12:00") + timedelta(seconds=wall_s), 500.0 + steady_s, boots[1]),
    )


@pytest.mark.parametrize(
    ("wall", "steady", "boot", "jump"),
    [
        (60, 60.2, 60.2, ClockJump()),
        (3600, 60, 3600, ClockJump(suspended_s=3540)),
        (3660, 60, 60, ClockJump(set_s=3600)),
        (-3540, 60, 60, ClockJump(set_s=-3600)),
        (90, 90, 90, ClockJump(frozen_s=30)),
        (7200, 90, 3600, ClockJump(suspended_s=3510, set_s=3600, frozen_s=30)),
        (63, 60, 60, ClockJump()),
        (3660, 60, None, ClockJump(set_s=3600)),
        (90, 90, None, ClockJump(frozen_s=30)),
    ],
    ids=[
        "time passed",
        "suspended",
        "set forward",
        "set back",
        "frozen",
        "all at once",
        "set right a little",
        "no clock counts sleep, so none is claimed",
        "frozen, without a clock that counts sleep",
    ],
)
def test_three_clocks_tell_it_apart(wall: float, steady: float, boot: float | None, jump: ClockJump):
    assert jump_between(*readings(wall, steady, boot), due_s=60) == jump
