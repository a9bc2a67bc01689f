"""The offer to keep free time free, for one plan or the other."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.samples import BERLIN, TUESDAY, at
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.spans import Span
from tltimer.gui.week.keep_free import KeepFree

SPAN = Span(at(TUESDAY, "9:30"), at(TUESDAY, "11:30"))


@pytest.mark.parametrize(
    ("first", "second", "words"), [(Plan.CODING, Plan.LEADING, "leading"), (Plan.LEADING, Plan.CODING, "coding")]
)
def test_the_button_blocks_for_the_first_plan_and_the_menu_for_the_other(
    qtbot: QtBot, first: Plan, second: Plan, words: str
) -> None:
    keep_free = KeepFree()
    qtbot.addWidget(keep_free)
    keep_free.show_offer(SPAN, first, BERLIN)
    with qtbot.waitSignal(keep_free.block_wanted) as wanted:
        keep_free.main.click()
    assert wanted.args == [SPAN, first]
    assert keep_free.other.text().endswith(f"for {words}")
    with qtbot.waitSignal(keep_free.block_wanted) as wanted:
        keep_free.other.trigger()
    assert wanted.args == [SPAN, second]
