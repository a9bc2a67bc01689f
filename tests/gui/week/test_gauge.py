"""The gauge of the week: the name of the target stands where the share leaves room."""

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from tltimer.gui.week.gauge import DOT, Gauge, free_part
from tltimer.gui.widgets.theme import Theme


@pytest.mark.parametrize(
    ("share", "left", "right"),
    [
        (None, 300, 500),
        ((100, 100), 300, 500),
        ((700, 720), 300, 500),
        ((310, 310), 310 + DOT, 500),
        ((290, 400), 400 + DOT, 500),
        ((450, 600), 300, 450 - DOT),
        ((200, 700), 300, 300),
    ],
    ids=["no share", "below", "above", "at its beginning", "over its first half", "over its end", "over all of it"],
)
def test_the_name_of_the_target_stands_beside_the_share(
    share: tuple[float, float] | None, left: float, right: float
) -> None:
    free = free_part(QRectF(300, 0, 200, 16), share)
    assert free.width() == right - left
    assert free.width() == 0 or free.left() == left


def test_with_a_large_font_the_target_is_as_high_as_its_name_and_the_figures_have_their_room(qtbot: QtBot) -> None:
    gauge = Gauge(Theme("light"))
    qtbot.addWidget(gauge)
    font = gauge.font()
    usual = gauge.sizeHint().height()
    font.setPointSizeF(font.pointSizeF() * 2)
    gauge.setFont(font)
    large = gauge.sizeHint().height()
    font.setPointSizeF(font.pointSizeF() * 2)
    gauge.setFont(font)
    assert gauge.sizeHint().height() - large > large - usual, "both lines of text grow, not only the lower one"
