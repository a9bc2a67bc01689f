from datetime import UTC, datetime, timedelta

from tltimer.domain.timeline.modes_and_kinds import ModeList, shipped_modes
from tltimer.domain.timeline.switches import Switch
from tltimer.wording.status import ahead_words

START = datetime(2026, 11, 17, 15, tzinfo=UTC)


def ahead(count: int) -> str:
    switches = [Switch(id=f"s{n}", at=START + timedelta(hours=n), mode="coding") for n in range(count)]
    return ahead_words(switches, ModeList(shipped_modes()), UTC)


def test_a_few_switches_ahead_are_named_and_many_counted() -> None:
    assert ahead(1) == "1 switch is in the future and does not count: Coding at 2026-11-17 15:00 (s0)."
    assert ahead(3).endswith("(s2).")
    assert ahead(5).startswith("5 switches are in the future") and ahead(5).endswith("(s2) ….")
