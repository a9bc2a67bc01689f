import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from tltimer.gui.process.own_icon import SIZES, own_icon, painted
from tltimer.resources import shipped


def shipped_picture(size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(shipped("icons", "tltimer.svg"))).render(painter)
    painter.end()
    return image


@pytest.mark.parametrize("size", [32, 128])
def test_windows_wear_the_icon_that_the_menu_entry_shows(size: int) -> None:
    ours, shown = painted(size), shipped_picture(size)
    off = [
        max(abs(one - other) for one, other in zip(mine.getRgb(), theirs.getRgb(), strict=True))
        for mine, theirs in ((ours.pixelColor(x, y), shown.pixelColor(x, y)) for x in range(size) for y in range(size))
    ]
    assert sum(off) / len(off) < 1
    assert shown.pixelColor(size // 2, size // 12).alpha() == 255


def test_windows_have_it_at_every_size(qtbot: QtBot) -> None:
    assert sorted(size.width() for size in own_icon().availableSizes()) == list(SIZES)
