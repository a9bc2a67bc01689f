"""The small gauge of the evening: where its mark is, and what is shaded."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tltimer.domain.balance.target import Target
from tltimer.gui.popups.share_gauge import ShareGauge
from tltimer.gui.widgets.theme import Theme

LOOK = Theme("light")


def colours(qtbot: QtBot, share: float, target: Target) -> list[QColor]:
    """The colours along the middle of a gauge that is 200 pixels wide."""
    gauge = ShareGauge(LOOK)
    qtbot.addWidget(gauge)
    gauge.show_share((share, share), target, "")
    gauge.resize(200, 20)
    image = gauge.grab().toImage()
    return [image.pixelColor(across, image.height() // 2) for across in range(image.width())]


@pytest.mark.parametrize(("share", "middle"), [(0.0, 2), (0.45, 90), (1.0, 198)])
def test_the_mark_stands_over_its_share_and_stays_inside(share: float, middle: int, qtbot: QtBot) -> None:
    result = colours(qtbot, share, Target(0.3, 0.5, True))
    mark = [across for across, colour in enumerate(result) if colour == QColor(LOOK.palette.link)]
    whole = [across for across in mark if across not in (60, 99)]  # the edges of the target
    assert sum(whole) / len(whole) == pytest.approx(middle, abs=1)


def test_a_range_that_nobody_chose_is_not_shaded(qtbot: QtBot) -> None:
    assert colours(qtbot, 0.1, Target(0.3, 0.5, True))[80] == QColor(LOOK.palette.target)
    assert colours(qtbot, 0.1, Target(0.3, 0.5, False))[80] != QColor(LOOK.palette.target)
