from pathlib import Path

from tltimer.gui.background.day_end import DayEnd
from tltimer.services.bootstrap import open_program
from tltimer.services.hooks import RunningState


class Record:
    """Records the states in which days ended."""

    def __init__(self) -> None:
        self.ended: list[RunningState] = []

    def day_ended(self, before: RunningState) -> None:
        self.ended.append(before)


def test_the_end_of_a_day_is_told_once_with_what_ran(tmp_path: Path, qapp: object) -> None:
    record = Record()
    day_end = DayEnd(lambda: record)

    def look(now: str) -> None:
        program = open_program(str(tmp_path), "UTC", {"TLTIMER_NOW": now})
        day_end.look(program.reports.status(), program.reports.rules())

    open_program(str(tmp_path), "UTC", {"TLTIMER_NOW": "2026-11-17T20:00:00Z"}).tracker.switch("coding", person="Ana")
    look("2026-11-17T20:00:00Z")
    look("2026-11-18T03:59:00Z")
    assert record.ended == []
    look("2026-11-18T04:00:00Z")
    look("2026-11-18T04:01:00Z")
    assert [(state.mode, state.person, state.coding) for state in record.ended] == [("coding", "Ana", True)]
    look("2026-11-19T04:00:00Z")
    assert record.ended[-1] == RunningState(), "nothing ran"
