from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.drawing import meeting
from tltimer.gui.widgets.day_strip import paint_planned
from tltimer.gui.widgets.painting import SMALL, scaled
from tltimer.gui.widgets.theme import Theme


def test_a_title_is_cut_only_where_its_box_is_narrower(qapp: QApplication) -> None:
    look, font = Theme("light"), scaled(qapp.font(), SMALL)
    wide = QFontMetricsF(font).horizontalAdvance("Planning")

    def title_in(width: float) -> QImage:
        image = QImage(300, 20, QImage.Format.Format_RGB32)
        image.fill(look.palette.card)
        painter = QPainter(image)
        paint_planned(painter, [(QRectF(0, 0, width, 20), meeting("9:00", "10:00", "Planning"))], look, font)
        painter.end()
        return image.copy(4, 3, int(wide) - 4, 14)

    whole = title_in(wide + 100)
    assert title_in(wide + 6) == whole
    assert title_in(wide + 3) != whole


def test_the_tails_of_letters_stand_free_of_the_line_of_a_low_box(qapp: QApplication) -> None:
    look, font = Theme("light"), scaled(qapp.font(), SMALL)
    box = QRectF(0, 0, 100, QFontMetricsF(qapp.font()).height() * 0.95)
    low, high = (QImage(100, 20, QImage.Format.Format_RGB32) for _picture in "lh")
    for image, title in ((low, "ggg"), (high, "nnn")):
        image.fill(look.palette.card)
        painter = QPainter(image)
        paint_planned(painter, [(box, meeting("9:00", "10:00", title))], look, font)
        painter.end()
    differing = [y for y in range(20) if any(low.pixelColor(x, y) != high.pixelColor(x, y) for x in range(100))]
    assert max(differing) < box.bottom() - 2
